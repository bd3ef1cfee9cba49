"""What a reader receives from a finished PDF: its pages as painted, its structure as tagged.

Lengths are points from the page's top left, y downwards, as in the layout; from its top right where the document's
language is written from right to left, so that lines begin at the lower x in every document. Pages count from 1;
page 0 is one that the document does not have. Colours are "#rrggbb".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.rule import Rule

THE_PDF = Source("PDF", 0, 0)
"""The source of findings about the PDF that belong to no line of the content."""


def fault(rule: Rule, message: str, page: int = 0) -> Finding:
    """Return a finding that the finished file itself breaks a rule, on one of its pages or as a whole."""
    return rule.at(THE_PDF, message, page=page)


_INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code", "Form"})


@dataclass(frozen=True, slots=True)
class Area:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in points from the left of the page."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge, in points from the top of the page."""
        return self.y + self.height

    def meets(self, other: Area, tolerance: float) -> bool:
        """Tell whether the two overlap by more than the tolerance, in points, both ways."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > tolerance and down > tolerance

    def holds(self, other: Area, tolerance: float) -> bool:
        """Tell whether the other lies inside, give or take the tolerance, in points, on each side."""
        return (
            other.x >= self.x - tolerance
            and other.right <= self.right + tolerance
            and other.y >= self.y - tolerance
            and other.bottom <= self.bottom + tolerance
        )


@dataclass(frozen=True, slots=True)
class Font:
    """A font of the document, by its codes.

    `characters` is its ToUnicode map, None without one; `glyphs` is None where a code is its glyph's
    number; `drawn` are the glyphs that have an outline, None where that cannot be known.
    `advances` are the glyphs' widths in the font program, the last one for all others; none if it has none.
    Widths and the x-height are 1/1000 em. The program is its TrueType outlines, b"" if it has others or none.
    """

    name: str
    embedded: bool
    characters: Mapping[int, str] | None
    widths: Mapping[int, float]
    default_width: float
    x_height: float
    glyphs: bytes | None
    drawn: frozenset[int] | None
    program: bytes = field(default=b"", repr=False)
    advances: tuple[float, ...] = ()

    def character(self, code: int) -> str:
        return self.characters.get(code, "") if self.characters else ""

    def width(self, code: int) -> float:
        """Return the width of a code's glyph as the font declares it, in 1/1000 em."""
        return self.widths.get(code, self.default_width)

    def advance(self, code: int) -> float | None:
        """Return the width of a code's glyph in the font program, in 1/1000 em; None if that has none."""
        return self.advances[min(self.glyph(code), len(self.advances) - 1)] if self.advances else None

    def glyph(self, code: int) -> int:
        return code if self.glyphs is None else int.from_bytes(self.glyphs[2 * code : 2 * code + 2], "big")


