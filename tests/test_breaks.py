"""Where pages and columns end: what is weighed against what, and what never is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflet_pdf.layout.pages.breaks import extent_of, page_starts
from leaflet_pdf.layout.pages.fill import Fill, fill_pages
from leaflet_pdf.layout.pages.galley import ALONE, AWKWARD, FREE, LINE, NEVER, SPLIT, TORN, WIDOW, Galley, Repeat
from tests.squares import page_of


def galley(*prices: float) -> Galley:
    """Return a galley of lines of ten points, each with the price of a page end after it."""
    made = Galley(page_of(21, 10), "en")
    for price in prices:
        made.strip(10, [], price=price)
    return made


def starts(lines: int, prices: list[float], opening: tuple[float, ...] = ()) -> list[int]:
    """Return the lines that pages of so many lines begin with."""
    return page_starts(extent_of(galley(*prices)), 10 * lines, opening=opening)


def priced(count: int, price: float, free: set[int]) -> list[float]:
    """Return the prices of so many lines, but for some after which a page may end."""
    return [FREE if line in free else price for line in range(1, count + 1)]


# How early a page may end


@pytest.mark.parametrize(
    ("price", "early", "ends"),
    [
        (LINE, 18, 18), (LINE, 17, 20),
        (AWKWARD, 17, 17), (AWKWARD, 15, 20),
        (SPLIT, 10, 10), (SPLIT, 8, 20),
        (WIDOW, 5, 5), (TORN, 2, 2), (ALONE, 2, 2),
    ],
)  # fmt: skip
def test_how_empty_a_page_may_stay_depends_on_what_is_spared(price: float, early: int, ends: int) -> None:
    """A tenth for a paragraph, a sixth for a list, half a page for a table; whatever it takes for what is graver."""
    assert starts(20, priced(30, price, {early}))[1] == ends


def test_a_page_ends_at_once_where_that_costs_nothing() -> None:
    assert starts(20, priced(30, FREE, set())) == [0, 20]


@pytest.mark.parametrize(("price", "pages"), [(LINE, 2), (AWKWARD, 2), (SPLIT, 3), (WIDOW, 3)])
def test_a_page_more_is_spent_on_a_table_and_not_on_a_paragraph(price: float, pages: int) -> None:
    assert len(starts(10, priced(20, price, {9, 18}))) == pages


def test_a_page_more_is_not_spent_on_four_lists() -> None:
    assert starts(10, priced(50, AWKWARD, {9, 18, 27, 36, 45})) == [0, 10, 20, 30, 40]


def test_of_ends_that_cost_alike_the_one_that_leaves_less_paper_empty_is_taken() -> None:
    assert starts(10, priced(15, ALONE, {3, 7, 9}))[1] == 9
    assert starts(10, priced(15, SPLIT, set()))[1] == 10


# Several ways, several pages


def test_a_way_is_followed_though_four_others_are_cheaper_at_its_first_page() -> None:
    assert starts(20, priced(50, SPLIT, {16, 17, 18, 19, 20, 30})) == [0, 16, 30]


def test_a_table_goes_on_whole_though_half_a_page_stays_empty() -> None:
    assert starts(20, priced(45, SPLIT, {*range(1, 11), 30})) == [0, 10, 30]


def test_no_page_ends_above_what_could_stand_on_it_only_to_share_a_little_white_space() -> None:
    assert starts(20, priced(50, SPLIT, {17, 20, 36})) == [0, 20, 36]


def test_two_pages_share_the_paper_that_two_tables_leave_empty() -> None:
    assert starts(20, priced(44, SPLIT, {*range(1, 15), 24, 44})) == [0, 13, 24]


@pytest.mark.parametrize(("lesser", "graver"), [(SPLIT, WIDOW), (WIDOW, TORN), (TORN, ALONE)])
def test_a_hundred_of_a_lesser_evil_are_no_worse_than_one_of_a_graver(lesser: float, graver: float) -> None:
    assert 100 * lesser <= graver


# A first page that is low


def test_a_low_first_page_holds_what_fits_on_it() -> None:
    assert starts(10, priced(25, FREE, set()), opening=(30.0,)) == [0, 3, 13, 23]


def test_what_holds_together_leaves_a_low_first_page_empty() -> None:
    assert starts(10, priced(15, TORN, {8}), opening=(30.0,)) == [0, 0, 8]
    assert starts(10, priced(15, SPLIT, {8, 13}), opening=(30.0,)) == [0, 3, 13]


def test_a_first_page_that_stays_empty_pays_for_no_end() -> None:
    """The introduction above it may end there: whatever that costs is paid already."""
    prices = [ALONE, *priced(15, TORN, {8})]
    assert page_starts(extent_of(galley(*prices)), 100, first=1, opening=(30.0,)) == [1, 1, 9]


def test_what_the_last_line_would_cost_is_not_asked_and_what_the_one_before_it_costs_is() -> None:
    assert starts(10, [FREE] * 10 + [ALONE]) == [0, 10]
    assert starts(10, [FREE] * 9 + [WIDOW, FREE]) == [0, 9]


# What a page says again, and a box leaves below its last line


def test_what_is_said_again_and_what_ends_a_box_take_their_room() -> None:
    made = galley(*[FREE] * 20)
    made.bind(0, Repeat(20, []), foot=10)
    extent = extent_of(made)
    assert page_starts(extent, 100) == [0, 9, 16]
    assert (extent.lead[0], extent.lead[1], extent.foot[18], extent.foot[19]) == (0, 20, 10, 0)


# Columns


def columns(lines: int, *prices: float) -> list[int]:
    """Return how many lines each column of a page of so many lines holds, below its title."""
    made = galley(FREE, *prices, FREE)
    made.style = replace(page_of(21, lines), columns=2, gutter=10)
    made.columned = 1, len(prices) + 1
    (fills, *_) = fill_pages(made)
    return [fill.end - fill.first for fill in fills if 1 <= fill.first < fill.end <= len(prices) + 1]


def test_columns_are_equally_high() -> None:
    assert columns(10, *[FREE] * 8) == [4, 4]
    assert columns(10, *[FREE] * 9) == [5, 4]


@pytest.mark.parametrize(
    ("dear", "price", "held"),
    [
        ({4}, LINE, [4, 4]),
        ({4}, AWKWARD, [5, 3]),
        ({4, 5}, AWKWARD, [4, 4]),
        ({*range(1, 6)}, SPLIT, [6, 2]),
        ({*range(1, 7)}, SPLIT, [7, 1]),
    ],
)
@pytest.mark.parametrize("lines", [10, 12, 15, 20])
def test_a_column_is_a_line_higher_for_a_list_and_more_for_a_table(
    lines: int, dear: set[int], price: float, held: list[int]
) -> None:
    assert columns(lines, *[price if line in dear else FREE for line in range(1, 9)]) == held


def test_columns_stand_below_the_title_and_what_follows_stands_below_the_columns() -> None:
    made = galley(*[FREE] * 32)
    made.style = replace(page_of(21, 10), columns=2, gutter=10)
    made.columned = 1, 31
    made.strips[0].space = 4
    made.strips[30].space = 6
    first, second = fill_pages(made)
    assert first == [Fill(0, 1, 0, 10, 10), Fill(1, 9, 0, 24, 80), Fill(9, 17, 110, 24, 80)]
    assert second == [Fill(17, 24, 0, 10, 70), Fill(24, 31, 110, 10, 70), Fill(31, 32, 0, 86, 10)]
    assert made.findings == []


@pytest.mark.parametrize(
    ("price", "last"), [(FREE, [Fill(18, 19, 0, 10, 10), Fill(19, 20, 0, 20, 10)]), (TORN, [Fill(19, 20, 0, 10, 10)])]
)
def test_what_follows_columns_that_fill_their_page_takes_their_end_along_if_that_tears_nothing(
    price: float, last: list[Fill]
) -> None:
    made = galley(FREE, *[price] * 18, FREE)
    made.style = replace(page_of(21, 10), columns=2, gutter=10)
    made.columned = 1, 19
    assert fill_pages(made)[1:] == [last]


@pytest.mark.parametrize(("height", "columned"), [(150, None), (150, (1, 2)), (100, None), (90, (1, 2))])
def test_what_is_higher_than_a_page_and_cannot_be_cut_is_told_with_by_how_much(
    height: float, columned: tuple[int, int] | None
) -> None:
    made = galley(FREE, FREE, FREE)
    made.strips[1].height = height
    made.columned = columned
    fill_pages(made)
    found = [(finding.code, finding.message[:26]) for finding in made.findings]
    assert found == ([("page-too-small", "this is 18 mm higher than ")] if height > 100 else [])


@pytest.mark.parametrize("before", [TORN, ALONE])
def test_no_page_ends_beside_what_is_drawn_if_it_can_end_anywhere_else(before: float) -> None:
    assert starts(10, [*[before] * 8, *[NEVER] * 4, *[before] * 3])[:2] == [0, 8]


@pytest.mark.parametrize(("beside", "told"), [(9, []), (10, ["page-too-small"])])
def test_what_is_drawn_beside_more_strips_than_a_page_holds_is_told(beside: int, told: list[str]) -> None:
    made = galley(*[NEVER] * beside, FREE, FREE)
    fill_pages(made)
    assert [finding.code for finding in made.findings] == told
