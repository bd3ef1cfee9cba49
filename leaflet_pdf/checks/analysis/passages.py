"""The texts of a leaflet, each with what it is and where it stands, for rules about words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from leaflet_pdf.model.leaflet import (
    Block,
    Bullets,
    Card,
    Definitions,
    Diary,
    Figure,
    Frequency,
    Group,
    Leaflet,
    Level,
    ListItem,
    Note,
    Paragraph,
    Pictured,
    Precautions,
    Rating,
    SideEffects,
    Slip,
    Steps,
    Subheading,
    Table,
    Text,
    WarningBox,
    texts,
)


class Kind(StrEnum):
    """What a passage is. Only paragraphs and items are sure to be sentences."""

    TITLE = "title"
    MEDICINE = "medicine"
    HEADING = "heading"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    EFFECT = "effect"
    BOX_TITLE = "box-title"
    TOPIC = "topic"
    TERM = "term"
    CAPTION = "caption"
    HEAD = "head"
    CELL = "cell"
    LABEL = "label"
    PUBLISHER = "publisher"


class Where(NamedTuple):
    """What a text stands in: a section's id ("" before the first), a warning, a rating, a band of side effects."""

    section: str = ""
    level: Level | None = None
    rating: Rating | None = None
    frequency: Frequency | None = None
    stop_now: bool = False


_NO_SECTION = Where()
_BLOT = "\ufffc"


class Passage(NamedTuple):
    """One text. `plain` is its words; in `printed`, addresses and the publisher are blotted out."""

    text: Text
    plain: str
    printed: str
    kind: Kind
    where: Where


def passages(leaflet: Leaflet) -> Iterator[Passage]:
    """Yield every text of a leaflet that is printed, once, in reading order (as `model.texts`)."""
    yield _passage(leaflet.title, Kind.TITLE)
    medicine = leaflet.medicine
    for text in (medicine.substance, medicine.strength, medicine.form, medicine.group):
        if text:
            yield _passage(text, Kind.MEDICINE)
    if leaflet.monitoring and leaflet.monitoring.statement:
        yield _passage(leaflet.monitoring.statement, Kind.PARAGRAPH)
    yield from _of_blocks(leaflet.introduction, _NO_SECTION)
    for section in leaflet.sections:
        where = Where(section.id)
        yield _passage(section.heading, Kind.HEADING, where)
        yield from _of_blocks(section.body, where)
    yield _passage(leaflet.publisher, Kind.PUBLISHER)
    yield _passage(leaflet.contact, Kind.PUBLISHER)
    if leaflet.online:
        yield _passage(leaflet.online, Kind.PUBLISHER)


def _passage(text: Text, kind: Kind, where: Where = _NO_SECTION) -> Passage:
    runs = text.runs
    if len(runs) > 1 or runs[0].target or kind is Kind.PUBLISHER:
        return Passage(text, text.plain, _printed(text, kind), kind, where)
    plain = runs[0].text
    return Passage(text, plain, plain, kind, where)


def _printed(text: Text, kind: Kind) -> str:
    if kind is Kind.PUBLISHER:
        return _BLOT * len(text.plain)
    return "".join(
        _BLOT * len(run.text) if run.target and not run.target.startswith("#") else run.text for run in text.runs
    )


def _of_blocks(blocks: tuple[Block, ...], where: Where) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph(text) | Pictured(_, text):
                yield _passage(text, Kind.PARAGRAPH, where)
            case Subheading(text):
                yield _passage(text, Kind.SUBHEADING, where)
            case Bullets(items) | Steps(items):
                yield from _of_items(items, Kind.ITEM, where)
            case WarningBox(level, title, body):
                boxed = where._replace(level=level)
                yield _passage(title, Kind.BOX_TITLE, boxed)
                yield from _of_blocks(body, boxed)
            case Note(body):
                yield from _of_blocks(body, where)
            case SideEffects():
                yield from _of_side_effects(block, where)
            case Precautions(cards):
                for card in cards:
                    rated = where._replace(rating=card.rating)
                    yield _passage(card.topic, Kind.TOPIC, rated)
                    yield from _of_blocks(card.body, rated)
            case Definitions(entries):
                for entry in entries:
                    yield _passage(entry.term, Kind.TERM, where)
                    yield from _of_blocks(entry.body, where)
            case Table() | Figure() | Diary():
                yield from _of_grid(block, where)
            case Slip(title, body, blanks) | Card(title, body, blanks):
                yield _passage(title, Kind.CAPTION, where)
                yield from _of_blocks(body, where)
                for blank in blanks:
                    yield _passage(blank.label, Kind.LABEL, where)
            case _:
                assert_never(block)


def _of_items(items: tuple[ListItem, ...], kind: Kind, where: Where) -> Iterator[Passage]:
    for item in items:
        yield _passage(item.text, kind, where)
        if item.inner:
            yield from _of_items(item.inner.items, kind, where)


def _of_side_effects(effects: SideEffects, where: Where) -> Iterator[Passage]:
    yield from _of_items(effects.stop_now, Kind.EFFECT, where._replace(stop_now=True))
    for band in effects.bands:
        yield from _of_items(band.effects, Kind.EFFECT, where._replace(frequency=band.frequency))


def _of_grid(block: Table | Figure | Diary, where: Where) -> Iterator[Passage]:
    match block:
        case Figure(_, _, caption):
            if caption:
                yield _passage(caption, Kind.CAPTION, where)
        case Table(caption, head, rows):
            yield _passage(caption, Kind.CAPTION, where)
            for text in head:
                yield _passage(text, Kind.HEAD, where)
            for row in rows:
                if isinstance(row, Group):
                    yield _passage(row.heading, Kind.HEAD, where)
                else:
                    for cell in row.cells:
                        for text in texts(cell):
                            yield _passage(text, Kind.CELL, where)
        case Diary(caption, head, labels):
            yield _passage(caption, Kind.CAPTION, where)
            for text in head:
                yield _passage(text, Kind.HEAD, where)
            for label in labels:
                if label:
                    yield _passage(label, Kind.LABEL, where)
        case _:
            assert_never(block)
