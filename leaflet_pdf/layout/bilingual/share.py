"""The pages of two languages on the same sides of paper, as one document: first all of one, then of the other."""

from __future__ import annotations

from leaflet_pdf.layout.frame import (
    Box,
    Drawing,
    Element,
    Entry,
    Field,
    Glyphs,
    Image,
    Item,
    Link,
    Matrix,
    Page,
    Pages,
    Rule,
    Second,
    moved,
)
from leaflet_pdf.model.style import MM

_INWARDS = 2.5 * MM
"""How far both stand nearer to each other than to the paper's edges: those of an office printer need the room."""


def shared_pages(first: Pages, second: Pages) -> Pages:
    """Return the pages of two languages, each of half a page's width and as many as the other's, on the same paper.

    The first is where its own lines begin: at the left, or at the right. Findings, and over which edge paper is
    turned, are of both, and of the first.
    """
    count, elements = len(first.pages), len(first.elements)
    width = first.pages[0].width
    at_left, at_right = _INWARDS, width - _INWARDS
    ours, theirs = (at_right, at_left) if first.from_right else (at_left, at_right)
    name = second.identity.language
    return first._replace(
        pages=(
            *(_on_sheet(page, ours, page.number) for page in first.pages),
            *(_on_sheet(_second(page, elements, name), theirs, page.number + count) for page in second.pages),
        ),
        elements=(
            _spoken(first.elements[0], first.identity.language),
            *first.elements[1:],
            _spoken(second.elements[0], name),
            *(_later(element, elements) for element in second.elements[1:]),
        ),
        outline=(*first.outline, *(_later_entry(entry, count, elements) for entry in second.outline)),
        anchors=(*first.anchors, *((f"{name}/{anchor}", page + count, y) for anchor, page, y in second.anchors)),
        findings=(*first.findings, *second.findings),
        second=Second(second.identity, elements, second.from_right),
    )


def _on_sheet(page: Page, across: float, number: int) -> Page:
    """Return a page of half a width as it is on the whole, so far to the right, under a number of its own."""
    frame = page.frame._replace(x=page.frame.x + across)
    items = tuple([moved(item, across, 0) for item in page.items])
    return Page(number, 2 * page.width, page.height, frame, items, page.number)


def _second(page: Page, elements: int, name: str) -> Page:
    return page._replace(items=tuple([_owned(item, elements, name) for item in page.items]))


def _owned(item: Item, elements: int, name: str) -> Item:
    """Return an item of the second language, whose elements come after others, and whose ids are its own."""
    match item:
        case Link() if item.target.startswith("#"):
            return item._replace(owner=item.owner + elements, target=f"#{name}/{item.target[1:]}")
        case Glyphs() | Drawing() | Image() | Matrix() | Link() | Field():
            return item._replace(owner=item.owner + elements) if isinstance(item.owner, int) else item
        case Rule() | Box():
            return item


def _spoken(document: Element, language: str) -> Element:
    return document._replace(language=language)


def _later(element: Element, by: int) -> Element:
    return element._replace(parent=element.parent + by, headers=tuple(head + by for head in element.headers))


def _later_entry(entry: Entry, pages: int, elements: int) -> Entry:
    return entry._replace(page=entry.page + pages, element=entry.element + elements)
