"""What a page costs in short and in long leaflets, each set by a new process that has set an ordinary one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import US, Program, Worker
from tests.benchmarks.table import head, in_turn, ratio, row

USUAL = 5
"""Pages of an ordinary leaflet, with which others are compared."""

ENOUGH = 50
"""Pages that are set at a time, so that short leaflets take long enough to be measured."""


@dataclass(frozen=True, slots=True)
class Long:
    """Leaflets of one length: the pages and bytes of one, its milliseconds, and the most memory held (MB)."""

    pages: int
    ms: float
    size: int
    peak: float

    @property
    def each(self) -> float:
        """Milliseconds a page."""
        return self.ms / self.pages


def show(library: Library, programs: Sequence[Program], lengths: Sequence[int], rounds: int, patience: float) -> None:
    """Show what leaflets of so many pages cost; a peer has no turn that would take more seconds."""
    usual = {program: one(program, library, USUAL).each for program in programs}
    acts: dict[tuple[int, Program], Callable[[], Long]] = {
        (length, program): partial(one, program, library, length)
        for length in lengths
        for program in programs
        if program is US or usual[program] * length < patience * 1000
    }
    found = in_turn(acts, rounds)
    cells = ("pages", "min ms/page", "median", f"x its {USUAL}", "x ours", "file KB", "peak MB")
    head(f"Pages: {library.kind}", *cells)
    for (length, program), runs in found.items():
        each = [long.each for long in runs]
        own = ratio(each, [long.each for long in found.get((USUAL, program), runs)])
        ours = ratio([long.ms for long in runs], [long.ms for long in found[length, US]])
        times = (f"{min(each):.2f}", f"{median(each):.2f}")
        size, peak = f"{runs[-1].size / 1024:,.1f}", f"{max(long.peak for long in runs):.0f}"
        row(program.told, f"{runs[-1].pages}", *times, own, ours, size, peak)
    for length in lengths:
        left = [program.told for program in programs if (length, program) not in found]
        if left:
            print(f"left out at {length} pages, since each would take over {patience:g} seconds: {', '.join(left)}")


def one(program: Program, library: Library, length: int) -> Long:
    with Worker(program, library) as worker:
        return Long(*worker.ask("long", length, max(1, ENOUGH // length)))
