"""One leaflet by a new process: how long it takes, the most memory that it holds, and the file."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.cost import megabytes
from tests.benchmarks.leaflets import Library
from tests.benchmarks.programs import CLEAN, US, Program, Worker
from tests.benchmarks.table import head, in_turn, ratio, row

BARE = Program("python", "python -c pass")

EACH = 3
"""Turns that each has in a round, since they are short."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: milliseconds from its start to its end, of the processor, and the most memory (MB)."""

    ms: float
    cpu: float
    peak: float


def show(library: Library, programs: Sequence[Program], rounds: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Worker(US, library) as worker:
            worker.ask("write", name, 1)
        acts: dict[Program, Callable[[], Run]] = {
            program: partial(run, command(program, folder), library.peers) for program in (BARE, *programs)
        }
        in_turn(acts, 1)  # fills the system's cache of files
        found = in_turn(acts, rounds * EACH)
        sizes = {path.stem: path.stat().st_size for path in folder.glob("*.pdf")}
    head("Cold: a process that makes one file", "min ms", "median ms", "x ours", "min CPU ms", "peak MB", "file KB")
    ours = [run.ms for run in found[US]]
    for program, runs in found.items():
        times = [run.ms for run in runs]
        cpu, peak = f"{min(run.cpu for run in runs):.0f}", f"{max(run.peak for run in runs):.0f}"
        size = f"{sizes[program.name] / 1024:.1f}" if program.name in sizes else ""
        row(program.told, f"{min(times):.0f}", f"{median(times):.0f}", ratio(times, ours), cpu, peak, size)


def command(program: Program, folder: Path) -> tuple[str, ...]:
    """Return what makes a PDF, named for the program, of the first leaflet in a folder, run where the peers are."""
    source, target = folder / "json" / "0.json", folder / f"{program.name}.pdf"
    if program is BARE:
        return sys.executable, "-c", "pass"
    if program is US:
        (folder / "yaml" / "0.yaml").replace(target.with_suffix(".yaml"))
        return sys.executable, "-m", "leaflet_pdf", "build", str(target.with_suffix(".yaml")), "-q", "-o", str(folder)
    if program.command:
        return tuple(part.format(input=source, output=target) for part in program.command)
    return sys.executable, "cold.py", program.name, str(source), str(target)


def run(command: Sequence[str], folder: Path | None) -> Run:
    """Run a command. Its process begins with our memory, which is why we import nothing of what is measured."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=CLEAN, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {' '.join(command)}")
    return Run(took * 1000, (used.ru_utime + used.ru_stime) * 1000, megabytes(used))
