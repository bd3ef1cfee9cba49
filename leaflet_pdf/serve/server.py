"""What all answers of one server are made with."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from starlette.requests import Request

from leaflet_pdf.serve.audit import Audit
from leaflet_pdf.serve.library import Library
from leaflet_pdf.serve.log import Log
from leaflet_pdf.serve.metrics import Metrics
from leaflet_pdf.serve.problem import GONE, ProblemError
from leaflet_pdf.serve.remembered import Remembered
from leaflet_pdf.serve.security.logins import Logins
from leaflet_pdf.serve.security.rates import Rates
from leaflet_pdf.serve.security.users import User
from leaflet_pdf.serve.settings import Settings
from leaflet_pdf.serve.workers.pool import Pool, Priority

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Server:
    """One server: how it runs, who works for it, what it serves and to whom, and what it remembers."""

    settings: Settings
    pool: Pool
    library: Library
    logins: Logins
    audit: Audit
    log: Log
    rates: Rates = field(default_factory=Rates)
    metrics: Metrics = field(default_factory=Metrics)
    remembered: Remembered = field(default_factory=Remembered)
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)


class Asked(NamedTuple):
    """A request that may be made, and is as its operation describes it. Its `repr` shows nothing of what was sent."""

    request: Request
    user: User
    query: Mapping[str, Any]
    body: Any = None

    @property
    def id(self) -> str:
        """The id of the leaflet that the path names."""
        return str(self.request.path_params["id"])

    @property
    def is_about_patient(self) -> bool:
        """Whether a patient's words may be in it."""
        items = self.body.get("items", [self.body]) if isinstance(self.body, Mapping) else []
        return any("patient" in item for item in items)

    def __repr__(self) -> str:
        return "Asked(…)"


async def work(server: Server, asked: Asked, priority: Priority, cost: float, task: Callable[..., R], *given: Any) -> R:
    """Return what a job comes to that a request needs, and that counts against what its user may ask for.

    The cost is in builds. Who hangs up leaves the queue. Raises ProblemError and JobError.
    """
    server.rates.take(asked.user.name, cost)
    job = asyncio.ensure_future(server.pool.run(priority, task, *given, patient=asked.is_about_patient))
    gone = asyncio.ensure_future(_gone(asked.request))
    try:
        await asyncio.wait((job, gone), return_when=asyncio.FIRST_COMPLETED)
        if not job.done():
            raise ProblemError(GONE, "the client has gone")
        return job.result()
    finally:
        for task_left in (job, gone):
            task_left.cancel()
            with suppress(BaseException):
                await task_left


async def _gone(request: Request) -> None:
    """Wait until a client hangs up, whose request has been read."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
