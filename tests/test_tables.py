"""Tables: groups of rows, lists in cells, numbers in line, rows over page ends, and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Element, Glyphs, Item, Link, Numbering, Page, Pages, Rule, Tag
from leaflet_pdf.layout.lines.line import StyledText
from leaflet_pdf.layout.tables.cell import Asking
from leaflet_pdf.layout.tables.columns import column_widths
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Bullets, Cell, Group, Leaflet, ListItem, Row, Run, Table, Text
from leaflet_pdf.model.style import MM, STANDARD, Margins, Paper, Style, TextStyle
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.theme import load_theme
from tests.bad_leaflets import GOOD
from tests.leaflets import leaflets
from tests.made import HERE, bullets, leaflet, lines, paragraph, section, several, shown, text
from tests.squares import page_of
from tests.witness import BOTH, failures


def large_print(size: float, paper: Paper = STANDARD.paper) -> Style:
    kind = TextStyle(size, 1.4 * size, 4)
    return replace(
        STANDARD,
        paper=paper,
        title=TextStyle(30, 36, 4, bold=True),
        heading=TextStyle(22, 28, 4, before=14, bold=True),
        subheading=TextStyle(size, 1.4 * size, 2, before=8, bold=True),
        box_title=kind._replace(bold=True),
        body=kind,
        item=kind,
        term=kind._replace(bold=True),
        cell=kind._replace(after=0),
        small=kind,
    )


A5 = Paper(148 * MM, 210 * MM)
STYLES = {
    "standard": STANDARD,
    "16 points": large_print(16),
    "20 points": large_print(20),
    "A5": replace(STANDARD, paper=A5, margins=Margins(40, 40, 40, 40)),
    "20 points on A5": large_print(20, A5),
}


def cell(words: str | tuple[str, ...]) -> Cell:
    return bullets(*words) if isinstance(words, tuple) else text(words) if words else None


def table(head: tuple[str, ...], *rows: str | tuple[str | tuple[str, ...], ...]) -> Table:
    """Return a table; a row that is words alone heads a group."""
    made = (Group(text(row), HERE) if isinstance(row, str) else Row(tuple(map(cell, row)), HERE) for row in rows)
    return Table(text("Caption"), tuple(map(text, head)), tuple(made), HERE)


def words(page: Page, kind: Artifact | type[int] = int) -> list[Glyphs]:
    """Return what a page shows of the leaflet, or as one kind of artifact, in the order of painting."""
    items = [item for item in page.items if isinstance(item, Glyphs)]
    return [item for item in items if (isinstance(item.owner, int) if kind is int else item.owner is kind)]


def place(page: Page, said: str) -> Glyphs:
    """Return the one item of a page that says the words."""
    (item,) = [item for item in page.items if isinstance(item, Glyphs) and item.text.strip() == said]
    return item


def lineage(pages: Pages, element: int) -> list[Tag]:
    """Return the tags from an element up to the document."""
    tags: list[Tag] = []
    while element >= 0:
        tags.append(pages.elements[element].tag)
        element = pages.elements[element].parent
    return tags


def diagnostics(content: Leaflet, pages: Pages) -> list[Finding]:
    return list(verify(read(paint(pages)), content))


def is_set_as_cards(pages: Pages) -> bool:
    """Tell whether a table's words are said again before its cells, and not at a page's top only."""
    return any(item.text.endswith(": ") for page in pages.pages for item in words(page, Artifact.REPEAT))


# Groups of rows

GROUPED = table(("When", "What"), ("first", "a"), "Later", ("second", "b"), ("third", "c"), "Last", ("fourth", "d"))


def test_a_groups_heading_spans_the_table_and_heads_the_cells_below_it() -> None:
    elements = lay_out(leaflet(section(GROUPED))).elements
    heads = [number for number, element in enumerate(elements) if element.tag is Tag.HEAD_CELL]
    assert [elements[head].columns for head in heads] == [1, 1, 2, 2]
    bodies = [element.tag for element in elements].count(Tag.TABLE_BODY)
    assert bodies == 3
    column = [element.headers for element in elements if element.tag is Tag.CELL][::2]
    assert column == [(heads[0],), (heads[0], heads[2]), (heads[0], heads[2]), (heads[0], heads[3])]


def test_a_groups_heading_is_told_from_rows_by_weight_and_rule() -> None:
    page = lay_out(leaflet(section(GROUPED))).pages[0]
    assert place(page, "Later").face == STANDARD.bold != place(page, "second").face
    thickness = sorted({item.thickness for item in page.items if isinstance(item, Rule)})
    assert thickness[-1] > 2 * thickness[0]


@pytest.mark.parametrize("before", range(12))
def test_a_groups_heading_never_ends_a_page(before: int) -> None:
    content = leaflet(section(*several(before, "x" * 30), GROUPED))
    for page in lay_out(content, page_of(30, 14)).pages:
        assert shown(page)[-1] not in {"Later", "Last"}


def test_a_group_that_goes_over_a_page_end_is_headed_again_below_the_head() -> None:
    rows = [(f"r{number}", "x") for number in range(13)]
    pages = lay_out(leaflet(section(table(("When", "What"), *rows[:2], "Later", *rows[2:]))), page_of(30, 14)).pages
    going_on = [page for page in pages[1:] if any(item.text == "x" for item in words(page))]
    assert going_on
    for page in going_on:
        again = sorted(words(page, Artifact.REPEAT), key=lambda item: (item.y, item.x))
        assert "".join(item.text for item in again) == "WhenWhatLater (continued)"
        assert again[-1].y < min(item.y for item in words(page))


def test_a_group_that_begins_a_page_is_headed_once() -> None:
    for before in range(14):
        for page in lay_out(leaflet(section(*several(before, "x"), GROUPED)), page_of(30, 14)).pages:
            heads = [item.text for item in words(page) if item.text in {"Later", "Last"}]
            again = "".join(item.text for item in words(page, Artifact.REPEAT))
            assert not any(f"{head} (continued)" in again for head in heads)


# Lists in cells


def test_a_list_in_a_cell_is_a_list_for_a_screen_reader() -> None:
    pages = lay_out(leaflet(section(table(("A", "B"), ("one", ("two", "three"))))))
    owners = [item.owner for item in words(pages.pages[0]) if item.text in {"•", "two", "three"}]
    assert [lineage(pages, owner)[:4] for owner in owners if isinstance(owner, int)] == [
        [Tag.LABEL, Tag.ITEM, Tag.LIST, Tag.CELL],
        [Tag.BODY, Tag.ITEM, Tag.LIST, Tag.CELL],
        [Tag.LABEL, Tag.ITEM, Tag.LIST, Tag.CELL],
        [Tag.BODY, Tag.ITEM, Tag.LIST, Tag.CELL],
    ]


def test_words_before_a_list_in_a_cell_are_a_paragraph_above_it() -> None:
    entry = ListItem(text("lead"), HERE, bullets("one", "two"))
    pages = lay_out(leaflet(section(Table(text("Caption"), (text("A"),), (Row((entry,), HERE),), HERE))))
    owner = place(pages.pages[0], "lead").owner
    assert isinstance(owner, int)
    assert lineage(pages, owner)[:2] == [Tag.PARAGRAPH, Tag.CELL]
    assert place(pages.pages[0], "lead").y < place(pages.pages[0], "one").y < place(pages.pages[0], "two").y


def test_lists_in_cells_are_read_from_the_file() -> None:
    rows = "- [a, [b, {item: c, steps: [d]}]]\n- group: G\n- [e, {item: f, bullets: [g]}]"
    indented = rows.replace("\n", "\n          ")
    text = f"      - table: T\n        columns: [x, y]\n        rows:\n          {indented}\n"
    content, findings = parse(GOOD.replace("      # HERE\n", text), "leaflet.yaml", Path())
    assert content, findings
    block = content.sections[0].body[1]
    assert isinstance(block, Table)
    (_, (first,)), (group, (second,)) = block.groups
    assert isinstance(first.cells[1], Bullets)
    assert isinstance(second.cells[1], ListItem)
    assert group
    assert group.heading.plain == "G"
    assert diagnostics(content, lay_out(content)) == []


# Columns of numbers


def right(item: Glyphs) -> float:
    return round(item.x + item.width, 2)


def column_of(*cells: str, head: str = "Dose", style: Style = STANDARD) -> dict[str, Glyphs]:
    """Return what a table shows in its second column, by what it says."""
    rows = [(f"row {number}", words) for number, words in enumerate(cells)]
    page = lay_out(leaflet(section(table(("Row", head), *rows))), style).pages[0]
    return {said: place(page, said) for said in (head, *cells) if said}


def test_whole_numbers_end_where_their_heading_ends() -> None:
    shown = column_of("3 mg", "20 mg", "", "1,000 mg", head="A rather long heading")
    assert len({right(item) for item in shown.values()}) == 1


def test_a_heading_ends_where_wider_numbers_end() -> None:
    shown = column_of("1 in 1,000 people", "1 in 10 people")
    assert len({right(item) for item in shown.values()}) == 1


def test_decimal_points_stand_below_each_other() -> None:
    style = page_of(60, 40)
    shown = column_of("0.5 mg", "10 mg", "2.25 mg", "5–7.5 mg", style=style)
    ones = {
        words: shown[words].x + 10 * len(words.split()[0].rpartition(".")[0] or words.split()[0]) for words in shown
    }
    del ones["Dose"]
    assert len(set(ones.values())) == 1


@pytest.mark.parametrize(
    "cells",
    [
        ("1 tablet", "2 tablets", "10 tablets"),
        ("1 dose a day", "12 doses a day"),
        ("£8", "£1,250"),
        ("5 mg", "–", "100 mg"),
        ("5", "-", "100"),
    ],
)
def test_ones_are_below_ones_whatever_ends_the_word_after_them(cells: tuple[str, ...]) -> None:
    shown = column_of(*cells, style=page_of(60, 40))
    ones = {shown[words].x + 10 * len(words.split()[0]) for words in cells}
    assert len(ones) == 1


def test_a_column_is_cut_only_if_it_is_among_the_widest() -> None:
    asked = [[[Asking(StyledText((), 10, "en"), 0, least, least)]] for least in (30, 200, 60, 300)]
    assert column_widths(asked, 400) == [40, 145, 70, 145]


@pytest.mark.parametrize(
    "cells",
    [
        ("3 mg", "20 ml"),
        ("3 l", "20 lb"),
        ("3 mg", "–"),
        ("1 tablet a day", "2 tablets a week"),
        ("3 mg", "20"),
        ("3 mg", "a lot"),
        ("2026-11-23", "2026-12-23"),
        ("020 7946 0000", "999"),
        ("8:30", "10:30"),
        ("1.", "10."),
        ("20 mg", ""),
    ],
)
def test_what_is_not_all_numbers_of_one_unit_stands_left(cells: tuple[str, str]) -> None:
    assert len({round(item.x, 2) for item in column_of(*cells).values()}) == 1


def test_numbers_in_line_stay_with_their_units() -> None:
    style = page_of(26, 40)
    rows = [("x" * 12, f"{number} mg a day") for number in (1, 20, 300)]
    pages = lay_out(leaflet(section(table(("A", "B"), *rows))), style).pages
    said = [item.text for page in pages for item in words(page)]
    assert {"1 mg", "20 mg", "300 mg"} <= {" ".join(line.split()[:2]) for line in said if line[0].isdigit()}


def test_a_link_goes_with_the_number_that_it_is_on() -> None:
    linked = Text((Run("5 mg", HERE, target="https://www.example.org/"),), HERE)
    rows = (Row((linked,), HERE), Row((text("1,000 mg"),), HERE))
    page = lay_out(leaflet(section(Table(text("Caption"), (text("Dose"),), rows, HERE)))).pages[0]
    (link,) = [item for item in page.items if isinstance(item, Link)]
    assert link.area.x == pytest.approx(place(page, "5 mg").x)


# Rows over page ends


def tall(entries: int = 30) -> Table:
    """Return a table of a row that goes over several pages in each cell, with links and lists late in them."""
    end = Run("a link", HERE, target="https://www.example.org/")
    long, inner = (Text((Run("words and more " * 60, HERE), end, Run(" and a ☎ sign.", HERE)), HERE) for _ in range(2))
    first, third = (bullets(*(f"entry {number} of them" for number in range(entries))) for _ in range(2))
    first = first._replace(items=(*first.items[:20], ListItem(inner, HERE, bullets("one", "two")), *first.items[20:]))
    return Table(
        text("Caption"),
        (text("First"), text("Second"), text("Third")),
        (Row((first, long, third), HERE), Row((text("a"), text("b"), text("c")), HERE)),
        HERE,
    )


@pytest.mark.parametrize("style", ["A5", "standard", "20 points"])
def test_a_row_higher_than_a_page_goes_over_page_ends_and_is_read_cell_by_cell(style: str, tmp_path: Path) -> None:
    content = leaflet(section(paragraph("Before."), tall(60)))
    pages = lay_out(content, STYLES[style])
    assert len(pages.pages) > 1
    assert diagnostics(content, pages) == []
    path = tmp_path / "tall.pdf"
    path.write_bytes(paint(pages))
    assert [failures(path, profile) for profile in BOTH] == [[], []]


def test_a_row_that_goes_over_a_page_end_says_its_first_cell_again() -> None:
    content = leaflet(section(table(("Who", "What"), ("adults", " ".join(["words"] * 60)), ("children", "none"))))
    pages = lay_out(content, page_of(30, 14))
    going_on = [page for page in pages.pages[1:] if any(item.text.strip().startswith("words") for item in words(page))]
    assert going_on
    for page in going_on:
        assert "adults (continued)" in "".join(item.text for item in words(page, Artifact.REPEAT))


@pytest.mark.parametrize("before", range(14))
def test_a_row_leaves_no_line_of_a_cell_alone(before: int) -> None:
    long, short = (" ".join(letter * 20 for letter in letters) for letters in ("abcdefghijkl", "mnop"))
    style = page_of(44, 14)
    narrow = Table(text("C"), (text("A"), text("B")), (Row((text(long), text(short)), HERE),), HERE)
    pages = lay_out(leaflet(section(*several(before, "x"), narrow)), style).pages
    for part in (long, short):
        counts = [sum(item.text.strip() in part.split() for item in words(page)) for page in pages]
        assert 1 not in counts


@pytest.mark.parametrize("before", range(10, 40))
def test_a_short_table_is_not_cut(before: int) -> None:
    rows = [(f"r{number}", "x") for number in range(8)]
    pages = lay_out(leaflet(section(*several(before, "x"), table(("When", "What"), *rows)))).pages
    counts = [sum(item.text.startswith("r") for item in words(page)) for page in pages]
    assert max(counts) == len(rows)


@pytest.mark.parametrize(
    ("form", "count", "before", "after"),
    [("large", 4, 8, 8), ("large", 7, 7, 10), ("columns", 7, 6, 6), ("columns", 7, 7, 9)],
)
def test_a_short_table_is_not_cut_to_save_a_page_or_for_equal_columns(
    form: str, count: int, before: int, after: int
) -> None:
    style = STANDARD.in_columns(2) if form == "columns" else load_theme(form)[0]
    assert style
    around = "Words that take a line or two of the page, so that there is something to read on it. "
    rows = [(f"r{number}", "5 ml") for number in range(count)]
    above, below = several(before, around), several(after, around)
    content = leaflet(section(*above, paragraph("Lead:"), table(("When", "What"), *rows), *below))
    pages = lay_out(content, style).pages
    places = {(page.number, item.x) for page in pages for item in words(page) if item.text in dict(rows)}
    assert len(places) == 1


# Cards

DOSES = table(
    ("Who", "How much each day", "When", "What to watch for"),
    ("Adults", "40 mg", "with breakfast, or later if you forget it", ("a first sign of it", "another sign of it")),
    "In other circumstances",
    ("Children from 12 to 17 years", "", "with a meal in the evening or at noon", "Ask your pharmacist first."),
)


@pytest.mark.parametrize(("style", "cards"), [("standard", False), ("20 points", True), ("20 points on A5", True)])
def test_a_table_is_set_as_cards_where_its_columns_would_be_too_narrow(style: str, cards: bool) -> None:
    assert is_set_as_cards(lay_out(leaflet(section(DOSES)), STYLES[style])) == cards


@pytest.mark.parametrize(
    ("cells", "width", "cards"),
    [
        (("10 mg a day", "20 mg a day"), 12, False),
        (("10 mg a day", "20 mg a day"), 11, True),
        (("a b c d e f g h i j k l", "x"), 30, False),
        (("aaaa bbbb cccc dddd eeee " * 5, "ffff gggg hhhh iiii jjjj " * 5), 24, True),
        (("aaaa bbbb cccc dddd eeee " * 5, "ffff gggg hhhh iiii jjjj " * 5), 48, False),
    ],
)
def test_facts_and_lines_are_what_makes_a_column_too_narrow(cells: tuple[str, str], width: int, cards: bool) -> None:
    pages = lay_out(leaflet(section(table(("A", "B"), cells))), page_of(width, 60))
    assert is_set_as_cards(pages) == cards
    assert not pages.findings


def told(pages: Pages) -> list[Element]:
    """Return a leaflet's elements without what depends on where lines end."""
    return [element for element in pages.elements if element.tag is not Tag.LINK]


