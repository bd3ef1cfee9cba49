"""A table's rows as rows: cells side by side in columns, below a head that later pages say again."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, groupby, zip_longest
from typing import NamedTuple

from leaflet_pdf.layout.frame import Box, Drawing, Glyphs, Rect, Tag
from leaflet_pdf.layout.lines.paragraph import set_lines
from leaflet_pdf.layout.lines.repeat import continued, repeat, shown_again
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    AWKWARD,
    HAIRLINE,
    NEVER,
    TORN,
    WIDOW,
    Column,
    Galley,
    Part,
    Repeat,
    Strip,
    moved_part,
)
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, Lines, set_cell
from leaflet_pdf.layout.tables.cell_elements import CellElements
from leaflet_pdf.layout.tables.columns import numbers
from leaflet_pdf.layout.tables.plan import TALLEST_ROW, Plan
from leaflet_pdf.model.leaflet import Placement, Row, Table, Text, texts


class _Tall(NamedTuple):
    """A cell that reaches down into other rows: its first strip, how many points it takes, and its last row."""

    first: int
    height: float
    last: int


class Grid:
    """Sets the head and the rows of one table, in their order, in columns of given widths (points)."""

    def __init__(self, galley: Galley, table: Table, column: Column, plan: Plan, widths: Sequence[float]) -> None:
        """Take a table, and what its cells ask for."""
        self._galley = galley
        self._tallest = TALLEST_ROW * galley.style.frame.height
        self._table = table
        self._plan = plan
        self._area = column
        self._lefts = list(accumulate(widths, initial=column.x))
        self._columns = [self._across(place, place + 1) for place in range(len(widths))]
        alone = [
            [cell.content if cell.columns == 1 else None for cell in below] for below in zip(*plan.grid, strict=True)
        ]
        self._numbers = [
            numbers(galley, contents, asked, kind, place.width)
            for contents, asked, kind, place in zip(alone, plan.columns, plan.kinds, self._columns, strict=True)
        ]
        self._row = -1
        self._tall: list[_Tall] = []
        self._elements = CellElements(galley, table)
        self.tied = False
        """Whether a merged cell ties the row that was set last to that above it."""

    @property
    def columns(self) -> int:
        return len(self._columns)

    @property
    def clear_of_tint(self) -> float:
        """How far rules are above the foot of their row, where a tint below them would hide their lower half."""
        return HAIRLINE / 2 if self._table.tinted else 0

    again = Repeat(0, [])
    """What later pages say again of a table without headings."""

    def edges_below(self) -> Iterator[tuple[float, float]]:
        """Yield where rules below the row that was set last begin and end: not in cells that reach further down."""
        ends = [place.row + place.rows == self._row + 1 for place in self._plan.grid[self._row]]
        for ended, columns in groupby(range(self.columns), key=ends.__getitem__):
            first, *_, last = [*columns] * 2
            if ended:
                right = self._area.x + self._area.width if last == self.columns - 1 else self._lefts[last + 1]
                yield self._lefts[first], right

    def _across(self, first: int, end: int) -> Column:
        """Return the place of a cell that goes across columns, from the first to before another."""
        return Column(self._lefts[first] + PAD_X, self._lefts[end] - self._lefts[first] - 2 * PAD_X)

    def set_head(self, table: int) -> tuple[tuple[int, ...], Repeat]:
        """Set the columns' headings; return their elements, and what later pages say again."""
        galley, area, kind = self._galley, self._area, self._galley.style.cell._replace(bold=True)
        first = len(galley.strips)
        head = galley.element(Tag.TABLE_HEAD, table, self._table.source)
        row = galley.element(Tag.ROW, head, self._table.source)
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
        galley = self._galley
        self._row += 1
        first = len(galley.strips)
        owner = galley.element(Tag.ROW, parent, row.source)
        places = self._plan.grid[self._row]
        self.tied = self._row in self._plan.tied
        cells: list[list[Lines]] = []
        tall: list[Part] = []
        for place in self._plan.rows[self._row]:
            inside = self._elements.add(place, owner, heads, group, places[0])
            lines = self._lines(place, inside)
            if place.rows == 1:
                cells.append(lines)
                continue
            every = list(chain.from_iterable(lines))
            leading = galley.style.cell.leading
            self._tall.append(_Tall(first, len(every) * leading + 2 * PAD_Y, self._row + place.rows - 1))
            for number, line in enumerate(every):
                tall += [moved_part(part, 0, PAD_Y + number * leading) for part in line]
        self._elements.reach_into(places, self._row)
        self._set_strips(cells)
        if tall:
            galley.strips[first].parts += tall
            galley.strips[first].side_by_side = True
        self._make_room()
        if galley.height(first) <= self._tallest:
            galley.keep_together(first, TORN)
        else:
            _want_two_lines(galley.strips[first + 1 : -1], cells)
            galley.bind(first, self._row_again(places))
        galley.strips[-2].price = ALONE
        if self.tied:
            galley.strips[first - 1].price = NEVER
        if tall or self.tied:
            for strip in galley.strips[first:-1]:
                strip.price = NEVER

    def _lines(self, place: Placement, owner: int) -> list[Lines]:
        """Return the lines of a cell's texts, in columns of numbers in line with the others.

        A text across columns is in their middle: at the left it would seem to be in the first column only.
        """
        galley, content, kind = self._galley, place.content, self._plan.kinds[place.column]
        if place.columns > 1:
            column = self._across(place.column, place.column + place.columns)
            texts = set_cell(galley, content, kind, column, owner)
            is_text = isinstance(content, Text)
            return [[_in_the_middle(column, line) for line in lines] for lines in texts] if is_text else texts
        column, figures = self._columns[place.column], self._numbers[place.column]
        if figures and content:
            column = column._replace(x=column.x + figures.insets[id(content)])
        return set_cell(galley, content, kind, column, owner)

    def _make_room(self) -> None:
        """Make the row that was set last as high as the cells need that end with it."""
        galley = self._galley
        for tall in self._tall:
            if tall.last == self._row:
                galley.strips[-1].height += max(0.0, tall.height - galley.height(tall.first))

    def _row_again(self, row: Sequence[Placement]) -> Repeat:
        """Return the first cell of a row as a later page says it again, above what goes on there."""
        title = next(iter(texts(row[0].content)), None)
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
    return [moved_part(part, right - _end(line), 0) for part in line]


def _in_the_middle(column: Column, line: Sequence[Part]) -> list[Part]:
    """Return a line that begins at the left of a column moved to its middle."""
    return [moved_part(part, (column.x + column.width - _end(line)) / 2, 0) for part in line]


def _end(line: Sequence[Part]) -> float:
    words = (part for part in line if isinstance(part, Glyphs | Drawing) and not part.text.isspace())
    return max(part.x + part.width for part in words)
