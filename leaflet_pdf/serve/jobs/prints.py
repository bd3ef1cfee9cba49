"""Jobs that end in a PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from leaflet_pdf.build import Built, build_with, stops
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.serve.jobs.asked import Content, Ready, content_ready, leaflet_ready, local
from leaflet_pdf.serve.workers.errors import RefusedError

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient


class Print(NamedTuple):
    """A PDF, or the findings that say why there is none."""

    pdf: bytes | None
    findings: tuple[Finding, ...]
    pages: int = 0
    status: Status = Status.DRAFT
    digest: str = ""


def print_leaflet(
    source: Path,
    options: Mapping[str, Any],
    patient: Mapping[str, Any] | None,
    on: date,
    status: Status | None = None,
) -> Print:
    """Build a leaflet of the folder. What is approved is read back and proven before it is given out."""
    ready = leaflet_ready(source, options, patient)
    built = _built(ready, on, status)
    found = _proof(built, on, ready) if built.status is Status.APPROVED and status is None else ()
    return _print(built, found)


def print_content(content: Content, on: date) -> Print:
    """Build content that was sent. It is a draft, whatever it says: no record of an approval is beside it."""
    with content_ready(content) as ready:
        return _print(_built(ready, on, Status.DRAFT), ())


def join_prints(pdfs: Sequence[bytes], duplex: bool) -> bytes:
    """Return one file of several leaflets, one behind the other, each on sheets of its own. Raises RefusedError."""
    from leaflet_pdf.assembly.attach import attach

    joined = attach(*pdfs, fronts=duplex)
    if joined.pdf is None:
        raise RefusedError("; ".join(finding.message for finding in joined.findings))
    return joined.pdf


def _built(ready: Ready, on: date, status: Status | None) -> Built:
    if ready.printing is None or ready.findings:
        return Built(ready.path, ready.findings)
    return build_with(ready.path, ready.printing, on, status, ready.patient)


def _proof(built: Built, on: date, ready: Ready) -> tuple[Finding, ...]:
    """Return what is wrong with a PDF that would be given out as approved."""
    from leaflet_pdf.release.approve import judged

    if built.pdf is None or built.leaflet is None:
        return ()
    patient: Patient | None = ready.patient
    alone = ready.printing is not None and ready.printing.label_only
    return tuple(judged(built.leaflet, built.pdf, on, patient, label_only=alone))


def _print(built: Built, found: tuple[Finding, ...]) -> Print:
    digest = built.leaflet.identity.digest if built.leaflet else ""
    pdf = None if stops(found) else built.pdf
    return Print(pdf, local((*built.findings, *found), built.source), built.pages, built.status, digest)
