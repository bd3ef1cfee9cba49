"""Columns, both sides, fitting, and two pages on a side: where things come to stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Edge, Glyphs, Page, Pages, Rule
from leaflet_pdf.layout.pages.fit import STEPS, fit
from leaflet_pdf.layout.pages.impose import impose
from leaflet_pdf.model.leaflet import Blank, BlankKind, Block, Leaflet, Level, Precaution, Precautions, Rating, Slip
from leaflet_pdf.model.print_options import PrintOptions, Scheme
from leaflet_pdf.model.style import A4, MM, PAPERS, STANDARD, Paper, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.theme import printing_of, tightest
from tests.made import HERE, box, bullets, leaflet, lines, paragraph, section, several, shown, subheading, table, text
from tests.squares import page_of
from tests.test_slips import diary
from tests.witness import BOTH, failures

TEN_BY_TEN = replace(page_of(21, 10), columns=2, gutter=10, contents=False)
"""Two columns of ten characters, ten lines high."""


def words(page: Page) -> list[Glyphs]:
    return [item for item in page.items if isinstance(item, Glyphs) and isinstance(item.owner, int)]


def furniture(page: Page, kind: Artifact) -> list[str]:
    return [item.text for item in page.items if isinstance(item, Glyphs) and item.owner is kind]


def long(count: int) -> Leaflet:
    return leaflet(section(*[paragraph(f"{number:03}") for number in range(count)]))


# --- columns


def test_text_goes_down_the_left_column_first() -> None:
    content = long(20)
    (page, *_) = lay_out(content, TEN_BY_TEN).pages
    tops = {item.text.strip(): (item.x, item.y) for item in words(page)}
    assert tops["000"][0] < tops["013"][0]
    assert tops["000"][1] < tops["004"][1]


def test_what_stands_before_the_sections_runs_across_the_page() -> None:
    content = leaflet(section(paragraph("Aa")), introduction=[paragraph("Bbbbbbbbbbbb ccccccc")])
    (page, *_) = lay_out(content, TEN_BY_TEN).pages
    assert "Bbbbbbbbbbbb ccccccc" in shown(page)


@pytest.mark.parametrize("count", range(3, 60, 4))
def test_the_last_columns_are_of_one_height(count: int) -> None:
    content = long(count)
    pages = lay_out(content, STANDARD.in_columns(2)).pages
    style = STANDARD.in_columns(2)
    body = [item for item in words(pages[-1]) if item.text.strip().isdigit()]
    middle = style.frame.x + style.column_width
    left = [item.y for item in body if item.x < middle]
    right = [item.y for item in body if item.x > middle]
    assert right or len(left) < 4
    if right:
        assert 0 <= max(left) - max(right) <= 3.5 * style.body.leading


def test_a_box_that_does_not_fit_below_the_introduction_waits_for_the_next_page() -> None:
    filler = several(6, "Introduction words.")
    content = leaflet(section(box(*several(8, "Held together."), level=Level.DANGER)), introduction=filler)
    style = replace(page_of(41, 14), columns=2, gutter=10, contents=False)
    pages = lay_out(content, style).pages
    holders = [page.number for page in pages if any("together" in text for text in shown(page))]
    assert len(holders) == 1


WIDE = [f"Heading{number}" for number in range(4)]


@pytest.mark.parametrize("wide", [diary(4, *WIDE), table(tuple(WIDE), ("aaaaaaaaa",) * 4, ("bbbbbbbbb",) * 4)])
@pytest.mark.parametrize(("before", "after"), [(0, 0), (3, 8), (20, 3)])
def test_what_is_too_wide_for_a_column_runs_across_below_its_heading(wide: Block, before: int, after: int) -> None:
    style = replace(page_of(61, 20), columns=2, gutter=10, contents=False)
    content = leaflet(section(*several(before, "before"), subheading("Below"), wide, *several(after, "after")))
    pages = lay_out(content, style)
    (page,) = [page for page in pages.pages if "Heading0" in shown(page)]
    placed = {item.text.strip(): item for item in words(page)}
    assert pages.findings == ()
    assert placed["Heading3"].x > style.frame.x + style.column_width
    assert placed["Below"].x == style.frame.x
    assert placed["Below"].y < placed["Heading0"].y
    assert all(placed["Below"].y > item.y for item in words(page) if item.text.strip() == "before")


@pytest.mark.parametrize("length", [1, 2, 4, 9, 14])
def test_no_paragraph_is_parted_by_what_runs_across_below_it(length: int) -> None:
    style = replace(page_of(61, 20), columns=2, gutter=10, contents=False)
    lead = paragraph(" ".join(f"word{number:02}xxxxxxxxxxxxxx" for number in range(length)))
    content = leaflet(section(*several(9, "before"), subheading("Below"), lead, table(tuple(WIDE), ("aaaaaaaaa",) * 4)))
    for page in lay_out(content, style).pages:
        lines = [item.x for item in words(page) if item.text.startswith("word")]
        assert lines == sorted(lines)


def test_what_runs_across_takes_along_no_heading_from_above_the_columns() -> None:
    style = replace(page_of(61, 20), columns=2, gutter=10, contents=False)
    content = leaflet(section(table(tuple(WIDE), ("aaaaaaaaa",) * 4)), introduction=[subheading("Last")])
    assert [text for page in lay_out(content, style).pages for text in shown(page)].count("Last") == 1


def test_a_thin_rule_stands_between_columns() -> None:
    style = STANDARD.in_columns(2)
    page = lay_out(long(60), style).pages[0]
    middle = style.frame.x + style.column_width + style.gutter / 2
    rules = [item for item in page.items if isinstance(item, Rule) and item.x == item.to_x]
    assert [rule.x for rule in rules] == [pytest.approx(middle)]


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        (PrintOptions(), 2),
        (PrintOptions(columns=1), 1),
        (PrintOptions(paper="letter"), 2),
        (PrintOptions(paper="a5"), 1),
        (PrintOptions(paper="a5", columns=2), 2),
        (PrintOptions(scheme=Scheme.TWO_UP), 1),
        (PrintOptions(scheme=Scheme.BOOKLET, paper="420x297mm"), 2),
        (PrintOptions(theme="mono"), 2),
        (PrintOptions(theme="large"), 1),
        (PrintOptions(theme="giant", paper="420x297mm"), 1),
    ],
)
def test_there_are_two_columns_where_lines_have_room_unless_somebody_says_how_many(
    options: PrintOptions, columns: int
) -> None:
    printing, findings = printing_of(options)
    assert printing is not None, findings
    assert printing.style.columns == columns


@pytest.mark.parametrize(("key", "columns"), [("", 2), ("columns: 1\n", 1), ("sizes: {text: 14}\n", 1)])
def test_a_theme_that_says_nothing_of_columns_has_two_where_lines_have_room(
    key: str, columns: int, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(f"theme: Own\n{key}", "utf-8")
    printing, findings = printing_of(PrintOptions(theme="own.yaml"), tmp_path)
    assert printing is not None, findings
    assert printing.style.columns == columns


# --- the last page


def test_a_few_lines_on_a_last_page_are_brought_back_by_less_white_space() -> None:
    def gaps(number: int) -> tuple[int, float]:
        pages = lay_out(leaflet(section(*several(number, "Words."))), STANDARD.in_columns(1)).pages
        lines = [item.y for item in words(pages[0]) if item.text == "Words."]
        return len(pages), round(lines[1] - lines[0], 3)

    body = STANDARD.body
    usual, closer = body.leading + body.after, round(body.closer.leading + body.closer.after, 3)
    found = [gaps(number) for number in range(20, 50)]
    assert [*dict.fromkeys(found)] == [(1, usual), (1, closer), (2, usual)]
    assert closer < usual and body.closer.leading >= 1.2 * body.size


@pytest.mark.parametrize("columns", [1, 2])
def test_no_rule_is_above_a_precaution_that_begins_a_page(columns: int) -> None:
    content = leaflet(
        section(Precautions((Precaution(text("Sun"), Rating.TAKE_CARE, (paragraph("Words."),), HERE),) * 30, HERE))
    )
    pages = lay_out(content, STANDARD.in_columns(columns)).pages
    rules = [item for page in pages for item in page.items if isinstance(item, Rule) and item.y == item.to_y]
    top = STANDARD.frame.y
    assert len(pages) > 1 and len(rules) > 15
    assert {rule.y for rule in rules if rule.y < top} == {top - STANDARD.header_rule}


# --- the length of lines


@pytest.mark.parametrize("side", [0.0, 100.0])
def test_lines_are_no_longer_than_their_measure_and_stand_in_the_middle(side: float) -> None:
    pages = lay_out(long(60), replace(STANDARD, measure=20, side=side)).pages
    for page in pages:
        text = [item for item in words(page) if item.size == STANDARD.body.size]
        left, right = min(item.x for item in text), max(item.x + item.width for item in text)
        width = side + 20 * STANDARD.body.size
        assert right - left <= width + 0.01
        assert left - page.frame.x in (pytest.approx(0), pytest.approx(side or STANDARD.hang))
        assert page.frame.x == pytest.approx((page.width - width) / 2 - (0 if side else STANDARD.hang))


def test_a_text_narrower_than_half_its_paper_is_no_page_of_a_folded_sheet() -> None:
    content = long(60)
    readback = read(paint(lay_out(content, STANDARD.on(Paper(A4.height, A4.width)))))
    assert [page.label for page in readback.pages] == [str(page.number) for page in readback.pages]
    assert list(verify(readback, content)) == []


def test_paper_that_is_narrow_and_columns_are_filled_to_their_margins() -> None:
    margins = STANDARD.margins
    for style in (STANDARD.in_columns(2), STANDARD.across(), replace(STANDARD, paper=PAPERS["a5"])):
        room = style.paper.width - margins.left - margins.right
        assert style.frame.x == margins.left
        assert style.frame.width == pytest.approx(room)


# --- both sides


def test_margins_are_mirrored_on_the_back() -> None:
    style = replace(STANDARD.across(), duplex=True, binding=20)
    front, back, *_ = lay_out(long(120), style).pages
    assert front.frame.x == style.margins.left + 20
    assert back.frame.x == pytest.approx(style.margins.right)
    assert back.width - back.frame.x - back.frame.width == pytest.approx(front.frame.x)
    inside = [back.frame.x - 0.01 <= item.x <= back.frame.x + back.frame.width for item in words(back)]
    assert all(inside)


def test_only_a_front_with_a_back_asks_to_be_turned_over() -> None:
    pages = lay_out(long(120), replace(STANDARD, duplex=True)).pages
    assert len(pages) >= 3
    asking = [page.number for page in pages if any("turn over" in text for text in furniture(page, Artifact.FOOTER))]
    assert asking == list(range(1, len(pages), 2))
    single = lay_out(long(120), STANDARD)
    assert not any("turn over" in text for page in single.pages for text in furniture(page, Artifact.FOOTER))
    assert single.turn is None
    assert lay_out(long(3), replace(STANDARD, duplex=True)).turn is Edge.LONG


def test_the_ruler_is_fifty_millimetres_long_and_on_the_first_page_alone() -> None:
    first, second, *_ = lay_out(long(120), replace(STANDARD, ruler=True)).pages
    rulers = [item for item in first.items if isinstance(item, Rule) and item.y < 40 and item.y == item.to_y]
    assert [rule.to_x - rule.x for rule in rulers] == [pytest.approx(50 * MM)]
    assert any("50 mm" in text for text in furniture(first, Artifact.HEADER))
    assert not any("50 mm" in text for text in furniture(second, Artifact.HEADER))


# --- fit


def fitted(content: Leaflet, sides: int, style: Style = STANDARD) -> tuple[int, float, int, Pages | None]:
    found = fit(content, sides, style, tightest(style))
    return found.layouts, found.style.body.size, found.style.columns, found.pages


@pytest.mark.parametrize("count", [1, 40, 75, 110, 150, 190, 230])
def test_a_fit_takes_few_layouts_and_no_more_sides(count: int) -> None:
    layouts, size, _, pages = fitted(long(count), 2)
    assert layouts <= 12
    assert pages is None or len(pages.pages) <= 2
    assert tightest(STANDARD).body.size <= size <= STANDARD.body.size


def test_more_words_are_never_set_larger() -> None:
    found = [fitted(long(count), 2) for count in range(40, 260, 20)]
    sizes = [size for _, size, _, pages in found if pages]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) > 2


def test_a_leaflet_that_fits_as_it_is_stays_as_it_is() -> None:
    layouts, size, count, pages = fitted(long(5), 1)
    assert (size, count) == (STANDARD.body.size, 1)
    assert pages is not None
    assert layouts <= 4


BOXES = leaflet(section(*[box(*several(14, "Held together on one page, as a box is."))] * 13))


def test_room_that_is_left_over_goes_to_the_type() -> None:
    layouts, size, _, pages = fitted(BOXES, 2)
    first, last = STANDARD.body.size, tightest(STANDARD).body.size
    steps = [first + (last - first) * step / STEPS for step in range(STEPS + 1)]
    assert pages is not None
    assert layouts <= 18
    assert size - max(step for step in steps if step <= size) > 0.05


@pytest.mark.parametrize(("content", "small"), [(BOXES, True), (long(40), False)])
def test_text_that_had_to_be_made_very_small_is_found(content: Leaflet, *, small: bool) -> None:
    found = fit(content, 2, STANDARD, tightest(STANDARD))
    assert ("fitted-small" in {finding.code for finding in found.findings}) == small


def test_a_leaflet_that_cannot_fit_tells_by_how_much_and_what_is_longest() -> None:
    content = leaflet(
        section(*several(30, "Some words."), heading="Short"),
        section(*several(300, "Some words."), number=2, heading="Long"),
    )
    found = fit(content, 1, STANDARD, tightest(STANDARD))
    (finding,) = found.findings
    assert found.pages is None
    assert finding.code == "does-not-fit"
    assert finding.hint.index("Long") < finding.hint.index("Short")


@pytest.mark.parametrize("more", [1, 5, 20])
def test_the_overflow_is_what_is_left_over(more: int) -> None:
    """Lines that are added to what does not fit are added to what is left over; page ends may cost one."""

    def left_over(count: int) -> int:
        style = page_of(20, 10)
        found = fit(leaflet(section(lines(count))), 1, style, style)
        words = found.findings[0].message.split()
        return int(words[words.index("lines") - 1])

    assert abs(left_over(30 + more) - left_over(30) - more) <= 1


def test_no_fit_parts_a_fact() -> None:
    long_fact = "1,000,000 milligrams/kilogram/month"
    content = leaflet(section(bullets(*[f"{long_fact} word" for _ in range(50)])))
    found = fit(content, 1, STANDARD, tightest(STANDARD))
    assert all(finding.code != "fact-parted" for finding in found.findings)


def test_a_warning_keeps_no_leaflet_from_fitting() -> None:
    """A slip that no page can hold in one piece is a warning in every style: the leaflet is built all the same."""
    fields = tuple(Blank(text(f"Line {number}"), BlankKind.WIDE, HERE) for number in range(60))
    torn = Slip(text("Slip"), (paragraph("Words."),), fields, HERE)
    found = fit(leaflet(section(torn)), 8, STANDARD, tightest(STANDARD))
    assert found.pages is not None
    assert {finding.code for finding in found.findings} == {"slip-torn", "fitted"}


def test_a_header_that_leaves_no_room_keeps_its_own_hint() -> None:
    content = long(3)
    told = replace(content, identity=content.identity._replace(notice="No words. " * 900))
    (finding,) = fit(told, 90, STANDARD, tightest(STANDARD)).findings
    assert (finding.code, "shorten the notice" in finding.hint) == ("header-too-high", True)


def test_the_steps_of_a_fit_never_go_under_the_floors() -> None:
    assert STEPS >= 10
    found = fit(long(200), 1, STANDARD, tightest(STANDARD))
    assert found.style.body.size >= tightest(STANDARD).body.size


# --- two pages on a side


def numbers(pages: Pages) -> list[list[int]]:
    """Return the pages on every side of paper, from left to right."""
    sides: dict[int, list[tuple[float, int]]] = {}
    for page in pages.pages:
        sides.setdefault(page.side, []).append((page.frame.x, page.number))
    return [[number for _, number in sorted(side)] for _, side in sorted(sides.items())]


@pytest.mark.parametrize(
    ("count", "order"),
    [
        (1, [[1]]),
        (2, [[1], [2]]),
        (3, [[1], [2, 3]]),
        (4, [[4, 1], [2, 3]]),
        (5, [[1], [2], [3], [4, 5]]),
        (7, [[1], [2, 7], [6, 3], [4, 5]]),
        (8, [[8, 1], [2, 7], [6, 3], [4, 5]]),
    ],
)
def test_a_folded_booklet_reads_in_order(count: int, order: list[list[int]]) -> None:
    pages = blank(count)
    assert numbers(impose(pages, Scheme.BOOKLET, A4, "#888888")) == order


def blank(count: int) -> Pages:
    """Return pages with nothing but their furniture."""
    one = lay_out(long(1), STANDARD.on(A4.half))
    return one._replace(pages=tuple(one.pages[0]._replace(number=number) for number in range(1, count + 1)))


@pytest.mark.parametrize(("count", "order"), [(1, [[1]]), (2, [[1, 2]]), (5, [[1, 2], [3, 4], [5]])])
def test_two_up_pages_stand_in_order(count: int, order: list[list[int]]) -> None:
    assert numbers(impose(blank(count), Scheme.TWO_UP, A4, "#888888")) == order


@pytest.mark.parametrize("scheme", Scheme)
def test_each_side_is_marked_once_at_both_ends_of_its_middle(scheme: Scheme) -> None:
    imposed = impose(blank(4), scheme, A4, "#123456").pages
    marks = [(page.sheet, item) for page in imposed for item in page.items if isinstance(item, Rule)]
    middle, foot, long = A4.height / 2, A4.width, 4 * MM
    marked = sorted((sheet, *item[:4]) for sheet, item in marks if item.colour == "#123456")
    ends = [(middle, 0, middle, long), (middle, foot - long, middle, foot)]
    assert [number for mark in marked for number in mark] == pytest.approx(
        [number for side in (1, 2) for end in ends for number in (side, *end)]
    )


@pytest.mark.parametrize("scheme", Scheme)
def test_imposed_pages_stay_tagged_and_tell_everything(scheme: Scheme) -> None:
    content = leaflet(
        section(*several(70, "Words of a section that go on."), heading="One"),
        section(box(*several(5, "Warned.")), *several(60, "More words."), number=2, heading="Two"),
        section(bullets(*["Item"] * 50), number=3, heading="Three"),
    )
    pages = lay_out(content, STANDARD.on(A4.half))
    assert len(pages.pages) > 4
    imposed = impose(pages, scheme, A4, "#888888")
    pdf = paint(imposed)
    assert [str(finding) for finding in verify(read(pdf), content)] == []
    assert {(page.width, page.height) for page in imposed.pages} == {(A4.height, A4.width)}


@pytest.mark.parametrize("scheme", Scheme)
def test_the_second_witness_accepts_imposed_pages(scheme: Scheme, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("imposed") / f"{scheme}.pdf"
    pages = lay_out(long(150), STANDARD.on(A4.half))
    path.write_bytes(paint(impose(pages, scheme, A4, "#888888")))
    for profile in BOTH:
        assert failures(path, profile) == []


def test_a_page_that_is_missing_from_its_sheet_is_reported() -> None:
    """The verifier is not blind to imposed pages: one that is told twice, or lacks, is seen."""
    content = long(150)
    imposed = impose(lay_out(content, STANDARD.on(A4.half)), Scheme.BOOKLET, A4, "#888888")
    swapped = list(imposed.pages)
    swapped[1], swapped[2] = swapped[1]._replace(sheet=swapped[2].sheet), swapped[2]._replace(sheet=swapped[1].sheet)
    found = {finding.code for finding in verify(read(paint(imposed._replace(pages=tuple(swapped)))), content)}
    assert found & {"page-label", "text-overlaps", "footer-number"}
