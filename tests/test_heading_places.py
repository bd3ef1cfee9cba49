"""Side-heads: beside their text where the paper has room, level with its first line, and above it elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Glyphs, Pages
from leaflet_pdf.model.leaflet import Block, Level
from leaflet_pdf.model.style import MM, PAPERS, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.theme import load_theme
from tests.made import box, bullets, leaflet, paragraph, section, several, subheading, table

LARGE, _ = load_theme("large")
assert LARGE
TEXT = STANDARD.frame.x + STANDARD.side_column


def words(pages: Pages) -> dict[str, Glyphs]:
    """Return the first piece that begins with each word."""
    found: dict[str, Glyphs] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Glyphs) and not isinstance(item.owner, Artifact):
                found.setdefault(item.text.split(" ")[0], item)
    return found


@pytest.mark.parametrize(
    "following",
    [paragraph("Words of it."), bullets("Words", "of it"), box(paragraph("It."), level=Level.DANGER)],
    ids=["paragraph", "bullets", "box"],
)
def test_a_heading_is_level_with_the_first_line_of_its_text_and_left_of_it(following: Block) -> None:
    content = leaflet(section(paragraph("Before"), subheading("Heading"), following))
    found = words(lay_out(content))
    own = found.get("Words") or found["Danger:"]
    assert found["Heading"].x == STANDARD.frame.x
    assert own.x >= TEXT
    assert found["Heading"].y == pytest.approx(own.y)
    assert list(verify(read(paint(lay_out(content))), content)) == []


@pytest.mark.parametrize(
    "style",
    [
        STANDARD.on(PAPERS["a5"]),
        STANDARD.in_columns(2),
        LARGE,
        replace(STANDARD, side=0.0),
        STANDARD.on(Paper(170 * MM, 240 * MM)),
    ],
    ids=["a5", "columns", "large", "none", "narrow"],
)
def test_without_room_a_heading_is_above_its_text(style: Style) -> None:
    found = words(lay_out(leaflet(section(subheading("Heading"), paragraph("Words of it."))), style))
    assert style.side_column == 0
    assert found["Heading"].x == found["Words"].x
    assert found["Heading"].y < found["Words"].y


@pytest.mark.parametrize(
    "blocks",
    [
        (subheading("Heading"), subheading("Another"), paragraph("Words of it.")),
        (subheading("Heading " + "goes on " * 40), paragraph("Words of it.")),
        (subheading("Heading" * 9), paragraph("Words of it.")),
    ],
    ids=["nothing beside it", "too long", "too wide"],
)
def test_a_heading_that_cannot_be_beside_its_text_is_above_it(blocks: tuple[Block, ...]) -> None:
    content = leaflet(section(paragraph("Before"), *blocks))
    pages = lay_out(content)
    first = min(item.y for item in words(pages).values() if item.text.startswith("Heading"))
    assert words(pages)["Words"].y > first
    assert list(verify(read(paint(pages)), content)) == []


def test_a_heading_of_more_lines_than_its_text_makes_room_below_it() -> None:
    long = subheading("A heading that needs several lines of its column")
    content = leaflet(section(long, paragraph("Short."), subheading("Next"), paragraph("Text.")))
    (page,) = lay_out(content).pages
    heads = [item for item in page.items if isinstance(item, Glyphs) and item.x < TEXT - 1 and item.size == 12.5]
    *lines, following = [item.y for item in heads if isinstance(item.owner, int)]
    assert len(lines) > 1
    assert following >= lines[-1] + STANDARD.subheading.leading


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 14), st.integers(0, 6)), min_size=4, max_size=30))
def test_no_heading_is_below_its_page_or_on_another_one_than_its_text(parts: list[tuple[int, int]]) -> None:
    blocks: list[Block] = []
    for number, (long, lines) in enumerate(parts):
        blocks.append(subheading(f"H{number:02} " + "word " * long))
        blocks += several(lines + 1, f"T{number:02} text of one line")
    content = leaflet(section(*blocks))
    pages = lay_out(content)
    placed: dict[str, tuple[int, Glyphs]] = {}
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Glyphs) and isinstance(item.owner, int):
                assert item.y <= page.frame.y + page.frame.height
                placed.setdefault(item.text[:3], (page.number, item))
    for number in range(len(parts)):
        assert placed[f"H{number:02}"][0] == placed[f"T{number:02}"][0]
    assert list(verify(read(paint(pages)), content)) == []


def test_a_theme_sets_the_column_or_none(tmp_path: Path) -> None:
    for written, expected in (("0 mm", 0.0), ("50 mm", 50 * MM)):
        (tmp_path / "house.yaml").write_text(f"theme: House\nside-column: {written}\nline-length: 28\n", "utf-8")
        style, findings = load_theme(tmp_path / "house.yaml")
        assert findings == ()
        assert style
        assert style.side_column == pytest.approx(expected)


def test_tables_stay_in_the_text_column_beside_a_heading() -> None:
    content = leaflet(section(subheading("Heading"), table(("A", "B"), ("a", "b"))))
    found = words(lay_out(content))
    assert found["A"].x > TEXT
    assert found["Heading"].x == STANDARD.frame.x
