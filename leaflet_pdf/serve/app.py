"""The server as an ASGI application: each request goes through the same steps, whatever it asks for."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from leaflet_pdf.serve import static
from leaflet_pdf.serve.answers.all import ANSWERS
from leaflet_pdf.serve.answers.health import healthy, metrics, ready
from leaflet_pdf.serve.api.operation import Operation, Role
from leaflet_pdf.serve.api.operations import OPERATIONS
from leaflet_pdf.serve.guard import Guard
from leaflet_pdf.serve.problem import ProblemError, problem_of
from leaflet_pdf.serve.security.users import User
from leaflet_pdf.serve.sent import body_of, query_of
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.errors import JobError

API = "/api/v1"
_NOBODY = User("")

_Endpoint = Callable[[Request], Awaitable[Response]]


def application(server: Server) -> ASGIApp:
    """Return the application of a server, which starts and ends its workers."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        server.pool.start()
        first_look = asyncio.create_task(_look(server))
        try:
            yield
        finally:
            first_look.cancel()
            await server.pool.end()

    inner = Starlette(
        routes=[
            *(Route(API + each.path, _endpoint(server, each), methods=[each.method]) for each in OPERATIONS),
            Route("/healthz", _named("/healthz", healthy)),
            Route("/readyz", _named("/readyz", ready(server))),
            Route("/metrics", _named("/metrics", _for_users(server, metrics(server)))),
            Route("/{name:path}", _named("pages", _page(static.static_files()))),
        ],
        exception_handlers=dict.fromkeys((ProblemError, JobError, HTTPException), _problem),
        lifespan=lifespan,
    )
    inner.router.redirect_slashes = False  # a redirect would name the wrong host behind a proxy
    return Guard(inner, server)


async def _look(server: Server) -> None:
    """Read the folder before anybody asks for it; if that cannot be done yet, who asks will be told."""
    with suppress(JobError, OSError):
        await server.library.entries()


def _endpoint(server: Server, operation: Operation) -> _Endpoint:
    """Return what answers an operation: who asks is known and may, and what is asked is as it is described."""

    async def endpoint(request: Request) -> Response:
        user = _user(server, request) if not operation.open else server.logins.user_of(request) or _NOBODY
        if operation.writes and not server.settings.write:
            raise ProblemError(403, "nothing can be changed here: the server was started without --write")
        if not user.may(operation.role):
            raise ProblemError(403, f"this needs the role {operation.role}")
        query = query_of(operation, request)
        return await ANSWERS[operation.id](server, Asked(request, user, query, await body_of(operation, request)))

    return _named(API + operation.path, endpoint)


def _user(server: Server, request: Request) -> User:
    """Return who makes a request. Raises ProblemError if nobody says so who is known."""
    user = server.logins.user_of(request)
    if user is None:
        server.rates.take(f"login {request.client.host if request.client else ''}", 1)
        raise ProblemError(401, "log in first", headers={"WWW-Authenticate": "Bearer"})
    request.state.user = user.name
    return user


def _for_users(server: Server, endpoint: _Endpoint) -> _Endpoint:
    async def inner(request: Request) -> Response:
        if not _user(server, request).may(Role.COUNTER):
            raise ProblemError(403, "this is for users")
        return await endpoint(request)

    return inner


def _named(route: str, endpoint: _Endpoint) -> _Endpoint:
    """Return an endpoint that says by which route it was reached: logs and numbers name no path."""

    async def inner(request: Request) -> Response:
        request.state.route = route
        return await endpoint(request)

    return inner


def _page(files: dict[str, static.Static]) -> _Endpoint:
    async def page(request: Request) -> Response:
        file = files.get(request.path_params["name"] or "index.html")
        if file is None:
            raise ProblemError(404, "there is no such page")
        return static.answer(file, request, request.state.nonce)

    return page


async def _problem(_: Request, error: Exception) -> Response:
    return problem_of(error).response()
