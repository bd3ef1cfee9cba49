"""A table's rows as rows: cells side by side in columns, below a head that later pages say again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, chain, zip_longest

from leaflet_pdf.layout.frame import Box, Drawing, Glyphs, Link, Rect, Tag
from leaflet_pdf.layout.lines.paragraph import set_lines
from leaflet_pdf.layout.lines.repeat import continued, repeat, shown_again
from leaflet_pdf.layout.pages.galley import ALONE, AWKWARD, TORN, WIDOW, Column, Galley, Part, Repeat, Strip
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, Asked, Lines, set_cell
from leaflet_pdf.layout.tables.columns import numbers
from leaflet_pdf.model.leaflet import Row, Table, Text, texts

TALLEST_ROW = 0.4
"""A row that takes more than this part of a page may be cut between two lines."""


class Grid:
    """Sets the head and the rows of one table, in their order, in columns of given widths (points)."""

    def __init__(
        self, galley: Galley, table: Table, column: Column, cells: Sequence[Asked], widths: Sequence[float]
    ) -> None:
        """Take a table and what each cell of its head and of its rows asks for."""
        self._galley = galley
        self._tallest = TALLEST_ROW * galley.style.frame.height
        self._table = table
        self._area = column
        lefts = accumulate(widths, initial=column.x)
        self._columns = [Column(x + PAD_X, width - 2 * PAD_X) for x, width in zip(lefts, widths, strict=False)]
        written = zip(*(row.cells for _, group in table.groups for row in group), strict=True)
        self._numbers = [
            numbers(galley, column_cells, asked, galley.style.cell, place.width)
            for column_cells, asked, place in zip(written, zip(*cells, strict=True), self._columns, strict=True)
        ]

    def set_head(self, parent: int) -> tuple[tuple[int, ...], Repeat]:
        """Set the columns' headings; return their elements, and what later pages say again."""
        galley, area, kind = self._galley, self._area, self._galley.style.cell._replace(bold=True)
        first = len(galley.strips)
        row = galley.element(Tag.ROW, parent, self._table.source)
        owners: list[int] = []
        cells: list[list[Lines]] = []
        for text, place, figures in zip(self._table.head, self._columns, self._numbers, strict=True):
            owners.append(galley.element(Tag.HEAD_CELL, row, text.source))
            lines = set_lines(galley, text.runs, kind, place, owners[-1], galley.style.ink)
            cells.append([[_ending_at(place.x + figures.width, line) for line in lines] if figures else lines])
        self._set_strips(cells)
        height = galley.height(first)
        galley.keep_together(first, ALONE)
        galley.keep_with_next()
        galley.strips[first].parts.append(Box(Rect(area.x, 0, area.width, height), fill=galley.style.head_tint))
        return tuple(owners), repeat(galley, height, shown_again(galley.strips[first:]))

    def set_row(self, row: Row, parent: int, heads: Sequence[int], group: Sequence[int]) -> None:
        """Set a row; its cells have the heads of their columns, and that of their group, if they are in one."""
        galley, kind, ink = self._galley, self._galley.style.cell, self._galley.style.ink
        first = len(galley.strips)
        owner = galley.element(Tag.ROW, parent, row.source)
        cells: list[list[Lines]] = []
        for cell, head, place, figures in zip(row.cells, heads, self._columns, self._numbers, strict=True):
            source = cell.source if cell else row.source
            inside = galley.element(Tag.CELL, owner, source, headers=(head, *group))
            if not isinstance(cell, Text):
                cells.append(set_cell(galley, cell, kind, place, inside))
                continue
            begin = Column(place.x + figures.insets[id(cell)], place.width) if figures else place
            cells.append([set_lines(galley, cell.runs, kind, begin, inside, ink)])
        self._set_strips(cells)
        if galley.height(first) <= self._tallest:
            galley.keep_together(first, TORN)
        else:
            _want_two_lines(galley.strips[first + 1 : -1], cells)
            galley.bind(first, self._row_again(row))
        galley.strips[-2].price = ALONE

    def _row_again(self, row: Row) -> Repeat:
        """Return the first cell of a row as a later page says it again, above what goes on there."""
        title = next(iter(texts(row.cells[0])), None)
        if title is None:
            return Repeat(PAD_Y, [])
        inside = Column(self._area.x + PAD_X, self._area.width - 2 * PAD_X)
        parts, end = continued(self._galley, title, self._galley.style.cell._replace(bold=True), inside, PAD_Y)
        return repeat(self._galley, end, parts)

    def _set_strips(self, cells: Sequence[Sequence[Lines]]) -> None:
        """Set cells side by side, a strip for each line of the longest."""
        galley = self._galley
        galley.strip(PAD_Y, [], price=ALONE)
        leading = galley.style.cell.leading
        for level in zip_longest(*map(chain.from_iterable, cells), fillvalue=()):
            strip = galley.strip(leading, list(chain.from_iterable(level)), price=AWKWARD)
            strip.side_by_side = True
        galley.strip(PAD_Y, [])


def _want_two_lines(strips: Sequence[Strip], cells: Sequence[Sequence[Lines]]) -> None:
    """Let a page end in a row leave no first or last line of any text alone, whichever cell it is in."""
    for cell in cells:
        first = 0
        for text in cell:
            for line in {0, len(text) - 2} if len(text) > 1 else ():
                strips[first + line].price = WIDOW
            first += len(text)


def _ending_at(right: float, line: Sequence[Part]) -> list[Part]:
    """Return a line moved so that it ends at a place (points from the page's left)."""
    end = max(part.x + part.width for part in line if isinstance(part, Glyphs | Drawing))
    return [_moved(part, right - end) for part in line]


def _moved(part: Part, by: float) -> Part:
    if isinstance(part, Glyphs | Drawing):
        return part._replace(x=part.x + by)
    if isinstance(part, Link):
        return part._replace(area=part.area._replace(x=part.area.x + by))
    return part
