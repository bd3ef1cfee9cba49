"""Who makes a request: by a token, by the cookie that a token was changed for, or by what a trusted proxy says."""

from __future__ import annotations

import getpass
from collections import OrderedDict
from hashlib import sha256
from hmac import compare_digest
from secrets import token_urlsafe
from time import monotonic

from starlette.requests import Request

from leaflet_pdf.serve.api.operation import Role
from leaflet_pdf.serve.security.users import User
from leaflet_pdf.serve.settings import Settings

COOKIE = "leaflet-session"
_LONGEST = 12 * 3600.0
"""Seconds that a session lasts: a working day."""

_MOST = 1000
_LONGEST_NAME = 200


class Logins:
    """The users of a server, and the sessions of their browsers. Sessions end with the server."""

    def __init__(self, settings: Settings, users: tuple[User, ...] = ()) -> None:
        self._settings = settings
        self._users = users
        self._sessions: OrderedDict[str, tuple[User, float]] = OrderedDict()

    def user_of(self, request: Request) -> User | None:
        """Return who makes a request; None if nobody says so who is known.

        Without logins it is who started the server, since only this machine can reach it.
        """
        if not self._settings.has_logins:
            return User(getpass.getuser(), frozenset(Role))
        return self._by_token(request) or self._by_cookie(request) or self._by_proxy(request)

    def with_token(self, token: str) -> User | None:
        """Return whose token it is. Every one is compared, in a time that does not depend on where they differ."""
        digest = sha256(token.encode(errors="replace")).hexdigest()
        found = [user for user in self._users if user.token and compare_digest(user.token, digest)]
        return found[0] if found else None

    def begin(self, user: User) -> str:
        """Return the secret word of a new session."""
        word = token_urlsafe(32)
        self._sessions[_kept(word)] = user, monotonic() + _LONGEST
        while len(self._sessions) > _MOST:
            self._sessions.popitem(last=False)
        return word

    def end(self, request: Request) -> None:
        """End the session of a request."""
        self._sessions.pop(_kept(request.cookies.get(COOKIE, "")), None)

    def _by_token(self, request: Request) -> User | None:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self.with_token(token.strip()) if scheme.lower() == "bearer" else None

    def _by_cookie(self, request: Request) -> User | None:
        user, ends = self._sessions.get(_kept(request.cookies.get(COOKIE, "")), (None, 0.0))
        return user if ends > monotonic() else None

    def _by_proxy(self, request: Request) -> User | None:
        """Return whom a proxy names; what others send in its header is ignored."""
        header, client = self._settings.user_header, request.client
        if not header or client is None or client.host not in self._settings.trusted:
            return None
        named = request.headers.getlist(header)
        name = named[0].strip() if len(named) == 1 else ""
        if not name or len(name) > _LONGEST_NAME:
            return None
        return next((user for user in self._users if user.name == name), User(name))


def _kept(word: str) -> str:
    """Return what is kept of a session's secret word: who reads the memory of a server cannot use it."""
    return sha256(word.encode(errors="replace")).hexdigest()
