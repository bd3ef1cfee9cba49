"""A finished leaflet as pages of items at fixed places, and the tree of what they mean.

Lengths are points (1/72 inch) from the page's top left, y downwards; a baseline is a y.
Every item either belongs to a structure element or says that it is an artifact.
"""

from enum import StrEnum
from typing import NamedTuple, assert_never

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Identity, Picture, Run, Vector
from leaflet_pdf.text.shape import Word


class Artifact(StrEnum):
    """What an item that is not part of the leaflet's meaning is there for (ISO 32000-1, 14.8.2.2)."""

    HEADER = "header"
    FOOTER = "footer"
    REPEAT = "repeat"  # a table's head or a box's title, repeated after a page break or in a card
    DECORATION = "decoration"


class Tag(StrEnum):
    """Kinds of structure element: the standard ones of ISO 32000-1, 14.8.4, and our boxes."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    TITLE = "H1"
    HEADING = "H2"
    SUBHEADING = "H3"
    SUB_SUBHEADING = "H4"
    PARAGRAPH = "P"
    LIST = "L"
    ITEM = "LI"
    LABEL = "Lbl"
    BODY = "LBody"
    TABLE = "Table"
    CAPTION = "Caption"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    SPAN = "Span"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"
    REFERENCE = "Reference"
    WARNING = "Warning"  # role-mapped to Sect
    PRECAUTION = "Precaution"  # role-mapped to Sect
    NOTE = "Remark"  # role-mapped to Sect
    INFORMATION = "Information"  # role-mapped to Sect, in a document that has one
    BOX = "Box"  # role-mapped to Sect, in a document that has one
    COVER = "Cover"  # role-mapped to Sect
    SLIP = "Slip"  # role-mapped to Sect
    CARD = "Card"  # role-mapped to Sect


class Edge(StrEnum):
    """Over which edge paper is turned that is printed on both sides."""

    LONG = "long"
    SHORT = "short"


class Numbering(StrEnum):
    """How the items of a list are marked (ISO 32000-1, table 347)."""

    NONE = "None"
    DISC = "Disc"
    DECIMAL = "Decimal"


class Element(NamedTuple):
    """A node of the structure tree; a leaflet's elements are in reading order, parents first.

    `parent` and `headers` (the head cells that a cell is under) are indexes into `Pages.elements`;
    the first element is the document, its parent -1. A figure has `alt`; a section's or a box's `title`
    names it; `language` is set where it differs from the leaflet's. A cell spans so many `columns` and `rows`; a head
    cell is that of the row that it begins, or else of its columns.
    """

    tag: Tag
    parent: int
    source: Source | None = None
    title: str = ""
    alt: str = ""
    language: str = ""
    numbering: Numbering | None = None
    headers: tuple[int, ...] = ()
    columns: int = 1
    rows: int = 1
    heads_row: bool = False


class Rect(NamedTuple):
    x: float
    y: float
    width: float
    height: float


class Glyphs(NamedTuple):
    """Shaped words on one baseline, in one face, size and colour ("#rrggbb").

    `width` leaves out the white space after the last word; `text` is what the words say. `run` is the
    run of the leaflet that they are from, in whole or in part; generated words have none.
    """

    x: float
    y: float
    width: float
    face: str
    size: float
    colour: str
    words: tuple[Word, ...]
    owner: int | Artifact
    text: str
    run: Run | None = None
    source: Source | None = None


class Drawing(NamedTuple):
    """A sign of `text.signs` by its name: `size` is the em, y the baseline.

    It stands for `text` where an author wrote a character that no face covers.
    """

    x: float
    y: float
    width: float
    size: float
    colour: str
    sign: str
    text: str
    owner: int | Artifact
    run: Run | None = None
    source: Source | None = None


class Rule(NamedTuple):
    """A straight stroke, in dashes as long as the gaps between them if `dash` says how long; always decoration."""

    x: float
    y: float
    to_x: float
    to_y: float
    thickness: float
    colour: str
    dash: float = 0


class Box(NamedTuple):
    """A rectangle, filled, stroked or both ("" is none); the stroke is centred on its edge. Decoration."""

    area: Rect
    fill: str = ""
    stroke: str = ""
    thickness: float = 0


class Image(NamedTuple):
    area: Rect
    picture: Picture | Vector
    owner: int | Artifact
    source: Source | None = None


class Matrix(NamedTuple):
    """A code of square modules, tagged as a figure. Its quiet zone, in which nothing else may be, is part of its area.

    `dark` are rectangles of dark modules, counted in modules from the area's top left: column, row, columns, rows.
    """

    area: Rect
    module: float
    colour: str
    dark: tuple[tuple[int, int, int, int], ...]
    owner: int
    source: Source | None = None


class Link(NamedTuple):
    """An area that leads to an address, or ("#id") to what has that id.

    The owner is a link element; `words` say what the link does, for those who cannot see it.
    """

    area: Rect
    target: str
    words: str
    owner: int


class FieldKind(StrEnum):
    """How a field is filled in."""

    WORDS = "words"
    TICK = "tick"


class Field(NamedTuple):
    """Where somebody writes or ticks. It shows nothing: rules and boxes of their own are printed there.

    `words` say what it is for, to those who cannot see it; the owner is the element that holds its label.
    """

    area: Rect
    kind: FieldKind
    words: str
    owner: int


Item = Glyphs | Drawing | Rule | Box | Image | Matrix | Link | Field


def moved(item: Item, x: float, y: float) -> Item:
    """Return an item so far further to the right and down the page."""
    match item:
        case Glyphs():
            return Glyphs(item.x + x, item.y + y, *item[2:])
        case Drawing():
            return Drawing(item.x + x, item.y + y, *item[2:])
        case Rule():
            return Rule(item.x + x, item.y + y, item.to_x + x, item.to_y + y, *item[4:])
        case Box() | Image() | Matrix() | Link() | Field():
            left, top, width, height = item.area
            return item._replace(area=Rect(left + x, top + y, width, height))
        case _:
            assert_never(item)


class Page(NamedTuple):
    """A page. The leaflet's own words lie within `frame`; header and footer outside it.

    Width and height are those of the paper that it is printed on. Where a side of a sheet holds several pages,
    `sheet` is the number of that side, from 1, and the page's items are where it is on it. A leaflet's pages count
    from 1. A patient's cover before them is page 0, and is called by its `label`.
    """

    number: int
    width: float
    height: float
    frame: Rect
    items: tuple[Item, ...]
    sheet: int = 0
    label: str = ""

    @property
    def side(self) -> int:
        """The number of the side of paper that it is printed on."""
        return self.sheet or self.number


class Entry(NamedTuple):
    """A line of the outline: a section's or sub-heading's words and where they are (page from 1)."""

    title: str
    level: int
    page: int
    y: float
    element: int


class Second(NamedTuple):
    """The leaflet in another language in the same document: its elements and its pages come after the first's.

    `element` is its first one, and before its pages are so many others. They are numbered on from these.
    """

    identity: Identity
    element: int
    pages: int
    from_right: bool


class Pages(NamedTuple):
    """A leaflet laid out: what `paint` needs, and what its author should know of how it came out.

    `anchors` gives the page (from 1) and y of all that has an id, for links. Paper is printed on both sides
    if there is an edge to turn it over. Where lines begin at the right, so do columns and pages on a sheet. A `second`
    language is beside the first.
    """

    identity: Identity
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    outline: tuple[Entry, ...]
    anchors: tuple[tuple[str, int, float], ...]
    findings: tuple[Finding, ...] = ()
    turn: Edge | None = None
    from_right: bool = False
    second: Second | None = None

    @property
    def covered(self) -> bool:
        """Whether a patient's cover is before the leaflet's own pages."""
        return self.pages[0].number == 0
