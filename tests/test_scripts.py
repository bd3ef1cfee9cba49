"""Raised and lowered figures: text to everyone who reads a file and does not look at it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from leaflet_pdf import STANDARD, Style, lay_out, load_theme, paint, read, verify
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import uncovered
from leaflet_pdf.layout.frame import Glyphs, Item, Pages
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.proof.outlines.glyf import Outlines
from leaflet_pdf.proof.reader.plain_text import lines_of_pages
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.release.appearances import known_appearances
from leaflet_pdf.review.diff.meaning.weigh import Weight
from leaflet_pdf.review.diff.versions.sides import compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import codes, with_part

SCRIPTS = [
    ("10^6^ units", "10⁶ units"),
    ("10^9^ cells", "10⁹ cells"),
    ("5 × 10^9^/L", "5 × 10⁹/L"),
    ("10^-6^ mol", "10⁻⁶ mol"),
    ("10^−6^ mol", "10⁻⁶ mol"),
    ("10^10^ units", "10¹⁰ units"),
    ("CO~2~ and H~2~O", "CO₂ and H₂O"),
    ("1.73 m^2^", "1.73 m²"),
    ("Ca^2+^ and Cl^-^", "Ca²⁺ and Cl⁻"),
    ("the note^(1)^", "the note⁽¹⁾"),
    ("log~10~ of C~max~", "log₁₀ of Cmax"),
    ("the 1^st^ of x^a-b^", "the 1st of xa-b"),
    ("**10^6^** [10^4^](https://www.example.org/)", "10⁶ 10⁴"),
    ("^6^", "⁶"),
    ("10⁶ as typed", "10⁶ as typed"),
]


def with_words(words: str) -> str:
    return with_part(f"- {words!r}")


def leaflet_of(words: str) -> Leaflet:
    leaflet, findings = parse(with_words(words), "sample.yaml", Path())
    assert leaflet, findings
    return leaflet


def pdf_of(words: str, style: Style = STANDARD) -> bytes:
    return paint(lay_out(leaflet_of(words), style))


@pytest.mark.parametrize(("written", "read_aloud"), SCRIPTS)
def test_every_reader_is_told_what_stands_off_the_line(written: str, read_aloud: str) -> None:
    pdf = pdf_of(written)
    by_pdfium = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert read_aloud in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert read_aloud.replace(" ", "") in "".join(by_pdfium.split())
    assert any(element.own.strip() == read_aloud for element in read(pdf).elements)
    assert not list(verify(read(pdf), leaflet_of(written)))


@pytest.mark.parametrize("theme", ["standard", "large", "giant", "mono"])
def test_scripts_are_told_in_every_size(theme: str) -> None:
    style, _ = load_theme(theme)
    assert style
    for written, read_aloud in SCRIPTS:
        readback = read(pdf_of(written, style))
        assert any(element.own.strip() == read_aloud for element in readback.elements), written
        assert not list(verify(readback, leaflet_of(written)))


@pytest.mark.parametrize(("written", "flat"), [("10^6^ units", "106 units"), ("CO~2~", "CO2"), ("m^2^", "m2")])
def test_a_script_set_on_the_line_is_other_words(written: str, flat: str) -> None:
    found = {finding.code for finding in verify(read(pdf_of(flat)), leaflet_of(written))}
    assert "words-missing" in found


def _moved(pages: Pages, words: str, **changes: Callable[[Glyphs], float]) -> Pages:
    """Return pages on which the glyphs of some words stand elsewhere or are larger."""

    def changed(item: Item) -> Item:
        if not isinstance(item, Glyphs) or item.text.strip() != words:
            return item
        placed: dict[str, Any] = {name: change(item) for name, change in changes.items()}
        return item._replace(**placed)

    return pages._replace(pages=tuple(page._replace(items=tuple(map(changed, page.items))) for page in pages.pages))


@pytest.mark.parametrize(
    ("written", "words", "moved"),
    [
        ("10^6^ units", "⁶", {"y": lambda item: item.y + 0.33 * 12}),
        ("10^6^ units", "⁶", {"y": lambda item: item.y + 0.33 * 12, "size": lambda _: 12}),
        ("10^6^ units", "⁶", {"y": lambda item: item.y + 0.5 * 12}),
        ("10^6^ units", "10", {"y": lambda item: item.y - 0.33 * 12}),
        ("H~2~O", "₂", {"y": lambda item: item.y - 0.14 * 12}),
        ("the 1^st^ day", "st", {"y": lambda item: item.y + 0.33 * 12}),
        ("**10** units", "10", {"y": lambda item: item.y - 0.2 * 12}),
    ],
)
def test_what_is_seen_off_the_line_is_what_the_leaflet_says(
    written: str, words: str, moved: dict[str, Callable[[Glyphs], float]]
) -> None:
    leaflet = leaflet_of(written)
    pages = lay_out(leaflet, STANDARD)
    assert not list(verify(read(paint(pages)), leaflet))
    assert "script-differs" in {found.code for found in verify(read(paint(_moved(pages, words, **moved))), leaflet)}


def test_a_power_as_it_is_typed_may_not_be_drawn_with_the_figure_on_the_line() -> None:
    typed, looks = leaflet_of("10⁶ units"), known_appearances()[0]
    assert not list(theme_differences(read(paint(lay_out(typed))), typed, looks))
    pages = lay_out(leaflet_of("10^6^ units"))
    assert not list(theme_differences(read(paint(pages)), typed, looks))
    flat = read(paint(_moved(pages, "⁶", y=lambda item: item.y + 0.33 * 12)))
    assert {found.code for found in theme_differences(flat, typed, looks)} == {"script-differs"}


def test_the_small_figures_of_fractions_are_those_of_the_font_file() -> None:
    path = bundled("fonts") / STANDARD.regular
    font = TTFont(path)
    lookups = font["GSUB"].table.LookupList.Lookup
    features = [
        each.Feature for each in font["GSUB"].table.FeatureList.FeatureRecord if each.FeatureTag in ("numr", "dnom")
    ]
    wanted = {
        (font.getGlyphID(glyph), font.getGlyphID(other))
        for feature in features
        for index in feature.LookupListIndex
        for table in lookups[index].SubTable
        for glyph, other in getattr(table, "ExtSubTable", table).mapping.items()
    }
    assert len(wanted) > 20
    assert Outlines(path.read_bytes()).small_figures == wanted


def test_a_script_that_no_face_has_stops_the_build() -> None:
    from tests.squares import page_of  # a face with figures and no minus

    style = page_of(40, 40)
    assert not list(uncovered(leaflet_of("10^6^"), style))
    (finding,) = uncovered(leaflet_of("10^-6^"), style)
    assert "U+207B SUPERSCRIPT MINUS" in finding.message
    (typed,) = uncovered(leaflet_of("10⁶"), style)
    assert "U+2076 SUPERSCRIPT SIX" in typed.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10^6^ units", "106 units"),
        ("10^6^ units", "10^9^ units"),
        ("10^6^ units", "10~6~ units"),
        ("10^-6^ mol", "10^6^ mol"),
        ("5 × 10^9^/L", "5 × 109/L"),
        ("1.73 m^2^", "1.73 m^3^"),
        ("CO~2~", "CO2"),
    ],
)
def test_a_changed_script_is_a_changed_number(old: str, new: str, tmp_path: Path) -> None:
    """Between two leaflets, a leaflet and its PDF, and a leaflet and a PDF of another program."""
    for name, words in (("old", old), ("new", new)):
        (tmp_path / f"{name}.yaml").write_text(with_words(f"Take {words} a day"), encoding="utf-8")
        (tmp_path / f"{name}.pdf").write_bytes(pdf_of(f"Take {words} a day"))
    for before, after in (("yaml", "yaml"), ("yaml", "pdf"), ("pdf", "pdf")):
        sides = side(str(tmp_path / f"old.{before}")), side(str(tmp_path / f"new.{after}"))
        assert Weight.NUMBER in {change.weight for change in compare_sides(*sides).changes}, (before, after)


def test_a_power_is_the_same_however_it_is_written() -> None:
    typed, marked = leaflet_of("10⁶ units"), leaflet_of("10^6^ units")
    assert typed.sections[0].body[0].text.plain == marked.sections[0].body[0].text.plain  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    ["The usual dose is 10^10^ units a day.", "It has 10^-6^ mol.", "From 10^5^ to 10^6^ units.", "10^3^–10^4^ units."],
)
def test_checks_do_not_flatten_a_power(words: str) -> None:
    numbers = {"missing-thousands", "range-falls", "wrong-separator", "split-number", "trailing-zero"}
    assert numbers.isdisjoint(codes(f"- {words!r}"))


def _by_platypus(words: str) -> bytes:
    out = io.BytesIO()
    SimpleDocTemplate(out).build([Paragraph(words, getSampleStyleSheet()["BodyText"])])
    return out.getvalue()


def _in_three_strings(up: float, size: float) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for words, x, y, em in (("has 10", 50, 700, 12), ("6", 86, 700 + up, size), (" units", 95, 700, 12)):
        canvas.setFont("Helvetica", em)
        canvas.drawString(x, y, words)
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("pdf", "words"),
    [
        (_by_platypus("has 10<super>6</super> units, CO<sub>2</sub>"), "has 10⁶ units, CO₂"),
        (_by_platypus("or 10<super>-6</super> mol of 106 units"), "or 10⁻⁶ mol of 106 units"),
        (_by_platypus("the 1<super>st</super> day"), "the 1st day"),
        (_by_platypus("2 <font size=7>small 5</font> 6"), "2 small 5 6"),
        (_in_three_strings(up=4, size=8), "has 10⁶ units"),
        (_in_three_strings(up=4, size=12), "has 10⁶ units"),
        (_in_three_strings(up=-2, size=8), "has 10₆ units"),
        (_in_three_strings(up=-14, size=8), "has 10 6 units"),
    ],
)
def test_in_a_pdf_of_others_scripts_are_known_by_their_place(pdf: bytes, words: str) -> None:
    said = " ".join(line for lines in lines_of_pages(pdf) for line in lines)
    assert " ".join(said.split()) == words
