"""Pages: where they end, what stays together, what is said again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet_pdf.layout import LayoutError, lay_out, uncovered
from leaflet_pdf.layout.frame import Artifact, Box, Glyphs, Image, Item, Link, Pages, Tag
from leaflet_pdf.layout.pages.breaks import extent_of, page_starts
from leaflet_pdf.layout.pages.complete import prove_complete, prove_placed
from leaflet_pdf.layout.pages.galley import ALONE, WIDOW, Galley, baseline
from leaflet_pdf.model.leaflet import Figure, Leaflet, Level, Paragraph, Picture, Run, Status, Text, texts
from leaflet_pdf.model.style import STANDARD, Style, TextStyle
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from tests.made import (
    HERE,
    box,
    bullets,
    leaflet,
    lines,
    paragraph,
    section,
    several,
    shown,
    steps,
    subheading,
    table,
    text,
)
from tests.squares import page_of

PAGE_OF_10_LINES = page_of(20, 10)


def pages_of(content: Leaflet) -> list[list[str]]:
    return [shown(page) for page in lay_out(content, PAGE_OF_10_LINES).pages]


def galley(*strips: tuple[float, float]) -> Galley:
    """Return a galley of strips of so many points, each with the price of a page end after it."""
    made = Galley(PAGE_OF_10_LINES, "en")
    for height, price in strips:
        made.strip(height, [], price=price)
    return made


def test_pages_are_filled_where_nothing_speaks_against_it() -> None:
    assert page_starts(extent_of(galley(*[(10, 0)] * 25)), 100) == [0, 10, 20]


def test_a_page_ends_earlier_where_that_costs_less() -> None:
    strips = [(10.0, 0.0)] * 25
    strips[9] = (10, WIDOW)
    assert page_starts(extent_of(galley(*strips)), 100)[1] == 9


def test_the_whole_leaflet_is_weighed_and_not_each_page_by_itself() -> None:
    strips = [(10.0, 400.0)] * 28
    strips[7] = strips[17] = (10, 0)
    assert page_starts(extent_of(galley(*strips)), 100) == [0, 8, 18]


def test_what_must_not_be_parted_is_parted_only_if_it_is_higher_than_a_page() -> None:
    assert page_starts(extent_of(galley((50, 0), *[(10, ALONE)] * 9, (10, 0))), 100) == [0, 1]
    assert len(page_starts(extent_of(galley(*[(10, ALONE)] * 15)), 100)) == 2


def test_a_strip_higher_than_a_page_has_one_to_itself() -> None:
    assert page_starts(extent_of(galley((10, 0), (150, 0), (10, 0))), 100) == [0, 1, 2]


@pytest.mark.parametrize("before", range(1, 15))
def test_a_heading_never_ends_a_page(before: int) -> None:
    for following in (lines(4), box(lines(5, 15))):
        for page in pages_of(leaflet(section(*several(before, "x" * 20), subheading("Heading"), following))):
            assert page[-1] != "Heading"


@pytest.mark.parametrize("before", range(1, 15))
def test_a_heading_at_the_end_of_a_box_never_ends_a_page(before: int) -> None:
    boxed = box(lines(2), subheading("Heading"))
    for page in pages_of(leaflet(section(*several(before, "x" * 20), boxed, lines(4)))):
        assert page[-1] != "Heading"


@pytest.mark.parametrize("before", range(1, 15))
def test_a_paragraph_leaves_no_line_alone(before: int) -> None:
    content = leaflet(section(*several(before, "x" * 20), lines(5)))
    for page in pages_of(content):
        alone = [line for line in page if line in {letter * 20 for letter in "abcde"}]
        assert len(alone) != 1


@pytest.mark.parametrize("before", range(1, 15))
def test_what_leads_to_a_list_stays_with_it(before: int) -> None:
    content = leaflet(section(*several(before, "x" * 20), paragraph("Lead"), bullets("one", "two", "three")))
    for page in pages_of(content):
        assert page[-1] != "Lead"


@pytest.mark.parametrize("before", range(1, 15))
def test_a_box_that_fits_a_page_is_on_one(before: int) -> None:
    content = leaflet(section(lines(before), box(lines(2, 15), bullets("one", "two"))))
    (holding,) = [page for page in pages_of(content) if "Warning:" in page]
    assert {"a" * 15, "b" * 15, "one", "two"} <= set(holding)


@pytest.mark.parametrize("before", range(6))
@pytest.mark.parametrize("held", [6, 10, 14])
def test_an_urgent_box_before_the_contents_begins_on_the_first_page(before: int, held: int) -> None:
    urgent = box(*several(held, "Held together."), level=Level.DANGER)
    content = leaflet(*[section(paragraph("x"))] * 3, introduction=[*several(before, "Before."), urgent])
    first, *_ = lay_out(content, page_of(40, 12)).pages
    assert "Danger:" in shown(first)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("count", range(6, 40, 3))
def test_who_publishes_the_leaflet_is_never_alone_on_the_last_page(count: int, columns: int) -> None:
    style = replace(page_of(21, 20), columns=columns, gutter=10, contents=False)
    *_, last = lay_out(leaflet(section(*several(count, "word"))), style).pages
    assert "word" in shown(last)
    assert "Published by" in shown(last)


def test_a_box_higher_than_a_page_is_titled_again_on_each() -> None:
    laid = lay_out(leaflet(section(box(*several(20, "y" * 15)))), page_of(30, 12))
    again = [
        item.text
        for page in laid.pages
        for item in page.items
        if isinstance(item, Glyphs) and item.owner is Artifact.REPEAT
    ]
    assert set(again) == {"Warning: Box (continued)"}
    frames = [sum(isinstance(item, Box) for item in page.items) for page in laid.pages]
    assert sum(frames) == len(again) + 1 > 1


def test_a_table_says_its_head_again_on_each_page() -> None:
    rows = [(f"r{number}", "cell") for number in range(20)]
    laid = lay_out(leaflet(section(table(("Head", "Other"), *rows))), page_of(30, 14))
    holding = [page for page in laid.pages if any(word.startswith("r") for word in shown(page))]
    assert len(holding) > 1
    for page in holding:
        assert "Head" in shown(page, repeated=True)


def test_cells_are_read_one_after_the_other_however_their_lines_lie() -> None:
    laid = lay_out(leaflet(section(table(("A", "B"), ("one two three", "four five six")))), page_of(14, 20))
    read = [
        item.text.strip() for item in laid.pages[0].items if isinstance(item, Glyphs) and isinstance(item.owner, int)
    ]
    assert [word for word in " ".join(read).split() if word in ["one", "two", "three", "four", "five", "six"]] == [
        "one", "two", "three", "four", "five", "six",
    ]  # fmt: skip


def test_levels_of_warning_differ_in_word_sign_and_stroke() -> None:
    frames = [STANDARD.frames[level] for level in Level]
    assert len({frame.sign for frame in frames}) == len({frame.stroke for frame in frames}) == len(Level)


def test_the_contents_name_the_page_of_each_section() -> None:
    sections = [section(lines(8), number=number, heading=f"Part {number}") for number in range(1, 6)]
    laid = lay_out(leaflet(*sections), page_of(20, 14))
    places = {anchor: page for anchor, page, _ in laid.anchors}
    told = {
        laid.elements[item.owner].source: item.text
        for page in laid.pages
        for item in page.items
        if isinstance(item, Glyphs) and isinstance(item.owner, int) and item.text.isdigit()
    }
    assert set(told.values()) <= {str(page) for page in places.values()}
    assert len(set(places.values())) > 1


@pytest.mark.parametrize("sections", [1, 3, 20])
def test_every_page_says_which_of_how_many_it_is(sections: int) -> None:
    laid = lay_out(leaflet(*(section(lines(9), number=number) for number in range(1, sections + 1))), page_of(40, 12))
    footers = [
        [item.text for item in page.items if isinstance(item, Glyphs) and item.owner is Artifact.FOOTER]
        for page in laid.pages
    ]
    count = len(laid.pages)
    assert [footer[-1] for footer in footers] == [f"Page {number} of {count}" for number in range(1, count + 1)]


def test_a_draft_says_so_in_words_first_and_then_in_every_header() -> None:
    laid = lay_out(leaflet(section(lines(40)), status=Status.DRAFT), page_of(40, 12))
    assert "Draft." in shown(laid.pages[0])
    for page in laid.pages[1:]:
        assert "Draft" in [
            item.text for item in page.items if isinstance(item, Glyphs) and item.owner is Artifact.HEADER
        ]


def test_a_first_page_that_the_title_fills_has_a_header_too() -> None:
    draft = leaflet(section(paragraph("Words.")), status=Status.DRAFT)
    laid = lay_out(replace(draft, title=text("A long title of many words. " * 60)))
    first = [item for item in laid.pages[0].items if isinstance(item, Glyphs)]
    assert any(item.owner is Artifact.HEADER and "Draft" in item.text for item in first)


def test_the_outline_leads_to_every_heading_in_order() -> None:
    laid = lay_out(leaflet(section(subheading("Sub"), lines(3)), section(lines(3), number=2)))
    assert [(entry.level, entry.title) for entry in laid.outline] == [
        (1, "T"), (1, "1 Section"), (2, "Sub"), (1, "2 Section"),
    ]  # fmt: skip


def test_elements_stand_in_reading_order_parents_first() -> None:
    laid = lay_out(leaflet(section(box(bullets("one")), table(("A",), ("b",)))))
    assert laid.elements[0].tag is Tag.DOCUMENT
    assert all(element.parent < number for number, element in enumerate(laid.elements))


CONTENT = leaflet(section(paragraph("first"), paragraph("second"), number=1))


def altered(pages: Pages, drop: str = "", double: str = "", move: str = "") -> Pages:
    """Return the pages with the item that says a word dropped, doubled or moved out of the frame."""
    items: list[Item] = []
    for item in pages.pages[0].items:
        said = item.text.strip() if isinstance(item, Glyphs) else ""
        if said and said == drop:
            continue
        items.append(item._replace(x=-50.0) if said and said == move and isinstance(item, Glyphs) else item)
        if said and said == double:
            items.append(item)
    return pages._replace(pages=(pages.pages[0]._replace(items=tuple(items)),))


def test_a_complete_layout_is_proven_so() -> None:
    prove_complete(CONTENT, lay_out(CONTENT))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"drop": "first"}, "'first' is missing"),
        ({"drop": "C"}, "'C' is missing"),
        ({"double": "first"}, "was set as"),
        ({"move": "second"}, "outside the frame"),
    ],
)
def test_a_layout_that_lost_doubled_or_misplaced_words_is_refused(change: dict[str, str], complaint: str) -> None:
    with pytest.raises(LayoutError, match=complaint):
        prove_complete(CONTENT, altered(lay_out(CONTENT), **change))


FRAME = STANDARD.frame


@pytest.mark.parametrize(
    ("x", "y", "inside"),
    [
        (FRAME.x, 300, True), (FRAME.x - 0.02, 300, False), (FRAME.x + FRAME.width - 40, 300, True),
        (FRAME.x + FRAME.width - 39.98, 300, False), (100, FRAME.y, False), (100, FRAME.y + 1, True),
        (100, FRAME.y + FRAME.height, True), (100, FRAME.y + FRAME.height + 0.02, False),
    ],
)  # fmt: skip
def test_words_are_inside_the_frame_of_their_page_to_a_hundredth_of_a_point(
    x: float, y: float, *, inside: bool
) -> None:
    laid = lay_out(leaflet(section(paragraph("first"))))
    (here,) = [item for item in laid.pages[0].items if isinstance(item, Glyphs) and item.text == "first"]
    one = laid.pages[0]._replace(items=(here._replace(x=x, y=y, width=40),))
    assert here.run is not None
    if inside:
        prove_placed([here.run], laid._replace(pages=(one,)))
    else:
        with pytest.raises(LayoutError, match="'first' is outside the frame of page 1"):
            prove_placed([here.run], laid._replace(pages=(one,)))


def test_a_run_of_which_a_line_on_its_second_page_is_lost_is_refused() -> None:
    content = leaflet(section(lines(12)))
    laid = lay_out(content, PAGE_OF_10_LINES)
    first, second, *rest = laid.pages
    kept = tuple(item for item in second.items if getattr(item, "text", "").strip() != "k" * 20)
    assert len(kept) == len(second.items) - 1
    with pytest.raises(LayoutError, match="was set as"):
        prove_complete(content, laid._replace(pages=(first, second._replace(items=kept), *rest)))


def test_a_layout_that_swapped_paragraphs_is_refused() -> None:
    other = leaflet(section(paragraph("second"), paragraph("first")))
    with pytest.raises(LayoutError, match="is in its place"):
        prove_complete(CONTENT, lay_out(other))


def test_a_layout_with_words_that_nobody_wrote_is_refused() -> None:
    runs = [run for text in texts(CONTENT) for run in text.runs]
    with pytest.raises(LayoutError, match="'C' is placed after the last text"):
        prove_placed(runs[:-1], lay_out(CONTENT))


def test_a_character_that_no_face_covers_is_found_with_its_place_and_code() -> None:
    content = leaflet(section(paragraph("5 µg"), paragraph("水 and 水")))
    (finding,) = uncovered(content, STANDARD)
    assert (finding.code, finding.source) == ("character-not-covered", content.sections[0].source)
    assert "U+6C34" in finding.message
    (mark,) = uncovered(leaflet(section(paragraph("q\u0301"))), STANDARD)
    assert "COMBINING ACUTE ACCENT" in mark.message
    assert not list(uncovered(leaflet(section(paragraph("e\u0301 ≤ 5 µg ☎ ▼ ⚠"))), STANDARD))


@pytest.mark.parametrize("text", ["x\u034fy", "☎\ufe0f", "40\u3164mg", "e\u0301\u0301"])
def test_a_mark_or_filler_that_would_print_nothing_or_over_others_is_found(text: str) -> None:
    assert [finding.code for finding in uncovered(leaflet(section(paragraph(text))), STANDARD)] == [
        "character-not-covered"
    ]


def test_a_mark_at_the_beginning_of_the_publisher_is_not_composed_with_the_title() -> None:
    content = leaflet(section(paragraph("x")))
    content = replace(content, identity=content.identity._replace(title="e", publisher="\u0301x"))
    assert [finding.source for finding in uncovered(content, STANDARD)] == [content.source]


def test_the_tint_of_a_head_that_a_page_end_parts_ends_on_its_page() -> None:
    head = [" ".join(["head"] * 60)]
    pages = lay_out(leaflet(section(*[subheading("Title")] * 8, table(head, ["cell"]))), page_of(10, 30))
    for page in pages.pages:
        for item in page.items:
            if isinstance(item, Box):
                assert item.area.y + item.area.height <= page.frame.y + page.frame.height + 0.01


def test_a_page_too_narrow_for_a_fact_is_an_error_at_its_place() -> None:
    narrow = leaflet(section(table(["A", "B"], ["x", "10 mg a day"])))
    amount, day = lay_out(narrow, page_of(6, 40)).findings
    assert (amount.code, day.code) == ("fact-parted", "fact-parted")
    assert "“10 mg”" in amount.message and "“23 November”" in day.message
    assert not lay_out(narrow, page_of(11, 40)).findings


def test_a_mark_on_a_letter_of_another_run_is_found() -> None:
    runs = (Run("e", HERE, bold=True), Run("\u0301t", HERE))
    (mark,) = uncovered(leaflet(section(Paragraph(Text(runs, HERE), HERE))), STANDARD)
    assert "COMBINING ACUTE ACCENT" in mark.message


def test_a_sign_in_a_link_is_a_figure_in_that_link() -> None:
    here = Text((Run("☎ call", HERE, target="tel:999"),), HERE)
    laid = lay_out(leaflet(section(Paragraph(here, HERE))))
    (figure,) = [element for element in laid.elements if element.tag is Tag.FIGURE]
    assert laid.elements[figure.parent].tag is Tag.LINK
    owners = {item.owner for item in laid.pages[0].items if isinstance(item, Link)}
    assert owners == {figure.parent}


def test_a_picture_keeps_its_shape_and_stays_in_its_column() -> None:
    picture = Picture(4000, 1000, 1, b"", jpeg=False)
    laid = lay_out(leaflet(section(Figure(picture, "a line", text("Caption"), HERE))))
    (image,) = [item for item in laid.pages[0].items if isinstance(item, Image)]
    assert image.area.width / image.area.height == pytest.approx(4)
    assert image.area.x + image.area.width <= STANDARD.frame.x + STANDARD.frame.width + 0.01


@pytest.mark.parametrize(("pixels", "width", "height"), [((300, 300), 144, 144), ((75, 150), 36, 72)])
def test_a_picture_is_printed_with_150_pixels_to_an_inch(pixels: tuple[int, int], width: float, height: float) -> None:
    (image,) = images(Picture(*pixels, 1, b"", jpeg=False))
    assert (image.area.width, image.area.height) == pytest.approx((width, height))


def test_a_tall_picture_leaves_more_than_half_of_the_page_to_words() -> None:
    (image,) = images(Picture(400, 4000, 1, b"", jpeg=False))
    assert image.area.height == pytest.approx(0.45 * STANDARD.frame.height)
    assert image.area.height / image.area.width == pytest.approx(10)


def images(picture: Picture) -> list[Image]:
    laid = lay_out(leaflet(section(Figure(picture, "a picture", text("Caption"), HERE))))
    return [item for page in laid.pages for item in page.items if isinstance(item, Image)]


@pytest.mark.parametrize("count", [1, 9, 10, 99, 100])
@pytest.mark.parametrize("style", [STANDARD, page_of(30, 40)], ids=["standard", "squares"])
def test_the_words_of_all_steps_begin_below_each_other_and_clear_of_their_numbers(count: int, style: Style) -> None:
    laid = lay_out(leaflet(section(steps(*["word"] * count))), style)
    items = [item for page in laid.pages for item in page.items if isinstance(item, Glyphs)]
    numbers = [item for item in items if item.text in {f"{number}." for number in range(1, count + 1)}]
    words = [item for item in items if item.text == "word"]
    assert len(numbers) == len(words) == count
    assert {item.x for item in numbers} == {style.frame.x + style.inset}
    assert len({item.x for item in words}) == 1
    assert words[0].x - numbers[-1].x - numbers[-1].width >= 0.45 * style.item.size - 0.01
    assert words[0].x >= numbers[0].x + style.indent


def test_a_box_that_goes_over_a_page_end_closes_below_its_last_line_on_each_page() -> None:
    style = page_of(30, 12)
    for page in lay_out(leaflet(section(box(*several(30, "y" * 15)))), style).pages:
        words = [item for item in page.items if isinstance(item, Glyphs) and item.text.strip() == "y" * 15]
        for frame in (item.area for item in page.items if isinstance(item, Box)):
            lowest = max(item.y for item in words) + style.body.leading - baseline(TextStyle(10, 10, 0))
            assert frame.y + frame.height == pytest.approx(lowest + style.padding - STROKE / 2)
            assert frame.y + frame.height <= style.frame.y + style.frame.height


STROKE = STANDARD.frames[Level.WARNING].stroke


@pytest.mark.parametrize(("lines_of_page", "again"), [(20, True), (19, True), (18, False), (16, False)])
def test_a_head_that_takes_more_than_a_quarter_of_a_page_is_not_said_again(lines_of_page: int, *, again: bool) -> None:
    """A head of three lines and its padding are 37 points; of a page, header and footer take 34."""
    asked = table(("one two thr", "B"), *[("c", "d")] * 40)
    pages = lay_out(leaflet(section(asked)), page_of(8, lines_of_page)).pages
    said = ["thr" in shown(page, repeated=True) for page in pages if "c" in shown(page)]
    assert said[1:] == [again] * (len(said) - 1) != []


def test_the_numbers_of_a_long_list_of_contents_stand_clear_of_its_words() -> None:
    made = leaflet(*(section(paragraph("Words."), number=number, heading=f"Part {number}") for number in range(1, 121)))
    assert [found.code for found in verify(read(paint(lay_out(made))), made)] == []
