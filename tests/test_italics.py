"""Italics: written between underscores, set in faces of their own, and told from the rest by what letters look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf.export import export
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out, uncovered
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.model.leaflet import Leaflet, Run
from leaflet_pdf.model.style import PRINTED, STANDARD
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.records.build_record import fonts
from leaflet_pdf.release.appearances import appearance_of
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.text.face import face
from leaflet_pdf.theme import load_theme
from tests.judged import PLAIN
from tests.packs import installed
from tests.witness import BOTH, failures

UPRIGHT = PLAIN + "      - Some words of Latin, as Escherichia coli, **and some** in bold, 10^6^ of them.\n"
INCLINED = UPRIGHT.replace("Escherichia coli", "_Escherichia coli_").replace("and some", "and _some_")


def content_of(written: str) -> Leaflet:
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet is not None, findings
    return leaflet


def runs_of(written: str) -> tuple[Run, ...]:
    return content_of(PLAIN + f"      - {written}\n").sections[0].body[-1].text.runs  # type: ignore[union-attr]


def pages_of(written: str) -> Pages:
    return lay_out(content_of(written), PRINTED)


@pytest.mark.parametrize(
    ("written", "runs"),
    [
        ("a _b c_ d", [("a ", False), ("b c", True), (" d", False)]),
        ("_a_, (_b_) “_c_”", [("a", True), (", (", False), ("b", True), (") “", False), ("c", True), ("”", False)]),
        ("my_own_name and end_", [("my_own_name and end_", False)]),
        ("a ____, _b ____ c_", [("a ____, ", False), ("b ____ c", True)]),
        (r"\_a\_ b", [("_a_ b", False)]),
        ("__a__ b", [("__a__ b", False)]),
        ("www.example.org/_a_ b", [("www.example.org/_a_ b", False)]),
    ],
)
def test_words_between_underscores_are_italics(written: str, runs: list[tuple[str, bool]]) -> None:
    assert [(run.text, run.italic) for run in runs_of(written)] == runs


def test_italics_go_with_every_other_mark() -> None:
    looks = [
        (run.text, run.bold, run.italic, run.target) for run in runs_of("'**a _b_** _[c](tel:1)_ _[#how-to-take]_'")
    ]
    assert looks == [
        ("a ", True, False, ""),
        ("b", True, True, ""),
        (" ", False, False, ""),
        ("c", False, True, "tel:1"),
        (" ", False, False, ""),
        ("section 1", False, True, "#how-to-take"),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [("a _b c", "open-mark"), ("a _b _c", "loose-mark")],
)
def test_italics_that_do_not_end_are_told(written: str, code: str) -> None:
    _, findings = parse(PLAIN + f"      - {written}\n", "sample.yaml", Path())
    assert [finding.code for finding in findings] == [code]


def test_italics_have_faces_of_their_own_that_are_read_in_only_for_them() -> None:
    with_italics, without = (read(paint(pages_of(written))) for written in (INCLINED, UPRIGHT))
    upright = {"SourceSans3-Regular", "SourceSans3-Bold"}
    assert {font.name.partition("+")[2] for font in without.fonts} == upright
    inclined = {"LeafletSans-Italic", "LeafletSans-BoldItalic"}
    assert {font.name.partition("+")[2] for font in with_italics.fonts} == upright | inclined
    assert fonts(STANDARD, [STANDARD.regular]) == fonts(STANDARD) != fonts(STANDARD, [STANDARD.italic])


def test_faces_of_italics_have_the_characters_of_the_upright_ones() -> None:
    assert (
        face(STANDARD.italic).characters == face(STANDARD.bold_italic).characters == face(STANDARD.regular).characters
    )


def test_words_in_italics_are_proven() -> None:
    content = content_of(INCLINED)
    readback = read(paint(lay_out(content, PRINTED)))
    assert list(verify(readback, content)) == []
    assert list(theme_differences(readback, content, [appearance_of(PRINTED)])) == []


def test_what_is_printed_in_italics_is_right_by_both_judges(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(paint(pages_of(INCLINED)))
    assert [failure for profile in BOTH for failure in failures(tmp_path / "a.pdf", profile)] == []


@pytest.mark.parametrize(
    ("printed", "meant", "told"),
    [
        (
            UPRIGHT,
            INCLINED,
            ["“Escherichia coli” is in italics in the leaflet, but not in print", "“some” is in italics"],
        ),
        (INCLINED, UPRIGHT, ["coli, ” is in italics in print only", "“and some” is in italics in print only"]),
    ],
)
def test_italics_that_are_gone_or_new_are_found(printed: str, meant: str, told: list[str]) -> None:
    found = [one for one in verify(read(paint(pages_of(printed))), content_of(meant)) if one.code == "emphasis-differs"]
    assert len(found) == len(told)
    assert all(words in one.message for words, one in zip(told, found, strict=True))


def test_a_change_of_italics_is_a_change() -> None:
    changes = compare(content_of(UPRIGHT), content_of(INCLINED)).changes
    assert len(changes) == 1
    assert compare(content_of(INCLINED), content_of(INCLINED)).changes == ()


def test_a_web_page_has_italics_as_emphasis() -> None:
    content = content_of(INCLINED)
    page = export(content, lay_out(content, STANDARD), STANDARD, "html")
    assert "as <em>Escherichia coli</em>, <strong>and <em>some</em></strong> in bold" in page


def house(folder: Path, faces: str) -> Path:
    for name in ("regular", "bold"):
        (folder / f"{name}.ttf").write_bytes((bundled("fonts") / getattr(STANDARD, name)).read_bytes())
    (folder / "italic.ttf").write_bytes((bundled("fonts") / STANDARD.italic).read_bytes())
    (folder / "house.yaml").write_text(f"theme: House\nfaces: {{{faces}}}\n", encoding="utf-8")
    return folder / "house.yaml"


def test_a_theme_of_own_faces_without_italics_stops_a_leaflet_that_has_some(tmp_path: Path) -> None:
    style, _ = load_theme(house(tmp_path, "regular: regular.ttf, bold: bold.ttf"))
    assert style is not None
    found = list(uncovered(content_of(INCLINED), style))
    assert {finding.code for finding in found} == {"no-italics"}
    assert len(found) == 2
    assert list(uncovered(content_of(UPRIGHT), style)) == []


def test_a_theme_sets_italics_in_its_own_faces(tmp_path: Path) -> None:
    named = "regular: regular.ttf, bold: bold.ttf, italic: italic.ttf, bold-italic: italic.ttf"
    style, _ = load_theme(house(tmp_path, named))
    assert style is not None
    assert list(uncovered(content_of(INCLINED), style)) == []
    assert style.inclined(bold=True) == style.inclined(bold=False) == str(tmp_path / "italic.ttf")


def test_letters_of_a_script_without_italics_are_upright_and_that_is_told() -> None:
    with installed("he"):
        content = content_of(PLAIN + "      - Some words, _שלום_, and _more_.\n")
        found = list(uncovered(content, PRINTED))
        assert [(finding.code, finding.source.column) for finding in found] == [("set-upright", 22)]
        readback = read(paint(lay_out(content, PRINTED)))
        assert list(verify(readback, content)) == []
        (changed,) = (one for one in content.texts if "more" in one.plain)
        assert [run.italic for run in changed.runs] == [False, True, False, True, False]
