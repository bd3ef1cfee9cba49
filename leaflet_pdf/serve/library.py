"""The folder of leaflets as the server knows it: an index that is made anew where files have changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from datetime import date
from math import inf
from pathlib import Path
from time import monotonic

from leaflet_pdf.release.library import Need
from leaflet_pdf.serve.jobs.entries import Entry, entries, failed
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.workers.errors import DeadlineError, DiedError, ProgramError
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
        self._looked = -inf
        self._changes = 0
        self._looking: asyncio.Task[None] | None = None

    def forget(self) -> None:
        """Look at the folder again before the next answer: something in it was changed."""
        self._looked = -inf
        self._changes += 1

    async def entries(self) -> list[Entry]:
        """Return all leaflets as they are now: what needs attention comes first. Raises JobError."""
        while monotonic() - self._looked >= _EVERY:
            if self._looking is None:
                self._looking = asyncio.create_task(self._look())
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
            changes, today = self._changes, date.today()
            due = await asyncio.to_thread(self._due, today)
            self._day = today
            self._entries = {path: known for path, known in self._entries.items() if path in due}
            again = [path for path, is_due in due.items() if is_due]
            await asyncio.gather(*(self._read(share, today) for share in _shares(again)))
            if changes == self._changes:
                self._looked = monotonic()
        finally:
            self._looking = None

    def _due(self, today: date) -> dict[Path, bool]:
        """Return each leaflet's file, and whether it must be read again."""
        found: dict[Path, bool] = {}
        for path in yaml_files(self.folder):
            known = self._entries.get(path)
            if known is not None and today == self._day and _state(known[0].files) == known[1]:
                found[path] = False
            elif path.resolve().is_relative_to(self.folder) and is_leaflet(path):
                found[path] = True
        return found

    async def _read(self, paths: tuple[Path, ...], today: date) -> None:
        """Read some files. One that the program fails on is broken, and stops no other."""
        before = {path: _of(path) for path in paths}
        try:
            made = await self._pool.run(Priority.COUNTER, entries, paths, today)
        except (DiedError, DeadlineError, ProgramError):
            if len(paths) > 1:
                await asyncio.gather(*(self._read((path,), today) for path in paths))
                return
            made = (failed(paths[0]),)
        for entry in made:
            is_same = before[entry.source] == _of(entry.source)  # else it was saved while it was read
            self._entries[entry.source] = entry, _state(entry.files) if is_same else ()


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
