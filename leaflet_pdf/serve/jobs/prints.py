"""Jobs that end in pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from leaflet_pdf.build import Built, build
from leaflet_pdf.files.path_policy import recording
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Status

if TYPE_CHECKING:
    from leaflet_pdf.serve.jobs.asked import Content


class Print(NamedTuple):
    """A PDF, or the findings that say why there is none; and the files on which it depends."""

    pdf: bytes | None
    findings: tuple[Finding, ...]
    pages: int
    status: Status
    digest: str
    files: tuple[Path, ...] = ()


def print_leaflet(source: Path, options: Mapping[str, Any], patient: Mapping[str, Any] | None, on: date) -> Print:
    """Build a leaflet of the folder."""
    with recording() as named:
        built = build(source, patient=patient, on=on, **options)
    return _print(built, tuple(named))


def print_content(content: Content) -> Print:
    """Build content that was sent. It is a draft, whatever it says: no record of an approval stands beside it."""
    built = build(
        content.leaflet,
        name="leaflet.yaml",
        files=content.files,
        patient=content.patient,
        status=Status.DRAFT,
        **content.options,
    )
    return _print(built, ())


def _print(built: Built, files: tuple[Path, ...]) -> Print:
    digest = built.leaflet.identity.digest if built.leaflet else ""
    return Print(built.pdf, built.findings, built.pages, built.status, digest, files)
