"""The server as an ASGI application: each request goes through the same steps, whatever it asks for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leaflet_pdf.serve import static
from leaflet_pdf.serve.answers.all import ANSWERS
from leaflet_pdf.serve.api.operation import Operation
from leaflet_pdf.serve.api.operations import OPERATIONS
from leaflet_pdf.serve.problem import ProblemError, busy
from leaflet_pdf.serve.security.headers import new_nonce, security_headers
from leaflet_pdf.serve.security.hosts import check_host, hosts_of
from leaflet_pdf.serve.security.origins import check_origin
from leaflet_pdf.serve.sent import body_of, query_of
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.errors import BusyError, DeadlineError, JobError

API = "/api/v1"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

_Endpoint = Callable[[Request], Awaitable[Response]]


def application(server: Server) -> ASGIApp:
    """Return the application of a server."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        server.pool.start()
        try:
            yield
        finally:
            await server.pool.end()

    routes = [Route(API + each.path, _endpoint(server, each), methods=[each.method]) for each in OPERATIONS]
    pages = [Route("/healthz", _healthy), Route("/{name:path}", _page(static.static_files()))]
    inner = Starlette(
        routes=[*routes, *pages],
        exception_handlers={ProblemError: _problem, JobError: _job_problem, HTTPException: _http_problem},
        lifespan=lifespan,
    )
    inner.router.redirect_slashes = False  # a redirect would name the wrong host behind a proxy
    return _Guard(inner, hosts_of(server.settings))


def _endpoint(server: Server, operation: Operation) -> _Endpoint:
    async def endpoint(request: Request) -> Response:
        query = query_of(operation, request)
        return await ANSWERS[operation.id](server, Asked(request, query, await body_of(operation, request)))

    return endpoint


def _page(files: dict[str, static.Static]) -> _Endpoint:
    async def page(request: Request) -> Response:
        file = files.get(request.path_params["name"] or "index.html")
        if file is None:
            raise ProblemError(404, "there is no such page")
        return static.answer(file, request, request.state.nonce)

    return page


async def _healthy(_: Request) -> Response:
    return Response("ok\n", headers={"Cache-Control": "no-store"}, media_type="text/plain")


async def _problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return error.response()


async def _job_problem(_: Request, error: Exception) -> Response:
    if isinstance(error, BusyError):
        return busy(str(error)).response()
    if isinstance(error, DeadlineError):
        return ProblemError(504, str(error)).response()
    return ProblemError(500, f"this is a fault in the program, please report it: {error}").response()


async def _http_problem(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return ProblemError(error.status_code, str(error.detail), headers=error.headers).response()


class _Guard:
    """What every request passes first: the server's name, and whose page it comes from; and what every answer says."""

    def __init__(self, inner: ASGIApp, hosts: frozenset[str]) -> None:
        self._inner = inner
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        request = Request(scope, receive)
        nonce = request.state.nonce = new_nonce()

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                more = [(key.encode(), value.encode()) for key, value in security_headers(nonce).items()]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        try:
            check_host(request.headers, self._hosts)
            if scope["method"] not in _SAFE:
                check_origin(request.headers, self._hosts)
        except ProblemError as problem:
            await problem.response()(scope, receive, answer)
            return
        await self._inner(scope, receive, answer)
