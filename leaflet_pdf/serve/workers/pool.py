"""Workers in a bounded number, and who waits for one of them: the most urgent first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from enum import IntEnum
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, NamedTuple, TypeVar

from leaflet_pdf.serve.workers.errors import BusyError, DiedError
from leaflet_pdf.serve.workers.worker import Worker

R = TypeVar("R")


class Priority(IntEnum):
    """Who goes first: people at a counter wait, a batch can."""

    COUNTER = 0
    API = 1
    REVIEW = 2
    BATCH = 3


class Limits(NamedTuple):
    """How much may wait, and how long anything may take; seconds and MB.

    A worker is replaced after so many jobs, when it takes so much memory, and when it has rested so long after a job
    for a patient: memory is freed, but not wiped.
    """

    waiting: int = 32
    patience: float = 5.0
    deadline: float = 10.0
    jobs: int = 2000
    memory: float = 300.0
    rest: float = 300.0


USUAL = Limits()


class _Waiting(NamedTuple):
    priority: Priority
    turn: int
    worker: asyncio.Future[Worker]


class Pool:
    """The workers of a server. All but the jobs happens in the thread of its event loop."""

    def __init__(self, number: int, limits: Limits = USUAL, *, warm: bool = True) -> None:
        """Take so many workers, which set an example before their first job if they are to be warm."""
        self.number = number
        self.limits = limits
        self._warm = warm
        self.replaced = 0
        self._threads = ThreadPoolExecutor(number, "leaflet worker")  # a thread waits for each process
        self._workers: set[Worker] = set()
        self._idle: list[Worker] = []
        self._waiting: list[_Waiting] = []
        self._turns = count()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._ended = False

    def start(self) -> None:
        """Begin all workers; they are ready a moment later."""
        for _ in range(self.number):
            self._go_on(self._begin())

    async def end(self) -> None:
        """End all workers, whatever they do, and tell those who wait that nothing comes of it."""
        self._ended = True
        for worker in self._workers:
            worker.kill()
        for one in self._waiting:
            one.worker.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in self._workers:
            await self._in_thread(worker.end)
        self._threads.shutdown()

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return len(self._waiting)

    @property
    def ready(self) -> bool:
        """Whether a worker is warm."""
        return any(worker.ready for worker in self._workers)

    @property
    def memory(self) -> float:
        """How many MB the workers took after their last jobs."""
        return sum(worker.memory for worker in self._workers)

    @property
    def pids(self) -> list[int]:
        """The numbers of the processes."""
        return [worker.pid for worker in self._workers]

    async def run(self, priority: Priority, task: Callable[..., R], *given: Any, patient: bool = False) -> R:
        """Return what a job comes to, which a worker does as soon as one is free. Raises JobError.

        Who is cancelled while waiting leaves the queue; a job that has begun goes on. It is about a `patient`, or not.
        """
        worker = await self._free(priority)
        worker.knows_patient |= patient
        return await asyncio.shield(self._go_on(self._done(worker, task, given)))

    async def _free(self, priority: Priority) -> Worker:
        """Return a worker that is free now. Raises BusyError."""
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            self._replace(worker)
        if len(self._waiting) >= self.limits.waiting and priority is not Priority.BATCH:
            raise BusyError("too many jobs are waiting")
        one = _Waiting(priority, next(self._turns), asyncio.get_running_loop().create_future())
        heappush(self._waiting, one)
        try:
            async with asyncio.timeout(None if priority is Priority.BATCH else self.limits.patience):
                return await one.worker
        except BaseException as error:
            if one.worker.done() and not one.worker.cancelled():  # it was given a worker at the same moment
                self._give(one.worker.result())
            elif one in self._waiting:
                self._waiting.remove(one)
                heapify(self._waiting)
            if isinstance(error, TimeoutError):
                raise BusyError("no worker became free in time") from None
            raise

    async def _done(self, worker: Worker, task: Callable[..., R], given: tuple[Any, ...]) -> R:
        try:
            return await self._in_thread(worker.do, task, given, self.limits.deadline)
        finally:
            self._give(worker)

    def _give(self, worker: Worker) -> None:
        """Give a worker that is free to who waits first, or replace it."""
        if self._ended:
            return
        if not worker.lives or worker.jobs >= self.limits.jobs or worker.memory > self.limits.memory:
            self._replace(worker)
        elif self._waiting:
            heappop(self._waiting).worker.set_result(worker)
        else:
            self._idle.append(worker)
            if worker.knows_patient:
                asyncio.get_running_loop().call_later(self.limits.rest, self._rested, worker, worker.jobs)

    def _rested(self, worker: Worker, jobs: int) -> None:
        """Replace a worker that knows a patient and has done nothing since."""
        if worker in self._idle and worker.jobs == jobs and not self._ended:
            self._idle.remove(worker)
            self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        self.replaced += 1
        self._workers.discard(worker)
        self._go_on(self._in_thread(worker.end))
        self._go_on(self._begin())

    async def _begin(self) -> None:
        """Start a process, again and again until one is ready."""
        while not self._ended:
            worker = await self._in_thread(partial(Worker, warm=self._warm))
            self._workers.add(worker)
            try:
                await self._in_thread(worker.wait)
            except DiedError:
                self._workers.discard(worker)
                await asyncio.sleep(1)
                continue
            self._give(worker)
            return

    def _go_on(self, what: Coroutine[Any, Any, R]) -> asyncio.Task[R]:
        """Let something go on, though nobody may wait for it any more."""
        task = asyncio.create_task(what)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _in_thread(self, do: Callable[..., R], *given: Any) -> R:
        return await asyncio.get_running_loop().run_in_executor(self._threads, do, *given)
