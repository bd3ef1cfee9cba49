"""Who may make the server change or reckon something: its own pages, and programs; not the pages of others (CSRF)."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers

from leaflet_pdf.serve.problem import ProblemError


def check_origin(headers: Headers, hosts: frozenset[str]) -> None:
    """Raise ProblemError for a request that a page of another site makes.

    What a browser says of the site goes first (Fetch Metadata); older ones send an Origin only.
    """
    site = headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        raise ProblemError(403, "this request comes from a page of another site")
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() not in hosts:
        raise ProblemError(403, "the Origin of this request is not known: start the server with --name NAME")
