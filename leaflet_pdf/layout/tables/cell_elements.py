"""The structure elements of a table's cells, the same for either form: each refers to the heads that it is under."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.frame import Tag
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.model.leaflet import Placement, Table


class CellElements:
    """Adds elements for the cells of one table, in their order.

    Without headings of columns, the first cell of a row is the head of the others (ISO 14289-1, 7.5). A cell that
    reaches down into other rows has the heads of all of them.
    """

    def __init__(self, galley: Galley, table: Table) -> None:
        self._galley = galley
        self._in_columns = bool(table.head)
        self._owners: dict[tuple[int, int], int] = {}

    def add(self, place: Placement, row: int, over: Sequence[int], group: Sequence[int], first: Placement) -> int:
        """Add an element to a row's, under the heads of all columns and of its group; return its number.

        `first` is what the row has in its first column.
        """
        heads = [*over[place.column : place.column + place.columns], *group]
        leads = not (self._in_columns or place.column)
        if not (self._in_columns or leads):
            heads.append(self._owners[first.row, first.column])
        owner = self._galley.element(
            Tag.HEAD_CELL if leads else Tag.CELL,
            row,
            place.source,
            headers=tuple(heads),
            columns=place.columns,
            rows=place.rows,
            heads_row=leads,
        )
        self._owners[place.row, place.column] = owner
        return owner

    def reach_into(self, row: Sequence[Placement], number: int) -> None:
        """Let cells that reach down into a row have its head too. All of its own cells have elements."""
        first = row[0]
        if self._in_columns or first.row < number:
            return
        head, elements = self._owners[number, 0], self._galley.elements
        for owner in {self._owners[place.row, place.column] for place in row if place.row < number}:
            elements[owner] = elements[owner]._replace(headers=(*elements[owner].headers, head))
