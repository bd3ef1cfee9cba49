"""Jobs about leaflets of the folder, as they are in their files or as they are being written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from leaflet_pdf.build import laid_out, loaded, resolved
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.print_options import Printing, PrintOptions
from leaflet_pdf.preview.completion import complete
from leaflet_pdf.preview.desk import Desk, Preview, sheets
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.schema.document.read import read_text


def preview_leaflet(
    source: Path,
    text: str | None,
    options: Mapping[str, Any],
    patient: Mapping[str, Any] | None,
    have: frozenset[str],
    on: date,
) -> dict[str, Any]:
    """Return the pages of a leaflet as SVG; of those that the client has, only their hashes."""
    printing, findings = resolved(PrintOptions(**options), patient)
    if printing is None:
        return _shown(source, Preview("", (), findings))
    if text is not None:
        return _shown(source, Desk(source, printing, on, patient).preview(text, have))
    leaflet, more = loaded(source, on)
    pages, findings = laid_out(leaflet, findings + more, printing, patient)
    digest = leaflet.identity.digest if leaflet else ""
    return _shown(source, Preview(digest, sheets(pages, have) if pages else (), findings))


def judge_leaflet(source: Path, text: str | None, on: date, pages: bool) -> dict[str, Any]:
    """Return what is wrong with the words of a leaflet; with pages, also with its pages and its PDF."""
    from leaflet_pdf.review.review import review

    found = review(source, on, Printing() if pages else None, text)
    identity = found.leaflet.identity if found.leaflet else None
    return {"findings": _as_json(source, found.findings), "digest": identity.digest if identity else None}


def locate_in_leaflet(source: Path, text: str | None, side: int, x: float, y: float, on: date) -> dict[str, int]:
    """Return where that is written which is printed nearest to a point on a side of paper."""
    found = Desk(source, on=on).line_at(read_text(source) if text is None else text, side, x, y)
    return {"line": found.line, "column": found.column} if found else {"line": 0, "column": 0}


def join_for_print(pdfs: tuple[bytes, ...], duplex: bool) -> bytes:
    """Return PDFs as one for the printer."""
    from leaflet_pdf.assembly.print_job import print_job

    return print_job(pdfs, duplex=duplex)


def complete_in_leaflet(source: Path, text: str | None, line: int, column: int) -> dict[str, Any]:
    """Return what may be written at a place of a leaflet's text, and from which column on."""
    found = complete(read_text(source) if text is None else text, line, column, source.parent)
    return {"from": found.from_column, "options": [option._asdict() for option in found.options]}


def _shown(source: Path, preview: Preview) -> dict[str, Any]:
    sides = [{key: value for key, value in side._asdict().items() if value != ""} for side in preview.sheets]
    return {"digest": preview.digest or None, "pages": sides, "findings": _as_json(source, preview.findings)}


def _as_json(source: Path, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON; files are named as in the folder, and not by their place on the server's disk."""
    folder = f"{source.parent.as_posix()}/"
    return [
        {key: value.replace(folder, "") if isinstance(value, str) else value for key, value in as_json(one).items()}
        for one in findings
    ]
