"""What every request passes first, what every answer says, and what is noted of it."""

from __future__ import annotations

from secrets import token_hex
from time import perf_counter

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from leaflet_pdf.serve.log import Answered
from leaflet_pdf.serve.problem import ProblemError, problem_of
from leaflet_pdf.serve.security.headers import new_nonce, security_headers
from leaflet_pdf.serve.security.hosts import check_host, hosts_of
from leaflet_pdf.serve.security.origins import check_origin
from leaflet_pdf.serve.server import Server
from leaflet_pdf.serve.workers.errors import place_of

_SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """An application that only gets requests for this server, and none that another site's page makes."""

    def __init__(self, inner: ASGIApp, server: Server) -> None:
        self._inner = inner
        self._server = server
        self._hosts = hosts_of(server.settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        request, begin = Request(scope, receive), perf_counter()
        state = request.state
        state.nonce, state.route, state.user, state.id, state.fault = new_nonce(), "", "", token_hex(8), ""
        status, size = 0, 0

        async def answer(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                more = {**security_headers(state.nonce), "X-Request-Id": state.id}
                headers = [(key.lower().encode(), value.encode()) for key, value in more.items()]
                message = {**message, "headers": [*message["headers"], *headers]}
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._pass(request, scope, receive, answer)
        except Exception as error:  # whatever it is, it is told without what was sent
            if not status:
                state.fault = place_of(error)
                await problem_of(error).response()(scope, receive, answer)
        finally:
            ms = round((perf_counter() - begin) * 1000, 1)
            answered = Answered(scope["method"], state.route, status, ms, size, state.user, state.id, state.fault)
            self._server.metrics.count(answered)
            self._server.log(answered)

    async def _pass(self, request: Request, scope: Scope, receive: Receive, answer: Send) -> None:
        try:
            check_host(request.headers, self._hosts)
            if request.method not in _SAFE:
                check_origin(request.headers, self._hosts)
        except ProblemError as problem:
            await problem.response()(scope, receive, answer)
            return
        await self._inner(scope, receive, answer)
