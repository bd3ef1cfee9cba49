"""Leaflet and Style to Pages. Nothing here has heard of PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflet_pdf.layout.flow import ends_in_a_stub, laid_in
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.layout.lines.coverage import uncovered
from leaflet_pdf.layout.pages.complete import LayoutError, prove_complete
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import STANDARD, Paper, Style

if TYPE_CHECKING:
    from leaflet_pdf.model.patient import Patient

__all__ = ["LayoutError", "lay_out", "uncovered"]


def lay_out(
    leaflet: Leaflet, style: Style = STANDARD, *, patient: Patient | None = None, label: Paper | None = None
) -> Pages:
    """Return the leaflet as pages of items at fixed places, in points from a page's top left, proven complete.

    It is in as many columns as the style has: one in the standard style, two in `PRINTED`, as `build` prints it.
    With a patient, a cover is before it, of the style's paper or on that of a label. Its characters must be covered
    by the style's faces (`uncovered` yields nothing). Raises LayoutError if the layout lost, doubled or misplaced
    anything, which is a defect of this program. Pages with a finding that is an error, such as that they are too small,
    are not proven and must not be printed.

    >>> leaflet, findings = load("content/isotretinoin-40mg.yaml")
    >>> pages = lay_out(leaflet)
    >>> len(pages.pages), round(pages.pages[0].width), round(pages.pages[0].height)
    (8, 595, 842)
    """
    pages = _proven(leaflet, style)
    if patient is None:
        return pages
    from leaflet_pdf.layout.cover.cover import lay_out_cover
    from leaflet_pdf.layout.cover.join import with_cover

    return with_cover(lay_out_cover(leaflet, patient, style, label=label), pages)


def _proven(leaflet: Leaflet, style: Style) -> Pages:
    laid = laid_in(leaflet, style)
    if ends_in_a_stub(laid):
        closer = laid_in(leaflet, style.closer)
        laid = closer if len(closer.filled) < len(laid.filled) else laid
    pages = make_up(laid.galley, laid.filled, leaflet.identity, laid.furniture.on)
    if not any(finding.severity is Severity.ERROR for finding in pages.findings):
        prove_complete(leaflet, pages)
    return pages