def test_cards_are_told_as_the_table_that_they_are() -> None:
    content = leaflet(section(DOSES))
    grid, cards = (lay_out(content, STYLES[style]) for style in ("standard", "20 points on A5"))
    assert is_set_as_cards(cards) > is_set_as_cards(grid)
    assert told(grid) == told(cards)


def test_a_card_says_each_heading_before_its_cell() -> None:
    page = lay_out(leaflet(section(DOSES)), STYLES["20 points"]).pages[0]
    items = sorted((item for item in page.items if isinstance(item, Glyphs)), key=lambda item: (round(item.y), item.x))
    said = " ".join(" ".join(item.text for item in items).split()).replace(" : ", ": ")
    assert (
        "Adults How much each day: 40 mg When: with breakfast, or later if you forget it"
        " What to watch for: • a first sign of it • another sign of it"
    ) in said
    assert "Children from 12 to 17 years How much each day: –" in said


def test_a_heading_that_ends_a_sentence_gets_no_colon() -> None:
    asked = table(("Who", "How much?"), ("x" * 20, "y" * 20))
    page = lay_out(leaflet(section(asked)), page_of(30, 60)).pages[0]
    assert [item.text.strip() for item in words(page, Artifact.REPEAT) if item.text.strip()] == ["How much?"]


