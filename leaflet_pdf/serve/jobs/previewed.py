"""Jobs that show the pages of a leaflet while it is written, and lead from pages to its lines and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaflet_pdf.files.disk import content as content_of
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.serve.jobs.asked import Content, Edit, Ready, content_ready, leaflet_ready, local, text_ready

if TYPE_CHECKING:
    from pathlib import Path

    from leaflet_pdf.preview.desk import Desk


def preview_content(content: Content, have: frozenset[str]) -> dict[str, Any]:
    """Return the pages of content that was sent, as SVG; of those that the client has, only their hashes."""
    with content_ready(content) as ready:
        return _preview(ready, content_of(ready.path), have)


def preview_edited(edit: Edit, have: frozenset[str]) -> dict[str, Any]:
    """Return the pages of a leaflet of the folder, or of the text that is to take its place, as `preview_content`."""
    ready = leaflet_ready(edit.source, edit.options, edit.patient)
    text = content_of(edit.source) if edit.text is None else edit.text.encode(errors="surrogatepass")
    return _preview(ready, text, have, saved=edit.text is None)


def _preview(ready: Ready, text: bytes, have: frozenset[str], *, saved: bool = False) -> dict[str, Any]:
    desk = _desk(ready, saved=saved)
    if desk is None:
        return {"pages": [], "findings": [as_json(one) for one in local(ready.findings, ready.path)]}
    shown = desk.preview(text, have)
    return {
        **({"digest": shown.digest} if shown.digest else {}),
        "pages": [
            {key: value for key, value in sheet._asdict().items() if value != "" or key != "svg"}
            for sheet in shown.sheets
        ],
        "findings": [as_json(one) for one in local(shown.findings, ready.path)],
    }


def _desk(ready: Ready, *, saved: bool = False) -> Desk | None:
    """Return where a leaflet's text is tried; None if it cannot be printed so, or the patient's file is wrong."""
    from leaflet_pdf.preview.desk import Desk

    if ready.printing is None or ready.findings:
        return None
    return Desk(ready.path, ready.printing, patient=ready.patient, saved=saved)


def locate_point(given: Content | Edit, page: int, x: float, y: float) -> dict[str, Any]:
    """Return the line and column of what is printed nearest to a point of a page; nothing if no line says that."""
    with text_ready(given) as ready:
        desk = _desk(ready)
        place = desk.line_at(content_of(ready.path), page, x, y) if desk else None
    return {"line": place.line, "column": place.column} if place else {}


def locate_line(given: Content | Edit, line: int) -> dict[str, Any]:
    """Return where the words of a line are printed."""
    with text_ready(given) as ready:
        desk = _desk(ready)
        spots = desk.place_of_line(content_of(ready.path), line) if desk else ()
    return {"places": [{"page": spot.side, **spot.area._asdict()} for spot in spots]}


def complete_at(text: str, line: int, column: int, folder: Path | None) -> dict[str, Any]:
    """Return what may be written at a place of a half-written leaflet, perhaps in a folder that has pictures."""
    from leaflet_pdf.preview.completion import complete

    found = complete(text, line, column, folder)
    return {"from": found.from_column, "options": [option._asdict() for option in found.options]}
