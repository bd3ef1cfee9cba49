"""Leaflets in languages from right to left: where everything stands, what is read of it, and what the proof sees."""

from __future__ import annotations

import io
import json
import os
import pickle
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from leaflet_pdf import STANDARD, Style, check, lay_out, load_theme, paint, read, verify
from leaflet_pdf.export import export
from leaflet_pdf.export.words import lost_in_fhir
from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.frame import Box, Drawing, Glyphs, Image, Item, Matrix, Page, Pages, Rule
from leaflet_pdf.layout.lines.directions import ISOLATES, in_levels
from leaflet_pdf.layout.lines.line import FontSpec
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.layout.pages.turned import turned
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import PRINTED
from leaflet_pdf.proof.appearance import ThemeAppearance
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.release.appearances import known_appearances
from leaflet_pdf.review.proof_sheet import proof_sheet
from leaflet_pdf.review.proof_sheet.margins import TOP
from leaflet_pdf.review.review import review
from leaflet_pdf.schema.document.invisible_characters import find_invisible
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import Face, face
from leaflet_pdf.text.other_scripts.script_face import script_face
from leaflet_pdf.text.unicode.bidi import levels, visual_order
from tests.other_scripts import declaration
from tests.packs import installed, spoken
from tests.patients import GOOD
from tests.squares import squares

GALLERY = Path(__file__).parent.parent / "leaflet_pdf/cli/gallery/gallery.yaml"
HEAD = """\
format: 1
id: sample
title: {title}
medicine: {{substance: Samplin, strength: 40 mg, form: {form}}}
language: {language}
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-01
review-by: 2027-11-01
status: draft
publisher: Example Pharmacy
contact: Telephone 020 7946 0000
sections:
  - id: how-to-take
    heading: {heading}
    body:
{body}
"""
HEBREW = [
    "קחו 2–4 כמוסות (40 mg) ביום, לא יותר מ-5 mg/ml.",
    "**שאלו את הרופא** לפני Roaccutane 40 mg או Warfarin; גם **Brand** XR 20.",
    "שָׁלוֹם עִם נִקּוּד! חום של 37.5 °C, או 10% – 20%.",
    "טלפון +44 20 7946 0000 או (03) 123-4567, [האתר שלנו](https://www.example.org/) או info@example.org.",
    '10^6^ תאים, m^2^, H~2~O, < 5 mg, ≥\N{NO-BREAK SPACE}2.5 ml; «€9.50» "כולל מע״מ".',
]
ARABIC = [
    "تناول 2–4 كبسولات (40 mg) يومياً، لا تتجاوز 5 mg/ml في الأسبوع (٧ أيام).",
    "**اسأل طبيبك** قبل استعمال Roaccutane 40 mg أو Warfarin؛ هل عندك أسئلة؟",
    "السَّلَامُ عَلَيْكُمْ مع التشكيل، لا بل لاحقاً: ١٢٫٥ ملغ.",
]
PERSIAN = ["می\N{ZERO WIDTH NON-JOINER}خواهم ۲۰ میلی\N{ZERO WIDTH NON-JOINER}گرم، نه 40 mg.", "پرسش؟ گچ پژ."]
URDU = ["روزانہ 2–4 کیپسول (40 mg) لیں۔ ڈاکٹر سے پوچھیں، ٹھیک ہے؟"]
TEXTS = {"he": HEBREW, "ar": ARABIC, "fa": PERSIAN, "ur": URDU}
TITLES = {"he": "סמפלין 40 מ״ג", "ar": "سامبلين 40 ملغ", "fa": "سامپلین 40 میلی", "ur": "سیمپلن 40"}


@pytest.fixture(scope="module", autouse=True)
def _languages() -> Iterator[None]:
    with installed("he", "ar", "ur"), spoken(*TEXTS, "dv", "bg"):
        yield


def leaflet_of(language: str, *blocks: str) -> Leaflet:
    body = "\n".join("      " + line for block in blocks for line in f"- {block}".splitlines())
    title = TITLES.get(language, "Samplin")
    written = HEAD.format(title=title, form=title, language=language, heading=title, body=body)
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    return leaflet


def said(language: str) -> Leaflet:
    return leaflet_of(language, *map(quoted, TEXTS[language]))


def quoted(text: str) -> str:
    """Return a text as YAML has it between quotes."""
    return json.dumps(text, ensure_ascii=False)


