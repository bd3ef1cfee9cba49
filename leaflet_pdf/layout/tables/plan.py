"""What the cells of a table ask for, column by column, before it is known in what form they are set."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.lines.line import break_lines
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, Asking, asking
from leaflet_pdf.layout.tables.columns import Across, column_widths, read_well
from leaflet_pdf.model.leaflet import Placement, Table

TALLEST_ROW = 0.4
"""A row that takes more than this part of a page may be cut between two lines; rows tied by a merged cell may not."""


class Plan:
    """What the columns of a table ask for: those of its head, and of each cell that is in one column alone.

    `head` is what the headings ask for; `columns` what each column does, its heading first, if it has one.
    """

    def __init__(self, galley: Galley, table: Table) -> None:
        kind = galley.style.cell
        bold = kind._replace(bold=True)
        self._galley = galley
        self.grid = table.grid
        self.head = [asking(galley, text, bold) for text in table.head]
        self._asked: dict[tuple[int, int], Sequence[Asking]] = {}
        for place in (place for number, row in enumerate(self.grid) for place in beginning(row, number)):
            weight = bold if self.leads(place.column) else kind
            self._asked[place.row, place.column] = asking(galley, place.content, weight)
        self.columns = [
            [*self.head[column : column + 1], *(self._alone(row[column]) for row in self.grid)]
            for column in range(len(self.grid[0]))
        ]
        self._across = [
            Across(place.column, place.columns, self._asked[place.row, place.column])
            for number, row in enumerate(self.grid)
            for place in beginning(row, number)
            if place.columns > 1
        ]

    def leads(self, column: int) -> bool:
        """Tell whether a column has the heads of rows: the first one, if there are none of columns."""
        return not (self.head or column)

    def widths(self, width: float) -> list[float]:
        """Share a width (points) among the columns."""
        return column_widths(self.columns, width, self._across)

    def reads_well(self, widths: Sequence[float]) -> bool:
        """Tell whether the table reads well in columns of these widths, and no rows that are tied are too high."""
        return read_well(self.columns, widths, self._across) and self._tied_rows_are_low(widths)

    def _alone(self, place: Placement) -> Sequence[Asking]:
        return self._asked[place.row, place.column] if place.columns == 1 else ()

    def _tied_rows_are_low(self, widths: Sequence[float]) -> bool:
        most = TALLEST_ROW * self._galley.style.frame.height
        return all(
            sum(self._height(row, number, widths) for number, row in band) <= most
            for band in tied(self.grid)
            if len(band) > 1
        )

    def _height(self, row: Sequence[Placement], number: int, widths: Sequence[float]) -> float:
        """Return how high a row is at most (points), the whole of cells that reach further down included."""
        lines = [0]
        for place in beginning(row, number):
            room = sum(widths[place.column : place.column + place.columns]) - 2 * PAD_X
            texts = self._asked[place.row, place.column]
            lines.append(sum(len(break_lines(text.styled, room - text.indent).lines) for text in texts))
        return max(lines) * self._galley.style.cell.leading + 2 * PAD_Y


def beginning(row: Sequence[Placement], number: int) -> list[Placement]:
    """Return the cells that begin in a row of a grid, from left to right."""
    return [place for column, place in enumerate(row) if (place.row, place.column) == (number, column)]


Band = list[tuple[int, Sequence[Placement]]]
"""Rows that cells tie together, each with its number."""


def tied(grid: Sequence[Sequence[Placement]]) -> list[Band]:
    """Return the rows of a grid in bands: those that a merged cell reaches into are in one with that above."""
    bands: list[Band] = []
    for number, row in enumerate(grid):
        if any(place.row < number for place in row):
            bands[-1].append((number, row))
        else:
            bands.append([(number, row)])
    return bands
