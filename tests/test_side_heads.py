"""Side-heads: headings beside the text where the paper has room for both, level with its first line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Link, Pages, Tag
from leaflet_pdf.model.leaflet import BLANK_MARK, Block, Level, Run, Subheading, Text
from leaflet_pdf.model.style import PAPERS, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from tests.made import HERE, box, bullets, leaflet, lines, paragraph, section, several, subheading, table

TEXT = STANDARD.frame.x + STANDARD.inset
WIDE = [f"A column with a long heading {number}" for number in range(6)]


def words_of(pages: Pages) -> list[Glyphs]:
    return [item for page in pages.pages for item in page.items if isinstance(item, Glyphs) and _is_own(item)]


def _is_own(item: Glyphs) -> bool:
    return isinstance(item.owner, int)


def laid(*body: Block, style: Style = STANDARD) -> Pages:
    return lay_out(leaflet(section(*body)), style)


def one(pages: Pages, words: str) -> Glyphs:
    return next(item for item in words_of(pages) if item.text.strip() == words)


def codes(pages: Pages, *body: Block) -> list[str]:
    return [finding.code for finding in verify(read(paint(pages)), leaflet(section(*body)))]


@pytest.mark.parametrize(
    "body",
    [
        (paragraph("text"),),
        (bullets("text", "more"),),
        (box(paragraph("more"), title="text"),),
        (table(["text", "b"], ["c", "d"], caption="text"),),
    ],
    ids=["paragraph", "list", "box", "table"],
)
def test_a_heading_is_left_of_its_text_and_level_with_it(body: tuple[Block, ...]) -> None:
    pages = laid(subheading("Heading"), *body)
    heading, text = one(pages, "Heading"), one(pages, "text")
    assert heading.x == pytest.approx(STANDARD.frame.x)
    assert text.x > heading.x + heading.width
    assert text.y == pytest.approx(heading.y)
    assert codes(pages, subheading("Heading"), *body) == []


@pytest.mark.parametrize(
    "style",
    [
        STANDARD.on(PAPERS["a5"]),
        STANDARD.in_columns(2),
        replace(STANDARD, side=0),
        replace(STANDARD, body=STANDARD.body._replace(size=16, leading=20)),
    ],
    ids=["narrow paper", "columns", "theme without", "large type"],
)
def test_a_heading_is_above_its_text_where_there_is_no_room_beside_it(style: Style) -> None:
    pages = laid(subheading("Heading"), paragraph("text"), style=style)
    assert style.side_column == 0
    assert one(pages, "text").y > one(pages, "Heading").y
    assert one(pages, "text").x == one(pages, "Heading").x


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("methylenetetrahydrofolatereductase", (paragraph("text"),)),
        (" ".join(["Heading"] * 20), (paragraph("text"),)),
        (f"Name {BLANK_MARK}", (paragraph("text"),)),
        ("Heading", (table(WIDE, ["text"] * 6, caption="Caption"),)),
    ],
    ids=["long word", "many lines", "to fill in", "wide table"],
)
def test_a_heading_that_cannot_be_beside_its_text_is_above_it(heading: str, body: tuple[Block, ...]) -> None:
    pages = laid(subheading(heading), *body)
    last = max(item.y for item in words_of(pages) if pages.elements[_owner(item)].tag is Tag.SUBHEADING)
    assert one(pages, "text").y > last
    assert codes(pages, subheading(heading), *body) == []


def _owner(item: Glyphs) -> int:
    assert isinstance(item.owner, int)
    return item.owner


@pytest.mark.parametrize("after", [(), (subheading("Next"), paragraph("text"))], ids=["nothing", "a heading"])
def test_a_heading_with_nothing_beside_it_is_set_across(after: tuple[Block, ...]) -> None:
    long = "A heading of more words than one line beside the text can hold"
    pages = laid(paragraph("before"), subheading(long), *after)
    assert one(pages, long).x == pytest.approx(STANDARD.frame.x)
    for word in ("Next", "text")[: len(after)]:
        assert one(pages, word).y > one(pages, long).y


def test_text_below_a_long_heading_s_text_is_below_the_heading_too() -> None:
    pages = laid(subheading("A heading of some lines here"), bullets("one"), subheading("Other"), paragraph("text"))
    heading = [item for item in words_of(pages) if item.owner == one(pages, "A heading of some").owner]
    assert len(heading) == 2
    assert one(pages, "Other").y - heading[-1].y >= STANDARD.body.leading


def test_a_link_in_a_heading_is_level_with_its_words() -> None:
    linked = Text((Run("More ", HERE), Run("here", HERE, target="https://www.example.org/")), HERE)
    pages = laid(Subheading(linked, HERE), *several(2, "text"))
    (link,) = [item for page in pages.pages for item in page.items if isinstance(item, Link)]
    assert link.area.y < one(pages, "here").y < link.area.y + link.area.height
    assert codes(pages, Subheading(linked, HERE), *several(2, "text")) == []


def test_a_heading_that_begins_with_a_link_is_level_where_that_is() -> None:
    linked = Text((Run("A link", HERE, target="https://www.example.org/"), Run("\nand more", HERE)), HERE)
    assert (
        codes(laid(Subheading(linked, HERE), *several(2, "text")), Subheading(linked, HERE), *several(2, "text")) == []
    )


@pytest.mark.parametrize("level", Level)
def test_a_box_of_the_introduction_has_its_level_beside_its_title(level: Level) -> None:
    whole = leaflet(section(paragraph("text")), introduction=[box(paragraph("body"), title="Title", level=level)])
    pages = lay_out(whole)
    title, body = one(pages, "Title"), one(pages, "body")
    word = next(item for item in words_of(pages) if item.owner == title.owner)
    assert (word.y, word.x < title.x) == (title.y, True)
    assert title.x == body.x == pytest.approx(TEXT)
    assert list(verify(read(paint(pages)), whole)) == []


def moved(pages: Pages, words: str, down: float) -> Pages:
    """Return the pages with one heading further down."""
    owner = one(pages, words).owner
    return pages._replace(
        pages=tuple(
            page._replace(
                items=tuple(
                    item._replace(y=item.y + down) if isinstance(item, Glyphs) and item.owner == owner else item
                    for item in page.items
                ),
            )
            for page in pages.pages
        ),
    )


@pytest.mark.parametrize("lines_down", [-2, -1, -0.2, 0.2, 1, 2])
def test_a_heading_at_the_height_of_other_text_is_found(lines_down: float) -> None:
    body: list[Block] = [*several(3, "before"), subheading("Heading"), *several(3, "text")]
    pages = moved(laid(*body), "Heading", lines_down * STANDARD.body.leading)
    assert "heading-astray" in codes(pages, *body)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.integers(1, 40), st.integers(1, 12), st.booleans()),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([297.0, 200.0]),
)
def test_a_heading_never_overlaps_leaves_the_frame_or_is_alone(
    parts: Sequence[tuple[int, int, bool]], height: float
) -> None:
    body: list[Block] = []
    for number, (length, count, listed) in enumerate(parts):
        body.append(subheading(" ".join(["word"] * length)))
        body.append(bullets(*[f"text {number}"] * count) if listed else lines(count, 30))
    style = STANDARD.on(Paper(STANDARD.paper.width, height * 72 / 25.4))
    pages = laid(*body, style=style)
    assert codes(pages, *body) == []
    for page in pages.pages:
        own = [item for item in page.items if isinstance(item, Glyphs) and _is_own(item)]
        assert all(item.y <= page.frame.y + page.frame.height for item in own)
        side = [item for item in own if item.x + item.width < TEXT and _heads(pages, item)]
        assert all(below.y - above.y >= style.side_head.leading - 0.01 for above, below in pairwise(side))
        for heading in side:
            first = min(item.y for item in side if item.owner == heading.owner)
            beside = [item for item in own if item.x >= TEXT and item.y == pytest.approx(first)]
            below = [item for item in own if item.y > heading.y and not _heads(pages, item)]
            assert beside or below


def _heads(pages: Pages, item: Glyphs) -> bool:
    return pages.elements[_owner(item)].tag is Tag.SUBHEADING