@cache
def gallery(language: str) -> Leaflet:
    written = re.sub("(?m)^language: .*", f"language: {language}", GALLERY.read_text(encoding="utf-8"))
    leaflet, findings = parse(written, str(GALLERY), GALLERY.parent)
    assert leaflet, findings
    return leaflet


@cache
def looks() -> tuple[ThemeAppearance, ...]:
    looks, _ = known_appearances()
    return looks


def codes(readback: ReadBack, leaflet: Leaflet) -> set[str]:
    """Return the codes of what the proof finds, also by the font files of the standard theme."""
    by_face = theme_differences(readback, leaflet, looks())
    return {finding.code for finding in (*verify(readback, leaflet), *by_face)}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *((tag, True) for tag in ("ar", "ar-EG", "AR", "fa", "ur-PK", "he-IL", "yi", "az-Arab", "ks-Arab-IN")),
        *((tag, False) for tag in ("en", "ar-Latn", "de", "ks-Deva", "az", "sw", "arn", "zh-Hant", "ur-Latn-PK")),
    ],
)
def test_a_tag_tells_which_way_a_language_is_written(tag: str, expected: bool) -> None:
    assert right_to_left(tag) is expected


@pytest.mark.parametrize("language", TEXTS)
def test_what_is_written_is_read_and_nothing_is_found(language: str) -> None:
    leaflet = said(language)
    readback = read(paint(lay_out(leaflet)))
    assert codes(readback, leaflet) == set()
    assert readback.direction == "R2L"
    assert [element.writing_mode for element in readback.elements[:2]] == ["RlTb", ""]


@pytest.mark.parametrize("language", TEXTS)
def test_another_reader_reads_what_was_written(language: str) -> None:
    text = PdfReader(io.BytesIO(paint(lay_out(said(language))))).pages[0].extract_text()
    pages = "".join(text.split())
    for written in TEXTS[language]:
        plain = re.sub(r"\*\*|\[([^\]]*)\]\([^)]*\)", r"\1", written)
        if not re.search(r"[\^~[]", plain):
            assert "".join(plain.split()) in pages


@pytest.mark.parametrize("style", [STANDARD, PRINTED, replace(STANDARD, duplex=True)], ids=["one", "two", "duplex"])
def test_every_kind_of_block_is_proven(style: Style) -> None:
    leaflet = gallery("he")
    assert codes(read(paint(lay_out(leaflet, style), fillable=True)), leaflet) == set()


def test_letters_off_the_line_are_on_the_line_of_the_latin_words_around_them() -> None:
    leaflet = leaflet_of("fa", quoted("خذ H~2~O مع 10^6^ و m^2^ Brand H~2~O كل يوم."))
    readback = read(paint(lay_out(leaflet)))
    assert "close-lines" not in {found.code for found in check(leaflet, date(2026, 11, 29), readback=readback)}


@pytest.mark.parametrize("scheme", list(Scheme))
def test_pages_of_a_sheet_are_in_the_order_of_lines(scheme: Scheme) -> None:
    leaflet = gallery("he")
    pages = lay_out(leaflet, PRINTED.on(PRINTED.paper.half))
    imposed = impose(pages, scheme, PRINTED.paper, "#000000")
    first, second = (page for page in imposed.pages if page.number in (2, 3))
    assert first.frame.x > second.frame.x if scheme is Scheme.BOOKLET else first.frame.x < second.frame.x
    assert codes(read(paint(imposed)), leaflet) == set()


@pytest.mark.parametrize("columns", [1, 2])
def test_a_page_is_that_from_the_left_in_a_mirror(columns: int) -> None:
    style = replace(PRINTED, regular=squares(), bold=squares(), columns=columns, section_heads=STANDARD.section_heads)
    from_left, from_right = lay_out(gallery("en"), style), lay_out(gallery("dv"), style)
    for one, other in zip(from_left.pages, from_right.pages, strict=True):
        expected = in_order((other.width - x - width, y, width) for x, y, width in places(one))
        assert in_order(places(other)) == [pytest.approx(place, abs=0.01) for place in expected]


