"""How a leaflet looks: paper, measures, type and colours, as data. Lengths are points (1/72 inch).

`theme/floors.py` says what no style may go under. Levels of warning differ in sign, word and frame, so that
they survive a printer without colours.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from leaflet_pdf.model.leaflet import Level, Picture, Rating

MM = 72 / 25.4


class Paper(NamedTuple):
    width: float
    height: float

    @property
    def half(self) -> "Paper":
        """Half of a sheet that lies across and is folded or cut in the middle."""
        return Paper(max(self.width, self.height) / 2, min(self.width, self.height))


A4 = Paper(210 * MM, 297 * MM)
PAPERS = {
    "a4": A4,
    "a5": Paper(148 * MM, 210 * MM),
    "letter": Paper(8.5 * 72, 11 * 72),
    "legal": Paper(8.5 * 72, 14 * 72),
}


class Margins(NamedTuple):
    """White space round the frame; header and footer stand in the top and bottom margins."""

    top: float
    right: float
    bottom: float
    left: float

    def scaled(self, by: float) -> "Margins":
        return Margins(self.top * by, self.right * by, self.bottom * by, self.left * by)


NARROWEST_MARGIN = 10 * MM
"""Between text and the paper's edge (Hartley: at least 10 mm outside)."""

UNPRINTABLE = 5 * MM
"""What office printers leave white at the paper's edges."""

HEADER_TO_EDGE = 8 * MM
"""The white space above the running header: it is read in the hand, and must survive a print that is off its place."""

HEADER_RULE, FOOTER_RULE = 10.0, 12.0
_RULES_IN_LINES = 0.65, 0.78
"""From the frame to the rules of header and footer, in points, and at most in the line spacing of the text."""


_SHORTEST = 28
"""Beside headings, text has lines at least so long, in sizes of its type."""

_SHORTEST_IN_COLUMNS = 18
"""In columns that nobody asked for, text has lines at least so long, about 43 characters."""

_CLOSEST = 1.2
"""The least distance of the baselines of a heading beside text, in its size."""


class Area(NamedTuple):
    """A part of a page, from the page's top left, y downwards."""

    x: float
    y: float
    width: float
    height: float


UP, DOWN = 0.76, 0.24
"""How far letters of the faces of a style are from their baseline at most, in the size of the type."""


class TextStyle(NamedTuple):
    """How a kind of text is set: size, distance of baselines, white space after it and at least before it.

    `up` and `down` are how far its letters are from the baseline, as multiples of the size.
    """

    size: float
    leading: float
    after: float
    before: float = 0
    bold: bool = False
    up: float = UP
    down: float = DOWN

    @property
    def closer(self) -> "TextStyle":
        """The kind with three quarters of its white space, and with lines a little closer if they have room."""
        leading = max(min(self.leading, _CLOSEST * self.size), self.leading * 0.97)
        return self._replace(leading=leading, after=self.after * 0.75, before=self.before * 0.75)

    def spaced(self, least: float, up: float, down: float) -> "TextStyle":
        """Return the kind with its lines at least so far apart, for letters of such heights, in its size."""
        return self._replace(leading=max(self.leading, least * self.size), up=up, down=down)


class Frame(NamedTuple):
    """How a box is framed. `bar` is a thicker stroke at the left; a tint only adds to the rest."""

    sign: str
    colour: str
    tint: str
    stroke: float
    bar: float = 0


class Aside(NamedTuple):
    """How notes and information are set off: a bar at the left and a tint, and no frame, which only warnings have."""

    bar: float
    tint: str = ""


class SectionHeads(NamedTuple):
    """How headings of sections are set off: by a rule above, of this thickness, by a tint, and by white numbers.

    A reversed number is white on a patch of the accent colour.
    """

    rule: float = 0
    tint: str = ""
    reversed_numbers: bool = False


PLAIN_HEADS = SectionHeads()


