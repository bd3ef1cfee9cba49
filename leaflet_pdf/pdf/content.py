"""One page's items as operators of a content stream (ISO 32000-1, 8 and 9).

Items are painted in the order in which they stand. Those that follow each other with one owner form
one marked-content sequence. The page's y grows upwards; the flip is done by arithmetic, so that no
transformation stands between an item and its place.
"""

from __future__ import annotations

from functools import lru_cache

from leaflet_pdf.layout.frame import (
    Artifact,
    Box,
    Drawing,
    Glyphs,
    Image,
    Link,
    Page,
    Rect,
    Rule,
    Tag,
)
from leaflet_pdf.pdf.fonts import Fonts
from leaflet_pdf.pdf.images import Images
from leaflet_pdf.pdf.structure import Structure
from leaflet_pdf.pdf.syntax import escaped, text
from leaflet_pdf.text.shape import Word
from leaflet_pdf.text.signs import SIGNS

WORDS_KEPT = 50_000
"""Words whose spelling in operators is remembered: about 15 MB."""

_PROPERTIES = {
    Artifact.HEADER: "<</Type/Pagination/Subtype/Header>>",
    Artifact.FOOTER: "<</Type/Pagination/Subtype/Footer>>",
    Artifact.REPEAT: "<</Type/Pagination>>",
    Artifact.DECORATION: "<</Type/Layout>>",
}


def operators(page: Page, structure: Structure, fonts: Fonts, images: Images) -> bytes:
    """Return the content stream of a page, and enter what it uses in the structure, fonts and images."""
    content = _Content(page, structure, fonts, images)
    for item in page.items:
        if isinstance(item, Glyphs):
            content.glyphs(item)
        else:
            content.paint(item)
    return content.finish()


