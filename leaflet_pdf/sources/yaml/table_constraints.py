"""Constraints between the rows of a table, beyond the form of each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from leaflet_pdf.model.finding import count
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.sources.yaml.catalogue import (
    EMPTY_GROUP,
    MERGED_CELL,
    ROW_LENGTH,
    ROW_WITHOUT_NAME,
    TABLE_WITHOUT_HEAD,
)
from leaflet_pdf.sources.yaml.constraints import target_is_named_plainly


def table_is_complete(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row that does not fit the columns or has no name, and for each group without rows."""
    yield from rows_fit_the_columns(table)
    yield from groups_have_rows(table)
    yield from target_is_named_plainly(table, "table")
    if "columns" not in table.entries:
        yield from rows_have_names(table)


def rows_fit_the_columns(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row that its cells, with those that reach down into it, do not fill exactly."""
    width = _width(table)
    rows = [row.nodes for row in _rows(table) if isinstance(row, Items)]
    if width and not any(isinstance(cell, Mapping) for row in rows for cell in row):
        yield from _full_rows(table, width)
        return
    down: list[tuple[Node, int]] = []  # of each column, the last cell in it, and how many more rows it reaches
    number = 0
    for row in _rows(table) if width else ():
        if not isinstance(row, Items):
            yield from _ends_above(down)
            down = []
            continue
        number += 1
        down = [(cell, left - 1) for cell, left in down] or [(row, 0)] * width
        if row.nodes and all(map(_is_span_known, row.nodes)):
            yield from _fitted(row, number, down)
    yield from _ends_above(down)


def _full_rows(table: Mapping, width: int) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row of a table without merged cells that has not one for each column."""
    for number, row in enumerate([row for row in _rows(table) if isinstance(row, Items)], 1):
        if row.nodes and len(row.nodes) != width:
            yield row, _row_length(number, len(row.nodes), width)


def _row_length(number: int, cells: int, width: int, taken: int = 0) -> Problem:
    message = f"row {number} has {count(cells, 'cell')}, but the table has {count(width, 'column')}"
    message += f", of which cells above take {taken}" if taken else ""
    return Problem(ROW_LENGTH, message, 'write "" for an empty cell')


def _fitted(row: Items, number: int, down: list[tuple[Node, int]]) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the cells of a row do not fill its free columns; if they do, enter them."""
    free = [column for column, (_, left) in enumerate(down) if left < 1]
    wanted = sum(_span(cell, "columns") for cell in row.nodes)
    if wanted != len(free):
        yield row, _row_length(number, wanted, len(down), len(down) - len(free))
        return
    for cell in row.nodes:
        columns, free = free[: _span(cell, "columns")], free[_span(cell, "columns") :]
        if columns[-1] - columns[0] >= len(columns):
            message = "this cell would be torn: a cell above reaches down between its columns"
            yield cell, Problem(MERGED_CELL, message, "merge other cells, or split this one")
        for column in columns:
            down[column] = cell, _span(cell, "rows")


def _ends_above(down: Sequence[tuple[Node, int]]) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each cell that reaches below the last row of its group or table."""
    for cell, left in dict.fromkeys(down):
        if left > 1:
            message = f"this cell reaches {count(left - 1, 'row')} below the last row"
            yield cell, Problem(MERGED_CELL, message, "lower its number of rows, or add the rows")


def groups_have_rows(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each group without rows."""
    listed = _rows(table)
    for group, following in zip_longest(listed, listed[1:]):
        if isinstance(group, Mapping) and "group" in group.entries and not isinstance(following, Items):
            yield group, Problem(EMPTY_GROUP, "this group has no rows", "add its rows below it, or remove it")


def rows_have_names(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row that begins with an empty cell, and for a table of one column."""
    if _width(table) == 1:
        message = "a table of one column without a heading is a list"
        yield table, Problem(TABLE_WITHOUT_HEAD, message, "add columns:, or write bullets: instead")
        return
    named = 0  # how many more rows the last first cell names
    for row in _rows(table):
        first = row.nodes[0] if isinstance(row, Items) and row.nodes else None
        if first is None or named > 1:
            named -= 1
            continue
        named = _span(first, "rows")
        written = first.get("text") if isinstance(first, Mapping) else first
        if isinstance(written, Scalar) and not written.text:
            message = "the first cell of this row is empty, but no column heading says what the others are"
            yield first, Problem(ROW_WITHOUT_NAME, message, "name the row in its first cell, or add columns:")


def _rows(table: Mapping) -> Sequence[Node]:
    rows = table.get("rows")
    return rows.nodes if isinstance(rows, Items) else ()


def _width(table: Mapping) -> int:
    """Return how many columns a table has: those with headings, or those of its first row; 0 if that is not known."""
    columns = table.get("columns")
    if columns is not None:
        return len(columns.nodes) if isinstance(columns, Items) else 0
    first = next((row for row in _rows(table) if isinstance(row, Items)), None)
    return sum(_span(cell, "columns") for cell in first.nodes) if first else 0


def _span(cell: Node, key: str) -> int:
    """Return how many columns or rows a cell takes; 1 if that is not written, or not as such a number."""
    written = cell.get(key) if isinstance(cell, Mapping) else None
    if not isinstance(written, Scalar) or not re.fullmatch("[0-9]{1,2}", written.text):
        return 1
    return int(written.text)


def _is_span_known(cell: Node) -> bool:
    """Tell whether a cell is not merged, or says with how many as it must; if not, that is found elsewhere."""
    return not isinstance(cell, Mapping) or all(
        key not in cell.entries or _span(cell, key) > 1 for key in ("columns", "rows")
    )
