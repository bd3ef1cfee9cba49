"""Answers about leaflets of the folder as they are seen, judged and found while somebody looks at them or writes."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.answers.printing import print_words
from leaflet_pdf.serve.jobs.desk import judge_leaflet, locate_in_leaflet, preview_leaflet
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.pool import Priority


async def seen(server: Server, asked: Asked) -> Response:
    """Return the pages of a leaflet, without those that the client has."""
    entry, body = await server.library.entry(asked.id), asked.body
    given = (
        body.get("content"),
        print_words(body.get("options", {})),
        body.get("patient"),
        frozenset(body.get("have", ())),
    )
    shown = await server.pool.run(Priority.COUNTER, preview_leaflet, entry.source, *given, date.today())
    return json_response(shown)


async def judged(server: Server, asked: Asked) -> Response:
    """Return what is wrong with a leaflet."""
    entry = await server.library.entry(asked.id)
    given = asked.body.get("content"), date.today(), asked.query.get("pages", False)
    return json_response(await server.pool.run(Priority.REVIEW, judge_leaflet, entry.source, *given))


async def located(server: Server, asked: Asked) -> Response:
    """Return where that is written which is printed at a point."""
    entry, body = await server.library.entry(asked.id), asked.body
    given = body.get("content"), body["page"], body["x"], body["y"], date.today()
    return json_response(await server.pool.run(Priority.API, locate_in_leaflet, entry.source, *given))
