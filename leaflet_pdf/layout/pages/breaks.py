"""Where pages end: chosen for the whole leaflet at once, as TeX chooses the lines of a paragraph.

Every way to end the pages has a price: what strips ask for a page end after them, and paper left empty.
The cheapest way is found page by page among the best few ways to have come so far, so that the time
grows with the number of pages and no faster.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from leaflet_pdf.layout.pages.galley import AWKWARD, WIDOW, Galley

PAGE = 2_000.0
"""The price of one more page."""

EMPTY = 10_000.0
"""The price of a page that is left empty; half of it left empty costs a quarter."""

PASSED_OVER = 2_500.0
"""The price of leaving a page's height empty above something that could stand there, and end the page as well.

So white space is shared by two pages only where one would have much more of it: below a third, it looks like a fault.
"""

WAYS, FREE_WAYS = 5, 2
"""How many ways to come to the end of a page are followed up, and how many ends are tried for the next.

Of ends before those, at which nothing is cut that belongs together, so many more: a table may better go on whole.
"""


class Extent(NamedTuple):
    """Where each strip begins and ends in the column, and what a page adds that begins or ends with it.

    `prices` are those of ending a page after each strip. `good` are the ends, each a number of strips, at which nothing
    is cut that belongs together, and `free` those of them that are not awkward either.
    """

    tops: list[float]
    bottoms: list[float]
    lead: list[float]
    foot: list[float]
    prices: list[float]
    good: list[int]
    free: list[int]


class Way(NamedTuple):
    """One way to have come to the strip that a page begins with, and its price so far."""

    price: float
    start: int
    before: "Way | None"


def page_starts(
    extent: Extent,
    height: float,
    first: int = 0,
    stop: int | None = None,
    opening: Sequence[float] = (),
) -> list[int]:
    """Return the strips, from first to before stop (at least one), that pages of the height (points) begin with.

    A strip that is higher than a page has a page to itself. The first pages have the heights of `opening`, if they
    are lower; where what comes first should not be cut, such a page stays empty: the next begins with the same strip.
    """
    last = len(extent.prices) if stop is None else stop
    ways = [Way(0.0, first, None)]
    best: Way | None = None
    rooms = iter(opening)
    while ways:
        room = next(rooms, height)
        following: dict[int, tuple[float, Way]] = {}
        for way in ways:
            ends = _ends(extent, way.start, last, room)
            if room < height:
                ends = _ends_that_fit(extent, ends, way.start, last, room)
            priced = _prices_of(ends, extent, way.start, last, room)
            before = way.price + PAGE
            for end in ends:
                cost, white = priced[end]
                price = before + white * room / height + cost
                if end not in following or price < following[end][0]:
                    following[end] = price, way
        done = following.pop(last, None)
        if done and (best is None or done[0] < best.price):
            best = Way(done[0], last, done[1])
        # Ways that have come further have less to pay for: what full pages would have cost them is taken off.
        nearest = sorted(following, key=lambda end: following[end][0] - PAGE * extent.tops[end] / height)[:WAYS]
        ways = [Way(following[end][0], end, following[end][1]) for end in nearest]
        ways = [way for way in ways if best is None or way.price + PAGE < best.price]
    return _starts(best)


def _prices_of(
    ends: Sequence[int], extent: Extent, start: int, stop: int, room: float
) -> dict[int, tuple[float, float]]:
    """Return for each end of a page of the room (points) the prices of what it cuts and of what it leaves empty."""
    priced: dict[int, tuple[float, float]] = {}
    fullest = 0.0
    lead, top = extent.lead[start], extent.tops[start]
    bottoms, foot, prices = extent.bottoms, extent.foot, extent.prices
    # As `taken` has it, without a call for each: most of the time that a page end takes is spent here.
    found = [
        (prices[end - 1] if end < stop else 0.0, -(lead + bottoms[end - 1] - top + foot[end - 1]), end)
        for end in ends
        if end > start
    ]
    found += [(0.0, 0.0, end) for end in ends if end == start]
    for cost, height, end in sorted(found):  # of ends that cost the same, the fullest page first
        fullest = max(fullest, -height)
        empty, passed_over = 1 + height / room, (fullest + height) / room
        white = 0.0 if end == stop else EMPTY * empty * empty + PASSED_OVER * passed_over
        priced[end] = cost, white
    return priced


def _starts(way: Way | None) -> list[int]:
    starts: list[int] = []
    while way and way.before:
        way = way.before
        starts.append(way.start)
    return starts[::-1]


def extent_of(galley: Galley) -> Extent:
    """Return where the strips of a galley begin and end."""
    strips = galley.strips
    tops = list(accumulate((strip.height + strip.space for strip in strips), initial=0.0))
    bottoms = [top + strip.height for top, strip in zip(tops, strips, strict=False)]
    lead, foot = [0.0] * len(strips), [0.0] * len(strips)
    for span in galley.spans:
        for number in range(span.first, span.last):
            lead[number + 1] += span.repeat.height
            foot[number] += span.foot
    prices = [strip.price for strip in strips]
    good = [end for end, price in enumerate(prices, 1) if price < WIDOW]
    free = [end for end in good if prices[end - 1] < AWKWARD]
    return Extent(tops, bottoms, lead, foot, prices, good, free)


def taken(extent: Extent, start: int, end: int) -> float:
    """Return the height of a page of the strips from start to before end."""
    if end == start:
        return 0.0
    return extent.lead[start] + extent.bottoms[end - 1] - extent.tops[start] + extent.foot[end - 1]


def _ends(extent: Extent, start: int, stop: int, height: float) -> list[int]:
    """Return the most promising ends of a page that begins with a strip, at least one: the last, and the last free."""
    room = extent.tops[start] + height - extent.lead[start] + 0.001
    last = bisect_right(extent.bottoms, room, start, stop)
    while last > start + 1 and taken(extent, start, last) > height + 0.001:
        last -= 1
    if last == stop:
        return [last]
    if last <= start:
        return [start + 1]
    fine = last_of(extent.good, start, last, WAYS)
    if fine and taken(extent, start, fine[-1]) > 0.5 * height:
        return [*last_of(extent.free, start, fine[0] - 1, FREE_WAYS), *fine]
    return [*fine, min(range(start + 1, last + 1), key=lambda end: (extent.prices[end - 1], -end))]


def last_of(ends: Sequence[int], start: int, last: int, most: int) -> list[int]:
    """Return the last of some ends that lie behind a start, up to a last one."""
    upto = bisect_right(ends, last)
    return [end for end in ends[max(0, upto - most) : upto] if end > start]


def _ends_that_fit(extent: Extent, ends: Sequence[int], start: int, stop: int, room: float) -> list[int]:
    """Return those ends that leave nothing outside a low page; it may stay empty if they cut what holds together."""
    fitting = [end for end in ends if taken(extent, start, end) <= room + 0.001]
    if stop not in fitting and all(extent.prices[end - 1] >= WIDOW for end in fitting):
        return [start, *fitting]
    return fitting