@dataclass(frozen=True, slots=True)
class Mark:
    """The marked content that a piece belongs to.

    A number (MCID) ties it to the structure tree. An artifact names its type and subtype, as
    "Pagination/Footer" or "Artifact"; "" is none.
    """

    mcid: int | None = None
    artifact: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A string of glyphs as shown, or a drawing with ActualText (which has no font).

    The width leaves out white space at the end; the size is as painted. `replaced` says that a
    reader gets other words (ActualText) than the glyphs' own; they are on the first piece.
    `order` counts what is painted on the page.
    """

    text: str
    page: int
    order: int
    x: float
    y: float
    width: float
    size: float
    colour: str
    mark: Mark
    font: Font | None = None
    codes: tuple[int, ...] = ()
    replaced: bool = False

    @property
    def area(self) -> Area:
        """The area of the small letters: those of tightly set lines never overlap."""
        height = self.size * (self.font.x_height / 1000 if self.font else 1)
        return Area(self.x, self.y - height, self.width, height)


@dataclass(frozen=True, slots=True)
class Image:
    """An image as stored: its samples, or a JPEG file, as the filter says, and its colour space.

    `altered` names entries that change how it looks, as a mask does.
    """

    width: int
    height: int
    space: str
    bits: int
    filter: str
    data: bytes = field(repr=False)
    altered: tuple[str, ...] = ()


Outline = tuple[tuple[Any, ...], ...]
"""The steps of a path as written, before transformation: an operator, then its numbers."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a path, or an image; `fill` is "" for one that is only stroked, and for an image.

    The stroke's colour is "" if it is only filled; its thickness is in points. `outline` is the whole path that
    this is a part of, on its first part; the ink is the operator that paints it.
    """

    area: Area
    order: int
    mark: Mark
    fill: str = ""
    picture: bool = False
    stroke: str = ""
    thickness: float = 0
    dashed: bool = False
    ink: str = ""
    outline: Outline = ()
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """The destination of a link, in points. Without an x, it is the left of the page."""

    page: int
    y: float
    x: float = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A form field: its full name, its kind ("Tx", "Btn"), its tooltip.

    `listed` tells whether the document's form lists it, `drawn` whether it has all of its appearances,
    `shown` whether it is visible and printed, `scripted` whether it has actions, `typed` whether text typed in
    it has an embedded font. `look` is the object number of its appearance, if it has one; `prefilled` tells
    whether that shows something though the field is empty.
    """

    name: str
    kind: str
    words: str
    look: int | None
    listed: bool
    drawn: bool
    shown: bool
    scripted: bool
    typed: bool
    prefilled: bool = False


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link or another annotation. The target is an address or a destination."""

    kind: str
    area: Area
    words: str
    target: str | Destination | None
    key: int | None
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `frame` is its art or trim box; without one, the paper less 5 mm.

    `key` is its StructParents, `mcids` all MCIDs of its marked content, in order.
    """

    number: int
    label: str
    area: Area
    frame: Area
    key: int | None
    mcids: tuple[int, ...]
    pieces: tuple[Piece, ...]
    shapes: tuple[Shape, ...]
    annotations: tuple[Annotation, ...]

    @property
    def painted(self) -> tuple[Piece | Shape, ...]:
        """Everything visible on the page: first text, then drawings."""
        return (*self.pieces, *self.shapes)


@dataclass(frozen=True, slots=True)
class Content:
    """A kid of an element: marked content on a page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A kid of an element: an annotation, by its place in the page's list; -1 is none of the page's."""

    page: int
    annotation: int


Kid = int | Content | Attached
"""An element's kid; a number is the index of an element."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element. `tag` is as written, `role` the standard type that it maps to.

    `own` is the text of its own marked content and of the inline elements in it; `text` that of
    everything in it, with a space around each block-level element. ActualText replaces both.
    A cell spans so many `columns` and `rows`.
    """

    tag: str
    role: str
    parent: int
    kids: tuple[Kid, ...]
    own: str
    text: str
    id: str = ""
    title: str = ""
    alt: str = ""
    actual_text: str = ""
    language: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    numbering: str = ""
    bbox: tuple[float, ...] = ()
    writing_mode: str = ""
    columns: int = 1
    rows: int = 1

    @property
    def inline(self) -> bool:
        """Whether it is part of a line, as a drawn symbol is: a figure without a caption."""
        return self.role in _INLINE or (self.role == "Figure" and not self.nested)

    @property
    def nested(self) -> tuple[int, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, int))

    @property
    def content(self) -> tuple[Content, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Content))

    @property
    def attached(self) -> tuple[Attached, ...]:
        return tuple(kid for kid in self.kids if isinstance(kid, Attached))


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    title: str
    level: int
    destination: Destination | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of the document; "" for what it leaves out.

    The dates are the days of its creation and of its last change. The label is the leaflet's status, the seal a digest
    of the whole document, the colours the name in its output intent, the profile the ICC profile of that. The second
    are those of a leaflet in another language beside the first.
    """

    info_title: str
    title: str
    language: str
    pdfa_part: str
    pdfa_conformance: str
    pdfua_part: str
    identifier: str = ""
    label: str = ""
    seal: str = ""
    publisher: str = ""
    dates: tuple[str, str] = ("", "")
    info_publisher: str = ""
    info_dates: tuple[str, str] = ("", "")
    colours: str = ""
    profile: bytes = field(default=b"", repr=False)
    second: Metadata | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file attached to the document, with its entries; `listed` tells whether it is an associated file.

    The size, None without one, and the checksum, an MD5 in hex, are what the document says they are.
    """

    name: str
    data: bytes = field(repr=False)
    media: str
    relation: str
    listed: bool
    size: int | None
    checksum: str


