"""The folder of leaflets as the server knows it: an index that is made anew where files have changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic

from leaflet_pdf.release.library import Need
from leaflet_pdf.serve.jobs.entries import Entry, entries
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.workers.pool import Pool, Priority
from leaflet_pdf.sources.content_folder import is_leaflet, yaml_files

_EVERY = 0.5
"""Seconds between two looks at the folder."""

_SHARE = 16
"""How many files a worker is given at a time."""

_State = tuple[tuple[str, int, int], ...]


class Library:
    """The leaflets of a folder, by their ids. What leads out of the folder is not in it."""

    def __init__(self, folder: Path, pool: Pool) -> None:
        self.folder = folder
        self._pool = pool
        self._entries: dict[Path, tuple[Entry, _State]] = {}
        self._day = date.min
        self._looked = -_EVERY
        self._looking: asyncio.Task[None] | None = None

    async def entries(self) -> list[Entry]:
        """Return all leaflets as they are now: what needs attention comes first."""
        if self._looking is None and monotonic() - self._looked >= _EVERY:
            self._looking = asyncio.create_task(self._look())
        if self._looking is not None:
            await asyncio.shield(self._looking)
        needs = list(Need)
        found = (entry for entry, _ in self._entries.values())
        return sorted(found, key=lambda one: (needs.index(one.need), one.review_by or date.min, one.id))

    async def entry(self, id: str) -> Entry:
        """Return the leaflet with an id. Raises ProblemError if there is none, or if two files have it."""
        found = [entry for entry in await self.entries() if entry.id == id]
        if not found:
            raise ProblemError(404, "there is no leaflet with this id")
        if len(found) > 1:
            files = " and ".join(entry.source.relative_to(self.folder).as_posix() for entry in found)
            raise ProblemError(409, f"{files} have the same id: give each leaflet an id of its own")
        return found[0]

    def key(self, entry: Entry, more: tuple[object, ...]) -> object:
        """Return all that a leaflet's pages depend on: its files and themes as they are, the day, and what is given."""
        _, state = self._entries[entry.source]
        return state, _state(sorted(Path("content/themes").glob("*.yaml"))), self._day, more

    async def _look(self) -> None:
        """Look which files are new, changed or gone, and what those are now."""
        try:
            today = date.today()
            now = await asyncio.to_thread(self._states, today)
            self._day = today
            self._entries = {path: known for path, known in self._entries.items() if path in now}
            due = [path for path, state in now.items() if state is not None]
            for share in _shares(due):
                for entry in await self._pool.run(Priority.COUNTER, entries, share, today):
                    self._entries[entry.source] = entry, _state(entry.files)
        finally:
            self._looked = monotonic()
            self._looking = None

    def _states(self, today: date) -> dict[Path, bool | None]:
        """Return each leaflet's file, and True if it must be read again."""
        found: dict[Path, bool | None] = {}
        for path in yaml_files(self.folder):
            known = self._entries.get(path)
            if known is not None and today == self._day and _state(known[0].files) == known[1]:
                found[path] = None
            elif path.resolve().is_relative_to(self.folder) and is_leaflet(path):
                found[path] = True
        return found


def _shares(paths: list[Path]) -> Iterator[tuple[Path, ...]]:
    for first in range(0, len(paths), _SHARE):
        yield tuple(paths[first : first + _SHARE])


def _state(files: Iterable[Path]) -> _State:
    return tuple(_of(file) for file in files)


def _of(file: Path) -> tuple[str, int, int]:
    try:
        state = file.stat()
    except OSError:
        return file.as_posix(), -1, -1
    return file.as_posix(), state.st_mtime_ns, state.st_size