def in_order(places: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    return sorted(places, key=lambda place: (round(place[1]), round(place[2]), place[0]))


def places(page: Page) -> list[tuple[float, float, float]]:
    """Return where everything but words is on a page: from the left, from the top, and how wide it is."""
    found = []
    for item in page.items:
        if isinstance(item, Rule):
            found.append((min(item.x, item.to_x), item.y, abs(item.to_x - item.x)))
        elif isinstance(item, Box | Image | Matrix):
            found.append((item.area.x, item.area.y, item.area.width))
        elif isinstance(item, Drawing) and not item.text:
            found.append((item.x, item.y, item.width))
    return found


def test_pages_turned_twice_are_as_before_but_for_pages_from_the_left() -> None:
    pages = lay_out(gallery("he"))
    assert turned(turned(pages)).pages[0].frame == pages.pages[0].frame
    english = lay_out(gallery("en"))
    assert turned(english) is english


def test_scissors_point_where_the_cut_goes() -> None:
    signs = [item for page in lay_out(gallery("he")).pages for item in page.items if isinstance(item, Drawing)]
    assert {item.sign for item in signs if "scissors" in item.sign} == {"scissors-from-right"}


def test_a_code_and_a_picture_are_not_turned() -> None:
    dark = [
        [item.dark for page in lay_out(gallery(tag)).pages for item in page.items if isinstance(item, Matrix)]
        for tag in ("en", "he")
    ]
    assert dark[0] == dark[1] != []


LINES = [
    ("אבג דהו", ["אבג דהו"]),
    ("קח 2–4 כמוסות", ["כמוסות", "2–4", "קח"]),
    ("קח (40 mg) ביום", ["ביום", ")", "40 mg", "(", "קח"]),
    ("לפני Roaccutane 40 mg או Warfarin.", [".", "Warfarin", "או", "Roaccutane 40 mg", "לפני"]),
    ("פי 5 mg/ml, 10 kg", ["10 kg", ",", "5 mg/ml", "פי"]),
    ("קח < 5 mg", ["< 5 mg", "קח"]),
    ("ביום 23\N{NO-BREAK SPACE}May 2027 בלבד", ["בלבד", "23\N{NO-BREAK SPACE}May 2027", "ביום"]),
    ("ב-5 mg", ["5 mg", "-", "ב"]),
    ("ראו **Brand** XR 20 כאן", ["כאן", "Brand", "XR 20", "ראו"]),
    ("(03) 123-4567 טל", ["טל", "(03) 123-4567"]),
    ("תרופה Brand", ["Brand", "תרופה"]),
    ("רופא: Dr A. Example. סוף", ["סוף", ".", "Dr A. Example", ":", "רופא"]),
]


@pytest.mark.parametrize(("written", "seen"), LINES)
def test_numbers_and_names_do_not_turn_and_words_do(written: str, seen: list[str]) -> None:
    pages = lay_out(leaflet_of("he", quoted(written)))
    line = in_body(pages)
    assert [item.text for item in sorted(line, key=lambda item: item.x) if item.text.strip()] == seen
    assert "".join(item.text for item in line) == written.replace("**", "")


def in_body(pages: Pages) -> list[Glyphs]:
    """Return the words of the last block of the only section, as they are read."""
    last = max(item.run.source.line for item in words_of(pages) if item.run)
    return [item for item in words_of(pages) if item.run and item.run.source.line == last]


def words_of(pages: Pages) -> list[Glyphs]:
    return [
        item for page in pages.pages for item in page.items if isinstance(item, Glyphs) and isinstance(item.owner, int)
    ]


def test_lines_end_ragged_at_the_left() -> None:
    pages = lay_out(leaflet_of("he", "מילים ארוכות מאוד " * 30))
    lines: dict[float, list[Glyphs]] = {}
    for item in in_body(pages):
        lines.setdefault(item.y, []).append(item)
    edges = [max(item.x + item.width for item in line) for line in lines.values()]
    assert len(edges) > 5
    assert edges == pytest.approx([edges[0]] * len(edges))
    assert len({round(min(item.x for item in line)) for line in lines.values()}) > 2


def test_a_hebrew_word_in_a_latin_leaflet_goes_from_right_to_left() -> None:
    leaflet = leaflet_of("en", "The word שלום עולם is Hebrew (אבג), 5 mg.")
    pages = lay_out(leaflet)
    assert not pages.from_right
    assert codes(read(paint(pages)), leaflet) == set()


@pytest.mark.parametrize(
    "cells",
    [
        ["2.5 mg", "12.25 mg", "100 mg"],
        ["2.5 מ״ג", "12.25 מ״ג", "100 מ״ג"],
        ["20 mg", "5 mg", "150 mg"],
        ["20 מ״ג", "5 מ״ג", "150 מ״ג"],
    ],
)
def test_numbers_line_up_on_their_point(cells: list[str]) -> None:
    rows = "\n".join(f"    - [{name}, {cell}]" for name, cell in zip("אבג", cells, strict=True))
    pages = lay_out(leaflet_of("he", f"table: מינון\n  columns: [שם, מינון של התרופה]\n  rows:\n{rows}"))
    digits = [item for item in words_of(pages) if item.run and item.run.text in cells and item.text[0].isdigit()]
    assert [item.run.text for item in digits if item.run] == cells
    points = [item.x + width_of(re.match(r"\d+", item.text)[0]) * item.size / 1000 for item in digits]  # type: ignore[index]
    assert points == pytest.approx([points[0]] * len(cells), abs=0.01)


def width_of(digits: str) -> int:
    return face("SourceSans3-Regular.ttf").word(digits).advance


def test_levels_hold_a_link_and_what_must_not_turn() -> None:
    font = FontSpec("any")
    runs = [("ראו ", font, False), ("אתר 5", font, True), (" כאן 2 mg", font, False)]
    parts = in_levels(runs, from_right=True)
    assert [[(text, part.level) for text, part in run] for run in parts] == [
        [("ראו ", 1)],
        [("אתר ", 3), ("5", 4)],
        [(" כאן ", 1), ("2 mg", 2)],
    ]


def test_a_word_from_right_to_left_has_a_code_for_each_character() -> None:
    word = script_face("Arab:regular").from_right("بَل")
    assert [cell.text for cell in word.cells] == ["ل", "\N{ARABIC FATHA}", "ب"]
    assert [bool(cell.parts) for cell in word.cells] == [True, True, False]
    assert word.advance == word.bare == sum(cell.advance for cell in word.cells) - sum(word.kerns)
    assert script_face("Hebr:bold").from_right(" ").bare == 0


def test_brackets_from_right_to_left_are_drawn_the_other_way_and_read_as_before() -> None:
    source: Face = face("SourceSans3-Regular.ttf")
    (code,) = source.from_right("(").codes
    assert source.glyph(code) == source.glyph(source.word(")").codes[0])
    assert source.char(code) == "("
    assert source.from_right(",") is source.word(",")


def edited(pages: Pages, change: Callable[[Glyphs], Any]) -> Pages:
    def changed(item: Item) -> Item:
        return change(item) if isinstance(item, Glyphs) and isinstance(item.owner, int) else item

    return pages._replace(pages=tuple(page._replace(items=tuple(map(changed, page.items))) for page in pages.pages))


def unturned(item: Glyphs) -> Glyphs:
    sign = item.text in ("(", ")")
    return item._replace(words=(face("SourceSans3-Regular.ttf").word(item.text),)) if sign else item


def swapped(one: str, other: str) -> Callable[[Glyphs], Glyphs]:
    """Return a change that puts two words of a line each where the other one is."""

    def change(item: Glyphs) -> Glyphs:
        places = {found.text: found for found in BOTH if found.text in (one, other)}
        if item.text not in places:
            return item
        first, second = places[one], places[other]
        start, end = min(first.x, second.x), max(first.x + first.width, second.x + second.width)
        return item._replace(x=start if item.x > start else end - item.width)

    return change


BOTH: list[Glyphs] = []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (unturned, "words-turned"),
        (swapped("קחו", "2–4"), "words-turned"),
        (swapped("Brand", "XR 20"), "words-turned"),
        (lambda item: item._replace(words=item.words[::-1]) if len(item.words) > 2 else item, "words-missing"),
    ],
    ids=["brackets as in Latin", "a number before its word", "a name turned", "words as they are read"],
)
def test_the_proof_sees_words_that_stand_in_the_wrong_order(change: Callable[[Glyphs], Glyphs], code: str) -> None:
    leaflet = leaflet_of("he", "קחו 2–4 כמוסות (40 mg) ביום.", "'ראו **Brand** XR 20 כאן. ושוב שלוש מילים.'")
    pages = lay_out(leaflet)
    BOTH[:] = words_of(pages)
    assert code in codes(read(paint(edited(pages, change))), leaflet)


