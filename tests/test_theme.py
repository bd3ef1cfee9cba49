"""Themes: looks as data, and the floors that none goes under."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path

import PIL.Image
import pytest
from fontTools.ttLib import TTFont

from leaflet_pdf import load, read
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Glyphs, Image, Rule
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Level, Script, Status
from leaflet_pdf.model.style import A4, MM, PAPERS, STANDARD, Style, TextStyle
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.text.face import Face, FaceError
from leaflet_pdf.theme import house_themes, load_theme, themes, tightest, under_floor
from tests.made import box, bullets, leaflet, paragraph, section, table

EXAMPLE = bundled("content") / "isotretinoin-40mg.yaml"


def theme(name: str | Path) -> Style:
    style, findings = load_theme(name)
    assert style is not None, findings
    return style


def written(folder: Path, text: str) -> Path:
    path = folder / "house.yaml"
    path.write_text(f"theme: House\n{text}", encoding="utf-8")
    return path


def sizes(style: Style) -> list[float]:
    values = (getattr(style, field.name) for field in fields(style))
    return [value.size for value in values if isinstance(value, TextStyle)]


@pytest.mark.parametrize("name", [*themes(), *house_themes()])
@pytest.mark.parametrize("paper", PAPERS)
def test_no_theme_that_comes_with_the_program_goes_under_a_floor(name: str, paper: str) -> None:
    style = theme(name).on(PAPERS[paper])
    assert list(under_floor(style, NOWHERE)) == []
    assert list(under_floor(tightest(style), NOWHERE)) == []


@pytest.mark.parametrize(("name", "least"), [("large", 16), ("giant", 20)])
def test_large_print_has_no_smaller_type_anywhere(name: str, least: float) -> None:
    content, _ = load(EXAMPLE)
    assert content is not None
    pages = read(paint(lay_out(content, theme(name)))).pages
    assert min(piece.size for page in pages for piece in page.pieces if piece.text.strip()) >= least


def test_raised_words_are_as_large_as_others_in_large_print() -> None:
    assert theme("large").script_scale == 1
    assert any(
        fall.code == "type-too-small" for fall in under_floor(replace(theme("large"), script_scale=0.8), NOWHERE)
    )


def test_the_printed_x_and_lines_are_as_high_as_the_guideline_wants() -> None:
    """Measured in the finished file, in the tightest style that there is: x-height 1.4 mm, lines 3 mm apart."""
    content, _ = load(EXAMPLE)
    assert content is not None
    pages = read(paint(lay_out(content, tightest(STANDARD).in_columns(2)))).pages
    pieces = [piece for page in pages for piece in page.pieces if piece.font and piece.text.strip()]
    heights = [piece.size * piece.font.x_height / 1000 for piece in pieces if piece.font and piece.size > 7.5]
    assert min(heights) >= 1.4 * MM - 0.01
    for page in pages:
        lines = sorted({(round(piece.x, 1), round(piece.y, 2)) for piece in page.pieces if piece.font})
        gaps = [b[1] - a[1] for a, b in pairwise(lines) if a[0] == b[0]]
        assert min(gaps) >= 3 * MM - 0.02


def test_mono_needs_no_colour_and_no_tint() -> None:
    content, _ = load(EXAMPLE)
    assert content is not None
    colours: set[str] = set()
    for page in lay_out(content, theme("mono")).pages:
        for item in page.items:
            match item:
                case Glyphs() | Drawing() | Rule():
                    colours.add(item.colour)
                case Box(fill=fill, stroke=stroke):
                    assert fill in ("", "#ffffff")
                    colours.add(stroke)
                case _:
                    pass
    assert all(len(set(re.findall("..", colour[1:]))) <= 1 for colour in colours), colours


@pytest.mark.parametrize("name", [*themes(), *house_themes()])
def test_levels_of_warning_differ_without_colour(name: str) -> None:
    """Told apart by what remains on a mono printer: the word, the sign and the strokes of the frame."""
    style = theme(name)
    seen: dict[Level, tuple[str, tuple[str, ...], tuple[float, ...]]] = {}
    for level in Level:
        content = leaflet(section(box(paragraph("Words."), title="Title", level=level)), status=Status.APPROVED)
        items = lay_out(content, style).pages[0].items
        words = "".join(item.text for item in items if isinstance(item, Glyphs) and "Title" in item.text)
        title = next(item.text for item in items if isinstance(item, Glyphs) and item.text.rstrip().endswith(":"))
        signs = tuple(item.sign for item in items if isinstance(item, Drawing))
        strokes = [item.thickness for item in items if isinstance(item, Box) and item.stroke]
        strokes += [item.thickness for item in items if isinstance(item, Rule) and item.x == item.to_x]
        seen[level] = title + words, signs, tuple(strokes)
    for one, other in combinations(seen.values(), 2):
        assert all(first != second for first, second in zip(one, other, strict=True))


UNDER_FLOORS = {
    "small text": ("sizes: {text: 8}", "type-too-small", "EC readability guideline"),
    "small table": ("sizes: {table: 7.9 pt}", "type-too-small", "EC readability guideline"),
    "small footer": ("sizes: {small: 7}\nline-spacing: 1.7", "type-too-small", "EC readability guideline"),
    "close lines": ("line-spacing: 0.7", "lines-too-close", "EC readability guideline"),
    "large print that is not": ("based-on: large\nsizes: {table: 15}", "type-too-small", "UKAAF MS03"),
    "clear print that is not": ("print: clear", "type-too-small", "UKAAF G003"),
    "large print in columns": ("based-on: large\ncolumns: 2", "large-print-in-columns", "UKAAF MS03"),
    "faint ink": ('colours: {ink: "#888888"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "faint headings": ('colours: {accent: "#6f7f8f"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "faint link": ('colours: {link: "#44aaff"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "dark tint": ('tints: {danger: "#aa3333"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "dark head": ('tints: {table-head: "#555555"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "dark heading": ('tints: {heading: "#5577aa"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "dark note": ('tints: {note: "#aaaaaa"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "dark information": ('tints: {information: "#aaaaaa"}', "contrast-too-low", "WCAG 2.1, 1.4.3"),
    "levels alike": ("frames: {danger: {stroke: 0.7 pt}}", "levels-alike", "WCAG 2.1, 1.4.1"),
    "no frame": ("frames: {caution: {stroke: 0}}", "levels-alike", "WCAG 2.1, 1.4.1"),
    "narrow columns": ("columns: 4\ngutter: 12 mm", "column-too-narrow", ""),
    "narrow margin": ("margins: {left: 6 mm}", "margin-too-narrow", "Hartley"),
}


@pytest.mark.parametrize(("text", "code", "clause"), UNDER_FLOORS.values(), ids=UNDER_FLOORS)
def test_a_theme_under_a_floor_is_refused_with_the_clause(text: str, code: str, clause: str, tmp_path: Path) -> None:
    style, findings = load_theme(written(tmp_path, text))
    assert style is None
    assert {(finding.code, finding.clause.startswith(clause)) for finding in findings} == {(code, True)}


WRONG_FILES = {
    "unknown key": ("colour: {}", "unknown-key"),
    "unknown base": ("based-on: huge", "unknown-choice"),
    "no colour": ("colours: {ink: black}", "bad-colour"),
    "no length": ("gutter: wide", "bad-length"),
    "no size": ("sizes: {text: 4 mm}", "bad-length"),
    "too thin a rule": ("headings: {rule: 0.3 pt}", "bad-length"),
    "too thick a rule": ("headings: {rule: 3 mm}", "bad-length"),
    "too thin a bar": ("frames: {note: {bar: 0.5 pt}}", "bad-length"),
    "no bar": ("frames: {information: {bar: 0}}", "bad-length"),
    "a frame around a note": ("frames: {note: {stroke: 1 pt}}", "unknown-key"),
    "no way to set numbers": ("headings: {numbers: round}", "unknown-choice"),
    "no logo": ("logo: {picture: none.png}", "picture-missing"),
    "logo outside": ("logo: {picture: ../logo.png}", "picture-outside"),
    "no face": ("faces: {regular: a.ttf, bold: b.ttf}", "face-missing"),
    "face outside": ("faces: {regular: /etc/passwd, bold: ../b.ttf}", "face-outside"),
    "half a face": ("faces: {regular: a.ttf}", "missing-key"),
    "twice": ("columns: 1\ncolumns: 2", "duplicate-key"),
    "empty list": ("sizes:", "empty-list"),
}


@pytest.mark.parametrize(("text", "code"), WRONG_FILES.values(), ids=WRONG_FILES)
def test_what_is_wrong_in_a_theme_file_has_its_place(text: str, code: str, tmp_path: Path) -> None:
    style, findings = load_theme(written(tmp_path, text))
    assert style is None
    assert code in {finding.code for finding in findings}
    assert all(finding.source.line > 0 for finding in findings)


def test_a_theme_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    style, (finding,) = load_theme(tmp_path / "none.yaml")
    assert style is None
    assert finding.code == "unreadable-file"


@pytest.mark.parametrize("left", [60_000, 80_000, 100_000, 300_000, 381_000])
def test_a_face_that_was_cut_off_is_refused(left: int, tmp_path: Path) -> None:
    whole = (bundled("fonts") / STANDARD.regular).read_bytes()
    assert left < len(whole)
    (tmp_path / "a.ttf").write_bytes(whole[:left])
    style, findings = load_theme(written(tmp_path, "faces: {regular: a.ttf, bold: a.ttf}"))
    assert style is None
    assert {finding.code for finding in findings} == {"face-broken"}


def test_a_face_whose_outlines_cannot_be_taken_out_is_told() -> None:
    whole = (bundled("fonts") / STANDARD.regular).read_bytes()
    Face(whole).prove()
    with pytest.raises(FaceError, match="outlines"):
        Face(whole[:80_000]).prove()


def changed_face(change: Callable[[TTFont], object]) -> bytes:
    """Return the usual face after a change."""
    font, out = TTFont(bundled("fonts") / STANDARD.regular, recalcBBoxes=False), BytesIO()
    change(font)
    font.save(out)
    return out.getvalue()


def test_a_face_with_a_letter_as_wide_as_a_page_is_refused() -> None:
    def widen(font: TTFont) -> None:
        font["hmtx"]["c"] = (26_568, 0)

    with pytest.raises(FaceError, match="wider"):
        Face(changed_face(widen)).prove()


def test_a_face_whose_kerning_turns_the_pen_back_is_refused() -> None:
    def pull_back(font: TTFont) -> None:
        subtables = (kerning for lookup in font["GPOS"].table.LookupList.Lookup for kerning in lookup.SubTable)
        for kerning in (getattr(kerning, "ExtSubTable", kerning) for kerning in subtables):
            for first in getattr(kerning, "Class1Record", ()):
                for pair in first.Class2Record:
                    pair.Value1.XAdvance = -9_000

    with pytest.raises(FaceError, match="kerning"):
        Face(changed_face(pull_back)).prove()


def test_a_face_without_what_the_program_prints_is_refused(tmp_path: Path) -> None:
    def without_dot(font: TTFont) -> None:
        for mapping in font["cmap"].tables:
            mapping.cmap.pop(0xB7, None)

    (tmp_path / "a.ttf").write_bytes(changed_face(without_dot))
    style, findings = load_theme(written(tmp_path, "faces: {regular: a.ttf, bold: a.ttf}"))
    assert style is not None, findings
    found = list(uncovered(leaflet(), style))
    assert [finding.code for finding in found] == ["character-not-covered"]
    assert "U+00B7" in found[0].message


@pytest.mark.parametrize("data", [b"", b"OTTO" + bytes(100), b"\x00\x01\x00\x00\x00\x20", bytes(50)])
def test_a_file_that_is_no_face_is_refused(data: bytes, tmp_path: Path) -> None:
    for name in ("a.ttf", "b.ttf"):
        (tmp_path / name).write_bytes(data)
    style, findings = load_theme(written(tmp_path, "faces: {regular: a.ttf, bold: b.ttf}"))
    assert style is None
    assert {finding.code for finding in findings} <= {"face-kind", "face-broken"}


def with_permission(data: bytes, permission: int) -> bytes:
    """Return a font file whose OS/2 table says that it may be embedded so far."""
    rows = range(12, 12 + 16 * int.from_bytes(data[4:6], "big"), 16)
    (row,) = [row for row in rows if data[row : row + 4] == b"OS/2"]
    at = int.from_bytes(data[row + 8 : row + 12], "big") + 8
    return data[:at] + permission.to_bytes(2, "big") + data[at + 2 :]


def test_a_face_that_may_not_be_embedded_is_refused(tmp_path: Path) -> None:
    data = (bundled("fonts") / STANDARD.regular).read_bytes()
    (tmp_path / "a.ttf").write_bytes(with_permission(data, 2))
    (tmp_path / "b.ttf").write_bytes(with_permission(data, 0))
    style, findings = load_theme(written(tmp_path, "faces: {regular: a.ttf, bold: b.ttf}"))
    assert style is None
    assert [finding.code for finding in findings] == ["face-licence"]


def test_a_face_of_the_house_is_used_and_measured(tmp_path: Path) -> None:
    for name, file in (("a.ttf", STANDARD.bold), ("b.ttf", STANDARD.bold)):
        (tmp_path / name).write_bytes((bundled("fonts") / file).read_bytes())
    style = theme(written(tmp_path, "faces: {regular: a.ttf, bold: b.ttf}"))
    pages = read(paint(lay_out(leaflet(section(paragraph("Words."))), style)))
    assert {font.name.partition("+")[2] for font in pages.fonts} == {"SourceSans3-Bold"}


def test_a_theme_changes_what_it_says_and_nothing_else(tmp_path: Path) -> None:
    said = "sizes: {title: 30}\ncolours: {accent: '#003300'}\nmargins: {left: 25 mm}\ntwo-sided: yes\nbinding: 5 mm"
    said += "\nline-length: 28.5"
    style = theme(written(tmp_path, said))
    assert style.title.size == 30
    assert style.title.leading == pytest.approx(STANDARD.title.leading * 30 / STANDARD.title.size, abs=0.001)
    wanted = replace(
        STANDARD,
        title=style.title,
        accent="#003300",
        margins=STANDARD.margins._replace(left=25 * MM),
        duplex=True,
        binding=5 * MM,
        measure=28.5,
    )
    assert style == wanted


def logos(style: Style) -> Iterator[Image]:
    content = leaflet(section(paragraph("Words.")), introduction=[table(["A"], *[["b"]] * 90)])
    for page in lay_out(content, style).pages:
        yield from (item for item in page.items if isinstance(item, Image))


def test_the_logo_stands_in_the_margin_of_the_first_page_alone(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (300, 100), "navy").save(tmp_path / "logo.png")
    (logo,) = logos(theme(written(tmp_path, "logo: {picture: logo.png, height: 60 mm}")))
    assert logo.owner is Artifact.HEADER
    assert logo.area.y > 4 * MM
    assert logo.area.y + logo.area.height < STANDARD.frame.y
    assert logo.area.width == pytest.approx(3 * logo.area.height)


def test_the_words_are_the_same_in_every_theme() -> None:
    content = leaflet(section(paragraph("One."), bullets("Two", "Three")), status=Status.DRAFT)
    told = {
        name: [
            item.text
            for page in lay_out(content, theme(name)).pages
            for item in page.items
            if isinstance(item, Glyphs) and item.run is not None and item.run.script is Script.NORMAL
        ]
        for name in (*themes(), *house_themes())
    }
    assert len({tuple("".join(words).split()) for words in told.values()}) == 1


def test_smaller_paper_keeps_the_type_and_shrinks_the_margins() -> None:
    small = STANDARD.on(PAPERS["a5"])
    assert sizes(small) == sizes(STANDARD)
    assert 10 * MM <= small.margins.left < STANDARD.margins.left
    assert STANDARD.on(A4) == STANDARD
