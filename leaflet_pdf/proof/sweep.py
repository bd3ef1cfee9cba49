"""Which areas of a page lie on others: found in one way down the page, without holding each against each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from leaflet_pdf.proof.reader.readback import Area


class _Core(NamedTuple):
    """An area without what another may share: half of that at each edge. Two cores share nothing, or too much."""

    left: float
    top: float
    right: float
    bottom: float
    number: int


def lying_on_others(areas: Iterable[Area], tolerance: float) -> Iterator[tuple[int, int]]:
    """Yield each area that shares more than the tolerance with one above it, and that one, by their places.

    What lies on another is held against no more. So the areas that still reach the line in view share nothing, and
    stand one beside the other: only the last that begins at the left of the next area, and the first that begins
    inside of it, can lie below it.
    """
    lefts: list[float] = []
    reaching: list[_Core] = []
    for core in sorted(_cores(areas, tolerance / 2), key=attrgetter("top")):
        place = bisect_right(lefts, core.left)
        while place and reaching[place - 1].bottom <= core.top:
            place -= 1
            del lefts[place], reaching[place]
        while place < len(lefts) and lefts[place] < core.right and reaching[place].bottom <= core.top:
            del lefts[place], reaching[place]
        if place and reaching[place - 1].right > core.left:
            yield core.number, reaching[place - 1].number
        elif place < len(lefts) and lefts[place] < core.right:
            yield core.number, reaching[place].number
        else:
            lefts.insert(place, core.left)
            reaching.insert(place, core)


def _cores(areas: Iterable[Area], edge: float) -> Iterator[_Core]:
    """Yield the cores of the areas that have one."""
    for number, area in enumerate(areas):
        core = _Core(area.x + edge, area.y + edge, area.right - edge, area.bottom - edge, number)
        if core.left < core.right and core.top < core.bottom:
            yield core
