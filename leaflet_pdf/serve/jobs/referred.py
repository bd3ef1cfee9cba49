"""Jobs for systems that speak HL7 FHIR."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from leaflet_pdf.build import build
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.serve.jobs.asked import local


def refer_to(source: Path, on: date, release: str) -> dict[str, Any] | tuple[Finding, ...]:
    """Return the DocumentReference of a leaflet's PDF, which is inside it; or the findings that say why there is none.

    No address is in it: behind a proxy, the server does not know its own.
    """
    from leaflet_pdf.export.fhir import Release, document_reference

    built = build(source, on=on)
    if built.pdf is None or built.leaflet is None:
        return local(built.findings, source)
    return document_reference(built.leaflet, built.pdf, Release(release))
