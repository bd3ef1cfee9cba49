"""Rules about the code that leads to the leaflet online: it is there, and nothing keeps a camera from reading it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.kinds import CODE_MISSING, CODE_UNREADABLE
from leaflet_pdf.proof.reader.readback import Area, Element, Page, Piece, Shape
from leaflet_pdf.proof.rules.drawing.page_rules import contrast

_QUIET = 4
_SMALLEST_MODULE = 0.4 * 72 / 25.4
_SIDES = range(21, 178, 4)  # ISO/IEC 18004, 5.3.1
_CONTRAST = 7
_TOLERANCE = 0.05


def the_code_can_be_read(alignment: Alignment) -> Iterator[Finding]:
    online = alignment.leaflet.online
    if online is None:
        return
    elements = alignment.readback.elements
    code = next((one for one in elements if one.role == "Figure" and online.plain in one.alt and one.content), None)
    if code is None or len(code.bbox) != 4:
        yield CODE_MISSING.at(online.source, "there is no QR code of the address")
        return
    page = alignment.readback.pages[code.content[0].page - 1]
    for message in _faults(code, page):
        yield CODE_UNREADABLE.at(online.source, message, "", page=page.number)


def _faults(code: Element, page: Page) -> Iterator[str]:
    mcids = {content.mcid for content in code.content}
    modules = [shape for shape in page.shapes if shape.mark.mcid in mcids]
    if not modules:
        yield "the code is not drawn"
        return
    left, bottom, right, top = code.bbox
    place = Area(left, page.area.height - top, right - left, top - bottom)
    module = min(min(shape.area.width, shape.area.height) for shape in modules)
    inside = _inset(place, _QUIET * module)
    if module < _SMALLEST_MODULE - _TOLERANCE:
        yield "the code's modules are smaller than 0.4 mm"
    if not all(inside.holds(shape.area, _TOLERANCE) for shape in modules):
        yield "the code has no quiet zone of 4 modules"
    if round(inside.width / module) not in _SIDES or abs(inside.width - inside.height) > _TOLERANCE:
        yield "the code does not have the shape of a QR code"
    if any(contrast(shape.fill or "#ffffff", "#ffffff") < _CONTRAST for shape in modules):
        yield "the code is not dark enough"
    others: tuple[Piece | Shape, ...] = (*page.pieces, *(shape for shape in page.shapes if shape not in modules))
    if any(place.meets(_widened(other.area), _TOLERANCE) for other in others):
        yield "something is on the code or in its quiet zone"


def _inset(area: Area, by: float) -> Area:
    return Area(area.x + by, area.y + by, area.width - 2 * by, area.height - 2 * by)


def _widened(area: Area) -> Area:
    """Return a stroke, which may have no breadth, as an area."""
    return Area(area.x - _TOLERANCE, area.y - _TOLERANCE, area.width + 2 * _TOLERANCE, area.height + 2 * _TOLERANCE)


CODE_RULES = (the_code_can_be_read,)
