"""By which names the server may be called: a foreign page that leads its own name here (DNS rebinding) gets nothing."""

from __future__ import annotations

from starlette.datastructures import Headers

from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.settings import Settings

_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_ALL = {"0.0.0.0", "::"}
"""Addresses that stand for all of a machine's: nobody calls a server by them."""


def hosts_of(settings: Settings) -> frozenset[str]:
    """Return the names, with their ports, by which the server may be called."""
    own = {f"[{settings.host}]" if ":" in settings.host else settings.host} if settings.host not in _ALL else set()
    names = {name.lower() for name in settings.names}
    return frozenset({*(f"{name}:{settings.port}" for name in {*_LOOPBACK, *own, *names}), *names})


def is_loopback_name(host: str) -> bool:
    """Tell whether a Host header names this machine for itself."""
    return host.lower().rpartition(":")[0] in _LOOPBACK or host.lower() in _LOOPBACK


def check_host(headers: Headers, hosts: frozenset[str]) -> None:
    """Raise ProblemError if a request is for another server."""
    named = headers.getlist("host")
    if len(named) != 1 or named[0].lower() not in hosts:
        raise ProblemError(421, "this name of the server is not known: start it with --name NAME")
