"""The programs that are measured, each in processes of its own, so that none carries what another has imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.leaflets import Library

ROOT = Path(__file__).parents[2]
CLEAN = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
"""An environment as users have it: Python keeps what it has compiled."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program by its module, with what the table calls it, and its command for one leaflet if it has its own."""

    name: str
    told: str
    command: tuple[str, ...] = ()


class Worker:
    """A process in which one program sets the leaflets of a library (`serve.py`). Asked and answered in JSON."""

    def __init__(self, program: Program, library: Library) -> None:
        about = (program.name, library.kind, str(library.peers or ""))
        self._process = subprocess.Popen(
            (sys.executable, "-m", "tests.benchmarks.serve", *about),
            cwd=ROOT,
            env=CLEAN,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._process.communicate()

    def tell(self, task: str, *about: object) -> None:
        """Let it begin with a task."""
        assert self._process.stdin
        print(json.dumps([task, *about]), file=self._process.stdin, flush=True)

    def answer(self) -> Any:
        """Return what came of the task that it was told. Raises SystemExit if it failed; it has said why."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a program failed")
        return json.loads(line)

    def ask(self, task: str, *about: object) -> Any:
        self.tell(task, *about)
        return self.answer()


US = Program("leaflet_pdf", "leaflet_pdf")
ALIKE = Program("leaflet_pdf-alike", "leaflet_pdf, looking like the peers")
"""Our program, with their type and margins: in our own style the same words take more lines and pages."""


def installed(library: Library) -> tuple[Program, ...]:
    """Return our program, and those of the peers that run here."""
    if not library.peers:
        return (US,)
    with Worker(US, library) as worker:
        found = worker.ask("installed")
    return (US, *(Program(name, told, tuple(command)) for name, told, command in found))