def test_the_proof_sees_a_page_set_from_the_wrong_side() -> None:
    leaflet = gallery("he")
    assert "list-jumbled" in codes(read(paint(turned(lay_out(leaflet)))), leaflet)


def test_the_proof_sees_a_file_that_says_the_wrong_direction() -> None:
    leaflet = said("he")
    pages = lay_out(leaflet)
    assert codes(read(paint(pages._replace(from_right=False))), leaflet) == {"direction-wrong"}
    english = leaflet_of("en", "Take one.")
    assert codes(read(paint(lay_out(english)._replace(from_right=True))), english) == {"direction-wrong"}


def test_a_proof_sheet_numbers_lines_at_the_right(tmp_path: Path) -> None:
    file, today = tmp_path / "sample.yaml", date(2026, 11, 23)
    body = "\n".join(f"      - {quoted(text)}" for text in HEBREW)
    file.write_text(HEAD.format(title="מִסְפָּר", form="מספר", heading="מספר", language="he", body=body), encoding="utf-8")
    leaflet, _ = parse(file.read_text(encoding="utf-8"), str(file), tmp_path)
    assert leaflet
    sheet = proof_sheet(review(file, today), leaflet, today)
    page = sheet.pages.pages[-1]
    right = page.frame.x + page.frame.width
    sides = {
        item.text: item.x > right
        for item in page.items
        if isinstance(item, Glyphs) and item.y == sheet.lines[0].y + TOP
    }
    assert sides["1"] and not sides["3"]
    assert sheet.lines[4].text == HEBREW[0]
    assert {finding.code for finding in verify(read(paint(sheet.pages)), leaflet)} == {"front-pages"}


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", []),
        ("پوست\N{ZERO WIDTH NON-JOINER}ها", []),
        ("را\N{ZERO WIDTH NON-JOINER}ها", [2]),  # an alef never joins: it is seen in no way
        ("می\N{ZERO WIDTH NON-JOINER}", [2]),
        ("می\N{ZERO WIDTH NON-JOINER} خواهم", [2]),
        ("4\N{ZERO WIDTH NON-JOINER}0 mg", [1]),
        ("\N{RIGHT-TO-LEFT MARK}می\N{ZERO WIDTH JOINER}خ", [0, 3]),
        ("दुसर\N{DEVANAGARI SIGN VIRAMA}\N{ZERO WIDTH JOINER}या", []),
        ("सोड\N{DEVANAGARI SIGN VIRAMA}\N{ZERO WIDTH NON-JOINER}ले", []),
        ("র\N{ZERO WIDTH JOINER}\N{BENGALI SIGN VIRAMA}যাব", []),
        ("क्\N{ZERO WIDTH JOINER}ष क्\N{ZERO WIDTH NON-JOINER}ष त्\N{ZERO WIDTH JOINER} क्\N{ZERO WIDTH NON-JOINER}", [16]),
        ("र\N{ZERO WIDTH JOINER}\N{BENGALI LETTER RA}\N{ZERO WIDTH JOINER}\N{BENGALI SIGN VIRAMA}য", [1]),
        ("প্রত্যেকের\N{ZERO WIDTH NON-JOINER}ই", [10]),
        ("سن \N{ARABIC SIGN SANAH}١٩٤٨، \N{ARABIC NUMBER SIGN}٥ \N{ARABIC END OF AYAH}١", []),
        ("\N{ARABIC LETTER MARK}١", [0]),
    ],
)
def test_a_joiner_is_let_through_where_it_is_seen(text: str, refused: list[int]) -> None:
    assert [offset for offset, _ in find_invisible(text)] == refused