def test_a_later_page_of_cards_says_the_caption_again() -> None:
    pages = lay_out(leaflet(section(DOSES, DOSES)), STYLES["20 points on A5"])
    begun = []
    for page in pages.pages:
        first = min(words(page), key=lambda item: (round(item.y), item.x))
        assert isinstance(first.owner, int)
        begun.append(Tag.ROW in lineage(pages, first.owner))
        again = "".join(item.text for item in words(page, Artifact.REPEAT) if item.y < first.y)
        assert again.startswith("Caption (continued)") == begun[-1]
    assert begun.count(True) > 1


def test_a_card_that_goes_over_a_page_end_is_titled_again() -> None:
    long = table(("Who", "What"), ("Adult", "word " * 100))
    pages = lay_out(leaflet(section(long)), page_of(14, 20)).pages
    going_on = [page for page in pages[1:] if any("word" in item.text for item in words(page))]
    assert going_on
    for page in going_on:
        assert "Adult (continued)" in "".join(item.text for item in words(page, Artifact.REPEAT))


@pytest.mark.parametrize("style", STYLES)
def test_grouped_rows_lists_and_cards_are_read_back_whole(style: str, tmp_path: Path) -> None:
    content = leaflet(section(lines(3), DOSES, GROUPED, lines(30), DOSES))
    pages = lay_out(content, STYLES[style])
    assert diagnostics(content, pages) == []
    path = tmp_path / "tables.pdf"
    path.write_bytes(paint(pages))
    assert [failures(path, profile) for profile in BOTH] == [[], []]


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(leaflets())
def test_every_word_of_a_leaflet_in_large_print_is_read_back(yaml: str) -> None:
    content, findings = parse(yaml, "random.yaml", Path())
    assert content, findings
    pages = lay_out(content, STYLES["20 points"])
    if not pages.findings:  # such as a diary whose columns are too narrow: nothing is built of it
        assert diagnostics(content, pages) == []


