"""Leaflets that are new to a process that has set others before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import count
from statistics import median
from typing import Any

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import US, Program, Worker
from tests.benchmarks.table import head, in_turn, ratio, row

TURN = 5
"""How many leaflets each program sets before it is the next one's turn."""


def show(library: Library, programs: Sequence[Program], rounds: int) -> None:
    with ExitStack() as stack:
        acts: dict[Program, Callable[[], tuple[float, float, float]]] = {
            program: partial(turn, stack.enter_context(Worker(program, library)), count(0, TURN))
            for program in programs
        }
        in_turn(acts, 1)  # warms up
        found = in_turn(acts, rounds)
    cells = ("min ms", "median ms", "x ours", "min CPU ms", "x ours", "peak MB")
    head(f"Warm: a leaflet, of {TURN} new ones a turn ({library.kind})", *cells)
    our_times, our_cpu, _ = zip(*found[US], strict=True)
    for program, turns in found.items():
        times, cpu, peaks = zip(*turns, strict=True)
        spent = (f"{min(times):.2f}", f"{median(times):.2f}", ratio(times, our_times))
        row(program.told, *spent, f"{min(cpu):.2f}", ratio(cpu, our_cpu), f"{max(peaks):.0f}")


def turn(worker: Worker, numbers: Iterator[int]) -> Any:
    return worker.ask("turn", next(numbers), TURN)
