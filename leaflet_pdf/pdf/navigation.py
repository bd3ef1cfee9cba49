"""What leads to a place: links on a page (ISO 32000-1, 12.3 and 12.5), and the outline beside the pages (12.3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from leaflet_pdf.layout.frame import Entry, Link, Page, Pages
from leaflet_pdf.pdf.file.document import Document, PaintError
from leaflet_pdf.pdf.file.syntax import length, literal, rectangle, reference, text
from leaflet_pdf.pdf.structure import Structure

_KEPT_IN_ADDRESSES = "%:/?#[]@!$&'()*+,;=~"


class Destinations:
    """Places in the document, as they are given to a viewer."""

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


_ROOT = -1
"""The parent of the highest entries; as an index, the last of a list."""


def outline(entries: Sequence[Entry], destinations: Destinations, structure: Structure, document: Document) -> str:
    """Write the outline, all of it open, and return the reference to its root."""
    first = document.reserve(len(entries) + 1)
    names = list(map(reference, range(first, first + len(entries) + 1)))
    parents = _parents(entries)
    below: list[list[int]] = [[] for _ in names]
    for index, parent in enumerate(parents):
        below[parent].append(index)
    seen = _descendants(parents)

    def family(index: int) -> tuple[str, str]:
        if not below[index]:
            return "", ""
        return f"/Count {seen[index]}", f"/First {names[below[index][0]]}/Last {names[below[index][-1]]}"

    for siblings in below:
        for before, index, after in zip((None, *siblings), siblings, (*siblings[1:], None), strict=False):
            entry = entries[index]
            previous = "" if before is None else f"/Prev {names[before]}"
            following = "" if after is None else f"/Next {names[after]}"
            count, kids = family(index)
            document.write(
                first + index,
                f"<<{count}/Dest{destinations.place(entry.page, entry.y)}{kids}{following}"
                f"/Parent {names[parents[index]]}{previous}/SE {structure.reference(entry.element)}"
                f"/Title{text(entry.title)}>>",
            )
    document.write(first + len(entries), f"<<{''.join(family(_ROOT))}/Type/Outlines>>")
    return names[_ROOT]


def _parents(entries: Sequence[Entry]) -> list[int]:
    """Return for every entry the last one before it of a higher level; a level may be left out."""
    parents: list[int] = []
    for index, entry in enumerate(entries):
        parent = index - 1
        while parent != _ROOT and entries[parent].level >= entry.level:
            parent = parents[parent]
        parents.append(parent)
    return parents


def _descendants(parents: Sequence[int]) -> list[int]:
    """Return how many entries are below each entry, and last, below the root."""
    below = [0] * (len(parents) + 1)
    for index in range(len(parents) - 1, -1, -1):
        below[parents[index]] += 1 + below[index]
    return below
