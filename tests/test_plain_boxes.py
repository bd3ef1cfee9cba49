"""Boxes without a level: a frame round what an author sets in it, without a word of the program's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest
from page import ValidationProfile

from leaflet_pdf.export import export
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Box, Element, Pages, Tag
from leaflet_pdf.model.leaflet import Block, Leaflet, Level, PlainBox, Text
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff.versions.sides import Side, compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN
from tests.made import HERE, box, bullets, leaflet, named, paragraph, section, several, shown, table, text
from tests.tamper import File
from tests.witness import BOTH, failures


def framed(*body: Block, title: Text | None = None) -> PlainBox:
    return PlainBox(title, tuple(body) or (paragraph("In the frame."),), HERE)


ALL = leaflet(
    section(
        framed(paragraph("Words."), bullets("one", "two"), table(["a", "b"], ["1", "2"]), title=text("A title")),
        paragraph("Between them."),
        framed(bullets("three", "four")),
        box(paragraph("Words of a caution."), level=Level.CAUTION),
    ),
    introduction=[framed(paragraph("Words of the opening."), title=text("First"))],
)


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def parsed(written: str, folder: Path = Path()) -> Leaflet:
    content, findings = parse(PLAIN + written, "leaflet.yaml", folder)
    assert content is not None, findings
    return content


@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono"), replace(STANDARD, columns=2)])
def test_a_box_is_proven_in_every_form(style: Style) -> None:
    assert codes(lay_out(ALL, style), ALL) == set()


def test_nothing_is_added_to_a_box() -> None:
    content = leaflet(section(framed(paragraph("Words."), title=text("A title")), framed(paragraph("More."))))
    words = shown(lay_out(content).pages[0])
    assert [words[words.index("A title") + step] for step in range(3)] == ["A title", "Words.", "More."]


@pytest.mark.parametrize("title", [None, text("A title")])
def test_a_box_that_goes_over_a_pages_end_is_proven_and_titled_again(title: Text | None) -> None:
    content = leaflet(section(framed(*several(40, "Words that take a line or two of the page. " * 3), title=title)))
    pages = lay_out(content)
    assert len(pages.pages) > 1
    assert codes(pages, content) == set()
    again = [words for page in pages.pages[1:] for words in shown(page, repeated=True) if "continued" in words]
    assert again == (["A title (continued)"] * (len(pages.pages) - 1) if title else [])


@pytest.mark.parametrize("profile", BOTH)
def test_files_with_boxes_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "boxes.pdf"
    path.write_bytes(paint(lay_out(ALL)))
    assert failures(path, profile) == []


def test_a_document_without_boxes_has_no_role_for_them() -> None:
    plain, boxed = (File(paint(lay_out(one))) for one in (leaflet(section(paragraph("words"))), ALL))
    assert "/Box" not in plain.tree["/RoleMap"]
    assert boxed.tree["/RoleMap"]["/Box"] == "/Sect"


def test_a_box_without_its_frame_is_found() -> None:
    content = leaflet(section(framed()))
    pages = lay_out(content)
    bare = [page._replace(items=tuple(one for one in page.items if not isinstance(one, Box))) for page in pages.pages]
    assert codes(pages._replace(pages=tuple(bare)), content) == {"frame-missing"}


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ([framed(paragraph("one"), paragraph("two"))], [framed(paragraph("one")), paragraph("two")]),
        ([framed(paragraph("one")), paragraph("two")], [framed(paragraph("one"), paragraph("two"))]),
        ([paragraph("one"), paragraph("two")], [framed(paragraph("one"), paragraph("two"))]),
        ([framed(paragraph("one")), framed(paragraph("two"))], [framed(paragraph("one"), paragraph("two"))]),
    ],
)
def test_words_that_are_in_another_box_than_they_should_are_found(printed: list[Block], meant: list[Block]) -> None:
    found = codes(lay_out(leaflet(section(*printed))), leaflet(section(*meant)))
    assert "box-torn" in found


def test_a_box_that_is_tagged_as_another_part_is_found() -> None:
    def retagged(element: Element) -> Element:
        return element._replace(tag=Tag.SECTION) if element.tag is Tag.BOX else element

    content = leaflet(section(framed()))
    pages = lay_out(content)
    assert "box-torn" in codes(pages._replace(elements=tuple(map(retagged, pages.elements))), content)


def test_a_picture_alone_in_a_box_is_proven(tmp_path: Path) -> None:
    PIL.Image.new("RGB", (60, 40), "red").save(tmp_path / "red.png")
    content = parsed('      - box: ""\n        body: [{figure: red.png, alt: A square.}]\n', tmp_path)
    pages = lay_out(content)
    assert codes(pages, content) == set()
    without = parsed("      - {figure: red.png, alt: A square.}\n", tmp_path)
    assert "box-torn" in codes(lay_out(without), content)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("      - box: One\n        body:\n          - box: Two\n            body: words\n", "misplaced-block"),
        ("      - box: One\n        body:\n          - note: words\n", "misplaced-block"),
        ("      - box: One\n", "missing-key"),
    ],
)
def test_a_box_holds_no_other_and_is_not_empty(written: str, code: str) -> None:
    made, findings = parse(PLAIN + written, "leaflet.yaml", Path())
    assert made is None
    assert [finding.code for finding in findings] == [code]


@pytest.mark.parametrize(
    "written", ["      - box: Title\n        body: words\n", '      - box: ""\n        body: words\n']
)
def test_a_pdf_with_a_box_says_what_its_file_says(written: str, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(PLAIN + written, encoding="utf-8")
    made = parsed(written, tmp_path)
    same = compare_sides(side(str(path)), Side("leaflet.pdf", pdf=paint(lay_out(made))))
    assert same.changes == ()
    path.write_text(PLAIN + written.replace("words", "other words"), encoding="utf-8")
    other = compare_sides(side(str(path)), Side("leaflet.pdf", pdf=paint(lay_out(made))))
    assert other.changes


@pytest.mark.parametrize(("form", "sign"), [("html", '<div class="box" role="group"'), ("text", "| In the frame.")])
def test_a_box_is_a_box_in_other_forms(form: str, sign: str) -> None:
    content = leaflet(section(framed(title=text("A title")), framed()))
    assert export(content, lay_out(content), STANDARD, form).count(sign) == 2
