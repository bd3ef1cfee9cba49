"""What a page's end cuts, and whether one page could have held it.

The height that elements need is never told too low, and a page's never too high: what fits by these measures, fits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from leaflet_pdf.proof.leaves import in_one_column
from leaflet_pdf.proof.reader.readback import Piece, ReadBack

_MM = 72 / 25.4

_AROUND = 20 * _MM
"""What marks to cut along, or a frame, and the white space inside them take above and below the words at most."""

_SEAM, _SEAM_IN_SIZES = 10 * _MM, 3
"""The white space at most between what ends one page and what begins the next: room for a hand, and lines' distance."""

_HEADINGS = {"H1", "H2", "H3", "H4"}


def is_cut(readback: ReadBack, element: int) -> bool:
    """Tell whether an element goes on in another column or on another page."""
    return len(_heights(readback, element)) > 1


def needed_height(readback: ReadBack, *elements: int) -> float:
    """Return the most height that elements need, one below the other, where no page ends in them."""
    sizes = (piece.size for element in elements for piece in pieces_in(readback, element) if piece.font)
    seam = _SEAM + _SEAM_IN_SIZES * max(sizes, default=0.0)
    heights = _heights(readback, *elements)
    return sum(heights) + (len(heights) - 1) * seam + _AROUND


def page_height(readback: ReadBack) -> float:
    """Return the height that the leaflet's own pages have at least: from the highest of its words to the lowest."""
    areas = [piece.area for page in readback.own for piece in page.pieces if piece.mark.mcid is not None]
    return max((area.bottom for area in areas), default=0.0) - min((area.y for area in areas), default=0.0)


def headings_above(readback: ReadBack, element: int) -> Iterator[int]:
    """Yield the headings that stand right before an element, from it upwards: a section may end with some."""
    elements = readback.elements
    before = (
        index for index in range(element - 1, -1, -1) if elements[index].own.strip() and not elements[index].inline
    )
    return takewhile(lambda index: elements[index].role in _HEADINGS, before)


def _heights(readback: ReadBack, *elements: int) -> list[float]:
    """Return how much of each column of each page the words of elements take."""
    columns: list[list[Piece]] = []
    for piece in (piece for element in elements for piece in pieces_in(readback, element)):
        page = readback.pages[piece.page - 1]
        beside = (column for column in columns if column[0].page == piece.page)
        column = next((column for column in beside if in_one_column(page, column[0], piece)), None)
        if column is None:
            columns.append([piece])
        else:
            column.append(piece)
    return [max(piece.area.bottom for piece in column) - min(piece.area.y for piece in column) for column in columns]


def pieces_in(readback: ReadBack, element: int) -> Iterator[Piece]:
    """Yield what is shown of an element and of all in it."""
    for inner in readback.inside(element):
        for content in readback.elements[inner].content:
            yield from readback.shown.get(content, ())
