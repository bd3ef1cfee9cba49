"""The most memory of one of our processes over many leaflets: it should not grow with them."""

from __future__ import annotations

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import US, Worker
from tests.benchmarks.table import head, row

FEW = 200


def show(libraries: tuple[Library, ...], many: int) -> None:
    few = min(FEW, many)
    head("Memory: one of our workers, over leaflets", "at", "MB", "at", "MB", "growth")
    for library in libraries:
        with Worker(US, library) as worker:
            first, last = worker.ask("many", [few, many])
        row(library.kind, f"{few:,}", f"{first:.1f}", f"{many:,}", f"{last:.1f}", f"{last / first - 1:+.1%}")
