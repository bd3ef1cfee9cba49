"""Amounts under when they are taken: a table of equal columns, after one that says what each row is about."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, zip_longest
from typing import NamedTuple

from leaflet_pdf.layout.catalogue import FACT_PARTED
from leaflet_pdf.layout.frame import Box, Rect, Rule, Tag
from leaflet_pdf.layout.lines.line import extent, styled_text
from leaflet_pdf.layout.lines.paragraph import set_lines
from leaflet_pdf.layout.pages.galley import Column, Galley, Part
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import TextStyle

PAD_X, PAD_Y = 0.5, 0.2
"""White space at a cell's sides and above and below its words, in the size of the head's type."""

STROKE = 0.7

SMALLEST = 9.0
"""Nothing on a cover is set smaller, in points."""

_ROUNDING = 1e-6
"""By how many points sums of widths may differ from the widths that they were made of."""

_FEW, _MANY = 3, 4
"""Up to how many columns of amounts are wide, and are not narrow."""

_LABELS = 0.3, 0.5
"""How much of the width the column that says what each row is about may take, of many columns and of up to three."""


class GridRow(NamedTuple):
    """The cells of a row and how they are set."""

    cells: Sequence[Run]
    kind: TextStyle


class Columns(NamedTuple):
    """Where the cells of a row begin and end, and the white space in them: at their sides, above and below."""

    edges: tuple[float, ...]
    beside: float
    above: float

    def inside(self, number: int) -> Column:
        """Return the room for the words of a cell."""
        left, right = self.edges[number : number + 2]
        return Column(left + self.beside, right - left - 2 * self.beside)


def set_grid(
    galley: Galley,
    head: GridRow,
    rows: Sequence[GridRow],
    column: Column,
    parent: int,
    source: Source,
    *,
    labelled: bool,
) -> None:
    """Set what stands over the amounts, and the rows below it, all in one size; a label is a row's first cell."""
    style = galley.style
    columns = _columns(galley, (head, *rows), column, labelled=labelled)
    head, *rows = (*_fitted(galley, [head], columns), *_fitted(galley, rows, columns))
    owner = galley.element(Tag.TABLE, parent, source)
    first = len(galley.strips)
    heads = _set_row(galley, head, columns, galley.element(Tag.TABLE_HEAD, owner, source), ())
    body = galley.element(Tag.TABLE_BODY, owner, source)
    splits: list[float] = []
    for row in rows:
        splits.append(galley.height(first))
        _set_row(galley, row, columns, body, heads)
    height = galley.height(first)
    (x, width), edges = column, columns.edges[1:-1]
    galley.strips[first].parts += [
        Box(Rect(x, 0, width, splits[0]), fill=style.head_tint),
        Box(Rect(x, 0, width, height), stroke=style.ink, thickness=STROKE),
        *(Rule(x, split, x + width, split, STROKE, style.ink) for split in splits),
        *(Rule(edge, 0, edge, height, STROKE, style.ink) for edge in edges),
    ]


def _columns(galley: Galley, rows: Sequence[GridRow], column: Column, *, labelled: bool) -> Columns:
    """Return columns for amounts, after one for labels that is as wide as the widest, but no wider than its share.

    Many columns are equal where their widest words have room so; else, as in a few columns, each has what its widest
    word needs, or less where all would be too wide.
    """
    (x, width), size, labels = column, rows[0].kind.size, 0.0
    amounts = len(rows[0].cells) - labelled
    pad_x, pad_y = (PAD_X if amounts <= _MANY else PAD_X / 2) * size, PAD_Y * size
    needs = [_needed(galley, rows, number, pad_x) for number in range(labelled, len(rows[0].cells))]
    if labelled:
        widest = max(_width(galley, row.cells[0], row.kind)[1] for row in rows) + 2 * pad_x
        left = max(width - sum(needs) * (amounts <= _FEW), _needed(galley, rows, 0, pad_x))
        labels = min(widest, _LABELS[amounts <= _FEW] * width, left)
    smallest = [row._replace(kind=row.kind._replace(size=min(row.kind.size, SMALLEST))) for row in rows]
    least = [_needed(galley, smallest, number, pad_x) for number in range(labelled, len(rows[0].cells))]
    edges = accumulate(_shared(width - labels, needs, least), initial=x + labels)
    return Columns((x, *edges) if labelled else tuple(edges), pad_x, pad_y)


def _shared(width: float, needs: Sequence[float], least: Sequence[float]) -> list[float]:
    """Return the widths of columns that need so much, and not less than the least; together they have this width."""
    equal, spare = width / len(needs), width - sum(needs)
    if len(needs) > _FEW and max(needs) <= equal:
        return [equal] * len(needs)
    if spare >= 0:
        return [need + spare / len(needs) for need in needs]
    yielding = sum(needs) - sum(least)
    part = max(0.0, 1 + spare / yielding) if yielding else 0.0
    widths = [low + part * (need - low) for need, low in zip(needs, least, strict=True)]
    return [each * width / sum(widths) for each in widths]


def _needed(galley: Galley, rows: Sequence[GridRow], number: int, pad: float) -> float:
    """Return how wide a column must be for its widest word."""
    return max(_width(galley, row.cells[number], row.kind)[0] for row in rows) + 2 * pad


def _width(galley: Galley, run: Run, kind: TextStyle) -> tuple[float, float]:
    """Return how wide the widest word of a cell is, and all of it on one line."""
    return extent(styled_text([run], kind, galley.style, galley.language))


def _fitted(galley: Galley, rows: Sequence[GridRow], columns: Columns) -> list[GridRow]:
    """Return rows set so small that their widest words have room; with a finding if that is too small to read."""
    kind = rows[0].kind
    wanted, source = kind.size, rows[0].cells[0].source
    for row in rows:
        for number, run in enumerate(row.cells):
            size = kind.size * columns.inside(number).width / max(_width(galley, run, kind)[0], 1e-6)
            if size < wanted:
                wanted, source = size, run.source
    if wanted < SMALLEST - _ROUNDING:
        galley.findings.append(FACT_PARTED.at(source, "a dose would be split between lines"))
    wanted = max(wanted, SMALLEST)
    fitted = kind._replace(size=wanted, leading=kind.leading * wanted / kind.size)
    return [row._replace(kind=fitted) for row in rows]


def _set_row(galley: Galley, row: GridRow, columns: Columns, parent: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Set a row and return its cells' elements. The head has no `heads`."""
    style = galley.style
    owner = galley.element(Tag.ROW, parent, row.cells[0].source)
    owners: list[int] = []
    lines: list[list[list[Part]]] = []
    for number, run in enumerate(row.cells):
        tag = Tag.CELL if heads else Tag.HEAD_CELL
        owners.append(galley.element(tag, owner, run.source, headers=heads[number : number + 1]))
        lines.append(set_lines(galley, [run], row.kind, columns.inside(number), owners[-1], style.ink))
    galley.strip(columns.above, [])
    for level in zip_longest(*lines, fillvalue=[]):
        galley.strip(row.kind.leading, [part for one in level for part in one]).side_by_side = True
    galley.strip(columns.above, [])
    return tuple(owners)
