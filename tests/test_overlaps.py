"""Which things on a page meet is found without holding each against each, and is the same."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from leaflet_pdf import lay_out, paint, read, verify
from leaflet_pdf.model.leaflet import Paragraph, Run, Text
from leaflet_pdf.proof.page_bands import Bands, pairs
from leaflet_pdf.proof.reader.readback import Area
from leaflet_pdf.proof.sweep import lying_on_others
from tests.made import HERE, leaflet, section

_SHARED = 0.5


def scattered(seed: int, count: int = 60) -> list[Area]:
    """Return areas of which some lie on others; half points apart, so that many just touch."""
    random = Random(seed)
    return [
        Area(*(random.randrange(places) / 2 for places in (120, 200)), *(random.randrange(2, 30) / 2 for _ in range(2)))
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(40))
def test_what_lies_on_another_is_found_and_nothing_else(seed: int) -> None:
    areas = scattered(seed)
    told = dict(lying_on_others(areas, _SHARED))
    assert told, "the areas are too far apart to prove anything"
    assert all(areas[one].meets(areas[other], _SHARED) for one, other in told.items())
    left = [area for place, area in enumerate(areas) if place not in told]
    assert not any(one.meets(other, _SHARED) for one, other in combinations(left, 2))


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        (Area(0, 0, 10, 10), Area(9.4, 0, 10, 10), True),
        (Area(0, 0, 10, 10), Area(9.5, 0, 10, 10), False),
        (Area(0, 0, 10, 10), Area(0, 9.4, 10, 10), True),
        (Area(0, 0, 10, 10), Area(0, 9.5, 10, 10), False),
        (Area(0, 0, 10, 10), Area(5, 5, 0.5, 10), False),
        (Area(0, 0, 10, 10), Area(5, 5, 10, 0.5), False),
        (Area(0, 0, 100, 10), Area(40, 2, 10, 2), True),
    ],
)
def test_what_shares_no_more_than_is_allowed_lies_on_nothing(one: Area, other: Area, *, meets: bool) -> None:
    assert bool(list(lying_on_others([one, other], _SHARED))) == meets
    assert bool(list(lying_on_others([other, one], _SHARED))) == meets


def test_an_area_that_has_ended_hides_none_that_is_still_reached() -> None:
    tall, short, late = Area(0, 0, 20, 100), Area(25, 0, 5, 10), Area(15, 50, 30, 10)
    assert list(lying_on_others([tall, short, late], _SHARED)) == [(2, 0)]


@pytest.mark.parametrize("seed", range(10))
def test_all_that_meets_an_area_is_near_it_in_its_order(seed: int) -> None:
    placed = [Area(area.x, 9 * area.y - 100, area.width, 20 * area.height) for area in scattered(seed)]
    bands = Bands((area, place) for place, area in enumerate(placed))
    for area in placed:
        near = list(bands.near(area))
        assert near == sorted(near)
        assert {place for place, other in enumerate(placed) if area.meets(other, 0)} <= set(near)
    assert pairs(placed, placed) >= sum(len(bands.near(area)) for area in placed)


def test_what_is_far_above_or_below_is_not_near() -> None:
    bands = Bands([(Area(0, 300, 100, 10), "drawing")])
    assert list(bands.near(Area(0, 306, 9, 9))) == ["drawing"]
    assert not bands.near(Area(0, 100, 9, 9))
    assert not bands.near(Area(0, 500, 9, 9))


def test_a_leaflet_of_very_many_pieces_of_text_on_a_page_is_proven() -> None:
    """A text changes its weight at each letter: a page has two thousand pieces."""
    runs = [Run(f"{letter} ", HERE, bold=bool(place % 2)) for place, letter in enumerate("abcdefghij" * 240)]
    many = leaflet(section(Paragraph(Text(tuple(runs), HERE), HERE)))
    readback = read(paint(lay_out(many)))
    assert max(len(page.pieces) for page in readback.pages) > 1_500
    assert list(verify(readback, many)) == []
