"""What browsers get as it is: the pages, their style and their scripts, read once when the server starts."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from leaflet_pdf.preview.svg import WEB_FACES, web_face
from leaflet_pdf.serve.answers.json_response import has_current

_PAGES = Path(__file__).parent / "pages"
_MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}
_NONCE = b"{nonce}"
"""Stands in a page where the nonce of its styles comes."""


class Static(NamedTuple):
    """One file: what it holds, also packed, and its entity tag."""

    media: str
    data: bytes
    packed: bytes
    tag: str


def static_files() -> dict[str, Static]:
    """Return all files that may be asked for, by their names. No path is ever made of what a client sends."""
    pages = {name: _static(_MEDIA[path.suffix], path.read_bytes()) for name, path in _named()}
    faces = {f"fonts/{name}.woff": _static("font/woff", web_face(name)) for name in WEB_FACES}
    return pages | faces


def _named() -> Iterator[tuple[str, Path]]:
    for path in sorted(_PAGES.rglob("*")):
        if path.is_file() and path.suffix in _MEDIA:
            yield path.relative_to(_PAGES).as_posix(), path


def _static(media: str, data: bytes) -> Static:
    return Static(media, data, gzip.compress(data, mtime=0), sha256(data).hexdigest())


def answer(static: Static, request: Request, nonce: str) -> Response:
    """Return a file, or 304 if the client has it already. A page has a new nonce each time."""
    if _NONCE in static.data and static.media.startswith("text/html"):
        return Response(static.data.replace(_NONCE, nonce.encode()), 200, {"Cache-Control": "no-store"}, static.media)
    headers = {"ETag": f'"{static.tag}"', "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if has_current(request, static.tag):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(static.packed, 200, {**headers, "Content-Encoding": "gzip"}, static.media)
    return Response(static.data, 200, headers, static.media)
