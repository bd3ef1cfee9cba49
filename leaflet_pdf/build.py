"""The whole way on one screen: a YAML file becomes a PDF, or findings that say why not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from leaflet_pdf.finding import Finding, Severity
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.load import load
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.style import STANDARD, Style


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one file. There is no PDF exactly when a finding is an error."""

    source: Path
    findings: tuple[Finding, ...]
    pdf: bytes | None = None
    pages: int = 0

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def build(source: Path | str, style: Style = STANDARD) -> Built:
    """Return the PDF of a leaflet's YAML file, with everything that was found about the content.

    The same content gives the same bytes. Nothing is written; see `write`.
    """
    source = Path(source)
    leaflet, findings = load(source)
    if leaflet is None:
        return Built(source, findings)
    findings += tuple(uncovered(leaflet, style))
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Built(source, findings)
    pages = lay_out(leaflet, style)
    return Built(source, findings, paint(pages), len(pages.pages))


def write(data: bytes, path: Path) -> None:
    """Write a file so that it appears whole or not at all, with its folder if need be. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
