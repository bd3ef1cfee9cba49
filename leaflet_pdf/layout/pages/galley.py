"""The galley: a leaflet set in one endless column, before it is made up into pages.

A galley is a list of strips, each with a height and a price for ending a page after it, and a list of
spans: what strips have in common (a box's frame, a table's head), to be cut and repeated where a page ends.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Element,
    Glyphs,
    Item,
    Link,
    Numbering,
    Rect,
    Rule,
    Tag,
    moved,
)
from leaflet_pdf.layout.lines.line import Generated, Line, Piece
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import Style, TextStyle

FREE = 0.0
"""The price of a page end between blocks, and of worse ones.

Up to a torn table they are weighed against each other and against empty paper (`breaks.py`): three lines are dearer
than an awkward end, eight awkward ends than a split. From then on, a hundred of one weigh no more than one of the next.
"""
LINE = 150.0
AWKWARD = 400.0
SPLIT = 3_000.0
TORN_TABLE = 5_000.0
"""The price of a page end in a table that is low: a page more costs less, with a third of one left empty."""
WIDOW = 3e5
TORN = 3e7
LATE = 1e9
"""The price of a page end that would put what is urgent on a later page than the first."""
ALONE = 3e9
HELD = 2e9
"""The price of a page end between lines that a heading is beside, and between a rating and what it is about."""
CUT_OFF = 3e11
EMPTY_FRAME = 3e13
"""The price of a page end between words and the edge of the frame that they are in, or the marks to cut them out."""
NEVER = inf
"""The price of a page end that would leave something that is drawn beside several strips outside the page, or part a
line to write on from its label."""

HAIRLINE = 0.5
RULE_ABOVE = 4.0
CLEAR_OF_RULE = 1.0
"""How thick the thin rules are, how far one is above the text that it sets off, and at least below other text."""


class Column(NamedTuple):
    """Where text goes: where it begins and how wide it is, in points."""

    x: float
    width: float

    def indented(self, by: float) -> "Column":
        return Column(self.x + by, self.width - by)


class PageNumber(NamedTuple):
    """The number of the page that a section is on, set flush right once it is known."""

    right: float
    y: float
    section: str
    owner: int
    source: Source


Part = Item | PageNumber
"""What a strip shows. Lengths down are from the strip's top; across, from the page's left."""


@dataclass(slots=True, eq=False, repr=False)
class Strip:
    """A part of the column that no page end cuts, the white space after it, and the price of ending a page there.

    Strips that show lines of several cells side by side are not in reading order.
    """

    height: float
    parts: list[Part]
    space: float = 0.0
    price: float = FREE
    side_by_side: bool = False
    anchor: str = ""
    entry: tuple[int, str, int] | None = None  # the outline's level and words, and the element that they head
    rule: Rule | None = None  # sets it off from what is above it on its page


class Repeat(NamedTuple):
    """What is repeated at the top of a page that goes on with a span."""

    height: float
    parts: list[Part]


class Span(NamedTuple):
    """Strips first to last (included) that belong together.

    A page that goes on with the span begins with `repeat`; one that stops in it leaves `foot` below its
    last strip. `frame` draws a box round what is on each page, if there is one.
    """

    first: int
    last: int
    repeat: Repeat
    foot: float
    frame: "Outline | None"


class Outline(NamedTuple):
    """A box's frame, left edge and width on the page; how it is drawn is the style's."""

    x: float
    width: float
    colour: str
    tint: str
    stroke: float
    bar: float

    def around(self, top: float, bottom: float) -> Iterator[Box | Rule]:
        """Yield the frame round what lies between top and bottom on one page."""
        inset = self.stroke / 2
        area = Rect(self.x + inset, top + inset, self.width - self.stroke, bottom - top - self.stroke)
        if self.stroke:
            yield Box(area, fill=self.tint, stroke=self.colour, thickness=self.stroke)
        elif self.tint:
            yield Box(area, fill=self.tint)
        if self.bar:
            x = self.x + self.bar / 2
            yield Rule(x, top, x, bottom, self.bar, self.colour)


class Inline(NamedTuple):
    """For every segment of a text, its link's element, if it is one, and what its words belong to."""

    links: list[int | None]
    owners: list[int | Artifact]


class SideHead(NamedTuple):
    """A heading that goes beside what is set after it, from the strip `first` on, into a column at its left.

    Its elements come before those of what it heads, and so does what is among its words, if there is anything.
    """

    first: int
    runs: Sequence[Run]
    kind: TextStyle
    colour: str
    column: Column
    owner: int
    inline: Inline | None = None
    entry: tuple[int, str, int] | None = None


