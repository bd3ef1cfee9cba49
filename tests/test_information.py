"""Boxes of information: quieter than a warning, told as what they are, proven."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest
from page import ValidationProfile

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Box, Drawing, Glyphs, Image, Item, Page, Pages, Rule, Tag
from leaflet_pdf.model.leaflet import Block, InformationBox, Leaflet, Level, Note
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff.versions.sides import Side, compare_sides, side
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN
from tests.made import HERE, box, bullets, leaflet, named, paragraph, section, several, table, text
from tests.tamper import File
from tests.witness import BOTH, failures

WRITTEN = PLAIN + "      - information: If you travel\n        body: [Take it with you., bullets: [One, Two]]\n"


def information(*body: Block, title: str = "If you travel") -> InformationBox:
    return InformationBox(text(title), tuple(body) or (paragraph("Take it with you."),), HERE)


ALL = leaflet(
    section(
        information(paragraph("Words."), bullets("one", "two"), table(["a", "b"], ["1", "2"])),
        box(paragraph("Words of a caution."), level=Level.CAUTION),
        Note((paragraph("Words of a note."),), HERE),
        information(title="If you fly"),
    )
)


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


def altered(pages: Pages, change: Callable[[Item], Item | None]) -> Pages:
    made = (
        page._replace(items=tuple(new for item in page.items if (new := change(item)) is not None))
        for page in pages.pages
    )
    return pages._replace(pages=tuple(made))


@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono"), replace(STANDARD, columns=2)])
def test_information_is_proven_in_every_form(style: Style) -> None:
    assert codes(lay_out(ALL, style), ALL) == set()


def test_information_that_goes_over_a_pages_end_is_proven() -> None:
    content = leaflet(section(information(*several(40, "Words that take a line or two of the page. " * 3))))
    pages = lay_out(content)
    assert len(pages.pages) > 1
    assert codes(pages, content) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_files_with_information_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "information.pdf"
    path.write_bytes(paint(lay_out(ALL)))
    assert failures(path, profile) == []


def test_information_is_a_part_of_its_own_that_says_so() -> None:
    readback = read(paint(lay_out(ALL)))
    boxes = [element for element in readback.elements if element.tag == "Information"]
    assert [element.role for element in boxes] == ["Sect", "Sect"]
    assert [element.text.split()[0] for element in boxes] == ["Information:", "Information:"]


def test_a_document_without_information_has_no_role_for_it() -> None:
    plain, informing = (File(paint(lay_out(one))) for one in (leaflet(section(paragraph("words"))), ALL))
    assert "/Information" not in plain.tree["/RoleMap"]
    assert informing.tree["/RoleMap"]["/Information"] == "/Sect"


def without_sign(item: Item) -> Item | None:
    return None if isinstance(item, Drawing) and item.sign == "information" else item


def with_another_sign(item: Item) -> Item | None:
    return item._replace(sign="danger") if isinstance(item, Drawing) and item.sign == "information" else item


def without_bar(item: Item) -> Item | None:
    return None if isinstance(item, Rule) and item.x == item.to_x else item


@pytest.mark.parametrize(
    ("change", "code"),
    [(without_sign, "sign-differs"), (with_another_sign, "sign-differs"), (without_bar, "frame-missing")],
)
def test_information_that_does_not_look_like_it_is_found(change: Callable[[Item], Item | None], code: str) -> None:
    content = leaflet(section(information()))
    assert code in codes(altered(lay_out(content), change), content)


@pytest.mark.parametrize("tag", [Tag.WARNING, Tag.SECTION, Tag.NOTE])
def test_information_that_is_tagged_as_something_else_is_found(tag: Tag) -> None:
    content = leaflet(section(information()))
    pages = lay_out(content)
    elements = (one._replace(tag=tag) if one.tag is Tag.INFORMATION else one for one in pages.elements)
    assert "information-untold" in codes(pages._replace(elements=tuple(elements)), content)


def test_words_outside_their_box_are_found() -> None:
    inside = leaflet(section(information(paragraph("one"), paragraph("two"))))
    outside = leaflet(section(information(paragraph("one")), paragraph("two")))
    assert "information-untold" in codes(lay_out(outside), inside)


def test_a_warning_that_is_told_as_information_is_found() -> None:
    warning = leaflet(section(box(paragraph("words"), title="If you travel", level=Level.CAUTION)))
    told = leaflet(section(information(paragraph("words"))))
    assert {"warning-no-box", "information-untold"} <= codes(lay_out(told), warning)


def test_a_box_in_a_box_is_refused() -> None:
    inner = "        body:\n          - information: Inner\n            body: words\n"
    for outer in ("      - information: Outer\n", "      - warning: Outer\n        level: danger\n"):
        made, findings = parse(PLAIN + outer + inner, "leaflet.yaml", Path())
        assert made is None
        assert [finding.code for finding in findings] == ["misplaced-block"]


def test_a_pdf_with_information_says_what_its_file_says(tmp_path: Path) -> None:
    path = tmp_path / "leaflet.yaml"
    path.write_text(WRITTEN, encoding="utf-8")
    made, findings = parse(WRITTEN, str(path), tmp_path)
    assert made is not None, findings
    same = compare_sides(side(str(path)), Side("leaflet.pdf", pdf=paint(lay_out(made))))
    assert same.changes == ()
    path.write_text(WRITTEN.replace("with you", "with your passport"), encoding="utf-8")
    other = compare_sides(side(str(path)), Side("leaflet.pdf", pdf=paint(lay_out(made))))
    assert "Take it with you." in [statement.text for change in other.changes for statement in change.new]


INFORMING, WARNING = "information: If you travel", "warning: Stop\n        level: caution"


def _is_picture_alone(page: Page) -> bool:
    words = any(isinstance(item, Glyphs) and item.text.strip() == "Words." for item in page.items)
    return not words and any(isinstance(item, Image) for item in page.items)


def with_a_picture_alone(head: str, folder: Path) -> tuple[Leaflet, Pages]:
    """Return a leaflet whose box fills a page and goes on with nothing but a picture, and its pages."""
    PIL.Image.new("RGB", (300, 400), "red").save(folder / "tall.png")
    body = "          - Words.\n" * 26 + "          - {figure: tall.png, alt: A square.}\n"
    content, findings = parse(f"{PLAIN}      - {head}\n        body:\n{body}".encode(), "leaflet.yaml", folder)
    assert content is not None, findings
    pages = lay_out(content, STANDARD)
    assert any(map(_is_picture_alone, pages.pages))
    return content, pages


@pytest.mark.parametrize("head", [INFORMING, WARNING])
def test_a_box_that_goes_on_with_a_picture_alone_is_proven(head: str, tmp_path: Path) -> None:
    content, pages = with_a_picture_alone(head, tmp_path)
    assert codes(pages, content) == set()


def test_a_picture_of_a_warning_without_its_frame_is_found(tmp_path: Path) -> None:
    content, pages = with_a_picture_alone(WARNING, tmp_path)
    bare = (
        page._replace(items=tuple(item for item in page.items if not isinstance(item, Box)))
        if _is_picture_alone(page)
        else page
        for page in pages.pages
    )
    assert "frame-missing" in codes(pages._replace(pages=tuple(bare)), content)
