"""Pages as SVG, held against the PDF of the same pages as it is read back."""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from hypothesis import given

from leaflet_pdf import STANDARD, lay_out, paint, read
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.preview.locate import located
from leaflet_pdf.preview.svg import WEB_FACES, pages_as_svg, web_face
from leaflet_pdf.preview.svg.pages import _DRAWN
from leaflet_pdf.preview.svg.words import Words
from leaflet_pdf.preview.written import lines_of
from leaflet_pdf.proof.reader.readback import Page, Piece
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.text.face import Face, face
from leaflet_pdf.text.shape import Word
from tests import made
from tests.leaflets import leaflets
from tests.other_scripts import leaflet_in
from tests.packs import installed, spoken
from tests.patients import GOOD
from tests.squares import squares
from tests.test_printed_forms import MANY

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "content").glob("*.yaml"))
GALLERY = ROOT / "leaflet_pdf/cli/gallery/gallery.yaml"
SVG = "{http://www.w3.org/2000/svg}"
NEAR = 2.0
"""In points: how far a word may be from its place in the PDF."""
LOW = 4.0
"""In points: how far a drawn sign may reach below the line that it stands on, or end above it."""


class Shown(NamedTuple):
    """Words of a page: what they say, and where they begin."""

    text: str
    x: float
    y: float


def laid(path: Path) -> tuple[Leaflet, Pages]:
    leaflet, _ = load(path)
    assert leaflet is not None
    return leaflet, lay_out(leaflet, PRINTED)


def words_of(svg: str) -> list[Shown]:
    """Return the words of a page as a browser shows or finds them, in order."""
    return [word for text in ElementTree.fromstring(svg).iter(f"{SVG}text") for word in _words_in(text)]


def _words_in(text: ElementTree.Element) -> Iterator[Shown]:
    if text.text:
        yield Shown(text.text, float(text.attrib["x"]), float(text.attrib["y"]))
    for part in text.iter(f"{SVG}tspan"):
        yield Shown(part.text or "", float(part.attrib["x"]), float(text.attrib["y"]))


def letters(text: str) -> str:
    return "".join(text.split())


class Printed(NamedTuple):
    """A letter on paper: where it stands, and how far below its baseline it may be said to be, if it is drawn."""

    char: str
    x: float
    y: float
    below: float


def places(page: Page, *, from_right: bool) -> Iterator[Printed]:
    """Yield each letter of a page of the PDF in reading order, with where it stands; of turned words, where they do."""
    for piece in sorted(page.pieces, key=lambda piece: piece.order):
        x = page.area.width - piece.x - piece.width if from_right else piece.x
        starts = _starts(piece) if piece.codes and len(piece.codes) == len(piece.text) else [0.0] * len(piece.text)
        below = 0.1 if piece.font else LOW
        letters = zip(piece.text, starts, strict=True)
        yield from (Printed(char, x + start, piece.y, below) for char, start in letters if char.strip())


def _starts(piece: Piece) -> list[float]:
    """Return where each character begins, without the kerning, which the width of the whole has."""
    assert piece.font is not None
    steps = [piece.font.widths.get(code, piece.font.default_width) for code in piece.codes]
    seen = sum(steps[: len(piece.text.rstrip())])
    return [piece.width * sum(steps[:number]) / seen if seen else 0.0 for number in range(len(steps))]


def prove(pages: Pages) -> None:
    """Hold the SVG of pages against their PDF: each word once, in order, near its place."""
    sides = pages_as_svg(pages)
    readback = read(paint(pages))
    assert len(sides) == len(readback.pages)
    for svg, page in zip(sides, readback.pages, strict=True):
        shown = words_of(svg)
        printed = list(places(page, from_right=pages.from_right))
        assert "".join(letters(word.text) for word in shown) == "".join(letter.char for letter in printed)
        at = 0
        for word in shown:
            if letters(word.text):
                place = printed[at]
                assert abs(word.y - place.y) < place.below, word
                assert abs(word.x - place.x) < NEAR, word
                at += len(letters(word.text))


