"""Answers that change the folder: what is saved and approved, each noted in the audit record."""

from __future__ import annotations

import asyncio
from datetime import date
from difflib import unified_diff
from hashlib import sha256

from starlette.responses import Response

from leaflet_pdf.files.disk import content, write
from leaflet_pdf.serve.answers.json_response import json_response
from leaflet_pdf.serve.api.operation import YAML
from leaflet_pdf.serve.audit import Deed
from leaflet_pdf.serve.jobs.changed import Approving, approve_leaflet
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.server import Asked, Server, work
from leaflet_pdf.serve.workers.pool import Priority


async def source(server: Server, asked: Asked) -> Response:
    """Return the YAML of a leaflet; its tag is the SHA-256 of the file."""
    entry = await server.library.entry(asked.id)
    data = await asyncio.to_thread(content, entry.source)
    headers = {"ETag": f'"{sha256(data).hexdigest()}"', "Cache-Control": "no-cache"}
    return Response(data, headers=headers, media_type=YAML)


async def save(server: Server, asked: Asked) -> Response:
    """Save the YAML of a leaflet. Who has not read what is there now does not overwrite it."""
    entry, data = await server.library.entry(asked.id), asked.body
    async with server.writing:
        now = await asyncio.to_thread(content, entry.source)
        before, after = sha256(now).hexdigest(), sha256(data).hexdigest()
        if f'"{before}"' != asked.request.headers.get("if-match", ""):
            raise ProblemError(412, "the file is not the one that was read", differences=_differences(now, data))
        if data != now:
            await asyncio.to_thread(write, data, entry.source, lasting=True)
            await _note(server, asked, "save", entry.id, before, after)
    return Response(status_code=204, headers={"ETag": f'"{after}"', "Cache-Control": "no-store"})


def _differences(now: bytes, sent: bytes) -> list[str]:
    """Return the lines that differ, as `diff -u` has them: - as the file is, + as it was sent."""
    old, new = (data.decode(errors="replace").splitlines() for data in (now, sent))
    return list(unified_diff(old, new, "the file", "what was sent", lineterm=""))


async def approve(server: Server, asked: Asked) -> Response:
    """Record an approval of what was seen, by who is logged in."""
    entry, body = await server.library.entry(asked.id), asked.body
    waive = body.get("waive", {})
    if not all(isinstance(reason, str) and reason.strip() for reason in waive.values()):
        raise ProblemError(422, "waive has a code without a reason")
    if not body["role"].strip():
        raise ProblemError(422, "role is empty")
    approving = Approving(
        body["contentDigest"],
        body["pdfSha256"],
        asked.user.name,
        body["role"].strip(),
        body.get("comment", ""),
        waive,
        body.get("reviewBy"),
    )
    async with server.writing:
        done = await work(server, asked, Priority.REVIEW, 1, approve_leaflet, entry.source, approving, date.today())
        if not done.is_current:
            raise ProblemError(409, "the leaflet is no longer what was seen: look at it again")
        if done.record is None:
            raise ProblemError(422, "it is not approved", done.findings)
        await asyncio.to_thread(write, done.record, done.path, lasting=True)
        await _note(server, asked, "approve", entry.id, "", approving.content)
    return json_response({}, 201)


async def _note(server: Server, asked: Asked, action: str, id: str, before: str, after: str) -> None:
    server.library.forget()
    roles = tuple(sorted(asked.user.roles))
    await asyncio.to_thread(server.audit.add, Deed(asked.user.name, action, id, before, after, roles))
