"""Leaflet and Style to Pages. Nothing here has heard of PDF."""

from __future__ import annotations

from leaflet_pdf.layout.flow import set_leaflet
from leaflet_pdf.layout.frame import Pages, Scheme
from leaflet_pdf.layout.lines.coverage import uncovered
from leaflet_pdf.layout.pages.complete import LayoutError, prove_complete
from leaflet_pdf.layout.pages.fill import fill_pages
from leaflet_pdf.layout.pages.furniture import Furniture
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import STANDARD, Style

__all__ = ["LayoutError", "Scheme", "lay_out", "uncovered"]


def lay_out(leaflet: Leaflet, style: Style = STANDARD) -> Pages:
    """Return the leaflet as pages of items at fixed places, proven complete.

    Its characters must be covered by the style's faces (`uncovered` yields nothing). Raises LayoutError
    if the layout lost, doubled or misplaced anything, which is a defect of this program. Pages with a finding
    that is an error, such as that they are too small, are not proven and must not be printed.
    """
    furniture = Furniture(style, leaflet.identity)
    galley = set_leaflet(leaflet, furniture.style)
    pages = make_up(galley, fill_pages(galley), leaflet.identity, furniture.on)
    if not any(finding.severity is Severity.ERROR for finding in pages.findings):
        prove_complete(leaflet, pages)
    return pages
