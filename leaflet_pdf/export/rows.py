"""The rows of a table one after the other: each cell with its headings, and merged cells in each row."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node
from leaflet_pdf.layout.frame import Tag


class Cell(NamedTuple):
    """A cell in one of its rows, its first column from 0, and the headings of its columns."""

    node: Node
    column: int
    heads: tuple[Node, ...]


def heads(table: Node) -> list[Node]:
    """Return the headings of the columns, in order."""
    return [
        cell for part in table.nodes() if part.tag is Tag.TABLE_HEAD for row in part.nodes() for cell in row.nodes()
    ]


def rows(table: Node) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows below the headings; a cell that is merged is in each of its rows."""
    columns = heads(table)
    for part in table.nodes():
        above: dict[int, _Merged] = {}
        for row in part.nodes() if part.tag is Tag.TABLE_BODY else ():
            cells, above = _row(row, above)
            yield tuple(
                Cell(node, column, tuple(columns[column : column + node.element.columns])) for column, node in cells
            )


class _Merged(NamedTuple):
    """A cell, and how many rows are still to come that it is in."""

    node: Node
    rows: int


def _row(row: Node, above: Mapping[int, _Merged]) -> tuple[list[tuple[int, Node]], dict[int, _Merged]]:
    """Return the cells of a row with their columns, and those that reach into the next."""
    found: list[tuple[int, Node]] = []
    below: dict[int, _Merged] = {}
    cells, column = deque(row.nodes()), 0
    while cells or column in above:
        node, left = above.get(column) or _merged(cells.popleft())
        if left > 1:
            below[column] = _Merged(node, left - 1)
        found.append((column, node))
        column += node.element.columns
    return found, below


def _merged(cell: Node) -> _Merged:
    return _Merged(cell, cell.element.rows)
