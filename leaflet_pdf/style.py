"""How a leaflet looks: paper, measures, type and colours, as data. Lengths are points (1/72 inch).

The smallest type keeps an x-height of 1.4 mm and lines 3 mm apart (EC readability guideline, 2009),
and everything that is read is at least 4.5 times as dark as its ground (WCAG 2.1, 1.4.3). Levels of
warning differ in sign, word and frame, so that they survive a printer without colours.
"""

from __future__ import annotations

from dataclasses import dataclass

from leaflet_pdf.model import Level, Rating

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    width: float
    height: float


A4 = Paper(210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Margins:
    """White space round the frame; header and footer stand in the top and bottom margins."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page, from the page's top left, y downwards."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of text is set: size, distance of baselines, white space after it and at least before it."""

    size: float
    leading: float
    after: float
    before: float = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How a box is framed. `bar` is a thicker stroke at the left; a tint only adds to the rest."""

    sign: str
    colour: str
    tint: str
    stroke: float
    bar: float = 0


@dataclass(frozen=True, slots=True)
class Style:
    paper: Paper
    margins: Margins
    regular: str
    bold: str
    title: Type
    heading: Type
    subheading: Type
    box_title: Type
    body: Type
    item: Type
    term: Type
    cell: Type
    small: Type
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
    note_bar: float

    @property
    def frame(self) -> Area:
        """Where a leaflet's own words go on a page."""
        paper, margins = self.paper, self.margins
        return Area(
            margins.left,
            margins.top,
            paper.width - margins.left - margins.right,
            paper.height - margins.top - margins.bottom,
        )


STANDARD = Style(
    paper=A4,
    margins=Margins(top=19 * MM, right=19 * MM, bottom=19 * MM, left=19 * MM),
    regular="SourceSans3-Regular.ttf",
    bold="SourceSans3-Bold.ttf",
    title=Type(24, 28, 3, bold=True),
    heading=Type(14.5, 18, 4, before=14, bold=True),
    subheading=Type(11.5, 15, 1.5, before=8, bold=True),
    box_title=Type(12, 15.5, 2.5, bold=True),
    body=Type(11, 14.5, 5),
    item=Type(11, 14.5, 2),
    term=Type(11, 14.5, 0.5, bold=True),
    cell=Type(10, 13, 0),
    small=Type(9, 12, 0),
    ink="#1a1a1a",
    quiet="#4a4a4a",
    accent="#123c5a",
    link="#0b4f8a",
    hairline="#8a949c",
    head_tint="#e6ecf0",
    hang=22,
    indent=15,
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
    note_bar=2,
)
"""The leaflet that a pharmacy prints unless it asks for another: A4, 11 points on 14.5."""

LABEL = Paper(100 * MM, 62 * MM)
"""A label that pharmacies stick on a bag or a box."""