@dataclass(frozen=True)
class ReadBack:
    """A whole document. `elements` are in reading order, parents first; the first one's parent is -1.

    `parents` is the ParentTree: by key, the elements of a page's marked content by MCID, or the one
    element of an annotation; None stands for an entry that refers to no element of the tree.
    `repairs` say what had to be repaired or left out to read the file. `redraws` tells whether viewers are asked
    to redraw the fields. The seal is the digest of the file's content; `unknown` are findings about what is in it that
    no leaflet has. The direction is that in which a viewer is asked to show its pages. The `sides` of a document in two
    languages are what is read of each; its own lengths are then from the left. A side `begins` after so many pages of
    the file.
    """

    title: str
    language: str
    shows_title: bool
    pages: tuple[Page, ...]
    elements: tuple[Element, ...]
    parents: Mapping[int, tuple[int | None, ...] | int | None]
    fonts: tuple[Font, ...]
    outline: tuple[OutlineEntry, ...]
    metadata: Metadata
    repairs: tuple[str, ...]
    redraws: bool = False
    attachments: tuple[Attachment, ...] = ()
    seal: str = ""
    unknown: tuple[Finding, ...] = ()
    direction: str = ""
    sides: tuple[ReadBack, ...] = ()
    begins: int = 0

    def pieces(self) -> Iterator[Piece]:
        """Yield all pieces of text, page by page in painting order."""
        for page in self.pages:
            yield from page.pieces

    @cached_property
    def shown(self) -> Mapping[Content, tuple[Piece, ...]]:
        """What each marked content shows as text, in painting order; one that shows none is not in it."""
        found: dict[Content, list[Piece]] = {}
        for piece in self.pieces():
            if piece.mark.mcid is not None:
                found.setdefault(Content(piece.page, piece.mark.mcid), []).append(piece)
        return {content: tuple(pieces) for content, pieces in found.items()}

    def reading_order(self) -> Iterator[Content]:
        """Yield all marked content of the structure tree, in its order."""
        for index, element in enumerate(self.elements):
            if element.parent < 0:
                yield from self._content_of(index)

    def _content_of(self, index: int) -> Iterator[Content]:
        for kid in self.elements[index].kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, int):
                yield from self._content_of(kid)

    def on_cover(self) -> Iterator[int]:
        """Yield the indexes of the elements of a patient's cover."""
        for index, element in enumerate(self.elements):
            if element.tag == "Cover":
                yield from self.inside(index)

    @property
    def cover(self) -> int:
        """The number of pages of a patient's cover, which come before the leaflet's own."""
        return max((content.page for index in self.on_cover() for content in self.elements[index].content), default=0)

    @property
    def front_pages(self) -> int:
        """The number of untagged pages with a label that is not a number at the beginning, as of a proof sheet."""
        of_leaflet = (bool(page.mcids) or page.label.isdecimal() for page in self.pages)
        return next((index for index, tells in enumerate(of_leaflet) if tells), len(self.pages))

    @property
    def before(self) -> int:
        """The number of pages before the leaflet's own."""
        return max(self.cover, self.front_pages)

    @property
    def own(self) -> tuple[Page, ...]:
        """The leaflet's own pages: those after a cover, and after the front pages of a proof."""
        return self.pages[self.before :]

    def inside(self, index: int) -> Iterator[int]:
        """Yield the index of an element and of its descendants, in reading order."""
        yield index
        for kid in self.elements[index].nested:
            yield from self.inside(kid)

    def around(self, index: int) -> Iterator[int]:
        """Yield the indexes of an element's ancestors, innermost first."""
        parent = self.elements[index].parent
        while parent >= 0:
            yield parent
            parent = self.elements[parent].parent
