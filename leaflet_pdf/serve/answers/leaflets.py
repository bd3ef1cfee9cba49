"""Answers about the leaflets of the folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_if_changed, json_response
from leaflet_pdf.serve.jobs.changed import changes_since_approved
from leaflet_pdf.serve.jobs.entries import Entry
from leaflet_pdf.serve.jobs.judged import appraise, verify_pdf
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server, work
from leaflet_pdf.serve.workers.pool import Priority


async def leaflets(server: Server, asked: Asked) -> Response:
    """Return the leaflets that a query asks for."""
    found = [entry.summary for entry in await server.library.entries() if _is_meant(entry, asked.query)]
    return json_if_changed(asked.request, {"leaflets": found})


def _is_meant(entry: Entry, query: Mapping[str, Any]) -> bool:
    words = query.get("q", "").casefold().split()
    named = f"{entry.title} {entry.substance} {entry.id}".casefold()
    gtin = query.get("product", "").zfill(14)
    return (
        all(word in named for word in words)
        and query.get("language", entry.language) == entry.language
        and query.get("need", entry.need) == entry.need
        and ("product" not in query or any(product["gtin"] == gtin for product in entry.products))
    )


async def leaflet(server: Server, asked: Asked) -> Response:
    """Return one leaflet, with what is known only when it is built."""
    entry = await server.library.entry(asked.id)
    more = await work(server, asked, Priority.REVIEW, 1, appraise, entry.source, date.today())
    return json_if_changed(asked.request, {**entry.summary, **more})


async def diff(server: Server, asked: Asked) -> Response:
    """Return what has changed since a leaflet was approved."""
    entry = await server.library.entry(asked.id)
    changes = await work(server, asked, Priority.REVIEW, 1, changes_since_approved, entry.source)
    if changes is None:
        raise ProblemError(404, "it was never approved, or git does not know the version that was")
    return json_response(changes)


async def verify(server: Server, asked: Asked) -> Response:
    """Return what is wrong with a finished PDF."""
    against = await server.library.entry(asked.query["against"]) if "against" in asked.query else None
    given = asked.body, against.source if against else None, date.today()
    return json_response(await work(server, asked, Priority.API, 2, verify_pdf, *given))
