"""Tables without a caption or headings, with notes, tinted rows and merged cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Box, Element, Glyphs, Page, Pages, Rule, Tag
from leaflet_pdf.model.leaflet import Cell, Group, InformationBox, Merged, Row, Table
from leaflet_pdf.model.style import MM, STANDARD, Paper, Style, TextStyle
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.theme.floors import contrast, under_floor
from leaflet_pdf.theme.load import load_theme
from tests.judged import PLAIN, judge
from tests.made import HERE, leaflet, paragraph, section, several, text
from tests.squares import page_of
from tests.test_printed_forms import FORMS, laid

LARGE = replace(STANDARD, cell=TextStyle(110, 140, 0))
"""Type so large that tables of two columns are set as cards."""

NARROW = page_of(16, 60)
"""A page on which tables are set as cards, in a font of squares."""


def merged(words: str, columns: int = 1, rows: int = 1) -> Merged:
    return Merged(text(words) if words else None, HERE, columns, rows)


def table(
    head: tuple[str, ...],
    *rows: str | tuple[str | Cell, ...],
    caption: str = "Caption",
    notes: tuple[str, ...] = (),
    tinted: bool = False,
) -> Table:
    """Return a table; a row that is words alone heads a group."""
    made = (
        Group(text(row), HERE)
        if isinstance(row, str)
        else Row(tuple((text(cell) if cell else None) if isinstance(cell, str) else cell for cell in row), HERE)
        for row in rows
    )
    said = text(caption) if caption else None
    return Table(said, tuple(map(text, head)), tuple(made), HERE, tuple(map(paragraph, notes)), tinted)


def codes(printed: Table, written: Table, style: Style = STANDARD) -> set[str]:
    """Return the codes of what the proof finds in one table's PDF, compared with another table."""
    pdf = paint(lay_out(leaflet(section(printed)), style))
    return {finding.code for finding in verify(read(pdf), leaflet(section(written)))}


def cells(pages: Pages, *tags: Tag) -> list[Element]:
    return [element for element in pages.elements if element.tag in (tags or (Tag.CELL, Tag.HEAD_CELL))]


def place(page: Page, said: str) -> Glyphs:
    (item,) = [item for item in page.items if isinstance(item, Glyphs) and item.text.strip() == said]
    return item


PLAIN_TABLE = table(("a", "b"), ("one", "two"), ("three", "four"))
HEADLESS = table((), ("one", "two"), ("three", "four"))
ACROSS = table(("a", "b", "c"), ("one", merged("both", columns=2)), ("two", "three", "four"))
DOWN = table(("a", "b", "c"), ("one", "two", merged("both", rows=2)), ("three", "four"), ("five", "six", "seven"))
BOTH = table(("a", "b", "c"), ("one", merged("all four", columns=2, rows=2)), ("three",), ("five", "six", "seven"))
LED = table((), (merged("both", rows=2), "two"), ("four",), ("five", "six"))
OF_ROWS = table((), ("one", merged("both", rows=2)), ("three",), ("five", "six"))
NOTED = table(("a", "b"), ("one", "two"), notes=("First note.", "Second note."))
TINTED = table(("a",), ("one",), ("two",), ("three",), "group", ("four",), ("five",), tinted=True)
TIED = table(("a", "b"), ("one", "two"), ("three", merged("both", rows=2)), ("four",), ("five", "six"), tinted=True)
EVERY = [
    PLAIN_TABLE,
    HEADLESS,
    ACROSS,
    DOWN,
    BOTH,
    LED,
    OF_ROWS,
    NOTED,
    TINTED,
    TIED,
    DOWN._replace(caption=None),
]


@pytest.mark.parametrize("style", [STANDARD, LARGE], ids=["rows", "cards"])
@pytest.mark.parametrize("number", range(len(EVERY)))
def test_a_table_of_any_parts_is_proven(number: int, style: Style) -> None:
    content = leaflet(section(EVERY[number]))
    codes = {finding.code for finding in verify(read(paint(lay_out(content, style))), content)}
    assert codes <= ({"heading-plain"} if style is LARGE else set())  # no heading is as large as those cells


# Without a caption, without headings


def test_a_table_without_a_caption_has_none_in_the_tree() -> None:
    pages = lay_out(leaflet(section(PLAIN_TABLE._replace(caption=None))))
    assert not cells(pages, Tag.CAPTION)
    assert len(cells(pages, Tag.TABLE)) == 1


def test_the_first_cell_of_a_row_heads_it_where_no_headings_do() -> None:
    pages = lay_out(leaflet(section(HEADLESS)))
    heads = [number for number, element in enumerate(pages.elements) if element.tag is Tag.HEAD_CELL]
    assert all(pages.elements[head].heads_row for head in heads)
    assert [cell.headers for cell in cells(pages, Tag.CELL)] == [(heads[0],), (heads[1],)]
    assert not cells(pages, Tag.TABLE_HEAD)
    assert {element.scope for element in read(paint(pages)).elements if element.scope} == {"Row"}
    assert place(pages.pages[0], "one").face == STANDARD.bold != place(pages.pages[0], "two").face


