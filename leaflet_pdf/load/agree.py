"""What must agree within a record, beyond the shape of each of its values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflet_pdf.load.flaw import Flaw
from leaflet_pdf.load.nodes import Items, Mapping, Node, Scalar


def table_is_whole(table: Mapping) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw for each row that does not fit the columns, and for each group without rows."""
    yield from rows_fit_the_columns(table)
    yield from groups_have_rows(table)


def rows_fit_the_columns(table: Mapping) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw for each row with more or fewer cells than the table has columns."""
    columns, rows = table.get("columns"), table.get("rows")
    if isinstance(columns, Items) and isinstance(rows, Items) and columns.nodes:
        width = len(columns.nodes)
        for number, row in enumerate([row for row in rows.nodes if not isinstance(row, Mapping)], 1):
            if isinstance(row, Items) and row.nodes and len(row.nodes) != width:
                message = f"row {number} has {len(row.nodes)} cells, but the table has {width} columns"
                yield row, Flaw("row-length", message, 'write "" for a cell that stays empty')


def groups_have_rows(table: Mapping) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw for each group's heading that no row follows."""
    rows = table.get("rows")
    listed = rows.nodes if isinstance(rows, Items) else []
    for group, following in zip(listed, [*listed[1:], None], strict=True):
        if isinstance(group, Mapping) and "group" in group.entries and not isinstance(following, Items):
            yield group, Flaw("empty-group", "no rows follow this group", "write its rows below it, or take it out")


def review_follows_revision(leaflet: Mapping) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw if the leaflet was to be reviewed before it was revised."""
    revised, review = leaflet.get("revised"), leaflet.get("review-by")
    if isinstance(revised, Scalar) and isinstance(review, Scalar):
        day, due = _day(revised.text), _day(review.text)
        if day and due and due < day:
            message = f"the review is due on {due}, before the leaflet was revised on {day}"
            yield review, Flaw("review-before-revised", message, "set a later day for the review")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