@pytest.mark.parametrize("path", [*EXAMPLES, GALLERY], ids=lambda path: path.stem)
def test_each_word_is_shown_once_in_order_and_in_its_place(path: Path) -> None:
    leaflet, pages = laid(path)
    prove(pages)
    prove(lay_out(leaflet, STANDARD))


@MANY
@given(yaml=leaflets())
def test_each_word_of_any_leaflet_is_in_its_place_and_knows_its_line(yaml: str) -> None:
    leaflet, findings = parse(yaml, "random.yaml", Path())
    assert leaflet is not None, findings
    pages = lay_out(leaflet, PRINTED)
    prove(pages)
    assert off_their_lines(leaflet, pages, yaml) == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_a_side_of_paper_shows_all_of_its_pages(scheme: Scheme) -> None:
    leaflet, _ = load(EXAMPLES[0])
    assert leaflet is not None
    pages = impose(lay_out(leaflet, PRINTED.on(PRINTED.paper.half)), scheme, PRINTED.paper, PRINTED.hairline)
    prove(pages)
    sides = [ElementTree.fromstring(svg) for svg in pages_as_svg(pages)]
    assert [side.attrib["aria-label"].startswith("Pages ") for side in sides] == [
        len(side.findall(f"{SVG}g[@data-page]")) == 2 for side in sides
    ]
    assert any(side.attrib["aria-label"].startswith("Pages ") for side in sides)


def test_a_cover_is_called_by_its_name_and_leaves_nothing_of_a_patient_behind() -> None:
    leaflet, _ = load(ROOT / "content/warfarin.yaml")
    patient, findings = parse_patient(GOOD, "patient.yaml")
    assert leaflet is not None and patient is not None, findings
    pages = lay_out(leaflet, PRINTED, patient=patient)
    prove(pages)
    cover = ElementTree.fromstring(pages_as_svg(pages)[0])
    assert not cover.attrib["aria-label"].startswith("Page ")
    assert all(page.number for page, *_ in _DRAWN)


class TestOtherScripts:
    """Words of other scripts are outlines, as they are printed, with their text, unseen, upon them."""

    @pytest.fixture(autouse=True)
    def _languages(self) -> Iterator[None]:
        with installed("hi", "ar", "he"), spoken("hi", "ar", "he"):
            yield

    def in_arabic(self) -> Pages:
        body = made.paragraph("تناول 2–4 كبسولات (40 mg) يومياً، لا تتجاوز 5 mg/ml في الأسبوع (٧ أيام).")
        leaflet = made.leaflet(made.section(body, heading="السَّلَامُ"))
        title = "سامبلين 40 ملغ"
        identity = leaflet.identity._replace(title=title, language="ar")
        return lay_out(replace(leaflet, title=made.text(title, 2), identity=identity))

    def test_hindi_is_in_its_place(self) -> None:
        prove(lay_out(leaflet_in("hi")))

    def test_arabic_is_in_its_place(self) -> None:
        prove(self.in_arabic())

    def test_words_from_right_to_left_are_found_with_the_spaces_between_them(self) -> None:
        (svg,) = pages_as_svg(self.in_arabic())
        text = "".join(word.text for word in words_of(svg)).replace("\N{NO-BREAK SPACE}", " ")
        assert "لا تتجاوز 5 mg/ml في الأسبوع" in text

    def test_what_is_seen_are_the_shaped_glyphs(self) -> None:
        pages = self.in_arabic()
        (svg,) = pages_as_svg(pages)
        root = ElementTree.fromstring(svg)
        outlines = {path.attrib["id"]: path.attrib["d"] for path in root.iterfind(f".//{SVG}defs/{SVG}path")}
        used = [use.attrib["href"].removeprefix("#") for use in root.iter(f"{SVG}use")]
        drawn = [
            part.glyph
            for item in pages.pages[0].items
            if isinstance(item, Glyphs)
            for word in item.words
            for cell in word.cells
            for part in cell.parts
            if cell.text.strip()
        ]
        of_script = [name for name in used if not name.startswith(tuple(WEB_FACES))]
        assert [int(name.rpartition(".")[2]) for name in of_script] == drawn
        assert outlines and all(outline.startswith("M") for outline in outlines.values())
        assert set(outlines) == set(used)


