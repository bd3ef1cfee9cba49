"""Make the PDF file of each leaflet, and again whenever its file, or one that it depends on, is saved.

It says which file changed, which findings are new or gone, and what became of it. Ctrl-C ends it.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import attrgetter
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.commands.build import add_files, items_of
from leaflet_pdf.cli.exit_status import EXIT_OK, UsageError, say, tell_finding
from leaflet_pdf.cli.leaflet_files import found
from leaflet_pdf.cli.print_arguments import PrintingError, ThemeError, printings
from leaflet_pdf.cli.progress import line
from leaflet_pdf.model.finding import count

if TYPE_CHECKING:
    from leaflet_pdf.batch import Done, Item
    from leaflet_pdf.model.finding import Finding

_EVERY = 0.05
"""Seconds between two looks at all files, and for which they must stay as they are: a save can take several steps."""


def options(parser: ArgumentParser) -> None:
    add_files(parser)


def run(asked: Namespace) -> int:
    watched = _Watched(asked)
    try:
        watched.look(())
        say(f"watching {count(len(watched.files), 'file')}; press Ctrl-C to stop")
        sys.stdout.flush()
        while True:
            watched.look(_changes(watched))
    except KeyboardInterrupt:
        return EXIT_OK


def _changes(watched: _Watched) -> set[Path]:
    """Return the files that changed, as soon as some have and no more do."""
    changed: set[Path] = set()
    while True:
        begin = time.perf_counter()
        more = watched.watch.changed()
        if changed and not more:
            return changed
        changed |= more
        time.sleep(max(_EVERY, 10 * (time.perf_counter() - begin)))


class _Watched:
    """What became of each leaflet when it was last built, and the files that it depends on."""

    def __init__(self, asked: Namespace) -> None:
        from leaflet_pdf.batch.snapshot import Watch

        self.watch = Watch()
        self.files: set[Path] = set()
        self._asked = asked
        self._plan: list[Item] = []
        self._planned_by: set[Path] = set()
        self._last: dict[Path, tuple[Item, Done, frozenset[Path]]] = {}

    def look(self, changed: Iterable[Path]) -> None:
        """Build what is new or depends on one of the files that changed, and tell what came of it."""
        changed = set(changed)
        if not self._plan or changed & self._planned_by:
            self._make_plan()
        for file in sorted(changed):
            say(f"{file} has changed")
        for source, items in groupby(self._plan, attrgetter("source")):
            due = [item for item in items if self._is_due(item, changed)]
            if due:
                self._build(source, due)
        self.files = {file for _, _, files in self._last.values() for file in files} | self._planned_by
        sys.stdout.flush()

    def _make_plan(self) -> None:
        """Find out what is to be built, of what; if a theme is wrong or a leaflet is missing, say so and leave it."""
        from leaflet_pdf.files.path_policy import recording

        with recording() as named:
            try:
                meant = found(self._asked.leaflets)
                self._plan = items_of(
                    meant, printings(self._asked), self._asked.output, date.today(), patient=self._asked.patient
                )
                named.update(dict.fromkeys(_folders(self._asked.leaflets, meant.leaflets), True))
            except (UsageError, PrintingError, ThemeError) as error:
                if not self._plan:
                    raise
                for line in str(error).split("\n"):
                    say(line, sys.stderr)
        self._planned_by |= set(named)
        self.watch.see(self._planned_by)

    def _is_due(self, item: Item, changed: set[Path]) -> bool:
        assert item.target
        last = self._last.get(item.target)
        return last is None or last[0] != item or not changed.isdisjoint(last[2])

    def _build(self, source: Path, items: list[Item]) -> None:
        from leaflet_pdf.batch.work import one_by_one
        from leaflet_pdf.files.path_policy import recording

        self.watch.see([source])
        with recording() as named:
            becoming = list(one_by_one(items))
        patients = {Path(item.patient) for item in items if isinstance(item.patient, str | PathLike)}
        files = frozenset({source, *named, *patients})
        self.watch.see(files)
        for done in becoming:
            assert done.item.target
            before = self._last.get(done.item.target)
            self._last[done.item.target] = done.item, done, files
            _tell(done, before[1] if before else None)


def _folders(names: Iterable[str], leaflets: Iterable[Path]) -> Iterator[Path]:
    """Yield the folders in which a new leaflet would be one of those that the names stand for."""
    for folder in (Path(name) for name in names or ["content"] if Path(name).is_dir()):
        yield folder
        yield from {path.parent for path in leaflets if path.is_relative_to(folder)}


def _tell(done: Done, before: Done | None) -> None:
    """Tell what became of a leaflet, and what is otherwise than it was before."""
    old = before.findings if before else ()
    for finding in _beyond(done.findings, old):
        tell_finding(finding, sys.stdout)
    for finding in _beyond(old, done.findings):
        say(f"resolved: {finding.message} [{finding.code}]")
    pages = f" (before: {before.pages})" if before and before.sha256 and before.pages != done.pages else ""
    say(f"{line(done)}{pages}")


def _beyond(findings: tuple[Finding, ...], others: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the findings that are not among the others; one that only moved with its lines is."""
    left = Counter((finding.code, finding.message) for finding in others)
    for finding in findings:
        if left[finding.code, finding.message]:
            left[finding.code, finding.message] -= 1
        else:
            yield finding
