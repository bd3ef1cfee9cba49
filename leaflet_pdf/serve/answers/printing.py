"""Answers that are PDFs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.responses import Response

from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.serve.answers.json_response import has_current
from leaflet_pdf.serve.api.operation import PDF, Role
from leaflet_pdf.serve.jobs.asked import Content
from leaflet_pdf.serve.jobs.entries import Entry
from leaflet_pdf.serve.jobs.prints import Print, join_prints, print_content, print_leaflet
from leaflet_pdf.serve.problem import ProblemError
from leaflet_pdf.serve.remembered import Known
from leaflet_pdf.serve.server import Asked, Server, work
from leaflet_pdf.serve.workers.pool import Priority

_ONCE = {"Cache-Control": "no-store"}


async def pdf(server: Server, asked: Asked) -> Response:
    """Return a leaflet of the folder, remembered if nothing has changed."""
    entry, options = await server.library.entry(asked.id), dict(asked.query)
    draft, as_approved = options.pop("draft", False), options.pop("approved", False)
    if as_approved:
        _prove_approver(server, asked)
    else:
        _prove_ready(entry, draft=draft)
    status = Status.APPROVED if as_approved else None
    key = server.library.key(entry, (status, *sorted(options.items())))
    tag = server.remembered.tag(key)
    if tag is None or not has_current(asked.request, tag):
        known = server.remembered.get(key) or await _new(server, asked, entry, key, options, status)
        tag = known.tag
        if not has_current(asked.request, tag):
            return _pdf(known.print, entry.id, _tagged(tag))
    return Response(status_code=304, headers=_tagged(tag))


async def _new(
    server: Server, asked: Asked, entry: Entry, key: object, options: Mapping[str, Any], status: Status | None
) -> Known:
    made = await _made(server, asked, entry, options, None, status)
    return server.remembered.put(key, _printed(made))


async def cover(server: Server, asked: Asked) -> Response:
    """Return a leaflet of the folder with a cover for a patient, which is kept nowhere."""
    entry = await server.library.entry(asked.id)
    return _pdf(await _item(server, asked, entry, asked.body), entry.id, _ONCE)


async def build(server: Server, asked: Asked) -> Response:
    """Return content that was sent, as a PDF."""
    made = await work(server, asked, Priority.API, 1, print_content, content_of(asked.body), date.today())
    return _pdf(_printed(made), "leaflet", _ONCE)


async def print_together(server: Server, asked: Asked) -> Response:
    """Return several leaflets in one file, each as often as it is wanted."""
    if not asked.body["items"]:
        raise ProblemError(422, "items is empty")
    pdfs: list[bytes] = []
    for item in asked.body["items"]:
        made = await _item(server, asked, await server.library.entry(item["id"]), item)
        assert made.pdf is not None
        pdfs += [made.pdf] * item.get("copies", 1)
    duplex = any(_on_both_sides(item.get("options", {})) for item in asked.body["items"])
    joined = pdfs[0] if len(pdfs) == 1 else await work(server, asked, Priority.COUNTER, 1, join_prints, pdfs, duplex)
    return Response(joined, headers={"Content-Disposition": 'inline; filename="leaflets.pdf"', **_ONCE}, media_type=PDF)


def _on_both_sides(options: Mapping[str, Any]) -> bool:
    return bool(options.get("duplex") or options.get("scheme") == "booklet")


async def _item(server: Server, asked: Asked, entry: Entry, wanted: Mapping[str, Any]) -> Print:
    """Return a leaflet as it is wanted. Raises ProblemError if it cannot be printed."""
    options = dict(wanted.get("options", {}))
    _prove_ready(entry, draft=options.pop("draft", False))
    return _printed(await _made(server, asked, entry, options, wanted.get("patient"), None))


async def _made(
    server: Server,
    asked: Asked,
    entry: Entry,
    options: Mapping[str, Any],
    patient: Mapping[str, Any] | None,
    status: Status | None,
) -> Print:
    given = entry.source, print_words(options), patient, date.today(), status
    return await work(server, asked, Priority.COUNTER, 1, print_leaflet, *given)


def content_of(body: Mapping[str, Any]) -> Content:
    """Return what a worker is given of a body that has content."""
    content = body["content"]
    leaflet = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return Content(leaflet, body.get("files", {}), print_words(body.get("options", {})), body.get("patient"))


def print_words(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return options in the words of `PrintOptions`: labelSize becomes label_size."""
    return {re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", key): value for key, value in options.items()}


def _prove_ready(entry: Entry, *, draft: bool) -> None:
    """Raise ProblemError for a leaflet that is not approved, unless it is wanted nevertheless."""
    if entry.status is not Status.APPROVED and not draft:
        raise ProblemError(409, f"the leaflet is not approved: {entry.reason}; draft=true prints it nevertheless")


def _prove_approver(server: Server, asked: Asked) -> None:
    """Raise ProblemError for who may not approve: no page of it says that it is not approved yet."""
    if not server.settings.write or not asked.user.may(Role.APPROVER):
        raise ProblemError(403, "only who may approve a leaflet sees it as it will be")


def _printed(made: Print) -> Print:
    if made.pdf is None:
        raise ProblemError(422, "it cannot be printed", made.findings)
    return made


def _tagged(tag: str) -> dict[str, str]:
    return {"ETag": f'"{tag}"', "Cache-Control": "no-cache"}


def _pdf(made: Print, name: str, headers: Mapping[str, str]) -> Response:
    about = {
        "Content-Disposition": f'inline; filename="{name}.pdf"',
        "X-Leaflet-Digest": made.digest,
        "X-Leaflet-Status": made.status,
        "X-Leaflet-Pages": str(made.pages),
    }
    return Response(made.pdf, headers={**about, **headers}, media_type=PDF)