NASTALIQ, NASKH = "nastaliq", "naskh"


class Print(StrEnum):
    """For whose eyes a style is, by the smallest type that it may have."""

    STANDARD = "standard"
    CLEAR = "clear"
    LARGE = "large"


class Logo(NamedTuple):
    """A picture at the top right of the first page, as high as the top margin lets it be, at most so high."""

    picture: Picture
    height: float = 9 * MM


@dataclass(frozen=True)
class Style:
    """Everything about a leaflet's look.

    No line of a leaflet's text is longer than `measure`, in sizes of the body's type: what paper is left over is
    white at both sides. With more than one of `columns`, what stands before the first section still runs across the
    page. `binding` is white space at the bound edge beside the margin: at the left of odd pages, and at the right of
    even ones if the leaflet is printed on both sides (`duplex`). Without `contents`, no list of sections is made. With
    a `ruler`, the first page shows by a line of 50 mm whether it was shrunk in printing. With a `letterhead`, the first
    page has the publisher and how to reach it above the title as well. With `columns_open`, nobody has said how many
    `columns` there are: `by_room` decides. A style of faces without `italic` and `bold_italic` ones sets no italics.
    `urdu` is the hand of Urdu: Nastaliq, or Naskh.
    """

    paper: Paper
    margins: Margins
    regular: str
    bold: str
    title: TextStyle
    heading: TextStyle
    subheading: TextStyle
    box_title: TextStyle
    body: TextStyle
    item: TextStyle
    term: TextStyle
    cell: TextStyle
    small: TextStyle
    ink: str
    quiet: str
    accent: str
    link: str
    hairline: str
    head_tint: str
    hang: float
    indent: float
    padding: float
    script_scale: float
    frames: dict[Level, Frame]
    rating_signs: dict[Rating, str]
    note: Aside
    information: Aside
    measure: float
    side: float = 0
    print: Print = Print.STANDARD
    columns: int = 1
    gutter: float = 20
    duplex: bool = False
    binding: float = 0
    contents: bool = True
    ruler: bool = False
    logo: Logo | None = None
    row_tint: str = "#e6e6e6"
    columns_open: bool = True
    section_heads: SectionHeads = PLAIN_HEADS
    letterhead: bool = False
    introduction_in_columns: bool = False
    urdu: str = NASTALIQ
    italic: str = ""
    bold_italic: str = ""

    @property
    def faces(self) -> tuple[str, ...]:
        """The names of the style's faces: the two upright ones first."""
        return self.regular, self.bold, *filter(None, (self.italic, self.bold_italic))

    def inclined(self, *, bold: bool) -> str:
        """Return the name of the face of italics; the upright one if the style has none."""
        return (self.bold_italic or self.bold) if bold else (self.italic or self.regular)

    @cached_property
    def side_column(self) -> float:
        """How wide the column of the headings beside the text is, with the white space between them, in points.

        It is 0, and headings are above their text, in columns, and where the lines beside them would be too short.
        """
        return self.side_across if self.columns == 1 else 0.0

    @cached_property
    def side_across(self) -> float:
        """How wide that column is beside what runs across the page, above columns and below them."""
        room = self.paper.width - self.margins.left - self.margins.right - self.binding
        return self.side if room - self.side >= _SHORTEST * self.body.size else 0.0

    @cached_property
    def side_head(self) -> TextStyle:
        """How a heading beside text is set: its lines are as far apart as those of the text, if they have the room."""
        kind = self.subheading
        return kind._replace(leading=max(self.body.leading, _CLOSEST * kind.size))

    @property
    def inset(self) -> float:
        """How far text is from the left of the frame: section numbers, or all headings, are in that space."""
        return self.side_column or self.hang

    @property
    def inset_across(self) -> float:
        """How far what runs across the page is from the left of the frame: level with its text, or its headings."""
        return 0.0 if self.side_column else self.hang

    @cached_property
    def frame(self) -> Area:
        """Where a leaflet's own words go on an odd page: text stands in the middle, headings hang out at its left."""
        paper, margins = self.paper, self.margins
        room = paper.width - margins.left - margins.right - self.binding
        lines = self.columns * self.measure * self.body.size + (self.columns - 1) * self.gutter
        width = min(room, self.inset + lines)
        left = margins.left + self.binding + max(0.0, (room - width - self.inset_across) / 2)
        return Area(left, margins.top, width, paper.height - margins.top - margins.bottom)

    @property
    def header_rule(self) -> float:
        """How far above the frame the header's rule is, in points."""
        return min(HEADER_RULE, _RULES_IN_LINES[0] * self.body.leading)

    @property
    def footer_rule(self) -> float:
        """How far below the frame the footer's rule is, in points."""
        return min(FOOTER_RULE, _RULES_IN_LINES[1] * self.body.leading)

    @property
    def header_baseline(self) -> float:
        kind = self.small
        return self.margins.top - self.header_rule - kind.size * 4 / 9 - (kind.down - DOWN) * kind.size

    @property
    def footer_baseline(self) -> float:
        kind = self.small
        below = self.footer_rule + kind.size * 4 / 3 + (kind.up - UP) * kind.size
        return self.paper.height - self.margins.bottom + below

    def with_margins(self, margins: Margins, above: int = 1, below: int = 1) -> "Style":
        """Return the style with other margins, which leave room for so many lines of header above and footer below."""
        kind = self.small
        size, leading = kind.size, kind.leading
        taller = (kind.up - UP + kind.down - DOWN) * size
        top = max(margins.top, HEADER_TO_EDGE + self.header_rule + size * 7 / 6 + taller + (above - 1) * leading)
        bottom = max(margins.bottom, UNPRINTABLE + self.footer_rule + size * 13 / 9 + taller + (below - 1) * leading)
        return replace(self, margins=margins._replace(top=top, bottom=bottom))

    def shift(self, page: int) -> float:
        """Return how far to the right of an odd page's place things stand on a page, from 1."""
        if not self.duplex or page % 2:
            return 0.0
        return self.paper.width - 2 * self.frame.x - self.frame.width

    @property
    def column_width(self) -> float:
        return (self.frame.width - (self.columns - 1) * self.gutter) / self.columns

    def in_columns(self, count: int) -> "Style":
        """Return the style with so many columns; headings hang out only where there is one."""
        return replace(self, columns=count, columns_open=False, hang=self.hang if count == 1 else 0.0)

    def by_room(self, paper: Paper) -> "Style":
        """Return the style in two columns if nobody has said how many, and lines have the room for it on a paper."""
        if not self.columns_open or self.print is Print.LARGE:
            return self
        double = self.in_columns(2)
        on_paper = double if paper == self.paper else double.on(paper)
        return double if on_paper.column_width >= _SHORTEST_IN_COLUMNS * self.body.size else self

    @property
    def beside(self) -> "Style":
        """The style of each of two languages that share a page: as wide as half of it, in one column.

        The page lies across where lines would be too short on one that stands upright.
        """
        upright, across = (self._on_half(paper) for paper in (self.paper, Paper(self.paper.height, self.paper.width)))
        return upright if upright.column_width >= _SHORTEST_IN_COLUMNS * self.body.size else across

    def _on_half(self, paper: Paper) -> "Style":
        """Return the style in one column on half of a paper, as far from its sides as its margins may be narrow."""
        margins = self.margins._replace(left=NARROWEST_MARGIN, right=NARROWEST_MARGIN)
        half = replace(self, paper=Paper(paper.width / 2, paper.height), side=0.0, hang=0.0)
        return replace(half.with_margins(margins), columns=1, columns_open=False, gutter=0.0)

    @property
    def closer(self) -> "Style":
        """The style with less white space between blocks, and a little less between lines that have enough."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        kinds: dict[str, Any] = {name: kind.closer for name, kind in values if isinstance(kind, TextStyle)}
        return replace(self, **kinds)

    def spaced(self, least: float, up: float, down: float) -> "Style":
        """Return the style with the lines of all its kinds of type at least so far apart, for letters of such heights.

        All are multiples of the size of the type.
        """
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        kinds: dict[str, Any] = {
            name: kind.spaced(least, up, down) for name, kind in values if isinstance(kind, TextStyle)
        }
        return replace(self, **kinds)

    def drawn(self, tag: str) -> str:
        """Return the tag (BCP 47) by which letters of a language are drawn: in Naskh, that of Urdu is "ur-Arab"."""
        if self.urdu == NASTALIQ or tag.partition("-")[0].lower() != "ur":
            return tag
        return "ur-Arab"

    def across(self) -> "Style":
        """Return the style with lines as long as its margins allow."""
        return replace(self, measure=self.paper.width / self.body.size)

    def on(self, paper: Paper) -> "Style":
        """Return the style for another paper: on a smaller one margins shrink with it, type does not."""
        scale = min(1.0, min(paper.width, paper.height) / min(self.paper.width, self.paper.height))
        least = min(self.margins.top, self.margins.right, self.margins.bottom, self.margins.left)
        scale = max(scale, min(1.0, NARROWEST_MARGIN / least))
        return replace(self, paper=paper, hang=self.hang * scale).with_margins(self.margins.scaled(scale))


STANDARD = Style(
    paper=A4,
    margins=Margins(top=19 * MM, right=19 * MM, bottom=19 * MM, left=19 * MM),
    regular="SourceSans3-Regular.ttf",
    bold="SourceSans3-Bold.ttf",
    italic="LeafletSans-Italic.ttf",
    bold_italic="LeafletSans-BoldItalic.ttf",
    title=TextStyle(25, 29, 3, bold=True),
    heading=TextStyle(15.5, 19, 4, before=14, bold=True),
    subheading=TextStyle(12.5, 16, 1.5, before=8, bold=True),
    box_title=TextStyle(13, 16.5, 2.5, bold=True),
    body=TextStyle(12, 15.5, 5),
    item=TextStyle(12, 15.5, 2),
    term=TextStyle(12, 15.5, 0.5, bold=True),
    cell=TextStyle(11, 14, 0),
    small=TextStyle(9, 12, 0),
    ink="#1a1a1a",
    quiet="#4a4a4a",
    accent="#123c5a",
    link="#0b4f8a",
    hairline="#8a949c",
    head_tint="#e6ecf0",
    hang=24,
    indent=16,
    padding=8,
    script_scale=0.85,
    frames={
        Level.DANGER: Frame("danger", "#9c1414", "#fdeeec", 2.6),
        Level.WARNING: Frame("warning", "#7a4a00", "#fff6e0", 1.2, bar=4.5),
        Level.CAUTION: Frame("caution", "#123c5a", "", 0.7),
    },
    rating_signs={
        Rating.DO_NOT_USE: "no-entry",
        Rating.ASK_FIRST: "danger",
        Rating.TAKE_CARE: "warning",
        Rating.NO_KNOWN_PROBLEM: "tick",
        Rating.NOT_KNOWN: "unknown",
    },
    note=Aside(bar=2),
    information=Aside(bar=1),
    measure=29.5,
    side=134,
)
"""What all themes change: A4, 12 points on 15.5; one column of about 75 characters a line, with headings beside it."""

PRINTED = STANDARD.in_columns(2)
"""The standard style as a pharmacy prints it unless it asks for another: in two columns, 45 characters a line.

Most leaflets take no more than two sheets on both sides so, at 12 points; in one column they take a third more paper.
"""

LABEL = Paper(100 * MM, 62 * MM)
"""A label that pharmacies stick on a bag or a box."""
