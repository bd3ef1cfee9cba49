"""What the cells of a table ask for, column by column, before it is known in what form they are set."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from leaflet_pdf.layout.lines.line import break_lines
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, asking
from leaflet_pdf.layout.tables.columns import Across, column_widths, read_well
from leaflet_pdf.model.leaflet import Placement, Table

TALLEST_ROW = 0.4
"""A row that takes more than this part of a page may be cut between two lines; rows tied by a merged cell may not."""


class Plan:
    """What the columns of a table ask for: those of its head, and of each cell that is in one column alone.

    `head` is what the headings ask for; `columns` what each column does, its heading first, if it has one; `kinds` how
    their cells are set: bold in the first one, if it has the heads of rows. `rows` are the cells that begin in each
    row, and `tied` the rows that a cell from above reaches into.
    """

    def __init__(self, galley: Galley, table: Table) -> None:
        kind = galley.style.cell
        bold = kind._replace(bold=True)
        self._galley = galley
        self.grid = table.grid
        self.rows = [_beginning(row, number) for number, row in enumerate(self.grid)]
        self.head = [asking(galley, text, bold) for text in table.head]
        self.kinds = [kind if self.head or column else bold for column in range(len(self.grid[0]))]
        cells = list(chain.from_iterable(self.rows))
        self._asked = {(cell.row, cell.column): asking(galley, cell.content, self.kinds[cell.column]) for cell in cells}
        alone = [
            [self._asked[cell.row, cell.column] if cell.columns == 1 else () for cell in below]
            for below in zip(*self.grid, strict=True)
        ]
        self.columns = [[*self.head[column : column + 1], *asked] for column, asked in enumerate(alone)]
        self._across = [
            Across(cell.column, cell.columns, self._asked[cell.row, cell.column]) for cell in cells if cell.columns > 1
        ]
        self.tied = {row for cell in cells if cell.rows > 1 for row in range(cell.row + 1, cell.row + cell.rows)}

    def widths(self, width: float) -> list[float]:
        """Share a width (points) among the columns."""
        return column_widths(self.columns, width, self._across)

    def reads_well(self, widths: Sequence[float]) -> bool:
        """Tell whether the table reads well in columns of these widths, and no rows that are tied are too high."""
        return read_well(self.columns, widths, self._across) and self._tied_rows_are_low(widths)

    def _tied_rows_are_low(self, widths: Sequence[float]) -> bool:
        most = TALLEST_ROW * self._galley.style.frame.height
        return all(sum(self._height(row, widths) for row in band) <= most for band in self._bands() if len(band) > 1)

    def _bands(self) -> list[list[Sequence[Placement]]]:
        """Return the rows in bands: those that a merged cell reaches into are in one with that above."""
        bands: list[list[Sequence[Placement]]] = []
        for number, row in enumerate(self.rows):
            if number in self.tied:
                bands[-1].append(row)
            else:
                bands.append([row])
        return bands

    def _height(self, row: Sequence[Placement], widths: Sequence[float]) -> float:
        """Return how high a row is at most (points), the whole of cells that reach further down included."""
        lines = [0]
        for place in row:
            room = sum(widths[place.column : place.column + place.columns]) - 2 * PAD_X
            texts = self._asked[place.row, place.column]
            lines.append(sum(len(break_lines(text.styled, room - text.indent).lines) for text in texts))
        return max(lines) * self._galley.style.cell.leading + 2 * PAD_Y


def _beginning(row: Sequence[Placement], number: int) -> list[Placement]:
    """Return the cells that begin in a row of a grid, from left to right."""
    return [place for column, place in enumerate(row) if place.row == number and place.column == column]
