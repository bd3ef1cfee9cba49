"""Answers for whoever runs the server. None of them waits for a worker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from leaflet_pdf.serve.metrics import MEDIA
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Server

_NEW = {"Cache-Control": "no-store"}

_Endpoint = Callable[[Request], Awaitable[Response]]


async def healthy(_: Request) -> Response:
    """Return that the server answers."""
    return Response("ok\n", headers=_NEW, media_type="text/plain")


def ready(server: Server) -> _Endpoint:
    """Return what says whether a worker is warm."""

    async def answer(_: Request) -> Response:
        if not server.pool.ready:
            raise ProblemError(503, "no worker is ready yet", headers={"Retry-After": "1"})
        return Response("ready\n", headers=_NEW, media_type="text/plain")

    return answer


def metrics(server: Server) -> _Endpoint:
    """Return what gives all numbers."""

    async def answer(_: Request) -> Response:
        return Response(server.metrics.text(server.pool), headers={**_NEW, "Content-Type": MEDIA})

    return answer
