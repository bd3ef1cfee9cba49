"""What a document from elsewhere says, whatever its format: the neutral value between all that is read and YAML.

Texts are spans of equal look; a newline in one is a line break. Every value is frozen.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.sources.exchange.reading.element import Element


class Span(NamedTuple):
    """Words set alike. The target is empty, an address, or "#" and the name of a place in the document."""

    text: str
    bold: bool = False
    script: Script = Script.NORMAL
    target: str = ""
    italic: bool = False


Phrase = tuple[Span, ...]
"""One text; empty for none."""


def plain(phrase: Phrase) -> str:
    """Return the words of a text, with single spaces between them."""
    return " ".join("".join(span.text for span in phrase).split())


class Paragraph(NamedTuple):
    text: Phrase
    at: Element


def is_bold(paragraph: Paragraph) -> bool:
    """Tell whether all words of a paragraph are bold."""
    return all(span.bold or not span.text.strip() for span in paragraph.text)


class Heading(NamedTuple):
    """The heading of what follows it: the lower in the leaflet, the greater its rank."""

    text: Phrase
    rank: int
    at: Element


class Item(NamedTuple):
    """An entry of a list: its own words, and what stands below them in it."""

    text: Phrase
    body: tuple[Block, ...] = ()


class Listing(NamedTuple):
    """A list; of steps, if its order matters. They may go on with the numbers of those before them."""

    items: tuple[Item, ...]
    at: Element
    ordered: bool = False
    continued: bool = False


class Cell(NamedTuple):
    """A cell that begins in a row: its own words, then a list, and how many columns and rows it takes."""

    text: Phrase
    listing: Listing | None = None
    columns: int = 1
    rows: int = 1


class Group(NamedTuple):
    """The heading of the rows that follow it."""

    text: Phrase


class Grid(NamedTuple):
    """A table. Without a head, the first cell of each row says what its others are about."""

    caption: Phrase
    head: tuple[Phrase, ...]
    rows: tuple[Group | tuple[Cell, ...], ...]
    notes: tuple[Phrase, ...] = ()


class Image(NamedTuple):
    """A picture: the name by which the document calls it, what it shows, and the words below it."""

    name: str
    alt: str
    at: Element
    caption: Phrase = ()


class Frame(NamedTuple):
    """A frame round blocks, of which there is at least one."""

    body: tuple[Block, ...]
    at: Element


Block = Paragraph | Heading | Listing | Grid | Image | Frame


class Section(NamedTuple):
    """A numbered part. The source may have no heading for it: then the name of the medicine is `added`."""

    heading: Phrase
    body: tuple[Block, ...]
    id: str = ""
    added: bool = False


class Loss(NamedTuple):
    """Something in the source that is not in the leaflet as it was there.

    `words` are those that are left out; the ledger looks for them in the element, before the words that `follow`. If
    there are none, all words are kept. `added` is what the leaflet says in the place of the element.
    """

    rule: Rule
    at: Element
    about: str
    words: str = ""
    follow: str = ""
    added: str = ""


class Medicine(NamedTuple):
    """What the source says that the leaflet is about; "" for what it does not say."""

    name: str = ""
    substance: str = ""
    strength: str = ""
    form: str = ""


class Origin(NamedTuple):
    """Which document it was. The digest, a SHA-256 in hex, is that of the file."""

    format: str
    document: str
    version: str
    day: date | None
    digest: str = ""
    approval: str = ""


class Carried(NamedTuple):
    """The file of a leaflet that travels with what was made of it, and the files that it names."""

    text: str
    files: dict[str, bytes]


class Document(NamedTuple):
    """One leaflet, as it was found. `root` is the element that holds all of its words.

    What was exported from a leaflet of this program carries its file.
    """

    root: tuple[Element, ...]
    origin: Origin
    medicine: Medicine
    publisher: str
    language: str
    jurisdiction: str
    profile: str
    introduction: tuple[Block, ...]
    sections: tuple[Section, ...]
    losses: tuple[Loss, ...]
    carried: Carried | None = None
