"""What runs in a worker: one job after the other, from a pipe, until the pipe ends."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from leaflet_pdf.serve.workers.errors import JobError, ProgramError, place_of

READY = "ready"


class Answer(NamedTuple):
    """What came of a job: its value, or why it was not done; and how many MB the process takes."""

    value: Any
    error: JobError | None
    memory: float


def work(*, warm: bool) -> None:
    """Do what comes in by the standard input, and answer by the standard output, where nothing else is written."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _keep_no_core()
    if warm:
        _warm()
    _tell(answers, READY)
    while True:
        try:
            task, given = pickle.load(jobs)
        except EOFError:
            return
        _tell(answers, _answer(task, given))


def _tell(answers: Any, value: object) -> None:
    pickle.dump(value, answers)
    answers.flush()


def _answer(task: Callable[..., Any], given: tuple[Any, ...]) -> Answer:
    try:
        return Answer(task(*given), None, _memory())
    except JobError as error:
        return Answer(None, error, _memory())
    except Exception as error:
        return Answer(None, ProgramError(place_of(error)), _memory())


def _warm() -> None:
    """Set the example once, so that nobody waits for what is read in with the first leaflet."""
    from leaflet_pdf.build import build
    from leaflet_pdf.files.bundled import bundled

    for theme in ("standard", "large"):
        build(bundled("content") / "isotretinoin-40mg.yaml", theme=theme)


def _keep_no_core() -> None:
    """Let no picture of this process's memory be written to a disk when it crashes: a patient's words may be in it."""
    try:
        import resource
    except ImportError:  # Windows writes none unless it is told to
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _memory() -> float:
    """Return how many MB this process takes; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
