"""Leaflets made by hand, as values, for tests of what comes after loading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaflet_pdf.layout.frame import Artifact, Drawing, Glyphs, Page
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Block,
    Bullets,
    Identity,
    Leaflet,
    Level,
    ListItem,
    Medicine,
    Paragraph,
    Row,
    Run,
    Section,
    Status,
    Steps,
    Subheading,
    Table,
    Text,
    WarningBox,
)
from leaflet_pdf.model.style import Style
from leaflet_pdf.theme import load_theme

HERE = Source("made.yaml", 1, 1)

IDENTITY = Identity(
    id="example",
    title="Example 5 µg & more",
    language="en-GB",
    jurisdiction="GB",
    profile="pharmacy",
    version="0.1",
    revised=date(2026, 11, 23),
    review_by=date(2027, 5, 23),
    status=Status.DRAFT,
    publisher="Example Pharmacy",
    notice="",
    digest="a1b2c3d4e5f6",
)


def text(words: str, line: int = 1) -> Text:
    place = Source("made.yaml", line, 1)
    return Text((Run(words, place),), place)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words), HERE)


def several(count: int, words: str) -> list[Paragraph]:
    """Return so many paragraphs of the same words."""
    return [paragraph(words) for _ in range(count)]


def lines(count: int, width: int = 20) -> Paragraph:
    """Return a paragraph that takes so many lines of so many square characters."""
    return paragraph(" ".join(chr(97 + number % 26) * width for number in range(count)))


def subheading(words: str = "Heading") -> Subheading:
    return Subheading(text(words), HERE)


def bullets(*items: str) -> Bullets:
    return Bullets(tuple(ListItem(text(item), HERE) for item in items), HERE)


def steps(*items: str) -> Steps:
    return Steps(tuple(ListItem(text(item), HERE) for item in items), HERE)


def box(*body: Block, title: str = "Box", level: Level = Level.WARNING) -> WarningBox:
    return WarningBox(level, text(title), body, HERE)


def table(head: Sequence[str], *rows: Sequence[str], caption: str = "Table") -> Table:
    made = tuple(Row(tuple(text(cell) if cell else None for cell in row), HERE) for row in rows)
    return Table(text(caption), tuple(map(text, head)), made, HERE)


def section(*body: Block, number: int = 1, heading: str = "Section") -> Section:
    return Section(f"section-{number}", number, text(heading), body, HERE)


def leaflet(*sections: Section, introduction: Sequence[Block] = (), status: Status = Status.APPROVED) -> Leaflet:
    identity = IDENTITY._replace(id="made", title="T", language="en", publisher="P", status=status)
    medicine = Medicine(text("s"), text("1 mg"), text("f"), None, HERE)
    return Leaflet(identity, text("T"), medicine, None, tuple(introduction), sections, text("P"), text("C"), (), HERE)


def shown(page: Page, *, repeated: bool = False) -> list[str]:
    """Return what each item of a page says, top to bottom; header and footer left out, repetitions on request."""
    owners = {Artifact.REPEAT} if repeated else set()
    items = [
        item
        for item in page.items
        if isinstance(item, Glyphs | Drawing) and (isinstance(item.owner, int) or item.owner in owners)
    ]
    return [item.text.rstrip() for item in sorted(items, key=lambda item: (round(item.y, 2), item.x))]


def named(theme: str) -> Style:
    """Return the style of a theme that comes with the program."""
    style, findings = load_theme(theme)
    assert style is not None, findings
    return style
