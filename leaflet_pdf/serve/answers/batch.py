"""Many leaflets as one archive, which is sent while it is made."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from datetime import date
from hashlib import sha256
from io import RawIOBase
from typing import Any
from zipfile import ZipFile, ZipInfo

from starlette.responses import Response, StreamingResponse

from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.serve.answers.printing import print_words
from leaflet_pdf.serve.jobs.prints import Print, print_leaflet
from leaflet_pdf.serve.problem import ProblemError, problem_of
from leaflet_pdf.serve.server import Asked, Server
from leaflet_pdf.serve.workers.errors import JobError
from leaflet_pdf.serve.workers.pool import Priority

_COST = 5


async def batch(server: Server, asked: Asked) -> Response:
    """Return an archive of the leaflets, and what became of each in its manifest."""
    ids = list(dict.fromkeys(asked.body["ids"]))
    server.rates.take(asked.user.name, _COST)
    headers = {"Content-Disposition": 'attachment; filename="leaflets.zip"', "Cache-Control": "no-store"}
    archive = _archive(server, ids, dict(asked.body.get("options", {})))
    return StreamingResponse(archive, headers=headers, media_type="application/zip")


async def _archive(server: Server, ids: list[str], options: dict[str, Any]) -> AsyncIterator[bytes]:
    draft = options.pop("draft", False)
    sent, manifest = _Sent(), []
    with ZipFile(sent, "w") as archive:
        for id in ids:
            pdf, entry = await _item(server, id, options, draft=draft)
            manifest.append({"id": id, **entry})
            if pdf is not None:
                archive.writestr(_member(f"{id}.pdf"), pdf)
                yield sent.take()
        archive.writestr(_member("manifest.json"), json.dumps(manifest, ensure_ascii=False, indent=2))
    yield sent.take()


async def _item(
    server: Server, id: str, options: Mapping[str, Any], *, draft: bool
) -> tuple[bytes | None, dict[str, Any]]:
    """Return the PDF of a leaflet, if there is one, and what the manifest says of it."""
    try:
        entry = await server.library.entry(id)
        if entry.status is not Status.APPROVED and not draft:
            return None, {"detail": f"the leaflet is not approved: {entry.reason}"}
        given = entry.source, print_words(options), None, date.today()
        made: Print = await server.pool.run(Priority.BATCH, print_leaflet, *given)
    except (ProblemError, JobError) as error:
        return None, {"detail": problem_of(error).detail}
    findings = [as_json(one) for one in made.findings]
    if made.pdf is None:
        return None, {"findings": findings}
    return made.pdf, {"sha256": sha256(made.pdf).hexdigest(), "status": made.status, "findings": findings}


def _member(name: str) -> ZipInfo:
    """Return the head of a file in the archive. Its time is the first that there is: the same leaflets are alike."""
    return ZipInfo(name)


class _Sent(RawIOBase):
    """Where an archive is written that is sent on bit by bit."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def take(self) -> bytes:
        """Return what was written since the last time."""
        data, self._waiting = bytes(self._waiting), bytearray()
        return data
