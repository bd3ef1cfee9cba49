"""Tells what becomes of leaflets while they are built: a line for each, how far it came, and a summary."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from leaflet_pdf.batch.item import vanished
from leaflet_pdf.cli.exit_status import say, tell_finding
from leaflet_pdf.files.disk import is_file
from leaflet_pdf.model.finding import count

if TYPE_CHECKING:
    from leaflet_pdf.batch.item import Done, Item

_SOON = 0.1
"""Seconds between two states of the progress line."""
_MANY = 16
"""So few PDF files need no counting, if all were built."""
_ERASED = "\r\x1b[K"


class Telling:
    """What was told of so many leaflets so far. Findings and progress go to standard error, answers to output."""

    def __init__(self, total: int, *, as_json: bool = False, quiet: bool = False) -> None:
        self.built = self.done = 0
        self._total = total
        self._json = as_json
        self._quiet = quiet or as_json
        self._missing: list[Path] = []
        self._written: list[Item] = []
        self._begin = self._painted = monotonic()
        self._on_terminal = total > 1 and not quiet and sys.stderr.isatty()
        if as_json:
            print("[", end="")

    def tell(self, done: Done) -> None:
        """Tell what became of a leaflet."""
        self.done += 1
        if done.sha256:
            self.built += 1
            self._written.append(done.item)
        else:
            self._missing.append(done.item.source)
        if self._json:
            answer = json.dumps(_answer(done), ensure_ascii=False, indent=2)
            print("," if self.done > 1 else "", answer, sep="\n", end="")
        else:
            self._say(done)
        self._show_progress()

    def _say(self, done: Done) -> None:
        if done.findings or not self._quiet:
            self._erase_progress()
        for finding in done.findings:
            tell_finding(finding, sys.stderr)
        if not self._quiet:
            say(line(done))

    def end(self, others: Sequence[Path] = (), *, stopped: bool = False) -> None:
        """Tell how far it came, what has gone since it was written, and which files of the folders are no leaflets."""
        self._erase_progress()
        if self._json:
            print("\n]")
        for item in self._written:
            if item.target and not is_file(item.target):
                self.built -= 1
                self._missing.append(item.source)
                for finding in vanished(item).findings:
                    tell_finding(finding, sys.stderr)
        if stopped:
            say(f"stopped: {self.built} of {count(self._total, 'PDF file')} written, each of them complete", sys.stderr)
        if not self._quiet and self._total > 1:
            for line in self._summary(others):
                say(line)

    def _summary(self, others: Sequence[Path]) -> Iterator[str]:
        seconds = monotonic() - self._begin
        files = count(self._total, "PDF file")
        if self._missing or self._total > _MANY:
            yield f"{self.built} of {files} built in {_time(seconds)}, {self.done / seconds:.0f} a second"
        if self._missing:
            yield f"not built: {', '.join(map(str, self._missing))}"
        if others:
            yield f"not leaflets, skipped: {', '.join(map(str, others))}"

    def _show_progress(self) -> None:
        now = monotonic()
        if not self._on_terminal or now - self._painted < _SOON:
            return
        self._painted = now
        rate = self.done / (now - self._begin)
        left = _time((self._total - self.done) / rate)
        wrong = f", {len(self._missing)} not built" if self._missing else ""
        state = f"{self.done} of {self._total}, {rate:.0f} a second, {left} left{wrong}"
        print(f"{_ERASED}{state}", end="", file=sys.stderr, flush=True)

    def _erase_progress(self) -> None:
        if self._on_terminal:
            print(_ERASED, end="", file=sys.stderr, flush=True)


def line(done: Done) -> str:
    """Return one line about what became of a leaflet."""
    found = count(len(done.findings), "finding") if done.findings else "no findings"
    if not done.sha256:
        return f"{done.item.source}: not built, {found}"
    reused = ", unchanged" if done.reused else ""
    return f"{done.item.target}: {count(done.pages, 'page')}, {done.size / 1024:.0f} KB, {found}{reused}"


def _answer(done: Done) -> dict[str, Any]:
    from leaflet_pdf.review.reports.json import as_json

    item = done.item
    return {
        "source": item.source.as_posix(),
        "pdf": item.target.as_posix() if done.sha256 and item.target else None,
        "status": done.status,
        "pages": done.pages,
        "bytes": done.size,
        "sha256": done.sha256,
        "seconds": round(done.seconds, 4),
        "unchanged": done.reused,
        "findings": list(map(as_json, done.findings)),
    }


def _time(seconds: float) -> str:
    """Return a length of time as people say it: "0.4 s", "12 s", "3 min 5 s", "2 h 10 min"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
