"""Two galleys made up together: a row is as high as its taller side, and a page ends in both at the same row.

A row may be cut where both languages can be; each goes on at the top of the next page, and what follows is level again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.layout.bilingual.rows import Row, rows
from leaflet_pdf.layout.pages.breaks import Extent, extent_of, page_starts
from leaflet_pdf.layout.pages.fill import Fill
from leaflet_pdf.layout.pages.galley import AWKWARD, WIDOW, Galley

_TOLERANCE = 0.01


class _Cut(NamedTuple):
    """A place where a page may end: after so many strips of both, how far down, and where what follows begins."""

    first: int
    second: int
    bottom: float
    below: float


class _Side(NamedTuple):
    """One of the languages: its galley, and the extent of that."""

    galley: Galley
    extent: Extent

    def height(self, first: int, end: int) -> float:
        """Return the height of strips, white space between them included, in points; 0 for none."""
        return self.extent.bottoms[end - 1] - self.extent.tops[first] if end > first else 0.0


Filled = list[list[Fill]]
"""What each page is filled with."""


def fill_level(first: Galley, second: Galley) -> tuple[Filled, Filled]:
    """Return what the pages of two galleys, whose frames are equally high, are filled with, one fill a page.

    Strips at the end of the lower side of a row are made higher.
    """
    sides = _Side(first, extent_of(first)), _Side(second, extent_of(second))
    found = rows(first, second)
    ends = Row(len(first.strips), len(second.strips))
    cuts = list(_cuts(sides, [*found, ends]))
    starts = _starts(sides, cuts, first.style.frame.height)
    places = [Row(0, 0), *(Row(cut.first, cut.second) for cut in cuts)]
    filled: tuple[Filled, Filled] = ([], [])
    for begin, end in pairwise(places[start] for start in [*starts, len(cuts)]):
        for pages, fill in zip(filled, _levelled(sides, begin, end, found), strict=True):
            pages.append([fill])
    return filled


def _cuts(sides: tuple[_Side, _Side], found: Sequence[Row]) -> Iterator[_Cut]:
    """Yield all places where a page may end, in order: inside rows, and after each."""
    one, other = sides
    top = 0.0
    for row, after in pairwise(found):
        yield from _cuts_inside(sides, row, after, top)
        bottom = top + max(one.height(row.first, after.first), other.height(row.second, after.second))
        top = bottom + max(_space(one, row.first, after.first), _space(other, row.second, after.second))
        yield _Cut(after.first, after.second, bottom, top)


def _cuts_inside(sides: tuple[_Side, _Side], row: Row, after: Row, top: float) -> Iterator[_Cut]:
    """Yield the places where both sides of a row can be cut at one height: each begins above it."""
    ranges = [range(row.first, after.first), range(row.second, after.second)]
    heights = [
        [side.height(strips.start, number + 1) for number in strips] for side, strips in zip(sides, ranges, strict=True)
    ]
    lines = sorted({height for side in heights for height in side[:-1]})
    for line in lines:
        ended = [bisect_left(side, line + _TOLERANCE) for side in heights]
        if not all(ended) or ended == [len(side) for side in heights]:
            continue
        bottom = max(side[count - 1] for side, count in zip(heights, ended, strict=True))
        begun = [
            side.extent.tops[strips.start + count] - side.extent.tops[strips.start]
            for side, strips, count in zip(sides, ranges, ended, strict=True)
            if count < len(strips)
        ]
        yield _Cut(row.first + ended[0], row.second + ended[1], top + bottom, top + min(begun))


def _space(side: _Side, first: int, end: int) -> float:
    return side.galley.strips[end - 1].space if end > first else 0.0


def _starts(sides: tuple[_Side, _Side], cuts: Sequence[_Cut], height: float) -> list[int]:
    """Return the cuts, by their numbers, after which the pages begin; 0 is the beginning."""
    extent = _extent(sides, cuts)
    one, other = sides
    asked = [
        number
        for number, cut in enumerate(cuts[:-1], 1)
        if cut.first in one.galley.page_breaks and cut.second in other.galley.page_breaks
    ]
    parts = pairwise([0, *asked, len(cuts)])
    return [start for begin, end in parts for start in page_starts(extent, height, begin, end)]


def _extent(sides: tuple[_Side, _Side], cuts: Sequence[_Cut]) -> Extent:
    """Return what is between the cuts as strips of one galley: the worse of both prices, and what repeats in either."""
    ended = [(cut.first - 1, cut.second - 1) for cut in cuts]
    begun = [(0, 0), *((cut.first, cut.second) for cut in cuts[:-1])]
    prices = [_greater(sides, "prices", strips) for strips in ended]
    good = [end for end, price in enumerate(prices, 1) if price < WIDOW]
    return Extent(
        [0.0, *(cut.below for cut in cuts[:-1])],
        [cut.bottom for cut in cuts],
        [_greater(sides, "lead", strips) for strips in begun],
        [_greater(sides, "foot", strips) for strips in ended],
        prices,
        good,
        [end for end in good if prices[end - 1] < AWKWARD],
    )


def _greater(sides: tuple[_Side, _Side], name: str, strips: tuple[int, int]) -> float:
    values = [getattr(side.extent, name) for side in sides]
    found = [each[strip] for each, strip in zip(values, strips, strict=True) if 0 <= strip < len(each)]
    return max(found, default=0.0)


def _levelled(sides: tuple[_Side, _Side], begin: Row, end: Row, found: Sequence[Row]) -> tuple[Fill, Fill]:
    """Return the fills of a page from one place to before another, after making its rows level."""
    inside = [row for row in found if begin.first <= row.first < end.first and begin.second <= row.second < end.second]
    marks = [begin, *(row for row in inside if row != begin), end]
    tops = [0.0, 0.0]
    for number, (row, after) in enumerate(pairwise(marks)):
        _level(sides, row, after, tops if number == 0 else None)
    fills = (_fill(side, first, last, down) for side, first, last, down in zip(sides, begin, end, tops, strict=True))
    one, other = fills
    return one, other


def _level(sides: tuple[_Side, _Side], row: Row, after: Row, tops: list[float] | None) -> None:
    """Make both sides of a row equally high.

    At the top of a page, what is repeated takes as much room in both, and a side that has ended begins below the other.
    """
    ranges = [range(first, end) for first, end in zip(row, after, strict=True)]
    leads = [_lead(side, strips.start) for side, strips in zip(sides, ranges, strict=True)]
    heights = [side.height(strips.start, strips.stop) for side, strips in zip(sides, ranges, strict=True)]
    space = max(_space(side, strips.start, strips.stop) for side, strips in zip(sides, ranges, strict=True))
    for number, (side, strips) in enumerate(zip(sides, ranges, strict=True)):
        if tops is not None:
            tops[number] = max(leads) - leads[number] + (0.0 if strips else max(heights) + space)
        if strips:
            last = side.galley.strips[strips.stop - 1]
            last.height += max(heights) - heights[number]
            last.space = space


def _lead(side: _Side, strip: int) -> float:
    return side.extent.lead[strip] if strip < len(side.extent.lead) else 0.0


def _fill(side: _Side, first: int, end: int, down: float) -> Fill:
    """Return the fill of a page, so far below its top, with the heights that strips have now."""
    strips = side.galley.strips[first:end]
    if not strips:
        return Fill(first, end, 0, side.galley.style.frame.y, 0.0)
    height = sum(strip.height + strip.space for strip in strips) - strips[-1].space
    repeated = _lead(side, first) + side.extent.foot[end - 1]
    return Fill(first, end, 0, side.galley.style.frame.y + down, height + repeated)