@pytest.mark.parametrize(
    ("words", "is_text"),
    [("plain words", True), ("αβγ Жё naïve", True), ("½ 5 µg", True), ("10⁶ IU", False), ("23⁄46 of it", False)],
)
def test_words_are_text_where_the_browser_draws_them_as_they_are_printed(words: str, is_text: bool) -> None:
    pages = lay_out(made.leaflet(made.section(made.paragraph(words))))
    (item,) = (item for item in pages.pages[0].items if isinstance(item, Glyphs) and item.text == words)
    raised = item._replace(words=tuple(face(item.face).scripted(word.text) for word in item.words))
    svg = Words().of(raised, 7)
    assert ("tspan" in svg, "<use" in svg) == (is_text, not is_text)
    assert words.split(maxsplit=1)[0] in svg


def test_words_of_a_face_that_no_browser_gets_are_outlines() -> None:
    style = replace(STANDARD, regular=squares(), bold=squares())
    (svg, *_) = pages_as_svg(lay_out(made.leaflet(made.section(made.paragraph("some words"))), style))
    assert "<tspan" not in svg and "some words" in svg
    assert str(Path(squares()).parent) not in svg


@pytest.mark.parametrize("words", ["<b> & \"c\" 'd' ]]> <!-- x -->", "&amp; &#0; <![CDATA[", "</text></svg>"])
def test_words_are_words_whatever_they_look_like(words: str) -> None:
    (svg, *_) = pages_as_svg(lay_out(made.leaflet(made.section(made.paragraph(words)))))
    assert letters(words) in letters("".join(word.text for word in words_of(svg)))


@pytest.mark.parametrize("path", [GALLERY, ROOT / "content/isotretinoin-40mg.yaml"], ids=lambda path: path.stem)
def test_pages_tell_what_they_are_to_those_who_cannot_see_them(path: Path) -> None:
    leaflet, pages = laid(path)
    sides = [ElementTree.fromstring(svg) for svg in pages_as_svg(pages)]
    assert [side.attrib["aria-label"] for side in sides] == [
        f"Page {number} of {len(sides)}" for number in range(1, len(sides) + 1)
    ]
    assert {side.attrib["role"] for side in sides} == {"document"}
    assert {side.attrib["direction"] for side in sides} == {"ltr"}
    assert {side.attrib["lang"] for side in sides} == {leaflet.identity.language}
    alts = {element.alt for element in pages.elements if element.alt}
    told = {picture.attrib["aria-label"] for side in sides for picture in side.iterfind(".//*[@role='img']")}
    assert told <= alts


def test_what_pdf_calls_an_artifact_is_hidden_from_those_who_cannot_see() -> None:
    _, pages = laid(EXAMPLES[0])
    root = ElementTree.fromstring(pages_as_svg(pages)[0])
    hidden = [text for group in root.iterfind(".//*[@aria-hidden]") for text in group.itertext()]
    assert "Page " in "".join(hidden)
    assert any("rect" in part.tag for group in root.iterfind(".//*[@aria-hidden]") for part in group)


def test_pages_have_nothing_that_runs_or_leads_away() -> None:
    _, pages = laid(GALLERY)
    tags, values = set(), set()
    for svg in pages_as_svg(pages):
        for element in ElementTree.fromstring(svg).iter():
            tags.add(element.tag.removeprefix(SVG))
            values |= {name for name in element.attrib if name.startswith("on") or name == "style"}
            href = element.attrib.get("href", "#")
            assert href.startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))
    assert tags <= {"svg", "g", "defs", "path", "rect", "text", "tspan", "use", "image"}
    assert not values


