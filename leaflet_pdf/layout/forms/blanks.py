"""Blanks to fill in by hand: lines to write on with their labels below, and boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from leaflet_pdf.layout.frame import Box, Field, FieldKind, Rect, Rule, Tag
from leaflet_pdf.layout.lines.blank import WRITING
from leaflet_pdf.layout.lines.paragraph import set_lines, set_text
from leaflet_pdf.layout.pages.galley import ALONE, NEVER, Column, Galley, Part
from leaflet_pdf.model.leaflet import Blank, BlankKind
from leaflet_pdf.model.style import MM

APART = 8 * MM
"""The least distance from one thing to fill in to the next."""

_STROKE = 0.7
_OFF_LINE = 2.5
"""How far labels stand off the line above them: raised words in them must not touch it."""

_BETWEEN = 8 * MM
_NARROWEST = 50 * MM
"""The white space between two lines side by side, and how long each must be at least."""

_BOX = 0.85
"""The side of a box to tick, in the leading of the words beside it."""


def set_blanks(galley: Galley, blanks: Sequence[Blank], column: Column, parent: int) -> None:
    """Set blanks in their order, short lines in twos where both are long enough to write on."""
    for row in _rows(blanks, column):
        if row[0].kind is BlankKind.TICK:
            _set_tick(galley, row[0], column, parent)
        else:
            _set_lines(galley, row, column, parent)


def _rows(blanks: Sequence[Blank], column: Column) -> Iterator[list[Blank]]:
    most = 2 if (column.width - _BETWEEN) / 2 >= _NARROWEST else 1
    row: list[Blank] = []
    for blank in blanks:
        if row and (len(row) == most or blank.kind is not BlankKind.LINE):
            yield row
            row = []
        row.append(blank)
        if blank.kind is not BlankKind.LINE:
            yield row
            row = []
    if row:
        yield row


def _set_lines(galley: Galley, row: Sequence[Blank], column: Column, parent: int) -> None:
    """Set lines to write on side by side, each with its label below it."""
    style, kind = galley.style, galley.style.cell
    wide = row[0].kind is BlankKind.WIDE or column.width < 2 * _NARROWEST + _BETWEEN
    width = column.width if wide else (column.width - _BETWEEN) / 2
    lines: list[Part] = []
    labels: list[list[list[Part]]] = []
    for number, blank in enumerate(row):
        place = Column(column.x + number * (width + _BETWEEN), width)
        owner = galley.element(Tag.PARAGRAPH, parent, blank.label.source)
        labels.append(set_lines(galley, blank.label.runs, kind, place, owner, style.quiet))
        lines.append(Rule(place.x, WRITING, place.x + width, WRITING, _STROKE, style.ink))
        lines.append(Field(Rect(place.x, 2, width, WRITING - 2), FieldKind.WORDS, _words(blank), owner))
    galley.strip(WRITING, lines, space=_OFF_LINE, price=NEVER)
    for level in zip_longest(*labels, fillvalue=[]):
        strip = galley.strip(kind.leading, [part for label in level for part in label], price=ALONE)
        strip.side_by_side = True
    galley.strips[-1].space, galley.strips[-1].price = style.item.after, 0


def _set_tick(galley: Galley, blank: Blank, column: Column, parent: int) -> None:
    """Set a box to tick, and the words beside it."""
    style, kind = galley.style, galley.style.body
    side = _BOX * kind.leading
    area = Rect(column.x, (kind.leading - side) / 2, side, side)
    galley.strips[-1].space = max(galley.strips[-1].space, style.body.after)
    owner = galley.element(Tag.PARAGRAPH, parent, blank.label.source)
    strips = set_text(galley, blank.label.runs, kind, column.indented(1.6 * side), owner)
    strips[0].parts += [
        Box(area, stroke=style.ink, thickness=_STROKE),
        Field(area, FieldKind.TICK, _words(blank), owner),
    ]
    strips[-1].space = max(kind.after, APART - len(strips) * kind.leading)


def _words(blank: Blank) -> str:
    return blank.label.plain.replace("\n", " ")
