"""The layout of a PDF's pages: their number and size, and the fonts and type sizes."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.proof.reader.readback import ReadBack

_MM = 72 / 25.4


def layout_changes(old: ReadBack, new: ReadBack) -> Iterator[str]:
    """Yield the differences in layout between two documents."""
    before, after = _layout(old), _layout(new)
    for name, look in before.items():
        if look != after[name]:
            yield f"{name}: {look} → {after[name]}"


def _layout(readback: ReadBack) -> dict[str, str]:
    papers = {(round(page.area.width / _MM), round(page.area.height / _MM)) for page in readback.pages}
    faces = {font.name.rpartition("+")[2] for font in readback.fonts}
    sizes = {f"{piece.size:.1f}" for piece in readback.pieces() if piece.font}
    return {
        "pages": str(len(readback.pages)),
        "paper": ", ".join(f"{width} × {height} mm" for width, height in sorted(papers)),
        "faces": ", ".join(sorted(faces)),
        "type": ", ".join(sorted(sizes, key=float)) + " points",
        "status": readback.metadata.label or "unknown",
        "fields to fill in": "yes" if any(mark.field for page in readback.pages for mark in page.annotations) else "no",
    }
