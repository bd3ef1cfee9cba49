"""What a leaflet says: sections, blocks and runs. No lengths, no faces, no colours.

Every value is frozen and can be pickled; those of which a leaflet has hundreds are named tuples, which are
made in a third of the time. Everything an author wrote carries its `Source`, so that
whatever is later painted, found wanting or commented on can be led back to its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from leaflet_pdf.finding import Source


class Status(StrEnum):
    """How far a leaflet has come. Anything but approved says so on every page."""

    DRAFT = "draft"
    APPROVED = "approved"


class Level(StrEnum):
    """How grave a warning box is, gravest first."""

    DANGER = "danger"
    WARNING = "warning"
    CAUTION = "caution"


class Rating(StrEnum):
    """What a patient may do in some circumstance. A closed list: there is no "probably safe"."""

    DO_NOT_USE = "do-not-use"
    ASK_FIRST = "do-not-use-unless-prescriber-confirms"
    TAKE_CARE = "take-care"
    NO_KNOWN_PROBLEM = "no-known-problem"
    NOT_KNOWN = "not-known"


class Frequency(StrEnum):
    """The bands of side effects, most frequent first (SmPC guideline, section 4.8)."""

    VERY_COMMON = "very-common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very-rare"
    NOT_KNOWN = "not-known"


class Script(StrEnum):
    """Where a run stands against the line."""

    NORMAL = "normal"
    SUPER = "super"
    SUB = "sub"


Value = TypeVar("Value")


class Placed(NamedTuple, Generic[Value]):
    """A value and its place. It may be a patient's, so `repr` tells no more than the place."""

    value: Value
    source: Source

    def __repr__(self) -> str:
        return f"Placed({self.source})"


class Run(NamedTuple):
    """Words set alike. A newline in the text is a line break.

    The target is empty, an address ("https://…", "mailto:…", "tel:…"), or "#" and a section id.
    """

    text: str
    source: Source
    bold: bool = False
    script: Script = Script.NORMAL
    target: str = ""


class Text(NamedTuple):
    """One paragraph's words. Never empty. `cites` are keys of the leaflet's references."""

    runs: tuple[Run, ...]
    source: Source
    cites: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Subheading:
    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list, with the list inside it, if there is one."""

    text: Text
    source: Source
    inner: Bullets | Steps | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[ListItem, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Steps:
    """A list whose order matters; it is numbered from 1."""

    items: tuple[ListItem, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class WarningBox:
    """A framed block. It holds every block but another framed one."""

    level: Level
    title: Text
    body: tuple[Block, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; as many cells as the table has columns. A cell may be empty (None)."""

    cells: tuple[Text | None, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Table:
    caption: Text
    head: tuple[Text, ...]
    rows: tuple[Row, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Band:
    """Side effects that are about as frequent as each other."""

    frequency: Frequency
    effects: tuple[ListItem, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class SideEffects:
    """Side effects: first those that mean stop and get help, then bands in the author's order."""

    stop_now: tuple[ListItem, ...]
    bands: tuple[Band, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Precaution:
    """One circumstance (alcohol, driving, …), what the patient may do, and why."""

    topic: Text
    rating: Rating
    body: tuple[Block, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Precautions:
    cards: tuple[Precaution, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and its meaning, or a question and its answer."""

    term: Text
    body: tuple[Block, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Definitions:
    entries: tuple[Definition, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Picture:
    """An image ready to embed: a JPEG file as it is, or 8-bit samples, deflated, without alpha.

    Width and height are in pixels; there are 1 (grey) or 3 (sRGB) channels.
    """

    width: int
    height: int
    channels: int
    data: bytes
    jpeg: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with words for those who cannot see it."""

    picture: Picture
    alt: str
    caption: Text | None
    source: Source


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set off from the text, of less weight than any warning."""

    body: tuple[Block, ...]
    source: Source


Block = (
    Paragraph
    | Subheading
    | Bullets
    | Steps
    | WarningBox
    | Table
    | SideEffects
    | Precautions
    | Definitions
    | Figure
    | Note
)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of the leaflet. The id is stable: cross-references and records name it."""

    id: str
    number: int
    heading: Text
    body: tuple[Block, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Medicine:
    """What the leaflet is about, in the words that stand on its first page.

    No cover is printed for a supply of more days than `longest_supply`.
    """

    substance: Text
    strength: Text
    form: Text
    group: Text | None
    source: Source
    longest_supply: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Where facts come from, and when that was last looked at."""

    key: str
    title: str
    address: str
    as_of: date
    source: Source


@dataclass(frozen=True, slots=True)
class Identity:
    """Which leaflet this is. The digest is of the whole content: a word changed changes it."""

    id: str
    title: str
    language: str
    jurisdiction: str
    profile: str
    version: str
    revised: date
    review_by: date
    status: Status
    publisher: str
    notice: str
    digest: str


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The whole content of one leaflet, in reading order. `online` is an address that leads to it."""

    identity: Identity
    title: Text
    medicine: Medicine
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    publisher: Text
    contact: Text
    references: tuple[Reference, ...]
    source: Source
    online: Text | None = None


def texts(leaflet: Leaflet) -> Iterator[Text]:
    """Yield every text that must be in print, once, in reading order."""
    yield leaflet.title
    medicine = leaflet.medicine
    yield from filter(None, (medicine.substance, medicine.strength, medicine.form, medicine.group))
    yield from _texts_of(leaflet.introduction)
    for section in leaflet.sections:
        yield section.heading
        yield from _texts_of(section.body)
    yield leaflet.publisher
    yield leaflet.contact
    if leaflet.online:
        yield leaflet.online


def _texts_of(blocks: tuple[Block, ...]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph(text) | Subheading(text):
                yield text
            case Bullets(items) | Steps(items):
                yield from _texts_of_items(items)
            case WarningBox(_, title, body):
                yield title
                yield from _texts_of(body)
            case Table(caption, head, rows):
                yield caption
                yield from head
                for row in rows:
                    yield from filter(None, row.cells)
            case SideEffects(stop_now, bands):
                yield from _texts_of_items(stop_now)
                for band in bands:
                    yield from _texts_of_items(band.effects)
            case Precautions(cards):
                for card in cards:
                    yield card.topic
                    yield from _texts_of(card.body)
            case Definitions(entries):
                for entry in entries:
                    yield entry.term
                    yield from _texts_of(entry.body)
            case Figure(_, _, caption):
                if caption:
                    yield caption
            case Note(body):
                yield from _texts_of(body)


def _texts_of_items(items: tuple[ListItem, ...]) -> Iterator[Text]:
    for item in items:
        yield item.text
        if item.inner:
            yield from _texts_of_items(item.inner.items)
