"""Answers about leaflets of the folder as they are seen, judged and found while somebody looks at them or writes."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import has_current, json_response
from leaflet_pdf.serve.answers.printing import print_words, ready
from leaflet_pdf.serve.jobs.desk import (
    complete_in_leaflet,
    join_for_print,
    judge_leaflet,
    locate_in_leaflet,
    preview_leaflet,
)
from leaflet_pdf.serve.jobs.prints import print_leaflet
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.pool import Priority


async def together(server: Server, asked: Asked) -> Response:
    """Return leaflets as one file to print. One that cannot be printed stops them all, and the answer says which."""
    pdfs: list[bytes] = []
    duplex = False
    for item in asked.body["items"]:
        entry, options = await server.library.entry(item["id"]), dict(item.get("options", {}))
        ready(entry, draft=options.pop("draft", False))
        given = print_words(options), item.get("patient"), date.today()
        made = await server.pool.run(Priority.COUNTER, print_leaflet, entry.source, *given)
        if made.pdf is None:
            raise ProblemError(422, f"{entry.id} cannot be printed so", made.findings)
        pdfs += [made.pdf] * item.get("copies", 1)
        duplex = duplex or bool(options.get("duplex") or options.get("scheme"))
    job = await server.pool.run(Priority.COUNTER, join_for_print, tuple(pdfs), duplex)
    return Response(job, headers={"Cache-Control": "no-store"}, media_type="application/pdf")


async def source(server: Server, asked: Asked) -> Response:
    """Return the file of a leaflet as it is; its entity tag is what it must still be when it is written."""
    data = (await server.library.entry(asked.id)).source.read_bytes()
    tag = sha256(data).hexdigest()
    headers = {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}
    if has_current(asked.request, tag):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/yaml")


async def completed(server: Server, asked: Asked) -> Response:
    """Return what may be written where the caret stands."""
    entry, body = await server.library.entry(asked.id), asked.body
    given = body.get("content"), body["line"], body["column"]
    return json_response(await server.pool.run(Priority.API, complete_in_leaflet, entry.source, *given))


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
