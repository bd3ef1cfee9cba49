"""Pages of a language that is written from right to left: left and right change places once all is set.

Everything is set from the edge where lines begin, and only here does that become the right one. So columns, boxes and
their bars, marks of lists, tables, forms, margins and furniture follow by themselves. What is inside a line, a picture,
a code or a drawing is not turned; signs that point somewhere have a twin that points the other way.
"""

from __future__ import annotations

from typing import assert_never

from leaflet_pdf.layout.frame import Box, Drawing, Field, Glyphs, Image, Item, Link, Matrix, Page, Pages, Rect, Rule
from leaflet_pdf.text.symbols import TWINS


def turned(pages: Pages) -> Pages:
    """Return pages that are set from the left as they are set from the right, or back, if lines begin there."""
    if not pages.from_right:
        return pages
    return pages._replace(pages=tuple(map(_turned_page, pages.pages)))


def _turned_page(page: Page) -> Page:
    items = tuple([_turned_item(item, page.width) for item in page.items])
    return page._replace(frame=_turned_area(page.frame, page.width), items=items)


def _turned_item(item: Item, width: float) -> Item:
    match item:
        case Glyphs():
            return item._replace(x=width - item.x - item.width)
        case Drawing():
            return item._replace(x=width - item.x - item.width, sign=TWINS.get(item.sign, item.sign))
        case Rule():
            return item._replace(x=width - item.x, to_x=width - item.to_x)
        case Box() | Image() | Matrix() | Link() | Field():
            return item._replace(area=_turned_area(item.area, width))
        case _:
            assert_never(item)


def _turned_area(area: Rect, width: float) -> Rect:
    return area._replace(x=width - area.x - area.width)