class _Content:
    """The operators written so far, and the state of graphics that they leave behind."""

    def __init__(self, page: Page, structure: Structure, fonts: Fonts, images: Images) -> None:
        self._page = page
        self._height = page.height
        self._structure = structure
        self._fonts = fonts
        self._images = images
        self._out: list[str] = []
        self._owner: int | Artifact | None = None
        self._in_text = False
        self._fill = ""
        self._face = ""
        self._size = 0.0
        self._words: set[Word] = set()

    def paint(self, item: Drawing | Rule | Box | Image | Link) -> None:
        match item:
            case Drawing():
                self._drawing(item)
            case Rule():
                self._rule(item)
            case Box():
                self._box(item)
            case Image():
                self._image(item)
            case Link():
                pass  # it has no ink: `links` makes it an annotation

    def finish(self) -> bytes:
        self._close_sequence()
        return "\n".join(self._out).encode("latin-1")

    def _open_sequence(self, owner: int | Artifact) -> None:
        if owner == self._owner:
            return
        self._close_sequence()
        self._owner = owner
        if isinstance(owner, int):
            tag, mcid = self._structure.add_content(owner, self._page)
            self._out.append(f"/{tag}<</MCID {mcid}>>BDC")
        else:
            self._out.append(f"/Artifact{_PROPERTIES[owner]}BDC")

    def _close_sequence(self) -> None:
        if self._owner is not None:
            self._close_text()
            self._out.append("EMC")
            self._owner = None

    def _close_text(self) -> None:
        if self._in_text:
            self._out.append("ET")
            self._in_text = False

    def _set_fill(self, colour: str) -> None:
        if colour != self._fill:
            self._fill = colour
            self._out.append(f"{_components(colour)} rg")

    def _set_font(self, face: str, size: float) -> None:
        self._face, self._size = face, size
        name, self._words = self._fonts.use(face)
        self._out.append(f"/{name} {size:.3f} Tf")

    def glyphs(self, item: Glyphs) -> None:
        x, y, _, face, size, colour, words, owner, *_ = item
        if owner != self._owner:
            self._open_sequence(owner)
        out = self._out
        if not self._in_text:
            self._in_text = True
            out.append("BT")
        if colour != self._fill:
            self._set_fill(colour)
        if size != self._size or face != self._face:
            self._set_font(face, size)
        self._words.update(words)
        out.append(f"1 0 0 1 {x:.2f} {self._height - y:.2f} Tm\n[({''.join(map(_spell, words))})]TJ")

    def _drawing(self, item: Drawing) -> None:
        """Fill a sign. The character that it stands for is given beside it, or copied text would lack it."""
        self._open_sequence(item.owner)
        self._close_text()
        self._set_fill(item.colour)
        em = item.size / 1000
        path = f"q {em:.5f} 0 0 {em:.5f} {item.x:.2f} {self._height - item.y:.2f} cm\n{_outline(item.sign)}\nf*\nQ"
        if isinstance(item.owner, int):
            path = f"/Span<</ActualText{text(item.text)}>>BDC\n{path}\nEMC"
            if self._structure.tag(item.owner) is Tag.FIGURE:
                self._structure.place_figure(item.owner, self._page, _inked(item), block=False)
        self._out.append(path)

    def _rule(self, item: Rule) -> None:
        self._open_sequence(Artifact.DECORATION)
        self._close_text()
        height = self._height
        self._out.append(
            f"{item.thickness:.2f} w\n{_components(item.colour)} RG\n"
            f"{item.x:.2f} {height - item.y:.2f} m\n{item.to_x:.2f} {height - item.to_y:.2f} l\nS"
        )

    def _box(self, item: Box) -> None:
        if not (item.fill or item.stroke):
            return
        self._open_sequence(Artifact.DECORATION)
        self._close_text()
        if item.fill:
            self._set_fill(item.fill)
        if item.stroke:
            self._out.append(f"{item.thickness:.2f} w\n{_components(item.stroke)} RG")
        area = item.area
        foot = self._height - area.y - area.height
        ink = "f" if not item.stroke else "B" if item.fill else "S"
        self._out.append(f"{area.x:.2f} {foot:.2f} {area.width:.2f} {area.height:.2f} re\n{ink}")

    def _image(self, item: Image) -> None:
        self._open_sequence(item.owner)
        self._close_text()
        area = item.area
        foot = self._height - area.y - area.height
        name = self._images.use(item.picture)
        self._out.append(f"q {area.width:.2f} 0 0 {area.height:.2f} {area.x:.2f} {foot:.2f} cm\n/{name} Do\nQ")
        self._structure.place_figure(item.owner, self._page, area, block=True)


@lru_cache(maxsize=WORDS_KEPT)
def _spell(word: Word) -> str:
    """Return a word as the inside of a string in a TJ array; kerns stand between the strings.

    A word that its codes do not spell leaves the array, to be marked with its text.
    """
    pieces: list[str] = []
    for code, kern in zip(word.codes, word.kerns, strict=True):
        pieces.append(escaped(chr(code >> 8) + chr(code & 0xFF)))
        if kern:
            pieces.append(f"){kern}(")
    inside = "".join(pieces)
    return inside if word.spelled else f")]TJ\n/Span<</ActualText{text(word.text)}>>BDC\n[({inside})]TJ\nEMC\n[("


@lru_cache(maxsize=1000)
def _components(colour: str) -> str:
    """Return the red, green and blue of "#rrggbb" from 0 to 1."""
    return " ".join(f"{channel / 255:.3f}" for channel in bytes.fromhex(colour[1:]))


@lru_cache(maxsize=1000)
def _outline(sign: str) -> str:
    """Return the path of a sign, in 1/1000 em."""
    return "\n".join(
        " ".join((*(f"{place:.1f}" for place in places), operator)) for operator, *places in SIGNS[sign].path
    )


def _inked(item: Drawing) -> Rect:
    """Return the area that holds a sign's outline, handles of its curves included."""
    places = [place for _, *rest in SIGNS[item.sign].path for place in rest]
    em = item.size / 1000
    left, right = min(places[::2]) * em, max(places[::2]) * em
    foot, top = min(places[1::2]) * em, max(places[1::2]) * em
    return Rect(item.x + left, item.y - top, right - left, top - foot)
