"""The pages of two languages on the same sides of paper, as one document: first all of one, then of the other."""

from __future__ import annotations

from typing import assert_never

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

    The first is where its own lines begin: at the left, or at the right. How paper is turned is the first's.
    """
    width = first.pages[0].width
    at_left, at_right = _INWARDS, width - _INWARDS
    ours, theirs = (at_right, at_left) if first.from_right else (at_left, at_right)
    return of_both(_on_sheets(first, ours), _on_sheets(second, theirs))


def of_both(first: Pages, second: Pages) -> Pages:
    """Return one document of two: the elements and the pages of the second come after those of the first."""
    count, elements = len(first.pages), len(first.elements)
    name = second.identity.language
    return first._replace(
        pages=(*first.pages, *(_later_page(page, count, elements, name) for page in second.pages)),
        elements=(
            first.elements[0]._replace(language=first.identity.language),
            *first.elements[1:],
            second.elements[0]._replace(language=name),
            *(_later(element, elements) for element in second.elements[1:]),
        ),
        outline=(*first.outline, *(_later_entry(entry, count, elements) for entry in second.outline)),
        anchors=(*first.anchors, *((f"{name}/{anchor}", page + count, y) for anchor, page, y in second.anchors)),
        findings=(*first.findings, *second.findings),
        second=Second(second.identity, elements, count, second.from_right),
    )


def _on_sheets(pages: Pages, across: float) -> Pages:
    return pages._replace(pages=tuple(_on_sheet(page, across) for page in pages.pages))


def _on_sheet(page: Page, across: float) -> Page:
    """Return a page of half a width as it is on the whole, so far to the right."""
    frame = page.frame._replace(x=page.frame.x + across)
    items = tuple([moved(item, across, 0) for item in page.items])
    return Page(page.number, 2 * page.width, page.height, frame, items, page.number)


def _later_page(page: Page, count: int, elements: int, name: str) -> Page:
    items = tuple([_owned(item, elements, name) for item in page.items])
    return page._replace(number=page.number + count, items=items)


def _owned(item: Item, elements: int, name: str) -> Item:
    """Return an item of the second language, whose elements come after others, and whose ids are its own."""
    match item:
        case Link() if item.target.startswith("#"):
            return item._replace(owner=item.owner + elements, target=f"#{name}/{item.target[1:]}")
        case Glyphs() | Drawing() | Image() | Matrix() | Link() | Field():
            return item._replace(owner=item.owner + elements) if isinstance(item.owner, int) else item
        case Rule() | Box():
            return item
        case _:
            assert_never(item)


def _later(element: Element, by: int) -> Element:
    return element._replace(parent=element.parent + by, headers=tuple(head + by for head in element.headers))


def _later_entry(entry: Entry, pages: int, elements: int) -> Entry:
    return entry._replace(page=entry.page + pages, element=entry.element + elements)
