"""Tables: columns as wide as their words ask for, rows that hold together, the head on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, zip_longest

from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Glyphs, Rect, Rule, Tag
from leaflet_pdf.layout.galley import ALONE, AWKWARD, HAIRLINE, SPLIT, TORN, WIDOW, Column, Galley, Part, Repeat
from leaflet_pdf.layout.line import Copy, copy_of, extent
from leaflet_pdf.layout.paragraph import set_lines, set_text
from leaflet_pdf.model import Row, Table
from leaflet_pdf.style import Type

PAD_X = 5.0
PAD_Y = 3.5
"""White space inside a cell, in points."""

TALLEST_HEAD = 0.25
"""A head that takes more than this part of a page is not said again."""

WHOLE_TABLE = 0.35
"""A table that takes no more than this part of a page is cut only if it must be."""

TALLEST_ROW = 0.4
"""A row that takes more than this part of a page may be cut between two lines."""


def set_table(galley: Galley, block: Table, column: Column, parent: int) -> None:
    """Set a table's caption, head and rows."""
    style, (x, width) = galley.style, column
    owner = galley.element(Tag.TABLE, parent, block.source)
    caption = galley.element(Tag.CAPTION, owner, block.caption.source)
    for strip in set_text(galley, block.caption.runs, style.subheading, column, caption):
        strip.price = ALONE
    head = Row(block.head, block.source)
    cells = [_copies(galley, head, replace(style.cell, bold=True))]
    cells += [_copies(galley, row, style.cell) for row in block.rows]
    columns = _columns(x, column_widths(cells, width))
    first = len(galley.strips)
    heads = _set_row(galley, head, cells[0], columns, galley.element(Tag.TABLE_HEAD, owner, block.source), ())
    galley.keep_together(first, ALONE)
    galley.keep_with_next()
    galley.strips[first].parts.append(Box(Rect(x, 0, width, galley.height(first)), fill=style.head_tint))
    repeat = _head_again(galley, first)
    body = galley.element(Tag.TABLE_BODY, owner, block.source)
    for number, (row, copies) in enumerate(zip(block.rows, cells[1:], strict=True), 1):
        _set_row(galley, row, copies, columns, body, heads)
        foot = galley.strips[-1]
        foot.parts.append(Rule(x, foot.height, x + width, foot.height, HAIRLINE, style.hairline))
        if number in (1, len(block.rows) - 1):
            galley.keep_with_next(AWKWARD)
    if galley.height(first) <= WHOLE_TABLE * style.frame.height:
        galley.keep_together(first, SPLIT)
    galley.bind(first, repeat)
    galley.strips[-1].space = style.body.after + PAD_Y
    galley.strips[-1].price = 0


def column_widths(cells: Sequence[Sequence[Copy | None]], width: float) -> list[float]:
    """Share the width (points) among columns: all get their widest fact, and more as their words ask for it."""
    padding = 2 * PAD_X
    columns = [[extent(cell) for cell in column if cell] for column in zip(*cells, strict=True)]
    least = [max((fact for fact, _ in column), default=0) + padding for column in columns]
    wanted = [max((unbroken for _, unbroken in column), default=0) + padding for column in columns]
    if sum(wanted) <= width:
        return [want * width / sum(wanted) for want in wanted]
    if sum(least) >= width:
        return [narrow * width / sum(least) for narrow in least]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [narrow + share * (want - narrow) for narrow, want in zip(least, wanted, strict=True)]


def _copies(galley: Galley, row: Row, kind: Type) -> list[Copy | None]:
    return [copy_of(cell.runs, kind, galley.style, galley.language) if cell else None for cell in row.cells]


def _columns(x: float, widths: Sequence[float]) -> list[Column]:
    """Return where the words of each column begin, and how wide they may run."""
    lefts = accumulate(widths, initial=x)
    return [Column(left + PAD_X, width - 2 * PAD_X) for left, width in zip(lefts, widths, strict=False)]


def _set_row(
    galley: Galley,
    row: Row,
    cells: Sequence[Copy | None],
    columns: Sequence[Column],
    parent: int,
    heads: tuple[int, ...],
) -> tuple[int, ...]:
    """Set a row, a strip for each line of its longest cell; return the cells' elements. The head has no `heads`."""
    kind, ink = galley.style.cell, galley.style.ink
    owner = galley.element(Tag.ROW, parent, row.source)
    owners: list[int] = []
    lines: list[list[list[Part]]] = []
    for number, (text, cell, column) in enumerate(zip(row.cells, cells, columns, strict=True)):
        source = text.source if text else row.source
        tag = Tag.CELL if heads else Tag.HEAD_CELL
        owners.append(galley.element(tag, owner, source, headers=heads[number : number + 1]))
        lines.append(set_lines(galley, cell, kind, column, owners[-1], ink) if cell else [])
    first = len(galley.strips)
    galley.strip(PAD_Y, [], price=ALONE)
    for level in zip_longest(*lines, fillvalue=[]):
        strip = galley.strip(kind.leading, [part for cell in level for part in cell], price=AWKWARD)
        strip.side_by_side = True
    galley.strip(PAD_Y, [])
    if galley.height(first) <= TALLEST_ROW * galley.style.frame.height:
        galley.keep_together(first, TORN)
    for strip in (*galley.strips[first : first + 2], *galley.strips[-3:-1]):
        strip.price = max(strip.price, WIDOW)
    galley.strips[-2].price = ALONE
    return tuple(owners)


def _head_again(galley: Galley, first: int) -> Repeat:
    """Return a table's head, the strips from `first` on, as a later page says it again."""
    height = galley.height(first)
    if height > TALLEST_HEAD * galley.style.frame.height:
        return Repeat(0, [])
    parts: list[Part] = []
    top = 0.0
    for strip in galley.strips[first:]:
        for part in strip.parts:
            if isinstance(part, Glyphs | Drawing):
                parts.append(part._replace(y=part.y + top, owner=Artifact.REPEAT, run=None))
            elif isinstance(part, Box):
                parts.append(part)
        top += strip.height + strip.space
    return Repeat(height, parts)
