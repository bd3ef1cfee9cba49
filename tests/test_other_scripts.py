"""Letters of other scripts: cells, made glyphs, faces inside a line, line ends, and what is read of them."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdf
import pytest
from pypdf.generic import DecodedStreamObject, NameObject

from leaflet_pdf import PRINTED, STANDARD, lay_out, paint
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.layout.lines.break_points import unbreakable
from leaflet_pdf.layout.lines.coverage import uncovered
from leaflet_pdf.layout.lines.line import break_lines, one_line, styled_text
from leaflet_pdf.proof.reader.pages.fonts import widths_of
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.rules.drawing.cell_rules import cells_look_like_their_script
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.records.build_record import libraries
from leaflet_pdf.text.other_scripts.packs import PACKS
from leaflet_pdf.text.other_scripts.script_face import script_face
from leaflet_pdf.text.other_scripts.scripts import parts_by_script
from leaflet_pdf.text.unicode.graphemes import boundaries
from tests import made
from tests.other_scripts import ADVICE, declaration, leaflet_in
from tests.packs import installed, spoken
from tests.tamper import File
from tests.witness import BOTH, failures

TAGS = pytest.mark.parametrize("tag", ADVICE)
CODES = {"hi": "hin", "ta": "tam", "bn": "ben", "th": "tha", "zh-Hans": "cmn_hans", "ja": "jpn", "ko": "kor"}


@pytest.fixture(scope="module", autouse=True)
def packs() -> Iterator[None]:
    with installed(*PACKS.values()), spoken(*ADVICE):
        yield


@cache
def pages(tag: str) -> Pages:
    return lay_out(leaflet_in(tag), STANDARD)


@cache
def pdf(tag: str) -> bytes:
    return paint(pages(tag))


def glyphs(of: Pages) -> list[Glyphs]:
    return [item for page in of.pages for item in page.items if isinstance(item, Glyphs)]


def cells(script: str, text: str) -> tuple[str, ...]:
    return tuple(cell.text for cell in script_face(f"{script}:regular").word(text).cells)


# Which face


@pytest.mark.parametrize(
    ("tag", "text", "parts"),
    [
        ("hi", "दवा 40 mg लें।", [("Deva", "दवा "), ("", "40 mg "), ("Deva", "लें।")]),
        ("hi", "दवा (Isotretinoin), दवा", [("Deva", "दवा "), ("", "(Isotretinoin), "), ("Deva", "दवा")]),
        ("bn", "ওষুধ।", [("Beng", "ওষুধ।")]),
        ("en", "take दवा now", [("", "take "), ("Deva", "दवा "), ("", "now")]),
        ("zh-Hans", "他说“好”…40 mg", [("Hans", "他说“好”…"), ("", "40 mg")]),
        ("zh-Hans", "“好”", [("Hans", "“好”")]),
        ("zh-Hans", "“A”好", [("Hans", "“"), ("", "A"), ("Hans", "”好")]),
        ("zh-Hans", "Crohn’s病“”", [("", "Crohn’s"), ("Hans", "病“”")]),
        ("zh-TW", "藥", [("Hant", "藥")]),
        ("zh-Hant", "藥", [("Hant", "藥")]),
        ("ja", "薬を、", [("Jpan", "薬を、")]),
        ("ko", "약 “A”", [("Kore", "약 "), ("", "“A”")]),
        ("de", "Tablette", [("", "Tablette")]),
    ],
)
def test_each_part_of_a_text_is_set_in_the_face_of_its_script(
    tag: str, text: str, parts: list[tuple[str, str]]
) -> None:
    assert list(map(tuple, parts_by_script(text, tag))) == parts


def test_a_name_and_a_dose_in_latin_are_set_as_in_every_leaflet() -> None:
    line = one_line(styled_text(made.text("दवा Isotretinoin 40 mg लें").runs, STANDARD.body, STANDARD, "hi"))
    (latin,) = (piece for piece in line.pieces if piece.font.face == STANDARD.regular)
    assert (latin.text, latin.font.scale, latin.size) == ("Isotretinoin 40 mg ", 1, STANDARD.body.size)
    assert {piece.font.face for piece in line.pieces} == {STANDARD.regular, "Deva:regular"}


def test_bold_words_are_set_in_the_bold_face_of_their_script() -> None:
    heading = [item for item in glyphs(pages("hi")) if ADVICE["hi"].warning.startswith(item.text.strip())]
    assert heading and {item.face for item in heading} == {"Deva:bold"}


# Cells


@pytest.mark.parametrize(
    ("script", "text", "told"),
    [
        ("Deva", "किताब", ("कि", "ता", "ब")),
        ("Deva", "क्षेत्र", ("क्षे", "त्र")),
        ("Deva", "धर्म", ("ध", "र्म")),
        ("Deva", "र्‍य", ("र्‍", "य")),
        ("Taml", "கொடு", ("கொ", "டு")),
        ("Thai", "ที่นี้", ("ที่", "นี้")),
        ("Beng", "প্রত্যেকের\u200cই", ("প্র", "ত্যে", "কে", "র\u200c", "ই")),
        ("Hans", "每日，", ("每", "日", "，")),
        ("Kore", "약은", ("약", "은")),
    ],
)
def test_a_cell_is_what_is_drawn_as_a_whole_and_tells_its_text(script: str, text: str, told: tuple[str, ...]) -> None:
    assert cells(script, text) == told


@TAGS
def test_cells_spell_the_words_and_their_steps_add_up(tag: str) -> None:
    for item in glyphs(pages(tag)):
        for word in (word for word in item.words if word.cells):
            assert "".join(cell.text for cell in word.cells) == unicodedata.normalize("NFC", word.text)
            assert sum(cell.advance for cell in word.cells) - sum(word.kerns) == word.advance


def test_one_cell_may_have_many_glyphs_and_its_letters_no_place_of_their_own() -> None:
    (cell,) = script_face("Deva:regular").word("र्कि").cells
    assert len(cell.parts) > 1 and cell.glyph is None


# Where lines end


@pytest.mark.parametrize(
    ("tag", "text", "pieces"),
    [
        ("zh-Hans", "每日2次，每次20毫克（2粒）。", "每|日|2次，|每|次|20毫克|（2粒）。"),
        ("zh-Hans", "服2~4周", "服|2~4周"),
        ("ja", "1回20ミリグラムを、「水で」。", "1回|20ミリグラム|を、|「水|で」。"),
        ("ja", "チョコレート", "チョ|コ|レー|ト"),
        ("ja", "40 mgを飲む", "40 mg|を|飲|む"),
        ("ko", "1일 40 mg을 초과", "1일 |40 mg을 |초과"),
        ("ta", "40 mg-க்கு மேல்", "40 mg-க்கு |மேல்"),
        ("hi", "40 mg से अधिक", "40 mg |से |अधिक"),
        ("th", "ห้ามใช้ยานี้หากตั้งครรภ์ต่าง ๆ", "ห้าม|ใช้|ยา|นี้|หาก|ตั้งครรภ์|ต่าง ๆ"),
        ("th", "วันละ 2 แคปซูล", "วันละ |2 |แคปซูล"),
        ("en", "as 水 here", "as |水 |here"),
    ],
)
def test_a_line_ends_where_readers_of_the_language_expect_it(tag: str, text: str, pieces: str) -> None:
    assert "|".join(unbreakable(text, tag)) == pieces


@TAGS
def test_no_line_begins_inside_what_is_seen_as_one_character(tag: str) -> None:
    text = max(ADVICE[tag].paragraphs, key=len).replace(" ", "")
    styled = styled_text(made.text(text).runs, STANDARD.body, STANDARD, tag)
    for width in (30, 45, 60):
        lines = ["".join(piece.text for piece in line.pieces) for line in break_lines(styled, width).lines]
        assert len(lines) > 3 and "".join(lines) == text
        ends, at = set(boundaries(text)), 0
        for line in lines:
            at += len(line)
            assert at in ends


def test_lines_are_as_far_apart_as_a_script_needs_and_as_before_in_english() -> None:
    def steps(of: Pages) -> set[float]:
        heights = sorted({item.y for item in glyphs(of) if item.size in (12, 12 * 1.05, 12 * 1.1)})
        return {round(below - above, 2) for above, below in pairwise(heights)}

    words = "दवा न लें और डॉक्टर से पूछें " * 30
    assert min(steps(lay_out(leaflet_in("hi", words), STANDARD))) >= 12 * 1.45 - 0.01
    assert min(steps(lay_out(made.leaflet(made.section(made.paragraph("Do not take it. " * 60))), STANDARD))) == 15.5


# What is read of it


def bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


@TAGS
def test_a_leaflet_is_read_back_exactly_and_looks_like_its_fonts(tag: str) -> None:
    readback = read(pdf(tag))
    assert not list(uncovered(leaflet_in(tag), STANDARD))
    assert not list(verify(readback, leaflet_in(tag)))
    assert not list(cells_look_like_their_script(readback))


def test_a_heading_in_latin_may_be_as_large_as_in_every_leaflet_beside_larger_letters_of_another_script() -> None:
    section = made.section(*map(made.paragraph, (*ADVICE["th"].paragraphs, "40 mg")), heading="Isotretinoin")
    leaflet = made.leaflet(section, introduction=[made.subheading("Roaccutane")])
    leaflet = replace(leaflet, identity=leaflet.identity._replace(language="th"))
    for style in (STANDARD, PRINTED):
        assert not list(verify(read(paint(lay_out(leaflet, style))), leaflet))


@TAGS
def test_another_reader_finds_every_letter_in_its_order(tag: str) -> None:
    found = bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf(tag))).pages))
    for text in (ADVICE[tag].title, ADVICE[tag].warning, *ADVICE[tag].paragraphs):
        assert bare(text) in found


@TAGS
def test_the_second_judge_accepts_made_glyphs(tag: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(pdf(tag))
    assert [failures(path, profile) for profile in BOTH] == [[], []]


def test_the_same_leaflet_gives_the_same_bytes_whatever_was_set_before() -> None:
    lay_out(leaflet_in("hi", "क्षत्रिय ज्ञ श्र ट्र"), PRINTED)
    assert paint(lay_out(leaflet_in("hi"), STANDARD)) == pdf("hi")


def cell_fonts(file: File) -> Iterator[tuple[Any, Any]]:
    """Yield the fonts of other scripts, each with its descendant."""
    for font in file.fonts():
        below = font["/DescendantFonts"][0].get_object()
        if "/CIDToGIDMap" in below and below["/CIDToGIDMap"] != "/Identity":
            yield font, below


def glyphs_exchanged(file: File) -> None:
    """Let two codes of the same width be drawn with each other's glyph."""
    for _, below in cell_fonts(file):
        widths, stream = widths_of(below["/W"]), below["/CIDToGIDMap"].get_object()
        numbers = list(struct.unpack(f">{len(stream.get_data()) // 2}H", stream.get_data()))
        one, other = next((a, b) for a in widths for b in widths if a < b and widths[a] == widths[b])
        numbers[one], numbers[other] = numbers[other], numbers[one]
        changed = DecodedStreamObject()
        changed.set_data(struct.pack(f">{len(numbers)}H", *numbers))
        below[NameObject("/CIDToGIDMap")] = changed


