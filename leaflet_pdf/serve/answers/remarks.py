"""Answers about the comments that are kept beside a leaflet."""

from __future__ import annotations

import asyncio
from datetime import date

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.audit import Deed
from leaflet_pdf.serve.jobs.remarks import Remark, add_comment, finish_comment, list_comments
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server, work
from leaflet_pdf.serve.workers.pool import Priority

_LIGHT = 0.2


async def comments(server: Server, asked: Asked) -> Response:
    """Return the comments on a leaflet, each with the line on which its words are now."""
    entry = await server.library.entry(asked.id)
    return json_response(await work(server, asked, Priority.REVIEW, _LIGHT, list_comments, entry.source))


async def remark(server: Server, asked: Asked) -> Response:
    """Keep a comment; by whom is the login."""
    entry, body = await server.library.entry(asked.id), asked.body
    if not body["text"].strip():
        raise ProblemError(422, "text is empty")
    said = Remark(asked.user.name, body["line"], body.get("words", ""), entry.digest, body["text"].strip())
    async with server.writing:
        given = entry.source, entry.id, said, date.today()
        listed = await work(server, asked, Priority.REVIEW, _LIGHT, add_comment, *given)
    await _note(server, asked, "comment", entry.id, entry.digest)
    return json_response(listed, 201)


async def finish(server: Server, asked: Asked) -> Response:
    """Mark a comment as done, or as not done."""
    entry, number = await server.library.entry(asked.id), asked.request.path_params["number"]
    if not number.isdecimal() or len(number) > 6:
        raise ProblemError(404, "comments have numbers")
    async with server.writing:
        given = entry.source, entry.id, int(number), asked.body["done"]
        listed = await work(server, asked, Priority.REVIEW, _LIGHT, finish_comment, *given)
    await _note(server, asked, "mark a comment", entry.id, entry.digest)
    return json_response(listed)


async def _note(server: Server, asked: Asked, action: str, id: str, digest: str) -> None:
    deed = Deed(asked.user.name, action, id, digest, digest, tuple(sorted(asked.user.roles)))
    await asyncio.to_thread(server.audit.add, deed)
