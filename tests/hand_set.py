"""An example leaflet, and its pages set by hand: a finished file to be proved and tampered with."""

from __future__ import annotations

import itertools
import re
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Element,
    Entry,
    Glyphs,
    Image,
    Item,
    Link,
    Numbering,
    Page,
    Pages,
    Rect,
    Tag,
)
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import (
    Bullets,
    Figure,
    Leaflet,
    Level,
    ListItem,
    Medicine,
    Paragraph,
    Picture,
    Row,
    Run,
    Section,
    Steps,
    Subheading,
    Table,
    Text,
    WarningBox,
)
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.text.face import face
from tests.made import IDENTITY

WIDTH, HEIGHT = 595.28, 841.89
REGULAR, BOLD = "SourceSans3-Regular.ttf", "SourceSans3-Bold.ttf"
_HEADINGS = {Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.CAPTION, Tag.HEAD_CELL}
_RED = "#9c1414"
GREY = Picture(1, 1, 1, zlib.compress(b"\x80"), jpeg=False)
HERE = Source("example.yaml", 1, 1)
LINES = itertools.count(1)


# The leaflet


def text(*runs: str | Run) -> Text:
    source = Source("example.yaml", next(LINES), 1)
    return Text(tuple(Run(run, source) if isinstance(run, str) else run for run in runs), source)


def item(words: str, inner: Bullets | Steps | None = None) -> ListItem:
    return ListItem(text(words), HERE, inner)


def example() -> Leaflet:
    identity = IDENTITY._replace(title="Example 5 µg capsules", notice="Example, not for patients")
    steps = Steps((item("Fill the cup."), item("Drink it.")), HERE)
    nhs = Run("the NHS pages", HERE, target="https://www.nhs.uk/a b")
    take = Section(
        id="take",
        number=1,
        heading=text("How to take it"),
        body=(
            Paragraph(text("Take one capsule (5 µg) with water; read ", nhs, " first."), HERE),
            Paragraph(text("Do not chew it."), HERE),
            Bullets((item("With a meal"), item("Or with milk", steps)), HERE),
        ),
        source=HERE,
    )
    warning = WarningBox(
        Level.DANGER, text("Not in pregnancy"), (Paragraph(text("It harms unborn babies."), HERE),), HERE
    )
    table = Table(
        text("Doses"),
        (text("Age"), text("Dose")),
        (Row((text("12 to 17"), text("5 µg")), HERE), Row((text("18 or more"), None), HERE)),
        HERE,
    )
    effects = Section(
        id="effects",
        number=2,
        heading=text("Side effects"),
        body=(
            warning,
            Subheading(text("How much"), HERE),
            table,
            Figure(GREY, "A capsule", text("As large as life"), HERE),
            Paragraph(text("Ring ☎ 111, and see ", Run("section 1", HERE, target="#take"), "."), HERE),
        ),
        source=HERE,
    )
    return Leaflet(
        identity=identity,
        title=text("Example 5 µg capsules"),
        medicine=Medicine(text("examplin"), text("5 µg"), text("capsules"), None, HERE),
        monitoring=None,
        introduction=(Paragraph(text("Read this first."), HERE),),
        sections=(take, effects),
        publisher=text("Example Pharmacy"),
        contact=text("Telephone 020 7946 0000"),
        references=(),
        source=HERE,
    )


EXAMPLE = example()


def _day(when: date) -> str:
    return language("en").day(when)


EDITION = f"{EXAMPLE.identity.id} · Version {EXAMPLE.identity.version} · Revised {_day(EXAMPLE.identity.revised)}"


# The same, set by hand


