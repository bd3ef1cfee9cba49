"""How many to take in the morning, at noon, in the evening and at night: a table of equal columns."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from leaflet_pdf.languages.language import Language
from leaflet_pdf.layout.frame import Box, Rect, Rule, Tag
from leaflet_pdf.layout.lines.line import extent, styled_text
from leaflet_pdf.layout.lines.paragraph import set_lines
from leaflet_pdf.layout.pages.galley import Column, Galley, Part
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import TextStyle

PAD_X, PAD_Y = 0.5, 0.2
"""White space at a cell's sides and above and below its words, in the size of the head's type."""

STROKE = 0.7

SMALLEST = 9.0
"""Nothing on a cover is set smaller, in points."""


_QUARTERS = ("", "quarter", "half", "three-quarters")


class GridRow(NamedTuple):
    """The cells of a row and how they are set."""

    cells: Sequence[Run]
    kind: TextStyle


def set_grid(galley: Galley, head: GridRow, counts: GridRow, column: Column, parent: int, source: Source) -> None:
    """Set the names of the times over how many to take at each."""
    style, (x, width), pad = galley.style, column, (PAD_X * head.kind.size, PAD_Y * head.kind.size)
    head, counts = (_fitted(galley, row, width / len(head.cells) - 2 * pad[0]) for row in (head, counts))
    owner = galley.element(Tag.TABLE, parent, source)
    first = len(galley.strips)
    heads = _set_row(galley, head, column, pad, galley.element(Tag.TABLE_HEAD, owner, source), ())
    split = galley.height(first)
    _set_row(galley, counts, column, pad, galley.element(Tag.TABLE_BODY, owner, source), heads)
    height = galley.height(first)
    cell = width / len(heads)
    galley.strips[first].parts += [
        Box(Rect(x, 0, width, split), fill=style.head_tint),
        Box(Rect(x, 0, width, height), stroke=style.ink, thickness=STROKE),
        Rule(x, split, x + width, split, STROKE, style.ink),
        *(Rule(x + n * cell, 0, x + n * cell, height, STROKE, style.ink) for n in range(1, len(heads))),
    ]


def count_in_words(count: Decimal, words: Language) -> str:
    """Return how many to take: whole numbers in figures, parts and none in words."""
    number, part = divmod(count, 1)
    quarter = _QUARTERS[int(part * 4)]
    if not number:
        return words.counts[quarter or "none"]
    return words.counts[f"and-{quarter}"].format(number=number) if quarter else str(number)


def _fitted(galley: Galley, row: GridRow, room: float) -> GridRow:
    """Return a row set so small that its widest word has room; with a finding if that is too small to read."""
    kind = row.kind
    widest = max(extent(styled_text([run], kind, galley.style, galley.language))[0] for run in row.cells)
    if widest <= room:
        return row
    wanted = kind.size * room / widest
    if wanted < SMALLEST:
        galley.findings.append(Finding("fact-parted", "a dose would be split between lines", row.cells[0].source))
    size = max(wanted, SMALLEST)
    return GridRow(row.cells, kind._replace(size=size, leading=kind.leading * size / kind.size))


def _set_row(
    galley: Galley, row: GridRow, column: Column, pad: tuple[float, float], parent: int, heads: tuple[int, ...]
) -> tuple[int, ...]:
    """Set a row and return its cells' elements. The head has no `heads`."""
    style, (beside, above), cell = galley.style, pad, column.width / len(row.cells)
    owner = galley.element(Tag.ROW, parent, row.cells[0].source)
    owners: list[int] = []
    lines: list[list[list[Part]]] = []
    for number, run in enumerate(row.cells):
        tag = Tag.CELL if heads else Tag.HEAD_CELL
        owners.append(galley.element(tag, owner, run.source, headers=heads[number : number + 1]))
        inside = Column(column.x + number * cell + beside, cell - 2 * beside)
        lines.append(set_lines(galley, [run], row.kind, inside, owners[-1], style.ink))
    galley.strip(above, [])
    for level in zip_longest(*lines, fillvalue=[]):
        galley.strip(row.kind.leading, [part for one in level for part in one]).side_by_side = True
    galley.strip(above, [])
    return tuple(owners)
