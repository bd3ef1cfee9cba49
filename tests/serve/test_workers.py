"""Workers: processes that are killed, replaced and bounded, and lose no job but the one that they were at."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import pytest

from leaflet_pdf.serve.workers.errors import BusyError, DeadlineError, DiedError, ProgramError, RefusedError
from leaflet_pdf.serve.workers.pool import Limits, Pool, Priority
from tests.serve import jobs

R = TypeVar("R")

API, BATCH, COUNTER = Priority.API, Priority.BATCH, Priority.COUNTER


@asynccontextmanager
async def pool_of(number: int = 1, limits: Limits = Limits()) -> AsyncIterator[Pool]:  # noqa: B008  # it is frozen
    pool = Pool(number, limits, warm=False)
    pool.start()
    try:
        while not pool.ready:
            await asyncio.sleep(0.01)
        yield pool
    finally:
        await pool.end()


def run(test: Callable[[], Coroutine[None, None, None]]) -> None:
    asyncio.run(test())


def test_a_job_gives_its_value_and_what_it_prints_is_no_part_of_it() -> None:
    async def test() -> None:
        async with pool_of() as pool:
            assert await pool.run(API, jobs.double, 21) == 42
            assert await pool.run(API, jobs.chatter) == "done"
            assert await asyncio.gather(*(pool.run(API, jobs.double, n) for n in range(20))) == [*range(0, 40, 2)]

    run(test)


def test_a_job_that_takes_too_long_is_killed_and_only_that() -> None:
    async def test() -> None:
        async with pool_of(limits=Limits(deadline=0.3)) as pool:
            before = pool.pids
            with pytest.raises(DeadlineError):
                await pool.run(API, jobs.wait, 60)
            assert await pool.run(API, jobs.double, 1) == 2
            assert (pool.replaced, set(before) & set(pool.pids)) == (1, set())

    run(test)


def test_a_worker_that_dies_loses_its_own_job_alone() -> None:
    async def test() -> None:
        async with pool_of(2) as pool:
            dying = asyncio.create_task(pool.run(API, jobs.die))
            others = [asyncio.create_task(pool.run(API, jobs.double, number)) for number in range(10)]
            with pytest.raises(DiedError):
                await dying
            assert await asyncio.gather(*others) == [*range(0, 20, 2)]

    run(test)


def test_a_worker_that_dies_between_jobs_loses_none() -> None:
    async def test() -> None:
        async with pool_of() as pool:
            os.kill(await pool.run(API, jobs.pid), signal.SIGTERM)
            await asyncio.sleep(0.1)
            assert await pool.run(API, jobs.double, 4) == 8

    run(test)


def test_what_fails_says_where_and_quotes_nothing() -> None:
    async def test() -> None:
        async with pool_of() as pool:
            with pytest.raises(ProgramError) as failed:
                await pool.run(API, jobs.fail, "a patient's name")
            assert "ValueError (jobs.py:" in str(failed.value)
            assert "patient" not in str(failed.value)
            with pytest.raises(RefusedError, match="no such theme"):
                await pool.run(API, jobs.refuse, "no such theme")
            assert pool.replaced == 0

    run(test)


def test_who_does_not_fit_into_the_queue_is_sent_away_at_once() -> None:
    async def test() -> None:
        async with pool_of(limits=Limits(waiting=2)) as pool:
            waiting = [asyncio.create_task(pool.run(API, jobs.wait, 0.2)) for _ in range(3)]
            await asyncio.sleep(0.05)
            with pytest.raises(BusyError):
                await pool.run(COUNTER, jobs.double, 1)
            await asyncio.gather(*waiting)

    run(test)


def test_who_has_waited_too_long_is_sent_away() -> None:
    async def test() -> None:
        async with pool_of(limits=Limits(patience=0.1)) as pool:
            long = asyncio.create_task(pool.run(API, jobs.wait, 0.5))
            await asyncio.sleep(0)
            with pytest.raises(BusyError):
                await pool.run(API, jobs.double, 1)
            await long
            assert pool.waiting == 0

    run(test)


def test_a_counter_passes_between_the_items_of_a_batch() -> None:
    async def test() -> None:
        async with pool_of() as pool:
            done: list[str] = []

            async def job(priority: Priority, word: str) -> None:
                done.append(await pool.run(priority, jobs.wait, 0.02, word))

            batch = [asyncio.create_task(job(BATCH, "batch")) for _ in range(5)]
            await asyncio.sleep(0.03)
            await asyncio.gather(*batch, job(API, "api"), job(COUNTER, "counter"))
            assert sorted(done[:4]) == sorted(["batch", "batch", "counter", "api"])
            assert done.index("counter") < done.index("api")

    run(test)


class HangingUp(Pool):
    """Workers of whose jobs the first ends in the moment in which somebody hangs up who waits for the next."""

    waits: asyncio.Task[int] | None = None

    async def _in_thread(self, do: Callable[..., R], *given: Any) -> R:
        done = await super()._in_thread(do, *given)
        if self.waits:
            self.waits.cancel()
        return done


def test_who_hangs_up_when_a_worker_is_free_takes_nobody_with_them() -> None:
    async def test() -> None:
        pool = HangingUp(1, warm=False)
        pool.start()
        try:
            await pool.run(API, jobs.double, 1)
            first = asyncio.create_task(pool.run(API, jobs.wait, 0.2, "done"))
            await asyncio.sleep(0.05)
            pool.waits = asyncio.create_task(pool.run(API, jobs.double, 1))
            assert await first == "done"
            pool.waits = None
            assert await asyncio.wait_for(pool.run(API, jobs.double, 2), 5) == 4
        finally:
            await pool.end()

    run(test)


def test_who_hangs_up_leaves_the_queue() -> None:
    async def test() -> None:
        async with pool_of() as pool:
            long = asyncio.create_task(pool.run(API, jobs.wait, 0.2))
            gone = asyncio.create_task(pool.run(API, jobs.wait, 60))
            await asyncio.sleep(0.05)
            gone.cancel()
            await asyncio.gather(long, gone, return_exceptions=True)
            assert await asyncio.wait_for(pool.run(API, jobs.double, 1), 5) == 2

    run(test)


def test_a_worker_is_replaced_after_so_many_jobs_or_so_much_memory() -> None:
    async def test(limits: Limits) -> None:
        async with pool_of(limits=limits) as pool:
            pids = [await pool.run(API, jobs.pid) for _ in range(4)]
            assert (len(set(pids)) > 1, pool.replaced >= 1) == (True, True)

    asyncio.run(test(Limits(jobs=2)))


def test_a_worker_that_knows_a_patient_is_replaced_when_it_has_rested() -> None:
    async def test() -> None:
        async with pool_of(limits=Limits(rest=0.1)) as pool:
            first = await pool.run(API, jobs.pid)
            await asyncio.sleep(0.2)
            assert await pool.run(API, jobs.pid, patient=True) == first
            await asyncio.sleep(0.2)
            assert await pool.run(API, jobs.pid) != first

    run(test)


def test_no_process_is_left_when_the_server_ends() -> None:
    async def test() -> None:
        async with pool_of(2) as pool:
            pids = pool.pids
            working = asyncio.create_task(pool.run(API, jobs.wait, 60))
            await asyncio.sleep(0.05)
        with pytest.raises((DiedError, asyncio.CancelledError)):
            await working
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)

    run(test)
