"""Where our own time goes, stage by stage."""

from __future__ import annotations

from itertools import count
from statistics import median

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import US, Worker
from tests.benchmarks.table import head, in_turn, ratio, row
from tests.benchmarks.warm import TURN


def show(library: Library, rounds: int) -> None:
    numbers = count(0, 2 * TURN)
    with Worker(US, library) as worker:
        act = {"": lambda: worker.ask("stages", next(numbers), TURN)}
        in_turn(act, 1)  # warms up
        (found,) = in_turn(act, rounds).values()
    whole = [took["whole way"] for took in found]
    head(f"Our stages, warm ({library.kind})", "min ms", "median ms", "of whole")
    for name in found[0]:
        times = [took[name] for took in found]
        row(name, f"{min(times):.2f}", f"{median(times):.2f}", ratio(times, whole))
