"""Constraints between the values of a record, beyond the form of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from leaflet_pdf.model.annotations import roles
from leaflet_pdf.model.finding import Source, count
from leaflet_pdf.model.leaflet import BLANK_MARK, Leaflet, Pictogram, Rating, Script
from leaflet_pdf.model.role import Role
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node, Scalar
from leaflet_pdf.schema.problem import Problem, quoted
from leaflet_pdf.sources.yaml.catalogue import (
    DIARY_WITHOUT_ROOM,
    HEADING_TOO_LOW,
    IDLE_PAGE_BREAK,
    MARKED_NAME,
    MISPLACED_BLANK,
    MONITORING_STALE,
    NOTHING_TO_CONTINUE,
    PICTOGRAM_AGAINST_RATING,
    PICTURES_IN_ROW,
    REVIEW_BEFORE_REVISED,
    SAME_PRODUCT,
    SECOND_AT_A_GLANCE,
    SIDE_OF_NOTHING,
    UNNAMED_TARGET,
)

OLDEST_LIST = 31
"""Days after which the list of monitored medicines is out of date (GVP Module X: it is reviewed every month)."""


def continued_steps_follow_others(blocks: Sequence[Node]) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for steps of a body whose numbers go on, but that have no steps above them in it."""
    for block in blocks:
        if isinstance(block, Mapping) and "steps" in block.entries:
            goes_on = block.get("continue")
            if isinstance(goes_on, Scalar) and goes_on.text == "yes":
                hint = "remove “continue: yes”, or put the steps in the same body as those that they continue"
                yield (
                    goes_on,
                    Problem(NOTHING_TO_CONTINUE, "there are no steps above to continue", hint),
                )
            return


def page_breaks_are_between_blocks(blocks: Sequence[Node]) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each page break of a body that has nothing above or below it, or leaves a heading alone."""
    for above, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if isinstance(block, Mapping) and "page-break" in block.entries:
            keys = above.entries.keys() if isinstance(above, Mapping) else frozenset[str]()
            if above is None or below is None or not keys.isdisjoint(_BEFORE_NO_BREAK):
                message = "this page break is not between two blocks"
                hint = (
                    "begin a section on a new page by “page-break: yes” beside its heading; put it before a subheading"
                )
                yield block, Problem(IDLE_PAGE_BREAK, message, hint)


_BEFORE_NO_BREAK = frozenset({"subheading", "sub-subheading", "page-break"})


def sub_subheadings_follow_subheadings(blocks: Sequence[Node]) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each heading of a body that is one level below a subheading, but does not follow one."""
    if not any(isinstance(block, Mapping) and "sub-subheading" in block.entries for block in blocks):
        return
    headed = False
    for block in blocks:
        if isinstance(block, Mapping) and "sub-subheading" in block.entries:
            if not headed:
                hint = "write it as a subheading, or put a subheading above it"
                yield block, Problem(HEADING_TOO_LOW, "there is no subheading above this sub-subheading", hint)
        elif isinstance(block, Mapping) and not _HEADED.isdisjoint(_keys_in(block)):
            headed = "subheading" in block.entries


_HEADED = frozenset({"subheading", "side-effects", "precautions", "interactions"})
"""What sets a heading of the same level as a subheading."""


def _keys_in(node: Node) -> Iterator[str]:
    """Yield the keys of a node and of all in it."""
    for part in node.nodes if isinstance(node, Items) else ():
        yield from _keys_in(part)
    for key, (_, value) in node.entries.items() if isinstance(node, Mapping) else ():
        yield key
        yield from _keys_in(value)


def leaflet_is_consistent(leaflet: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for dates that contradict each other, and for products and essentials that are given twice."""
    yield from review_follows_revision(leaflet)
    yield from products_are_named_once(leaflet)
    yield from essentials_are_given_once(leaflet)


def products_are_named_once(leaflet: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for each product whose number another has before it, with or without zeros in front."""
    products = leaflet.get("products")
    named: set[str] = set()
    for product in products.nodes if isinstance(products, Items) else ():
        gtin = product.get("gtin") if isinstance(product, Mapping) else None
        if isinstance(gtin, Scalar):
            number = gtin.text.zfill(14)
            if number in named:
                yield gtin, Problem(SAME_PRODUCT, f"{quoted(gtin.text)} is named twice", "name each pack once")
            named.add(number)


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


def diary_is_complete(diary: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for labels that leave no column, and for a title that references cannot name."""
    yield from labels_leave_a_column(diary)
    yield from target_is_named_plainly(diary, "diary")


def target_is_named_plainly(target: Mapping, key: str) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for the title of a table or a diary with an id that has marks, or that is empty."""
    title = target.get(key) if "id" in target.entries else None
    if not isinstance(title, Scalar):
        return
    if not title.text:
        yield title, Problem(UNNAMED_TARGET, "this table has an id, but no caption", "write its caption, or remove id:")
    yield from _named_plainly(title)


def labels_leave_a_column(diary: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the labels take the only column of a diary."""
    columns, rows = diary.get("columns"), diary.get("rows")
    if isinstance(columns, Items) and isinstance(rows, Items) and len(columns.nodes) == 1:
        hint = "the labels are in the first column: add another column"
        yield columns, Problem(DIARY_WITHOUT_ROOM, "the row labels leave no column to fill in", hint)


def side_is_beside_something(figure: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for the side of a picture that nothing is beside."""
    side = figure.get("side")
    if side is not None and "beside" not in figure.entries:
        message = "this picture has a side, but nothing is beside it"
        yield side, Problem(SIDE_OF_NOTHING, message, "write the words under beside:, or remove side:")


MOST_IN_A_ROW = 4


def row_has_pictures(row: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem for a row of one picture, or of so many that none could be made out."""
    pictures = row.get("pictures")
    if isinstance(pictures, Items) and pictures.nodes and not 2 <= len(pictures.nodes) <= MOST_IN_A_ROW:
        message = f"{count(len(pictures.nodes), 'picture')} cannot be a row: it has 2 to {MOST_IN_A_ROW}"
        yield pictures, Problem(PICTURES_IN_ROW, message, "write figure: for one picture, and two rows for many")


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
    if isinstance(name, Scalar):
        yield from _named_plainly(name)
    yield from pictogram_follows_rating(card)


def _named_plainly(name: Scalar) -> Iterator[tuple[Node, Problem]]:
    if not _MARKS.isdisjoint(name.text):
        hint = "it is named in a sentence: write it on one line, without * [ ] ^ ~ and \\"
        yield name, Problem(MARKED_NAME, f"{quoted(name.text)} has marks", hint)


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


BODY_CHECKS = (
    continued_steps_follow_others,
    sub_subheadings_follow_subheadings,
    page_breaks_are_between_blocks,
)
