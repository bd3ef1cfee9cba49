"""Cards to cut out and carry: as large as a bank card where the words fit, with marks at the corners."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from leaflet_pdf.layout.forms.slip import keep_in_one_piece
from leaflet_pdf.layout.frame import Rule
from leaflet_pdf.layout.pages.galley import EMPTY_FRAME, Column, Galley, Part
from leaflet_pdf.model.leaflet import Card
from leaflet_pdf.model.style import MM

WIDTH, HEIGHT = 85.6 * MM, 54 * MM
"""A bank card's size (ISO/IEC 7810, ID-1). Words never become smaller: where there are more, the card is higher
at the same width, and still goes into a wallet when it is folded across."""

_OF_PAGE = 0.65
"""How much of a low page a card takes at least: the rest is for the headings above it, which no page end may part."""

_INSET = 4.5 * MM
_MARK, _OFF = 4 * MM, 1 * MM
"""How long a corner mark is, and how far it stands off the corner."""

_STROKE = 0.5


@contextmanager
def cut_out(galley: Galley, card: Card, column: Column) -> Iterator[Column]:
    """Set what is set inside the `with` as a card, on one page; gives the column for its words."""
    style, outside = galley.style, _MARK + _OFF
    width = min(WIDTH, column.width - 2 * outside)
    left = column.x + outside
    if galley.strips:
        galley.strips[-1].space = max(galley.strips[-1].space, style.body.after)
    first = len(galley.strips)
    galley.strip(outside, _marks(galley, left, width, edge=outside, away=-1), price=EMPTY_FRAME)
    galley.strip(_INSET, [], price=EMPTY_FRAME)
    yield Column(left + _INSET, width - 2 * _INSET)
    galley.strips[-1].space = 0
    galley.keep_with_next(EMPTY_FRAME)
    height = min(HEIGHT, _OF_PAGE * style.frame.height)
    galley.strip(max(_INSET, height - galley.height(first + 1)), [], price=EMPTY_FRAME)
    galley.strip(outside, _marks(galley, left, width, edge=0, away=1), space=style.body.after)
    keep_in_one_piece(galley, first, card)


def _marks(galley: Galley, left: float, width: float, edge: float, away: int) -> list[Part]:
    """Return the marks of the two corners on an edge; those upright point away from the card."""
    colour, right = galley.style.quiet, left + width
    near, far = edge + away * _OFF, edge + away * (_OFF + _MARK)
    return [
        *(Rule(x, near, x, far, _STROKE, colour) for x in (left, right)),
        Rule(left - _OFF - _MARK, edge, left - _OFF, edge, _STROKE, colour),
        Rule(right + _OFF, edge, right + _OFF + _MARK, edge, _STROKE, colour),
    ]