def shown_by_a_browser(words: str) -> str:
    """Return the letters of a paragraph from left to right, as UAX 9 alone has them, without marks of direction."""
    found = levels(words, 1)
    return "".join(words[at] for at in visual_order(found) if words[at] not in ISOLATES)


@pytest.mark.parametrize("form", ["html", "text", "text-unwrapped"])
@pytest.mark.parametrize("words", ["5 mg/ml", "**5** mg/ml", "2–4 [mg](https://a.example/)", "< 5 mg"])
def test_other_forms_hold_the_order_of_numbers_and_units(words: str, form: str) -> None:
    leaflet = leaflet_of("ar", quoted(f"خذ {words} كبسولات"))
    written = export(leaflet, lay_out(leaflet), STANDARD, form)
    (paragraph,) = [line for line in written.splitlines() if "خذ" in line]
    plain = re.sub("[*\\[\\]]|\\(.*\\)", "", words)
    shown = shown_by_a_browser(unescape(re.sub("<[^>]*>", "", paragraph))).replace("\N{NO-BREAK SPACE}", " ")
    assert plain in shown


def test_a_page_of_html_says_from_where_it_is_read() -> None:
    pages = {tag: export(leaflet_of(tag, "a"), lay_out(leaflet_of(tag, "a")), STANDARD, "html") for tag in ("ar", "en")}
    assert '<html lang="ar" dir="rtl">' in pages["ar"] and '<html lang="en" dir="ltr">' in pages["en"]
    assert not set(ISOLATES) & set(pages["en"])
    assert not re.search("(padding|border|margin|float|clear|text-align)[a-z-]*:? *-?(left|right)", pages["ar"])


