"""Parts of a strip moved within it."""

from __future__ import annotations

from leaflet_pdf.layout.frame import Drawing, Glyphs, Link
from leaflet_pdf.layout.pages.galley import Part


def moved_part(part: Part, right: float, down: float) -> Part:
    """Return what a line of a text shows so many points further to the right and down; rules and boxes stay."""
    if isinstance(part, Glyphs | Drawing):
        return part._replace(x=part.x + right, y=part.y + down)
    if isinstance(part, Link):
        return part._replace(area=part.area._replace(x=part.area.x + right, y=part.area.y + down))
    return part