class Setting:
    """Sets one element a line, 20 points apart."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.pages: list[list[Item]] = []
        self.y = 0.0

    def page(self) -> None:
        self.pages.append([])
        self.y = 60
        identity = EXAMPLE.identity
        self.line(f"{identity.title} ", Artifact.HEADER, y=40)
        self.line("Draft. Example, not for patients", Artifact.HEADER, x=300, y=40)
        self.line(f"{EDITION} · {identity.digest[:8]}", Artifact.FOOTER, y=800)
        self.line(f"Page {len(self.pages)} of 2", Artifact.FOOTER, x=450, y=800)

    def element(
        self,
        tag: Tag,
        parent: int,
        words: str = "",
        x: float = 50,
        down: float = 20,
        *,
        bold: bool = False,
        **more: Any,
    ) -> int:
        self.elements.append(Element(tag, parent, **more))
        if words:
            self.y += down
            self.line(words, len(self.elements) - 1, x, bold=bold or tag in _HEADINGS)
        return len(self.elements) - 1

    def line(self, words: str, owner: int | Artifact, x: float = 50, y: float = 0, *, bold: bool = False) -> float:
        name = BOLD if bold else REGULAR
        shaped = tuple(map(face(name).word, re.findall(r"\S+\s*|\s+", words)))
        width = sum(word.advance for word in shaped) / 100
        self.pages[-1].append(Glyphs(x, y or self.y, width, name, 10, "#102030", shaped, owner, words))
        return x + width

    def link(self, parent: int, words: str, x: float, target: str) -> float:
        owner = self.element(Tag.LINK, parent)
        end = self.line(words, owner, x)
        self.pages[-1].append(Link(Rect(x, self.y - 10, end - x, 12), target, f"Go to {words}", owner))
        return end

    def entries(self, parent: int, words: tuple[str, ...], labels: Iterator[str], numbering: Numbering) -> list[int]:
        owner = self.element(Tag.LIST, parent, numbering=numbering)
        bodies = []
        for each in words:
            entry = self.element(Tag.ITEM, owner)
            self.element(Tag.LABEL, entry, next(labels))
            bodies.append(self.element(Tag.BODY, entry, each, x=70, down=0))
        return bodies

    def row(self, parent: int, tag: Tag, words: tuple[str, str], headers: tuple[int, ...] = ()) -> tuple[int, int]:
        owner = self.element(Tag.ROW, parent)
        first = self.element(tag, owner, words[0], headers=headers[:1])
        return first, self.element(tag, owner, words[1], x=200, down=0, headers=headers[1:])


def set_example(generated: str = "") -> Pages:
    """Return the example's pages, with a paragraph of the program's own words before the one on chewing."""
    setting = Setting()
    setting.page()
    document = setting.element(Tag.DOCUMENT, -1)
    setting.element(Tag.TITLE, document, "Example 5 µg capsules")
    setting.element(Tag.PARAGRAPH, document, "examplin, 5 µg, capsules")
    setting.element(Tag.PARAGRAPH, document, "Read this first.")
    contents = setting.element(Tag.CONTENTS, document)
    for number, words in enumerate(("How to take it", "Side effects"), 1):
        setting.y += 20
        reference = setting.element(Tag.REFERENCE, setting.element(Tag.CONTENTS_ITEM, contents))
        setting.link(reference, f"{number}. {words}", 50, ("#take", "#effects")[number - 1])
    first, second = _set_taking(setting, document, generated), _set_effects(setting, document)
    about = setting.element(Tag.SECTION, document)
    setting.element(Tag.PARAGRAPH, about, "Published by Example Pharmacy")
    setting.element(Tag.PARAGRAPH, about, "Telephone 020 7946 0000")
    identity = EXAMPLE.identity
    review, code = identity.review_by, identity.digest[:12]
    edition = EDITION.replace(" · Version", ", version").replace(" ·", ".")
    setting.element(Tag.PARAGRAPH, about, f"{edition}. To be reviewed by {_day(review)}. Content code {code}.")
    frame = Rect(50, 50, WIDTH - 100, HEIGHT - 100)
    return Pages(
        EXAMPLE.identity,
        tuple(Page(number, WIDTH, HEIGHT, frame, tuple(items)) for number, items in enumerate(setting.pages, 1)),
        tuple(setting.elements),
        (Entry("1. How to take it", 1, 1, 180, first), Entry("2. Side effects", 1, 2, 70, second)),
        (("take", 1, 180.0), ("effects", 2, 70.0)),
    )


def _set_taking(setting: Setting, document: int, generated: str) -> int:
    section = setting.element(Tag.SECTION, document)
    heading = setting.element(Tag.HEADING, section, "1. How to take it")
    paragraph = setting.element(Tag.PARAGRAPH, section, "Take one capsule (5 µg) with ")
    setting.y += 20
    end = setting.line("water; read ", paragraph)
    end = setting.link(paragraph, "the NHS pages", end, "https://www.nhs.uk/a b")
    setting.line(" first.", paragraph, end)
    if generated:
        setting.element(Tag.PARAGRAPH, section, generated)
    setting.element(Tag.PARAGRAPH, section, "Do not chew it.")
    _, second = setting.entries(section, ("With a meal", "Or with milk"), itertools.repeat("• "), Numbering.DISC)
    setting.entries(second, ("Fill the cup.", "Drink it."), iter(("1. ", "2. ")), Numbering.DECIMAL)
    return heading


def _set_effects(setting: Setting, document: int) -> int:
    setting.page()
    section = setting.element(Tag.SECTION, document)
    heading = setting.element(Tag.HEADING, section, "2. Side effects")
    setting.pages[-1].append(Box(Rect(38, 85, 502, 50), fill="#ffeeee", stroke=_RED, thickness=2))
    setting.pages[-1].append(Drawing(40.5, 100, 9, 10, _RED, "danger", "", Artifact.DECORATION))
    warning = setting.element(Tag.WARNING, section)
    setting.element(Tag.PARAGRAPH, warning, "Danger: Not in pregnancy", bold=True)
    setting.element(Tag.PARAGRAPH, warning, "It harms unborn babies.")
    setting.element(Tag.SUBHEADING, section, "How much")
    table = setting.element(Tag.TABLE, section)
    setting.element(Tag.CAPTION, table, "Doses")
    heads = setting.row(setting.element(Tag.TABLE_HEAD, table), Tag.HEAD_CELL, ("Age", "Dose"))
    body = setting.element(Tag.TABLE_BODY, table)
    setting.row(body, Tag.CELL, ("12 to 17", "5 µg"), heads)
    setting.row(body, Tag.CELL, ("18 or more", ""), heads)
    figure = setting.element(Tag.FIGURE, section, alt="A capsule")
    setting.pages[-1].append(Image(Rect(50, 300, 40, 40), GREY, figure))
    setting.y = 340
    setting.y += 20
    setting.line("As large as life", setting.element(Tag.CAPTION, figure))
    last = setting.element(Tag.PARAGRAPH, section, "Ring ")
    setting.pages[-1].append(Drawing(80, setting.y, 9, 10, "#102030", "telephone", "☎", last))
    end = setting.line(" 111, and see ", last, 95)
    end = setting.link(last, "section 1", end, "#take")
    setting.line(".", last, end)
    return heading


GOOD = paint(set_example())
AS_READ = read(GOOD)


def codes(pdf: bytes, leaflet: Leaflet | None = EXAMPLE) -> set[str]:
    """Return the codes of all that the verifier finds."""
    return {finding.code for finding in verify(read(pdf), leaflet)}
