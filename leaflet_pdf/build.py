"""The whole way on one screen: a YAML file becomes a PDF, or findings that say why not."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.finding import Finding, Severity
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.load import load
from leaflet_pdf.model import Leaflet
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.style import STANDARD, Paper, Style

if TYPE_CHECKING:
    from leaflet_pdf.patient import Patient


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. There is no PDF exactly when a finding is an error."""

    source: Path
    findings: tuple[Finding, ...]
    pdf: bytes | None = field(default=None, repr=False)
    pages: int = 0


def build(
    source: Path | str,
    style: Style = STANDARD,
    *,
    patient: Patient | Path | str | None = None,
    label: Paper | None = None,
) -> Built:
    """Return the PDF of a leaflet's YAML file, with everything that was found about the content.

    With a patient, or a patient's file, a cover page stands before the leaflet: of the style's paper, or a
    label on paper of its own. The same content gives the same bytes. Nothing is written; see `write`.
    """
    with _no_search_for_cycles():
        return _build(Path(source), style, patient, label)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Let Python not look for garbage in the meantime: a leaflet's values are trees, and looking costs a tenth."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _build(source: Path, style: Style, about: Patient | Path | str | None, label: Paper | None) -> Built:
    leaflet, findings = load(source)
    patient, more = _patient(about)
    findings += more
    if leaflet is None or stops(findings):
        return Built(source, findings)
    findings += tuple(uncovered(leaflet, style))
    if patient is not None:
        findings += _unfit(patient, leaflet, style)
    if stops(findings):
        return Built(source, findings)
    pages = lay_out(leaflet, style)
    if patient is not None:
        pages = _behind_cover(pages, leaflet, patient, style, label)
    findings += pages.findings
    if stops(findings):
        return Built(source, findings)
    return Built(source, findings, paint(pages), len(pages.pages))


def _patient(about: Patient | Path | str | None) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return whom the cover is for. What only covers need is imported here and below: few leaflets have one."""
    if not isinstance(about, Path | str):
        return about, ()
    from leaflet_pdf.load.patient import load_patient

    return load_patient(about)


def _unfit(patient: Patient, leaflet: Leaflet, style: Style) -> tuple[Finding, ...]:
    from leaflet_pdf.layout.coverage import uncovered_of
    from leaflet_pdf.patient import misfits

    return (*misfits(patient, leaflet), *uncovered_of(patient, style))


def _behind_cover(pages: Pages, leaflet: Leaflet, patient: Patient, style: Style, label: Paper | None) -> Pages:
    from leaflet_pdf.layout.cover import lay_out_cover
    from leaflet_pdf.layout.join import with_cover

    return with_cover(lay_out_cover(leaflet, patient, style, label=label), pages)


def stops(findings: Iterable[Finding]) -> bool:
    """Tell whether there is an error among the findings: then there is no PDF."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def write(data: bytes, path: Path) -> None:
    """Write a file so that it appears whole or not at all, with its folder if need be. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
