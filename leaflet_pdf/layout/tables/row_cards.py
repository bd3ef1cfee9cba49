"""A table's rows as cards: one below the other, each cell after the heading of its column.

So a table is set where its columns would be too narrow, as in large print. It is tagged as the table that it
is: the same elements as a grid's, in the same order, each cell with its heads. What a card says again of the
head is an artifact, as is a head that is repeated on a new page. So a screen reader says "head, value" for
each cell as it does in any table, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Glyphs, Rect, Tag
from leaflet_pdf.layout.lines.line import Repeated, extent, styled_text
from leaflet_pdf.layout.lines.paragraph import label
from leaflet_pdf.layout.lines.repeat import continued, lines_again, repeat, runs_again
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    AWKWARD,
    HAIRLINE,
    LINE,
    TORN,
    WIDOW,
    Column,
    Galley,
    Repeat,
    baseline,
    line_parts,
)
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, Lines, set_cell
from leaflet_pdf.layout.tables.cell_elements import CellElements
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Placement, Row, Run, Table, Text, texts

TALLEST_CARD = 0.4
"""A card that takes more than this part of a page may be cut between two lines."""

_BETWEEN = 2.0
"""White space between the cells of a card, in points."""

_DOT_GAP = 0.3
"""How far a dot between two headings stands off them, in their size."""

_NOTHING = "–"
"""What an empty cell shows."""


class Cards:
    """Sets the headings of one table's columns on a line, and each of its rows as a card."""

    def __init__(self, galley: Galley, table: Table, column: Column) -> None:
        self._galley = galley
        self._table = table
        self._area = column
        self._inside = Column(column.x + PAD_X, column.width - 2 * PAD_X)
        self._below_title = self._inside.indented(galley.style.cell.size)
        self._kind = galley.style.cell
        self._bold = galley.style.cell._replace(bold=True)
        self._grid = table.grid
        self._row = -1
        self._elements = CellElements(galley, table)
        self.tied = False
        """Whether a merged cell ties the row that was set last to that above it."""

    @property
    def columns(self) -> int:
        return len(self._grid[0])

    @property
    def clear_of_tint(self) -> float:
        """How far rules are above the foot of their row, where a tint below them would hide their lower half."""
        return HAIRLINE / 2 if self._table.tinted else 0

    @property
    def again(self) -> Repeat:
        """The caption as later pages say it again, if there is one."""
        title = self._galley.style.subheading
        if not self._table.caption:
            return Repeat(0, [])
        parts, end = continued(self._galley, self._table.caption, title, self._area, 0)
        return repeat(self._galley, end + title.after, parts)

    def edges_below(self) -> Iterator[tuple[float, float]]:
        yield self._area.x, self._area.x + self._area.width

    def set_head(self, table: int) -> tuple[tuple[int, ...], Repeat]:
        """Set the columns' headings; return their elements, and the caption as later pages say it again.

        The headings need no place on these: each card says them.
        """
        galley, area = self._galley, self._area
        head = galley.element(Tag.TABLE_HEAD, table, self._table.source)
        row = galley.element(Tag.ROW, head, self._table.source)
        owners, lines = self._headings(row)
        first = len(galley.strips)
        galley.strip(PAD_Y, [])
        for line in lines:
            galley.strip(self._bold.leading, line)
        galley.strip(PAD_Y, [])
        galley.keep_together(first, ALONE)
        galley.keep_with_next(TORN)
        tint = Rect(area.x, 0, area.width, galley.height(first))
        galley.strips[first].parts.append(Box(tint, fill=galley.style.head_tint))
        return tuple(owners), self.again

    def set_row(self, row: Row, parent: int, heads: Sequence[int], group: Sequence[int]) -> None:
        """Set a row as a card: its first cell is the title, each other one stands after its column's heading.

        A cell of a row above that reaches down into this one is said again.
        """
        galley = self._galley
        self._row += 1
        first = len(galley.strips)
        owner = galley.element(Tag.ROW, parent, row.source)
        galley.strip(PAD_Y, [], price=ALONE)
        places = self._grid[self._row]
        self.tied = any(place.row < self._row for place in places)
        for place in dict.fromkeys(places):
            words = _label(self._table.head[place.column : place.column + place.columns], place.source)
            if place.row < self._row:
                self._set_strips(self._again(place, words if place.column else ()))
            else:
                inside = self._elements.add(place, owner, heads, group, places[0])
                self._set_strips(self._labelled(place, words, inside))
            if not place.column:
                galley.keep_with_next()
        self._elements.reach_into(places, self._row)
        galley.strips[-1].space = 0
        galley.keep_with_next()
        galley.strip(PAD_Y, [])
        if galley.height(first) <= TALLEST_CARD * galley.style.frame.height:
            galley.keep_together(first, TORN)
        for title in islice(texts(places[0].content), 1):
            parts, end = continued(galley, title, self._bold, self._inside, PAD_Y)
            galley.bind(first, repeat(galley, end, parts))

    def _labelled(self, place: Placement, words: Sequence[Run], owner: int) -> list[Lines]:
        """Return a cell after words that say which column it is of, or as a title; a dash stands for an empty one."""
        if not place.column:
            return set_cell(self._galley, place.content, self._bold, self._inside, owner)
        if place.content or not words:
            return set_cell(self._galley, place.content, self._kind, self._below_title, owner, words)
        nothing = [*words, Repeated(_NOTHING, place.source)]
        return [lines_again(self._galley, nothing, self._kind, self._below_title)]

    def _again(self, place: Placement, words: Sequence[Run]) -> list[Lines]:
        """Return the words of a cell again, after those that say which column it is of; as a title without them."""
        kind, column = (self._kind, self._below_title) if place.column else (self._bold, self._inside)
        every: list[Sequence[Run]] = [runs_again(text) for text in texts(place.content)]
        every = every or [[Repeated(_NOTHING, place.source)]] * bool(words)
        every[:1] = [[*words, *runs] for runs in every[:1]]
        return [lines_again(self._galley, runs, kind, column) for runs in every]

    def _set_strips(self, texts: Sequence[Lines]) -> None:
        """Set the texts of a cell one below the other. No page end leaves a line alone, or what leads to a list."""
        galley = self._galley
        first = len(galley.strips)
        for number, text in enumerate(texts, 1):
            strips = [galley.strip(self._kind.leading, line, price=LINE) for line in text]
            for strip in (*strips[:1], *strips[-2:-1]):
                strip.price = WIDOW
            strips[-1].price = WIDOW if number == 1 < len(texts) else AWKWARD
        for strip in galley.strips[first:-1]:
            if all(part.owner is Artifact.REPEAT for part in strip.parts if isinstance(part, Glyphs | Drawing)):
                strip.price = ALONE
        if texts:
            galley.strips[-1].space = _BETWEEN

    def _headings(self, row: int) -> tuple[list[int], Lines]:
        """Return the elements of the headings, and the lines that they fill, each in one piece where that fits."""
        galley, (x, width) = self._galley, self._inside
        dot, gap = label(galley, "·", self._bold), _DOT_GAP * self._bold.size
        lines: Lines = [[]]
        at = 0.0
        owners: list[int] = []
        for text in self._table.head:
            owners.append(galley.element(Tag.HEAD_CELL, row, text.source))
            unbroken = extent(styled_text(text.runs, self._bold, galley.style, galley.language))[1]
            after = at + dot.width + 2 * gap
            if at and after + unbroken > width:
                lines.append([])
                at = 0.0
            elif at:
                drop = baseline(self._bold)
                lines[-1] += line_parts(dot, x + at + gap, drop, galley.style.ink, Artifact.DECORATION, text.source)
                at = after
            (words,) = set_cell(galley, text, self._bold, Column(x + at, width - at), owners[-1])
            lines[-1] += words[0]
            lines += words[1:]
            at = at + unbroken if len(words) == 1 else width
        return owners, lines


def _label(headings: Sequence[Text], source: Source) -> list[Run]:
    """Return the headings of columns as a card says them again before a cell, in the place of that cell's source."""
    words: list[Run] = []
    for heading in headings:
        words += [Repeated(", ", source, bold=True)] if words else []
        words += [run._replace(source=source, bold=True) for run in runs_again(heading)]
    if headings:
        words.append(Repeated(" " if headings[-1].plain[-1] in ".:!?…" else ": ", source, bold=True))
    return words