def test_a_cell_that_reaches_down_has_the_heads_of_all_its_rows() -> None:
    pages = lay_out(leaflet(section(OF_ROWS)))
    heads = [number for number, element in enumerate(pages.elements) if element.tag is Tag.HEAD_CELL]
    assert [cell.headers for cell in cells(pages, Tag.CELL)] == [(heads[0], heads[1]), (heads[2],)]


# Merged cells


def test_a_merged_cell_says_how_far_it_reaches() -> None:
    pages = lay_out(leaflet(section(BOTH)))
    (found,) = [cell for cell in cells(pages) if (cell.columns, cell.rows) != (1, 1)]
    assert (found.columns, found.rows) == (2, 2)
    assert len(found.headers) == 2
    (element,) = [element for element in read(paint(pages)).elements if element.rows > 1]
    assert (element.columns, element.rows, element.text.strip()) == (2, 2, "all four")


def test_a_text_across_columns_is_in_their_middle() -> None:
    page = lay_out(leaflet(section(ACROSS))).pages[0]
    right = next(item.to_x for item in page.items if isinstance(item, Rule) and item.x > 0)
    both, left = place(page, "both"), place(page, "b").x
    middle = both.x + both.width / 2
    assert left + 10 < both.x
    assert middle == pytest.approx((left - 5 + right) / 2, abs=1)


def test_no_rule_goes_through_a_cell_that_reaches_down() -> None:
    page = lay_out(leaflet(section(DOWN))).pages[0]
    both, three = place(page, "both"), place(page, "three")
    through = [rule for rule in page.items if isinstance(rule, Rule) and both.y < rule.y < three.y]
    assert [rule.to_x <= both.x for rule in through] == [True]


def test_rows_that_a_cell_ties_together_are_as_high_as_it_needs() -> None:
    long = " ".join(["word"] * 60)
    content = leaflet(section(table(("a", "b"), ("one", merged(long, rows=2)), ("two",), ("three", "four"))))
    pages = lay_out(content)
    last = max(
        item.y for item in pages.pages[0].items if isinstance(item, Glyphs) and item.text.strip().endswith("word")
    )
    assert place(pages.pages[0], "three").y > last + STANDARD.cell.leading
    assert list(verify(read(paint(pages)), content)) == []


@pytest.mark.parametrize("before", range(14))
def test_no_page_ends_in_rows_that_a_cell_ties_together(before: int) -> None:
    content = leaflet(section(*several(before, "x" * 30), DOWN))
    for page in lay_out(content, page_of(40, 16)).pages:
        said = {item.text.strip() for item in page.items if isinstance(item, Glyphs)}
        assert ("both" in said) == ("three" in said) == ("one" in said)


def test_a_card_says_again_what_reaches_down_into_its_row() -> None:
    page = lay_out(leaflet(section(DOWN)), NARROW).pages[0]
    again = [item.text.strip() for item in page.items if isinstance(item, Glyphs) and item.owner is Artifact.REPEAT]
    own = [item.text.strip() for item in page.items if isinstance(item, Glyphs) and isinstance(item.owner, int)]
    assert again.count("both") == 1
    assert own.count("both") == 1
    assert again.count("c") == 3


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        (
            table(("a", "b"), ("one", "two"), ("three", "four")),
            table(("a", "b"), ("one", merged("two", rows=2)), ("three",)),
        ),
        (table(("a", "b"), (merged("one", columns=2),)), table(("a", "b"), ("one", ""))),
        (DOWN, DOWN._replace(rows=(Row((text("one"), text("two"), text("both")), HERE), *DOWN.rows[1:]))),
    ],
    ids=["a row less", "a column more", "a row more"],
)
def test_a_cell_that_is_merged_otherwise_is_missed(printed: Table, written: Table) -> None:
    assert codes(printed, written) & {"table-span", "table-columns"}


def test_a_cell_that_reaches_further_down_is_missed() -> None:
    three = table(("a", "b"), ("one", merged("x", rows=3)), ("two",), ("three",))
    two = table(("a", "b"), ("one", merged("x", rows=2)), ("two",), ("three",))
    assert "table-span" in codes(three, two)


def test_a_merged_cell_counts_for_each_of_its_rows_and_columns() -> None:
    rows = """      - table: Doses
        columns: [Age, Dose (mg), Most in a day (mg)]
        rows:
          - [6 to 12 years, "5", {text: "20", rows: 2}]
          - [13 to 17 years, "30"]
"""
    found = [finding for finding in judge(PLAIN.rstrip() + "\n" + rows) if "above its maximum" in finding.message]
    assert ["13 to 17" in finding.message for finding in found] == [True]


def test_a_comparison_tells_how_far_a_merged_cell_reaches() -> None:
    two = table(("a", "b"), ("one", merged("both", rows=2)), ("three",), ("five", "six"))
    three = table(("a", "b"), ("one", merged("both", rows=3)), ("three",), ("five",))
    changes = compare(leaflet(section(two)), leaflet(section(three))).changes
    assert any("both" in statement.text for change in changes for statement in change.new)


