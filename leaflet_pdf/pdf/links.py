"""Links: areas of a page that lead to an address, or to a place in the document (ISO 32000-1, 12.3 and 12.5)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from leaflet_pdf.layout.frame import Link, Page, Pages
from leaflet_pdf.pdf.file.defect import PaintError
from leaflet_pdf.pdf.file.document import Document
from leaflet_pdf.pdf.file.syntax import length, literal, rectangle, reference, text
from leaflet_pdf.pdf.structure import Structure

_KEPT_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"


class Destinations:
    """Places in the document, as a viewer is told of them."""

    def __init__(self, pages: Pages, sheets: Mapping[int, int]) -> None:
        """Take the pages, and the object of each side of paper by its number."""
        self._pages = {page.number: page for page in pages.pages}
        self._anchors = {name: (number, y) for name, number, y in pages.anchors}
        self._sheets = sheets

    def place(self, number: int, y: float) -> str:
        """Return a place: a page by its number, and how far down; a viewer keeps its zoom."""
        page = self._pages.get(number)
        if page is None:
            raise PaintError(f"something leads to page {number}, which the leaflet does not have")
        left = length(page.frame.x) if page.sheet else "null"
        return f"[{reference(self._sheets[page.side])} /XYZ {left} {length(page.height - y)} null]"

    def target(self, target: str) -> tuple[str, str]:
        """Return the entry of a link that says to which address it leads, or the one that says to which place."""
        if not target.startswith("#"):
            return f"/A<</S/URI/URI{literal(quote(target, safe=_KEPT_IN_ADDRESSES))}>>", ""
        if target[1:] not in self._anchors:
            raise PaintError(f"a link leads to {target}, which the leaflet does not have")
        return "", f"/Dest{self.place(*self._anchors[target[1:]])}"


def annotate(page: Page, destinations: Destinations, structure: Structure, document: Document) -> list[int]:
    """Write the links of a page, enter them in the structure, and return their objects."""
    return [_annotation(link, page, destinations, structure, document) for link in page.items if isinstance(link, Link)]


def _annotation(link: Link, page: Page, destinations: Destinations, structure: Structure, document: Document) -> int:
    number = document.reserve()
    key = structure.add_annotation(link.owner, page, number)
    address, place = destinations.target(link.target)
    document.write(
        number,
        f"<<{address}/Border[0 0 0]/Contents{text(link.words)}{place}/F 4/Rect{rectangle(link.area, page.height)}"
        f"/StructParent {key}/Subtype/Link/Type/Annot>>",
    )
    return number
