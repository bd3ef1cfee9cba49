"""Answers about who one is."""

from __future__ import annotations

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.security.hosts import is_loopback_name
from leaflet_pdf.serve.security.logins import COOKIE
from leaflet_pdf.serve.security.users import User
from leaflet_pdf.serve.server import Asked, Server


async def session(server: Server, asked: Asked) -> Response:
    """Return who one is here."""
    return json_response(_session(server, asked.user))


async def log_in(server: Server, asked: Asked) -> Response:
    """Give a browser a cookie for a token. Scripts of a page cannot read it, and no other site's page can use it."""
    client = asked.request.client
    server.rates.take(f"login {client.host if client else ''}", 1)
    user = server.logins.with_token(asked.body["token"])
    if user is None:
        raise ProblemError(401, "this token is not known", headers={"WWW-Authenticate": "Bearer"})
    secure = "" if is_loopback_name(asked.request.headers.get("host", "")) else "; Secure"
    cookie = f"{COOKIE}={server.logins.begin(user)}; HttpOnly; SameSite=Strict; Path=/{secure}"
    return json_response(_session(server, user), headers={"Set-Cookie": cookie})


async def log_out(server: Server, asked: Asked) -> Response:
    """End a session."""
    server.logins.end(asked.request)
    cookie = f"{COOKIE}=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0"
    return Response(status_code=204, headers={"Set-Cookie": cookie, "Cache-Control": "no-store"})


def _session(server: Server, user: User) -> dict[str, object]:
    return {
        **({"user": user.name} if user.name else {}),
        "roles": sorted(user.roles),
        "write": server.settings.write,
        "logins": server.settings.has_logins,
    }