# Notes


def test_notes_follow_their_table() -> None:
    pages = lay_out(leaflet(section(NOTED)))
    page = pages.pages[0]
    assert place(page, "two").y < place(page, "First note.").y < place(page, "Second note.").y
    assert place(page, "First note.").size == STANDARD.cell.size


@pytest.mark.parametrize("empty", [0, 1, 2])
@pytest.mark.parametrize("before", range(14))
def test_notes_are_never_parted_from_the_last_row_with_words(before: int, empty: int) -> None:
    rows = (*((f"row {number}",) for number in range(4)), *[("",)] * empty)
    noted = table(("a",), *rows, notes=("A note.",))
    content = leaflet(section(*several(before, "x" * 30), noted))
    for page in lay_out(content, page_of(40, 12)).pages:
        said = {item.text.strip() for item in page.items if isinstance(item, Glyphs)}
        assert ("row 3" in said) == ("A note." in said)


def test_notes_are_looked_for_on_the_leaflets_pages_and_not_on_sides_of_paper() -> None:
    many = table(("a",), *((f"row {number}",) for number in range(150)), notes=("A note.",))
    content = leaflet(section(many))
    pages, _ = laid(content, FORMS["booklet"])
    assert pages
    assert len(pages.pages) > 4
    assert [finding.code for finding in verify(read(paint(pages)), content)] == []


@pytest.mark.parametrize(
    "written",
    [NOTED._replace(notes=NOTED.notes[:1]), NOTED._replace(notes=NOTED.notes[::-1]), NOTED._replace(notes=())],
    ids=["one less", "in another order", "none"],
)
def test_notes_that_differ_are_missed(written: Table) -> None:
    assert codes(NOTED, written)


def test_notes_elsewhere_are_missed() -> None:
    written = leaflet(section(NOTED, paragraph("Between.")))
    printed = leaflet(section(NOTED._replace(notes=()), paragraph("Between."), *NOTED.notes))
    assert "table-notes" in {finding.code for finding in verify(read(paint(lay_out(printed))), written)}


def test_headings_that_begin_alike_are_told_apart_where_cards_say_them_again() -> None:
    head = tuple(" ".join(["ab"] * words) for words in range(1, 5))
    alike = table(head, *[("x", *[""] * 3)] * 4)
    assert "again-differs" not in codes(alike, alike, page_of(8, 400))
    other = table(("ab", "ba", *head[2:]), *[("x", *[""] * 3)] * 4)
    assert "again-differs" in codes(alike, other, page_of(8, 400))


# Tints


def tints(page: Page) -> list[Box]:
    return [item for item in page.items if isinstance(item, Box) and item.fill == STANDARD.row_tint]


def test_every_other_row_of_a_group_is_tinted() -> None:
    page = lay_out(leaflet(section(TINTED))).pages[0]
    on_tint = [
        said
        for said in ("one", "two", "three", "four", "five")
        if any(box.area.y < place(page, said).y < box.area.y + box.area.height for box in tints(page))
    ]
    assert on_tint == ["two", "five"]


def test_rows_that_are_tied_have_one_tint() -> None:
    page = lay_out(leaflet(section(TIED))).pages[0]
    first, second = tints(page)
    assert first.area.y + first.area.height == pytest.approx(second.area.y)


EMPTY_FIRST = table(
    ("a", "a heading of so many words that only cards have room for it", "another of just as many words as that"),
    ("one", "two", "three"),
    ("", "", "four"),
    ("", "five", merged("both", rows=2)),
    ("", "six"),
    ("", "", "seven"),
    tinted=True,
)


@pytest.mark.parametrize("width", [60, 80, 150])
def test_the_tint_of_a_card_begins_above_the_headings_of_its_empty_cells(width: float) -> None:
    narrow = STANDARD.on(Paper(width * MM, 200 * MM))
    tinted = replace(narrow, information=narrow.information._replace(tint="#f8f0e0"))
    assert codes(EMPTY_FIRST, EMPTY_FIRST, narrow) == set()
    boxed = leaflet(section(InformationBox(text("Title"), (EMPTY_FIRST,), HERE)))
    assert list(verify(read(paint(lay_out(boxed, tinted))), boxed)) == []
    assert codes(EMPTY_FIRST._replace(tinted=False), EMPTY_FIRST, narrow) == {"table-tint"}


def test_tints_that_differ_are_missed() -> None:
    assert "table-tint" in codes(TINTED._replace(tinted=False), TINTED)


@pytest.mark.parametrize("theme", ["standard", "large", "giant", "mono"])
def test_the_tint_of_rows_is_seen_in_every_theme(theme: str) -> None:
    style, _ = load_theme(theme)
    assert style
    assert contrast(style.ink, style.row_tint) >= 7
    assert contrast("#ffffff", style.row_tint) >= 1.15
    assert not list(under_floor(style, HERE))
    assert [finding.code for finding in under_floor(replace(style, row_tint="#fdfdfd"), HERE)] == ["contrast-too-low"]
    assert [finding.code for finding in under_floor(replace(style, row_tint="#777777"), HERE)]
