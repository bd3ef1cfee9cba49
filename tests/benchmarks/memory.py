"""The most memory of one of our processes over many leaflets: it should not grow with them."""

from __future__ import annotations

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import US, Worker
from tests.benchmarks.table import head, row

FEW = 200


def show(libraries: tuple[Library, ...], many: int) -> None:
    few = min(FEW, many)
    head("Memory: one of our workers, over leaflets", "at", "MB", "at", "MB", "growth")
    workers = [Worker(US, library) for library in libraries]  # at the same time: time does not count
    for worker in workers:
        worker.tell("many", [few, many])
    for worker, library in zip(workers, libraries, strict=True):
        first, last = worker.answer()
        worker.close()
        row(library.kind, f"{few:,}", f"{first:.1f}", f"{many:,}", f"{last:.1f}", f"{last / first - 1:+.1%}")