@pytest.mark.parametrize("tag", ["hi", "zh-Hans"])
def test_a_cell_that_is_drawn_as_another_is_found(tag: str) -> None:
    file = File(pdf(tag))
    glyphs_exchanged(file)
    found = list(cells_look_like_their_script(read(file.finish())))
    assert found and {finding.code for finding in found} == {"glyph-redrawn"}


def test_a_font_whose_pack_is_not_here_cannot_be_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflet_pdf.proof.outlines.shaped.pack", lambda _: None)
    found = list(cells_look_like_their_script(read(pdf("th"))))
    assert found and {finding.code for finding in found} == {"font-unknown"}


# Long texts


@pytest.mark.parametrize("tag", CODES)
def test_a_long_text_is_read_back_exactly(tag: str) -> None:
    leaflet = leaflet_in(tag, *declaration(CODES[tag]))
    assert not list(uncovered(leaflet, PRINTED))
    file = paint(lay_out(leaflet, PRINTED))
    readback = read(file)
    assert not list(verify(readback, leaflet))
    assert not list(cells_look_like_their_script(readback))
    found = bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages))
    assert all(bare(text) in found for text in ADVICE[tag].paragraphs)


@pytest.mark.parametrize(("tag", "told"), [("th", True), ("hi", False)])
def test_what_tells_words_apart_is_told_where_lines_end_by_it(tag: str, *, told: bool) -> None:
    faces = {item.face for item in glyphs(pages(tag))}
    assert (f"BudouX {version('budoux')}" in libraries(faces)) is told