def test_a_latin_leaflet_holds_its_words_from_right_to_left_in_order() -> None:
    leaflet = leaflet_of("en", quoted("Say “خذ 5 mg/ml” to them."))
    assert "خذ \u20665\N{NO-BREAK SPACE}mg/ml\u2069" in export(leaflet, lay_out(leaflet), STANDARD, "html")


@pytest.mark.parametrize(("tag", "words"), [("ar", "اسأل طبيبك"), ("he", "שאלו את הרופא"), ("bg", "Питайте")])
def test_bold_words_are_bold_on_a_page_of_html_in_every_face(tag: str, words: str) -> None:
    leaflet = leaflet_of(tag, quoted(f"a **{words}** b"))
    assert f"<strong>{words}" in export(leaflet, lay_out(leaflet), STANDARD, "html")


CODES = {"he": "heb", "ar": "arb", "fa": "pes_1", "ur": "urd"}


@pytest.mark.parametrize("language", CODES)
def test_a_long_text_is_read_back_exactly(language: str) -> None:
    paragraphs = [text for text in declaration(CODES[language]) if not list(find_invisible(text))]
    leaflet = leaflet_of(language, *map(quoted, paragraphs))
    file = paint(lay_out(leaflet, PRINTED))
    assert codes(read(file), leaflet) == set()
    pages = PdfReader(io.BytesIO(file)).pages
    found = "".join("".join(page.extract_text() for page in pages).split())
    parted = [text for text in paragraphs if "".join(unicodedata.normalize("NFC", text).split()) not in found]
    assert len(parted) < len(pages)  # only by the ends of pages


@pytest.mark.parametrize("name", ["standard", "large", "giant"])
def test_a_cover_is_set_from_the_right_and_proven(name: str) -> None:
    style, _ = load_theme(name)
    about = GOOD.replace("medicine: sample", "medicine: Samplin").replace(
        "Take with a meal.", "ליטול 2–3 פעמים, עם מים."
    )
    patient, findings = parse_patient(about, "patient.yaml")
    assert style and patient, findings
    leaflet = said("he")
    pages = lay_out(leaflet, style, patient=patient)
    readback = read(paint(pages))
    assert list(verify(readback, leaflet, patient)) == []
    names = [item for item in words_of(pages._replace(pages=pages.pages[:1])) if item.text == "Samplin"]
    assert names and all(item.x > pages.pages[0].width / 2 for item in names)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", ["html", "text", "text-unwrapped"])
def test_a_leaflet_from_the_right_is_exported_as_it_is_written(language: str, form: str) -> None:
    leaflet = said(language)
    written = export(leaflet, lay_out(leaflet), STANDARD, form)
    words = "".join(
        unescape(re.sub("</?[a-z][^>]*>", "", written)).translate(dict.fromkeys(map(ord, ISOLATES))).split()
    )
    assert all("".join(text.plain.split()) in words for text in leaflet.texts)
    assert form != "html" or f'<html lang="{language}" dir="rtl">' in written


@pytest.mark.parametrize("language", TEXTS)
def test_a_narrative_from_the_right_says_so_and_has_the_words_as_they_are_written(language: str) -> None:
    leaflet = said(language)
    written = export(leaflet, lay_out(leaflet), STANDARD, "fhir-r5")
    assert list(lost_in_fhir(leaflet, written)) == []
    assert f'xml:lang=\\"{language}\\" lang=\\"{language}\\" dir=\\"rtl\\"' in written


def test_nothing_on_a_web_page_is_bound_to_the_left() -> None:
    leaflet = gallery("ar")
    written = export(leaflet, lay_out(leaflet), STANDARD, "html")
    assert not re.findall(r"\b(?:left|right)\b", written[written.index("<style>") : written.index("</style>")])


PAINT = (
    "import pickle, sys; from leaflet_pdf import paint; sys.stdout.buffer.write(paint(pickle.load(sys.stdin.buffer)))"
)


def test_pages_are_painted_alike_by_a_process_that_set_nothing() -> None:
    pages = lay_out(leaflet_of("he", quoted("(א) {ב} «ג»")))
    where = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    there = subprocess.run(
        [sys.executable, "-c", PAINT], input=pickle.dumps(pages), capture_output=True, env=where, check=True
    )
    assert there.stdout == paint(pages)
