"""The tint behind every other row of a table, which only leads the eye along it."""

from __future__ import annotations

from leaflet_pdf.layout.frame import Box, Rect
from leaflet_pdf.layout.pages.galley import Column, Galley
from leaflet_pdf.layout.tables.plan import TALLEST_ROW
from leaflet_pdf.model.leaflet import Table


class Stripes:
    """Tints rows as they are set: of each group the second, the fourth, … Rows tied by a merged cell count as one."""

    def __init__(self, galley: Galley, column: Column, table: Table) -> None:
        self._galley = galley
        self._column = column
        self._wanted = table.tinted
        self._dark = True

    def restart(self) -> None:
        """Let the next row be the first of a group."""
        self._dark = True

    def set_row(self, first: int, *, tied: bool) -> None:
        """Tint the row of the strips from `first` on, if it is its turn."""
        if not tied:
            self._dark = not self._dark
        if not (self._wanted and self._dark):
            return
        strips, (x, width), colour = self._galley.strips[first:], self._column, self._galley.style.row_tint
        height = self._galley.height(first)
        if height <= TALLEST_ROW * self._galley.style.frame.height:
            strips[0].parts.insert(0, Box(Rect(x, 0, width, height), fill=colour))
            return
        for strip in strips:  # the row may be cut between any two
            strip.parts.insert(0, Box(Rect(x, 0, width, strip.height + strip.space), fill=colour))
