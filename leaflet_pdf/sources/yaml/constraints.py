"""Constraints between the values of a record, beyond the form of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest

from leaflet_pdf.model.annotations import roles
from leaflet_pdf.model.finding import Source, count
from leaflet_pdf.model.leaflet import BLANK_MARK, Leaflet, Pictogram, Rating, Script
from leaflet_pdf.model.role import Role
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar
from leaflet_pdf.schema.problem import Problem, quoted
from leaflet_pdf.sources.yaml.catalogue import (
    DIARY_WITHOUT_ROOM,
    EMPTY_GROUP,
    MARKED_NAME,
    MISPLACED_BLANK,
    MONITORING_STALE,
    PICTOGRAM_AGAINST_RATING,
    REVIEW_BEFORE_REVISED,
    ROW_LENGTH,
    SECOND_AT_A_GLANCE,
)

OLDEST_LIST = 31
"""Days after which the list of monitored medicines is out of date (GVP Module X: it is reviewed every month)."""


def table_is_complete(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row that does not fit the columns, and for each group without rows."""
    yield from rows_fit_the_columns(table)
    yield from groups_have_rows(table)


def rows_fit_the_columns(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each row with more or fewer cells than the table has columns."""
    columns, rows = table.get("columns"), table.get("rows")
    if isinstance(columns, Items) and isinstance(rows, Items) and columns.nodes:
        width = len(columns.nodes)
        for number, row in enumerate([row for row in rows.nodes if not isinstance(row, Mapping)], 1):
            if isinstance(row, Items) and row.nodes and len(row.nodes) != width:
                message = (
                    f"row {number} has {count(len(row.nodes), 'cell')}, but the table has {count(width, 'column')}"
                )
                yield row, Problem(ROW_LENGTH, message, 'write "" for an empty cell')


def groups_have_rows(table: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each group without rows."""
    rows = table.get("rows")
    listed = rows.nodes if isinstance(rows, Items) else []
    for group, following in zip_longest(listed, listed[1:]):
        if isinstance(group, Mapping) and "group" in group.entries and not isinstance(following, Items):
            yield group, Problem(EMPTY_GROUP, "this group has no rows", "add its rows below it, or remove it")


def leaflet_is_consistent(leaflet: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for dates that contradict each other, and for essentials that are given twice."""
    yield from review_follows_revision(leaflet)
    yield from essentials_are_given_once(leaflet)


def essentials_are_given_once(leaflet: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each block of essentials but the first."""
    introduction = leaflet.get("introduction")
    blocks = introduction.nodes if isinstance(introduction, Items) else []
    given = [block for block in blocks if isinstance(block, Mapping) and "at-a-glance" in block.entries]
    for block in given[1:]:
        message = f"{quoted('at-a-glance')} is in the introduction more than once"
        yield block, Problem(SECOND_AT_A_GLANCE, message, "put all of it into the first one")


def review_follows_revision(leaflet: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the review date is before the revision date."""
    revised, review = leaflet.get("revised"), leaflet.get("review-by")
    if isinstance(revised, Scalar) and isinstance(review, Scalar):
        day, due = _day(revised.text), _day(review.text)
        if day and due and due < day:
            message = f"the review date {due} is before the revision date {day}"
            yield review, Problem(REVIEW_BEFORE_REVISED, message, "set a later review date")


def blanks_are_in_sentences(leaflet: Leaflet) -> Iterator[tuple[Source, Problem]]:
    """Yield a problem for each blank in a text that has no room for one, or in a link or raised or lowered words."""
    for text, role in roles(leaflet):
        for run in text.runs if text.blanks else ():
            if BLANK_MARK in run.text and (role not in _WITH_ROOM or run.target or run.script is not Script.NORMAL):
                hint = "write it in a paragraph or in an entry of a list, outside of other marks"
                yield run.source, Problem(MISPLACED_BLANK, "there is no room here for a line to write on", hint)


_WITH_ROOM = frozenset({Role.PARAGRAPH, Role.ITEM})


def labels_leave_a_column(diary: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the labels take the only column of a diary."""
    columns, rows = diary.get("columns"), diary.get("rows")
    if isinstance(columns, Items) and isinstance(rows, Items) and len(columns.nodes) == 1:
        hint = "the labels are in the first column: add another column"
        yield columns, Problem(DIARY_WITHOUT_ROOM, "the row labels leave no column to fill in", hint)


def pictogram_follows_rating(card: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if a precaution's pictogram forbids what its rating allows."""
    rating, sign = card.get("rating"), card.get("pictogram")
    if not isinstance(rating, Scalar) or not isinstance(sign, Scalar) or rating.text != Rating.NO_KNOWN_PROBLEM:
        return
    if sign.text in {name for name in Pictogram if name.forbids}:
        message = f"{quoted(sign.text)} forbids what {quoted(rating.text)} allows"
        yield sign, Problem(PICTOGRAM_AGAINST_RATING, message, "remove one of them, or choose another")


_MARKS = frozenset("*[]^~\\\n")


def interaction_is_named_plainly(card: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for marks in the name of an interaction, and those that a precaution can have."""
    name = card.get("with")
    if isinstance(name, Scalar) and not _MARKS.isdisjoint(name.text):
        hint = "it is named in a sentence: write it on one line, without * [ ] ^ ~ and \\"
        yield name, Problem(MARKED_NAME, f"{quoted(name.text)} has marks", hint)
    yield from pictogram_follows_rating(card)


def monitoring_is_recent(leaflet: Node) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the list of monitored medicines was last checked long before the leaflet was revised."""
    monitoring = leaflet.get("additional-monitoring") if isinstance(leaflet, Mapping) else None
    as_of = monitoring.get("as-of") if isinstance(monitoring, Mapping) else None
    revised = leaflet.get("revised") if isinstance(leaflet, Mapping) else None
    if isinstance(as_of, Scalar) and isinstance(revised, Scalar):
        looked, day = _day(as_of.text), _day(revised.text)
        if looked and day and (day - looked).days > OLDEST_LIST:
            message = f"the list was checked {count((day - looked).days, 'day')} before the leaflet was revised"
            hint = "check it again: the list of monitored medicines is reviewed every month (GVP Module X)"
            yield as_of, Problem(MONITORING_STALE, message, hint)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
