"""Answers about content that is sent."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.answers.printing import content_of
from leaflet_pdf.serve.jobs.judged import judge_content
from leaflet_pdf.serve.jobs.previewed import preview_content
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.pool import Priority


async def check(server: Server, asked: Asked) -> Response:
    """Return what is wrong with content."""
    content, pages = content_of(asked.body), asked.query.get("pages", False)
    return json_response(await server.pool.run(Priority.REVIEW, judge_content, content, date.today(), pages))


async def preview(server: Server, asked: Asked) -> Response:
    """Return the pages of content, without those that the client has."""
    have = frozenset(asked.body.get("have", ()))
    return json_response(await server.pool.run(Priority.API, preview_content, content_of(asked.body), have))
