"""Tables as they are tagged: their rows, and how many columns each has, with cells that reach down from above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from leaflet_pdf.proof.reader.readback import Element, ReadBack


def cells_by_row(readback: ReadBack, table: int) -> list[list[int]]:
    """Return the cells of a table, by the rows that they begin in."""
    elements = readback.elements
    rows = [index for index in readback.inside(table) if elements[index].role == "TR"]
    return [[kid for kid in elements[row].nested if elements[kid].role in {"TH", "TD"}] for row in rows]


def widths(rows: Sequence[Sequence[Element]]) -> Iterator[int]:
    """Yield how many columns the cells of each row take, with those that reach down into it."""
    reaching, ending = 0, Counter[int]()
    for number, cells in enumerate(rows):
        reaching -= ending[number]
        yield reaching + sum(cell.columns for cell in cells)
        for cell in cells:
            if cell.rows > 1:
                reaching += cell.columns
                ending[number + cell.rows] += cell.columns
