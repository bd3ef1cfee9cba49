"""Answers about content that is sent, and about the text of a leaflet while it is written."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.answers.printing import content_of, print_words
from leaflet_pdf.serve.jobs.asked import Edit
from leaflet_pdf.serve.jobs.judged import judge_content, judge_edited
from leaflet_pdf.serve.jobs.previewed import complete_at, locate_line, locate_point, preview_content, preview_edited
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server, work
from leaflet_pdf.serve.workers.pool import Priority

_LIGHT = 0.2
"""What a preview costs, in builds: who types without a rest asks for two of them in a second."""


async def check(server: Server, asked: Asked) -> Response:
    """Return what is wrong with content."""
    pages = asked.query.get("pages", False)
    given = content_of(asked.body), date.today(), pages
    return json_response(await work(server, asked, Priority.REVIEW, 1 if pages else _LIGHT, judge_content, *given))


async def recheck(server: Server, asked: Asked) -> Response:
    """Return what is wrong with a leaflet of the folder, or with its new text."""
    pages = asked.query.get("pages", False)
    given = await _edit(server, asked, asked.id), date.today(), pages
    return json_response(await work(server, asked, Priority.REVIEW, 1 if pages else _LIGHT, judge_edited, *given))


async def preview(server: Server, asked: Asked) -> Response:
    """Return the pages of content, without those that the client has."""
    given = content_of(asked.body), frozenset(asked.body.get("have", ()))
    return json_response(await work(server, asked, Priority.API, _LIGHT, preview_content, *given))


async def edited(server: Server, asked: Asked) -> Response:
    """Return the pages of a leaflet of the folder, or of its new text."""
    given = await _edit(server, asked, asked.id), frozenset(asked.body.get("have", ()))
    return json_response(await work(server, asked, Priority.COUNTER, _LIGHT, preview_edited, *given))


async def _edit(server: Server, asked: Asked, id: str) -> Edit:
    entry, body = await server.library.entry(id), asked.body
    options = {key: value for key, value in body.get("options", {}).items() if key != "draft"}
    return Edit(entry.source, entry.files, body.get("content"), print_words(options), body.get("patient"))


async def locate(server: Server, asked: Asked) -> Response:
    """Return a place in the YAML for one on a page, or places on pages for a line."""
    body = asked.body
    given = await _edit(server, asked, body["id"]) if "id" in body else content_of(body)
    if "line" in body and body.keys().isdisjoint({"page", "x", "y"}):
        found = await work(server, asked, Priority.API, _LIGHT, locate_line, given, body["line"])
    elif {"page", "x", "y"} <= body.keys() and "line" not in body:
        point = body["page"], body["x"], body["y"]
        found = await work(server, asked, Priority.API, _LIGHT, locate_point, given, *point)
    else:
        raise ProblemError(422, "give a line, or page, x and y")
    return json_response(found)


async def complete(server: Server, asked: Asked) -> Response:
    """Return what may be written at a place."""
    body = asked.body
    beside = (await server.library.entry(body["id"])).source.parent if "id" in body else None
    given = body["content"], body["line"], body["column"], beside
    return json_response(await work(server, asked, Priority.API, _LIGHT, complete_at, *given))
