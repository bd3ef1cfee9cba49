"""One page's items as operators of a content stream (ISO 32000-1, 8 and 9).

Items are painted in their order. Those that follow each other with one owner form
one marked-content sequence. The page's y grows upwards; the flip is done by arithmetic, so that no
transformation is between an item and its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import assert_never

from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Field,
    Glyphs,
    Image,
    Item,
    Link,
    Matrix,
    Page,
    Rect,
    Rule,
    Tag,
)
from leaflet_pdf.model.leaflet import Vector
from leaflet_pdf.pdf.file.syntax import escaped, text
from leaflet_pdf.pdf.fonts import Fonts
from leaflet_pdf.pdf.images import Images
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.shape import Word
from leaflet_pdf.text.symbols import sign

_END = b"EMC\n"
_ARTIFACTS = {
    Artifact.HEADER: _END + b"/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    Artifact.FOOTER: _END + b"/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
    Artifact.REPEAT: _END + b"/Artifact<</Type/Pagination>>BDC",
    Artifact.DECORATION: _END + b"/Artifact<</Type/Layout>>BDC",
}
_BEGINNINGS = {tag: b"%b/%b<</MCID %%d>>BDC" % (_END, tag.encode("ascii")) for tag in Tag}
"""How marked-content sequences begin: where the one before ends. What ends before the first is taken off at last."""

LINES_KEPT = 2_048
"""Lines that are remembered as painted, at about 1 KB each."""
PLACES_KEPT = 2_048
"""Places where lines begin, which differ little between leaflets, as numbers are spelled: 250 bytes each."""


def operators(page: Page, structure: Structure, fonts: Fonts, images: Images) -> bytes:
    """Return the content stream of a page, and enter what it uses in the structure, fonts and images."""
    content = _Content(page, structure, fonts, images)
    content.paint(page.items)
    return content.finish()


class _Content:
    """The operators written so far, and the state of graphics that they leave behind."""

    def __init__(self, page: Page, structure: Structure, fonts: Fonts, images: Images) -> None:
        self._page = page
        self._height = page.height
        self._structure = structure
        self._fonts = fonts
        self._images = images
        self._out: list[bytes] = []
        self._owner: int | Artifact | None = None
        self._owners: list[int] = []
        self._first_mcid = structure.next_mcid(page)
        self._fill = ""
        self._stroke = ("", 0.0)
        self._face = ""
        self._size = 0.0
        self._codes: list[int] = []
        self._lines: Mapping[tuple[Word, ...], tuple[bytes, int]] = _LINES

    def paint(self, items: Iterable[Item]) -> None:
        """Paint items: glyphs, of which nearly all are, without a call for each."""
        height, put = self._height, self._out.append
        for item in items:
            if not isinstance(item, Glyphs):
                self._paint(item)
                continue
            x, y, _, face, size, colour, words, owner, _, _, _ = item
            if owner != self._owner:
                self._begin(owner)
            if colour != self._fill:
                self._set_fill(colour)
            if size != self._size or face != self._face:
                self._set_font(face, size)
            spelled, codes = self._lines[words]
            self._codes.append(codes)
            put(b"BT\n%b Td\n[(%b)]TJ\nET" % (_place(x, height - y), spelled))

    def _paint(self, item: Drawing | Rule | Box | Image | Matrix | Link | Field) -> None:
        match item:
            case Rule():
                self._rule(item)
            case Box():
                self._box(item)
            case Drawing():
                self._drawing(item)
            case Image():
                self._image(item)
            case Matrix():
                self._matrix(item)
            case Link() | Field():
                pass  # they have no ink: `links` and `forms` make them annotations
            case _:
                assert_never(item)

    def finish(self) -> bytes:
        if self._owner is not None:
            self._out.append(b"EMC")
        self._structure.add_content(self._page, self._owners)
        return b"\n".join(self._out).removeprefix(_END)

    def _begin(self, owner: int | Artifact) -> None:
        """End the marked-content sequence of the last owner, and begin one of another."""
        if owner == self._owner:
            return
        self._owner = owner
        if isinstance(owner, int):
            tag = self._structure.elements[owner].tag
            self._out.append(_BEGINNINGS[tag] % (self._first_mcid + len(self._owners)))
            self._owners.append(owner)
        else:
            self._out.append(_ARTIFACTS[owner])

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(_components(colour) + b" rg")

    def _set_stroke(self, colour: str, thickness: float) -> None:
        if (colour, thickness) != self._stroke:
            self._stroke = colour, thickness
            self._out.append(b"%.2f w\n%b RG" % (thickness, _components(colour)))

    def _set_font(self, face: str, size: float) -> None:
        self._face, self._size = face, size
        name, self._codes = self._fonts.use(face)
        self._lines = self._fonts.cells.get(face, _LINES)
        self._out.append(b"/%b %.3f Tf" % (name, size))

    def _drawing(self, item: Drawing) -> None:
        """Fill a sign. The character that it stands for is given beside it, or copied text would lack it."""
        self._begin(item.owner)
        self._set_fill(item.colour)
        em = item.size / 1000
        place = em, em, item.x, self._height - item.y, path_of(item.sign, item.colour)
        path = b"q %.5f 0 0 %.5f %.2f %.2f cm\n%b\nf*\nQ" % place
        if isinstance(item.owner, int):
            path = _with_actual_text(path, item.text) if item.text else path
            if self._structure.elements[item.owner].tag is Tag.FIGURE:
                self._structure.place_figure(item.owner, self._page, _inked(item), block=False)
        self._out.append(path)

    def _rule(self, item: Rule) -> None:
        self._begin(Artifact.DECORATION)
        self._set_stroke(item.colour, item.thickness)
        stroke = b"%.2f %.2f m\n%.2f %.2f l\nS" % (item.x, self._height - item.y, item.to_x, self._height - item.to_y)
        self._out.append(b"[%.2f] 0 d\n%b\n[] 0 d" % (item.dash, stroke) if item.dash else stroke)

    def _box(self, item: Box) -> None:
        if not (item.fill or item.stroke):
            return
        self._begin(Artifact.DECORATION)
        if item.fill:
            self._set_fill(item.fill)
        if item.stroke:
            self._set_stroke(item.stroke, item.thickness)
        x, y, width, height = item.area
        ink = b"f" if not item.stroke else b"B" if item.fill else b"S"
        self._out.append(b"%.2f %.2f %.2f %.2f re\n%b" % (x, self._height - y - height, width, height, ink))

    def _image(self, item: Image) -> None:
        self._begin(item.owner)
        x, y, width, height = item.area
        if isinstance(item.picture, Vector):
            scale = width / item.picture.width, height / item.picture.height
            place = *scale, x, self._height - y - height, item.picture.data
            self._out.append(b"q %.6f 0 0 %.6f %.2f %.2f cm\n%b\nQ" % place)
        else:
            name = self._images.use(item.picture).encode("ascii")
            self._out.append(
                b"q %.2f 0 0 %.2f %.2f %.2f cm\n/%b Do\nQ" % (width, height, x, self._height - y - height, name)
            )
        if isinstance(item.owner, int):
            self._structure.place_figure(item.owner, self._page, item.area, block=True)

    def _matrix(self, item: Matrix) -> None:
        """Fill all dark modules as one path: no hairline shows between rectangles that touch."""
        self._begin(item.owner)
        self._set_fill(item.colour)
        side, left, top = item.module, item.area.x, self._height - item.area.y
        for column, row, columns, rows in item.dark:
            place = left + column * side, top - (row + rows) * side, columns * side, rows * side
            self._out.append(b"%.3f %.3f %.3f %.3f re" % place)
        self._out.append(b"f")
        self._structure.place_figure(item.owner, self._page, item.area, block=True)


@lru_cache(maxsize=PLACES_KEPT)
def _place(x: float, y: float) -> bytes:
    return b"%.2f %.2f" % (x, y)


_BIT = (1).__lshift__


def _spell(word: Word) -> tuple[bytes, int]:
    """Return a word as it is painted, and its codes as the bits of a number: they join faster than sets."""
    return in_array(word.codes, word.kerns), reduce(or_, map(_BIT, word.codes), 0)


def in_array(codes: Iterable[int], kerns: Sequence[int]) -> bytes:
    """Return codes as the inside of a string in a TJ array, the kerns after them between the strings."""
    pieces = list(map(_code, codes))
    if any(kerns):
        pieces = [b"%b)%d(" % (piece, kern) if kern else piece for piece, kern in zip(pieces, kerns, strict=True)]
    return b"".join(pieces)


_SPELLED = Remembered(_spell)


@lru_cache(maxsize=1 << 16)
def _code(code: int) -> bytes:
    """Return a code as two characters of a literal string."""
    return escaped(chr(code >> 8) + chr(code & 0xFF)).encode("latin-1")


def _line(words: tuple[Word, ...]) -> tuple[bytes, int]:
    """Return the words of a line as they are painted, and their codes."""
    spelled = [_SPELLED[word] for word in words]
    return b"".join([inside for inside, _ in spelled]), reduce(or_, [codes for _, codes in spelled], 0)


_LINES = Remembered(_line, LINES_KEPT)


def _with_actual_text(operators: bytes, words: str) -> bytes:
    """Return operators with the words that they stand for, for all who read and do not look."""
    return b"/Span<</ActualText%b>>BDC\n%b\nEMC" % (text(words).encode("ascii"), operators)


@lru_cache(maxsize=1000)
def _components(colour: str) -> bytes:
    """Return the red, green and blue of "#rrggbb" from 0 to 1."""
    return b"%.3f %.3f %.3f" % tuple(channel / 255 for channel in bytes.fromhex(colour[1:]))


@lru_cache(maxsize=1000)
def path_of(name: str, colour: str) -> bytes:
    """Return the path of a sign, in 1/1000 em; of one in layers, all but the last are filled."""
    fills = {"ink": b"f*\n" + _components(colour) + b" rg", "paper": b"f*\n1 1 1 rg"}
    steps = (
        fills.get(operator) or " ".join((*(f"{place:.1f}" for place in places), operator)).encode("ascii")
        for operator, *places in sign(name).path
    )
    return b"\n".join(steps)


def _inked(item: Drawing) -> Rect:
    """Return the area that holds a sign's outline."""
    left, foot, right, top = (edge * item.size / 1000 for edge in _edges(item.sign))
    return Rect(item.x + left, item.y - top, right - left, top - foot)


@lru_cache(maxsize=1000)
def _edges(name: str) -> tuple[float, float, float, float]:
    """Return the edges of a sign in 1/1000 em: left, foot, right and top, handles of its curves included."""
    places = [place for _, *rest in sign(name).path for place in rest]
    across, up = places[::2], places[1::2]
    return min(across), min(up), max(across), max(up)
