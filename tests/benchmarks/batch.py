"""Leaflets a second, from files to files, by one process and by two."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import CLEAN, US, Program, Worker
from tests.benchmarks.table import head, in_turn, ratio, row

SECONDS = 2.0
"""How long a peer goes on, if it has not made all the files before."""


class Way(NamedTuple):
    """Who makes the files, in how many processes, and whether they were made before."""

    program: Program
    jobs: int
    again: bool = False

    def __str__(self) -> str:
        processes = "1 process" if self.jobs == 1 else f"{self.jobs} processes"
        return f"{self.program.told}, {processes}{', from a warm cache' if self.again else ''}"


def show(library: Library, programs: Sequence[Program], many: int, rounds: int) -> None:
    """Show how many of so many leaflets are made in a second, the start of the processes included."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Worker(US, library) as worker:
            worker.ask("write", name, many)
        acts: dict[Way, Callable[[], float]] = {}
        for jobs in (1, 2):
            acts |= {Way(US, jobs, again): partial(ours, folder, jobs, many, again=again) for again in (False, True)}
            acts |= {
                Way(program, jobs): partial(theirs, program, library, folder, jobs)
                for program in programs
                if program is not US
            }
        found = in_turn(acts, rounds)
    head(f"Batch: leaflets a second, of {many:,} ({library.kind})", "max", "median", "x ours")
    for way, rates in found.items():
        row(str(way), f"{max(rates):.1f}", f"{median(rates):.1f}", ratio(rates, found[Way(US, way.jobs)]))
    print(f"(files to files, the start of processes included; a peer stops after {SECONDS:g} seconds)")


def ours(folder: Path, jobs: int, many: int, *, again: bool) -> float:
    """Return the leaflets a second of our command; what is built again is all in the cache."""
    out, cache = folder / "out", folder / "cache"
    rmtree(out, ignore_errors=True)
    if not again:
        rmtree(cache, ignore_errors=True)
    command = (sys.executable, "-m", "leaflet_pdf", "build", str(folder / "yaml"), "-o", str(out))
    begin = time.perf_counter()
    subprocess.run((*command, "--jobs", str(jobs), "--cache", str(cache), "-q"), env=CLEAN, check=True)
    return many / (time.perf_counter() - begin)


def theirs(program: Program, library: Library, folder: Path, jobs: int) -> float:
    """Return the leaflets a second of a peer, each of whose processes makes a share of the files."""
    out, sources = folder / "theirs", sorted(map(str, (folder / "json").iterdir()))
    rmtree(out, ignore_errors=True)
    out.mkdir()
    begin = time.perf_counter()
    workers = [Worker(program, library) for _ in range(jobs)]
    for number, worker in enumerate(workers):
        worker.tell("make", sources[number::jobs], str(out), SECONDS)
    made: int = sum(worker.answer() for worker in workers)
    took = time.perf_counter() - begin
    for worker in workers:
        worker.close()
    return made / took
