"""One worker as the server sees it: a process of its own, which is ended when a job takes too long."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from threading import Event, Timer
from typing import Any

from leaflet_pdf.serve.workers.errors import DeadlineError, DiedError
from leaflet_pdf.serve.workers.process import READY, Answer

_START = 60.0
"""Seconds in which a process must be ready: half a second, but a machine may have other things to do."""

_GROUP: int = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""On Windows, what keeps a Ctrl-C for the server from its workers, which it ends itself."""


class Worker:
    """A process that does one job at a time, started anew and in the same way on each system: nothing is forked."""

    def __init__(self, *, warm: bool = True) -> None:
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-c", f"from leaflet_pdf.serve.workers.process import work; work(warm={warm})"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=_GROUP,
            process_group=None if _GROUP else 0,
        )
        self.jobs = 0
        self.memory = 0.0
        self.ready = False
        self.knows_patient = False

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether it can be given another job."""
        return self._process.poll() is None

    def wait(self) -> None:
        """Wait until it is ready. Raises DiedError."""
        try:
            self.ready = self._within(_START, lambda: self._receive() == READY)
        except DeadlineError:
            raise DiedError("a worker could not be started") from None

    def do(self, task: Callable[..., Any], given: tuple[Any, ...], seconds: float) -> Any:
        """Return what a job comes to.

        Raises JobError; after DeadlineError and DiedError, the process is no more.
        """
        answer: Answer = self._within(seconds, lambda: self._exchange((task, given)))
        self.jobs += 1
        self.memory = answer.memory
        if answer.error is not None:
            raise answer.error
        return answer.value

    def kill(self) -> None:
        """End the process at once, whatever it does; who waits for its answer is told that it died."""
        self._process.kill()

    def end(self) -> None:
        """End the process at once, and wait until it has."""
        self._process.kill()
        self._process.communicate()

    def _within(self, seconds: float, do: Callable[[], Any]) -> Any:
        """Return what something comes to, and end the process if that takes longer."""
        over = Event()

        def end() -> None:
            over.set()
            self._process.kill()

        late = Timer(seconds, end)
        late.start()
        try:
            return do()
        except (EOFError, OSError, pickle.UnpicklingError):
            self.end()
            if over.is_set():
                raise DeadlineError(f"it took longer than {seconds:g} seconds") from None
            raise DiedError("the process that worked on it died: try again") from None
        finally:
            late.cancel()

    def _exchange(self, job: Any) -> Any:
        assert self._process.stdin
        pickle.dump(job, self._process.stdin)
        self._process.stdin.flush()
        return self._receive()

    def _receive(self) -> Any:
        assert self._process.stdout
        return pickle.load(self._process.stdout)
