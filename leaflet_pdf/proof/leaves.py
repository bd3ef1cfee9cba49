"""Which of the leaflet's own pages, and which column, something on a side of paper belongs to.

The label of a side that holds two pages names both, in the direction of lines: "8, 1". A blank half is "-". Columns are
separated by a rule.
"""

from __future__ import annotations

from leaflet_pdf.proof.reader.readback import Destination, Page, Piece, ReadBack

BLANK = "-"

_BEFORE_ALL = 1_000_000
_THIN = 0.1


def leaves(page: Page) -> list[str]:
    """Return the labels of the leaflet's pages on a side of paper, in the direction of lines."""
    return page.label.split(", ")


def leaf_at(page: Page, x: float) -> str:
    """Return the label of the leaflet's page at an x coordinate, in points, of a side of paper."""
    labels = leaves(page)
    return labels[min(len(labels) - 1, int(max(0.0, x) / page.area.width * len(labels)))]


def leaf_of(readback: ReadBack, piece: Piece) -> str:
    return leaf_at(readback.pages[piece.page - 1], piece.x)


def leaf_of_destination(readback: ReadBack, destination: Destination) -> str:
    """Return the label of the leaflet's page that a link leads to; "" if it leads to none."""
    if not destination.page:
        return ""
    return leaf_at(readback.pages[destination.page - 1], destination.x)


def order(label: str, page: int) -> int:
    """Return the position of a page in reading order: the leaflet's own by number, a cover before all."""
    return int(label) if label.isdecimal() else page - _BEFORE_ALL


def in_one_column(page: Page, one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are on one page without a vertical rule between them that is as high as both."""
    left, right = sorted((one, other), key=lambda piece: piece.x)
    return leaf_at(page, left.x) == leaf_at(page, right.x) and not any(
        shape.area.width < _THIN
        and left.x < shape.area.x <= right.x
        and shape.area.y <= min(one.y, other.y)
        and max(one.y, other.y) - max(one.size, other.size) <= shape.area.bottom
        for shape in page.shapes
    )


def first_piece(readback: ReadBack, index: int) -> Piece | None:
    """Return what is painted first of an element, itself or what is in it; None for an empty one."""
    found: dict[int, Piece] = {}
    for inner in readback.inside(index):
        for content in readback.elements[inner].content:
            for piece in readback.shown.get(content, ()):
                if piece.text.strip() and (piece.page not in found or piece.order < found[piece.page].order):
                    found[piece.page] = piece
    return min(
        found.values(), key=lambda piece: (order(leaf_of(readback, piece), piece.page), piece.page), default=None
    )