def test_a_picture_has_its_pixels() -> None:
    _, pages = laid(GALLERY)
    images = [
        image.attrib["href"]
        for svg in pages_as_svg(pages)
        for image in ElementTree.fromstring(svg).iter(f"{SVG}image")
        if image.attrib["href"].startswith("data:image/png")
    ]
    assert images
    for href in images:
        data = b64decode(href.partition(",")[2])
        width, height, _, colour = struct.unpack(">2L2B", data[16:26])
        (size,) = struct.unpack(">L", data[33:37])
        rows = zlib.decompress(data[41 : 41 + size])
        assert len(rows) == height * (1 + width * {0: 1, 2: 3}[colour])
        assert set(rows[:: 1 + width * {0: 1, 2: 3}[colour]]) == {0}


def test_every_line_leads_to_its_line_in_the_file() -> None:
    path = ROOT / "content/isotretinoin-40mg.yaml"
    _, pages = laid(path)
    last = len(path.read_text(encoding="utf-8").splitlines())
    for svg in pages_as_svg(pages):
        lines = [int(text.attrib["data-line"]) for text in ElementTree.fromstring(svg).iterfind(".//*[@data-line]")]
        assert lines
        assert all(1 <= line <= last for line in lines)


def off_their_lines(leaflet: Leaflet, pages: Pages, written: str) -> list[tuple[str, int, int]]:
    """Return what is told to be on another line of the file than is found letter by letter."""
    exact = located(pages, leaflet, Places(written))
    own = {id(run) for text in leaflet.texts for run in text.runs}
    off = []
    for page, lines in zip(pages.pages, lines_of(pages, written), strict=True):
        for item, line in zip(page.items, lines, strict=True):
            if isinstance(item, Glyphs) and id(item.run) in own and item.text.strip():
                x = item.x + (0.4 if item.text[0] == " " else 0.05) * item.size
                found = exact.line_at(page.side, x, item.y - 2)
                if found and found.line != line:
                    off.append((item.text, line, found.line))
    return off


@pytest.mark.parametrize("path", [*EXAMPLES, GALLERY], ids=lambda path: path.stem)
def test_a_line_of_a_folded_text_leads_to_its_own_line(path: Path) -> None:
    leaflet, pages = laid(path)
    assert off_their_lines(leaflet, pages, path.read_text(encoding="utf-8")) == []


def test_the_same_pages_are_the_same_drawings() -> None:
    _, pages = laid(GALLERY)
    _, again = laid(GALLERY)
    assert pages_as_svg(pages) == pages_as_svg(again)


@pytest.mark.parametrize("name", WEB_FACES)
def test_a_browser_gets_a_face_with_all_letters_and_their_advances(name: str) -> None:
    font = unwrapped(web_face(name))
    assert font[:4] == b"\0\1\0\0"
    served = Face(font)
    ours = face(f"{name}.ttf")
    assert served.characters >= ours.characters
    for words in ("AVATAR Type fi ffl", "Тест, γιατρός 40 mg"):
        assert advances(served.word(words)) == advances(ours.word(words))
    assert b"GSUB" not in font[:400]
    assert len(web_face(name)) < 100_000


def advances(word: Word) -> tuple[int, tuple[int, ...]]:
    return word.advance, word.kerns


def unwrapped(woff: bytes) -> bytes:
    """Return the font that is in a WOFF file (W3C, WOFF 1.0)."""
    signature, flavour, length, count = struct.unpack_from(">4s4sLH", woff)
    assert (signature, length) == (b"wOFF", len(woff))
    entries = [struct.unpack_from(">4sLLLL", woff, 44 + 20 * number) for number in range(count)]
    at = 12 + 16 * count
    head, body = struct.pack(">4sHHHH", flavour, count, 0, 0, 0), b""
    for tag, offset, packed, size, checksum in entries:
        data = woff[offset : offset + packed]
        data = zlib.decompress(data) if packed < size else data
        assert len(data) == size
        head += struct.pack(">4sLLL", tag, checksum, at + len(body), size)
        body += data + bytes(-size % 4)
    return head + body


def test_no_other_face_is_given_to_browsers() -> None:
    with pytest.raises(KeyError):
        web_face("../fonts/SourceSans3-Bold")
