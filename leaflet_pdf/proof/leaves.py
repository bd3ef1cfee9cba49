"""Which of the leaflet's own pages stands where, when a side of paper holds two of them.

The label of such a side names both, from left to right: "8, 1". A blank half is "-".
"""

from __future__ import annotations

from leaflet_pdf.proof.readback import Destination, Page, Piece, ReadBack

BLANK = "-"

_BEFORE_ALL = 1_000_000


def leaves(page: Page) -> list[str]:
    """Return the labels of the leaflet's pages on a side of paper, from left to right."""
    return page.label.split(", ")


def leaf_at(page: Page, x: float) -> str:
    """Return the label of the leaflet's page at a place of a side of paper."""
    labels = leaves(page)
    return labels[min(len(labels) - 1, int(max(0.0, x) / page.area.width * len(labels)))]


def leaf_of(readback: ReadBack, piece: Piece) -> str:
    return leaf_at(readback.pages[piece.page - 1], piece.x)


def leaf_led_to(readback: ReadBack, destination: Destination) -> str:
    """Return the label of the leaflet's page that a link leads to; "" if it leads to none."""
    if not destination.page:
        return ""
    return leaf_at(readback.pages[destination.page - 1], destination.x)


def order(label: str, page: int) -> int:
    """Return where a page stands in reading: the leaflet's own by their numbers, a cover before them all."""
    return int(label) if label.isdigit() else page - _BEFORE_ALL
