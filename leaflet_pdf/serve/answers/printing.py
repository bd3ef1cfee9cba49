"""Answers that are PDFs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import Response

from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.serve.answers.json_response import has_current
from leaflet_pdf.serve.jobs.asked import Content
from leaflet_pdf.serve.jobs.entries import Entry
from leaflet_pdf.serve.jobs.prints import Print, print_content, print_leaflet
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.pool import Priority


async def pdf(server: Server, asked: Asked) -> Response:
    """Return a leaflet of the folder, remembered if nothing has changed."""
    entry, options = await server.library.entry(asked.id), dict(asked.query)
    ready(entry, draft=options.pop("draft", False))
    key = (entry.source, server.library.stamp(entry), tuple(sorted(options.items())))
    tag = server.remembered.tag(key)
    if tag and has_current(asked.request, tag):
        return Response(status_code=304, headers={"ETag": f'"{tag}"', "Cache-Control": "no-cache"})
    known = server.remembered.get(key)
    if known is None:
        given = entry.source, print_words(options), None, date.today()
        made = await server.pool.run(Priority.COUNTER, print_leaflet, *given)
        if made.pdf is None:
            raise ProblemError(422, "the leaflet cannot be printed so", made.findings)
        known = server.remembered.put(key, made)
    if has_current(asked.request, known.tag):
        return Response(status_code=304, headers={"ETag": f'"{known.tag}"', "Cache-Control": "no-cache"})
    return _pdf(known.print, entry.id, {"ETag": f'"{known.tag}"', "Cache-Control": "no-cache"})


async def cover(server: Server, asked: Asked) -> Response:
    """Return a leaflet of the folder with a cover for a patient, which is kept nowhere."""
    entry, options = await server.library.entry(asked.id), dict(asked.body.get("options", {}))
    ready(entry, draft=options.pop("draft", False))
    given = print_words(options), asked.body.get("patient"), date.today()
    made = await server.pool.run(Priority.COUNTER, print_leaflet, entry.source, *given)
    return _once(made, entry.id)


async def build(server: Server, asked: Asked) -> Response:
    """Return content that was sent, as a PDF."""
    return _once(await server.pool.run(Priority.API, print_content, content_of(asked.body)), "leaflet")


def content_of(body: Mapping[str, Any]) -> Content:
    """Return what a worker is given of a body that has content."""
    content = body["content"]
    leaflet = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return Content(leaflet, body.get("files", {}), print_words(body.get("options", {})), body.get("patient"))


def print_words(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options in the words of `PrintOptions`: labelSize becomes label_size."""
    return {re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", key): value for key, value in options.items()}


def ready(entry: Entry, *, draft: bool) -> None:
    """Raise ProblemError for a leaflet that is not approved, unless it is wanted nevertheless."""
    if entry.status is not Status.APPROVED and not draft:
        raise ProblemError(409, f"the leaflet is not approved: {entry.reason}; draft=true prints it nevertheless")


def _once(made: Print, name: str) -> Response:
    if made.pdf is None:
        raise ProblemError(422, "it cannot be printed", made.findings)
    return _pdf(made, name, {"Cache-Control": "no-store"})


def _pdf(made: Print, name: str, headers: Mapping[str, str]) -> Response:
    about = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "X-Leaflet-Digest": made.digest,
        "X-Leaflet-Status": made.status,
        "X-Leaflet-Pages": str(made.pages),
    }
    return Response(made.pdf, headers={**about, **headers}, media_type="application/pdf")