@dataclass(slots=True, eq=False, repr=False)
class Galley:
    """A column being set. Elements are added parents first, in reading order.

    `verb` is what is done with the medicine, as "take", and `medicine` its name in a sentence.
    `inline` gives, for an element that is among another's words, that other; `subheading` is what a
    sub-heading is tagged as: one level below the heading above it. The strips from the first to before the second
    of `columned` are in columns, but for those `across`, each from one to before another; if it is None, no page has
    more than one. `widths` are those of such a column and of the page. A page begins with each of the strips
    `page_breaks`. A first page with so many strips as `opening` says what others say in their header. `text` is the
    column that headings are beside, if they are, and `side_head` the one that waits for what is set beside it.
    """

    style: Style
    language: str
    verb: str = ""
    medicine: str = ""
    strips: list[Strip] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    inline: dict[int, int] = field(default_factory=dict)
    labels: dict[tuple[str, TextStyle], Line] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    subheading: Tag = Tag.HEADING
    columned: tuple[int, int] | None = None
    across: list[tuple[int, int]] = field(default_factory=list)
    page_breaks: list[int] = field(default_factory=list)
    widths: tuple[Column, Column] | None = None
    opening: int = 0
    text: Column | None = None
    side_head: SideHead | None = None

    def element(
        self,
        tag: Tag,
        parent: int,
        source: Source,
        title: str = "",
        alt: str = "",
        numbering: Numbering | None = None,
        headers: tuple[int, ...] = (),
        columns: int = 1,
        rows: int = 1,
        heads_row: bool = False,
    ) -> int:
        """Add a structure element and return its number."""
        values = (tag, parent, source, title, alt, "", numbering, headers, columns, rows, heads_row)
        self.elements.append(tuple.__new__(Element, values))  # as Element does, without a call of Python's for each
        return len(self.elements) - 1

    def inline_element(self, tag: Tag, parent: int, source: Source, alt: str = "") -> int:
        """Add a structure element that is among its parent's words, and return its number."""
        number = self.element(tag, parent, source, alt=alt)
        self.inline[number] = self.inline.get(parent, parent)
        return number

    def strip(self, height: float, parts: list[Part], space: float = 0.0, price: float = FREE) -> Strip:
        """Add a strip below the others."""
        strip = Strip(height, parts, space, price)
        self.strips.append(strip)
        return strip

    def keep_with_next(self, price: float = ALONE) -> None:
        """Let no page end after the last strip."""
        last = self.strips[-1]
        last.price = max(last.price, price)

    def keep_together(self, first: int, price: float) -> None:
        """Let no page end between the strips from `first` on; where one must, what is worse still costs more."""
        for strip in self.strips[first:-1]:
            if strip.price < price:
                strip.price += price

    def keep_on_a_page(self, first: int) -> None:
        """Let no page end between the strips from `first` on, if they fit on one page."""
        if self.height(first) <= self.style.frame.height:
            self.keep_together(first, TORN)

    def rule_above(self, first: int, column: Column) -> None:
        """Set off the strip by a thin rule as wide as the column, clear of what is above it, if anything is."""
        if first:
            above = self.strips[first - 1]
            above.space = max(above.space, RULE_ABOVE + CLEAR_OF_RULE)
        right = column.x + column.width
        rule = Rule(column.x, -RULE_ABOVE, right, -RULE_ABOVE, HAIRLINE, self.style.hairline)
        self.strips[first].rule = rule

    def wider(self, column: Column) -> Column:
        """Return the whole width of the page for one of its columns; for any other column, as in a box, itself."""
        return self.widths[1] if self.widths and column == self.widths[0] else column

    def with_side(self, column: Column) -> Column:
        """Return the column of text and that of the headings beside it for the first; for any other column, itself."""
        return self.widths[1] if self.widths and column == self.text else column

    def run_across(self, first: int) -> None:
        """Let the strips from `first` on, with headings above that stay with them, run across the page's columns.

        A single line between them goes along; a paragraph stays in the columns, whole. Before the columns, all do.
        """
        if self.columned is None:
            return
        start = self.across[-1][1] if self.across else self.columned[0]
        above = first
        while above > start and self.strips[above - 1].price == ALONE:
            above -= 1
            first = above if self.strips[above].entry else first
        self.across.append((first, len(self.strips)))

    def height(self, first: int) -> float:
        """Return the height of the strips from `first` on, white space between them included."""
        strips = self.strips[first:]
        return sum(strip.height + strip.space for strip in strips) - strips[-1].space

    def bind(
        self, first: int, repeat: Repeat, foot: float = 0.0, frame: Outline | None = None, last: int | None = None
    ) -> None:
        """Let the strips from `first` on, up to before `last`, belong together; spans inside them stay inside."""
        inside = next((n for n, span in enumerate(self.spans) if span.first >= first), len(self.spans))
        end = len(self.strips) if last is None else last
        self.spans.insert(inside, Span(first, end - 1, repeat, foot, frame))


def baseline(kind: TextStyle) -> float:
    """Return how far below its top a line of some type has its baseline: the letters are in the middle."""
    return (kind.leading - (kind.up + kind.down) * kind.size) / 2 + kind.up * kind.size


def line_parts(line: Line, x: float, y: float, colour: str, owner: int | Artifact, source: Source) -> list[Part]:
    """Return the parts of a line of generated words that begins at x, its baseline at y."""
    return [shown(piece, x, y, colour, owner, None, source) for piece in line.pieces]


def shown(
    piece: Piece, x: float, y: float, colour: str, owner: int | Artifact, run: Run | None, source: Source
) -> Glyphs | Drawing:
    """Return a piece of a line that begins at x, its baseline at y, as the item that it is shown as.

    Only a run of the leaflet is the item's: what the program adds is from none.
    """
    begin, width, rise, size, font, words, text, _ = piece
    if isinstance(run, Generated):
        run = None
    if font.sign:
        return Drawing(x + begin, y - rise, width, size, colour, font.sign, text, owner, run, source)
    # As Glyphs does, without a call of Python's for each line of a leaflet.
    return tuple.__new__(Glyphs, (x + begin, y - rise, width, font.face, size, colour, words, owner, text, run, source))


def moved_part(part: Part, right: float, down: float) -> Part:
    """Return what a line of a text shows so many points further to the right and down; rules and boxes stay."""
    if isinstance(part, Glyphs | Drawing):
        return part._replace(x=part.x + right, y=part.y + down)
    if isinstance(part, Link):
        return part._replace(area=part.area._replace(x=part.area.x + right, y=part.area.y + down))
    return part


def lowered(part: Part, by: float) -> Part:
    """Return a part of a strip so much further down."""
    return part._replace(y=part.y + by) if isinstance(part, PageNumber) else moved(part, 0, by)
