"""By which names the server may be called: a foreign page that leads its own name here (DNS rebinding) gets nothing."""

from __future__ import annotations

from starlette.datastructures import Headers

from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.settings import LOOPBACK_NAMES, Settings


def hosts_of(settings: Settings) -> frozenset[str]:
    """Return the names, with their ports, by which the server may be called."""
    own = {*LOOPBACK_NAMES, f"[{settings.host}]" if ":" in settings.host else settings.host}
    return frozenset({*(f"{name}:{settings.port}" for name in own), *settings.names})


def check_host(headers: Headers, hosts: frozenset[str]) -> None:
    """Raise ProblemError if a request is for another server."""
    named = headers.getlist("host")
    if len(named) != 1 or named[0].lower() not in hosts:
        raise ProblemError(421, "this name of the server is not known: start it with --name NAME")