# What the verifier finds


def with_elements(pages: Pages, change: Callable[[Element], Element]) -> Pages:
    return pages._replace(elements=tuple(map(change, pages.elements)))


def with_labels(pages: Pages, change: Callable[[Glyphs], Glyphs | None]) -> Pages:
    """Return the pages with what is said again changed, or left out."""

    def changed(page: Page) -> Iterator[Item]:
        for item in page.items:
            new = change(item) if isinstance(item, Glyphs) and item.owner is Artifact.REPEAT else item
            if new:
                yield new

    return pages._replace(pages=tuple(page._replace(items=tuple(changed(page))) for page in pages.pages))


def swapped(pages: Pages) -> Pages:
    """Return the pages with two headings of each card in each other's place."""
    first, second = "How much each day", "When"
    (one,) = {item.words for page in pages.pages for item in words(page, Artifact.REPEAT) if item.text == first}
    (other,) = {item.words for page in pages.pages for item in words(page, Artifact.REPEAT) if item.text == second}
    new = {first: (other, second), second: (one, first)}

    def swap(item: Glyphs) -> Glyphs:
        shaped, said = new.get(item.text, (item.words, item.text))
        return item._replace(words=shaped, text=said)

    return with_labels(pages, swap)


SPOILT: dict[str, tuple[Callable[[Pages], Pages], str]] = {
    "a group's heading heads one column": (
        lambda pages: with_elements(pages, lambda element: element._replace(columns=1)),
        "table-group",
    ),
    "a group's heading is wider than the table": (
        lambda pages: with_elements(pages, lambda element: element._replace(columns=max(1, 2 * element.columns - 2))),
        "table-ragged",
    ),
    "cells do not name their group": (
        lambda pages: with_elements(pages, lambda element: element._replace(headers=element.headers[:1])),
        "table-cell-heads",
    ),
    "cells name no heads": (
        lambda pages: with_elements(pages, lambda element: element._replace(headers=())),
        "table-cell-heads",
    ),
    "a list in a cell is numbered": (
        lambda pages: with_elements(pages, lambda e: e._replace(numbering=Numbering.DECIMAL if e.numbering else None)),
        "list-numbering",
    ),
    "headings before the cells change places": (
        swapped,
        "card-without-head",
    ),
    "a heading before a cell is not shown": (
        lambda pages: with_labels(pages, lambda item: None if item.text == "When" else item),
        "card-without-head",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_the_verifier_finds_that(name: str) -> None:
    spoil, code = SPOILT[name]
    content = leaflet(section(DOSES))
    pages = lay_out(content, STYLES["20 points"])
    assert diagnostics(content, pages) == []
    assert code in {finding.code for finding in diagnostics(content, spoil(pages))}


def test_a_long_title_that_begins_with_a_link_is_where_the_outline_leads() -> None:
    words = "A title of many lines, all of which but the last are words of one and the same link that leads elsewhere"
    title = f"'[{words}](https://www.example.org/) here'"
    content, findings = parse(GOOD.replace("Sample 40 mg capsules", title), "leaflet.yaml", Path())
    assert content, findings
    pages = lay_out(content, STYLES["20 points"])
    if not pages.findings:  # such as a diary whose columns are too narrow: nothing is built of it
        assert diagnostics(content, pages) == []
