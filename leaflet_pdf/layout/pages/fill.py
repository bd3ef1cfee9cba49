"""Which strips of a galley go where: pages of one column, or of several below what runs across the page.

A leaflet in columns has three parts. What is before the first section, its boxes with it, runs across the
page; the sections fill the columns, but for blocks too wide for one; who publishes the leaflet runs across again.
Where the columns end, they are made as equally high as what holds together lets them be.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from leaflet_pdf.layout.catalogue import PAGE_TOO_SMALL
from leaflet_pdf.layout.frame import Glyphs
from leaflet_pdf.layout.pages.breaks import Extent, extent_of, last_of, page_starts, taken
from leaflet_pdf.layout.pages.galley import NEVER, WIDOW, Galley
from leaflet_pdf.model.finding import NOWHERE, Finding
from leaflet_pdf.model.style import MM

_STEPS_IN_LINE = 2
"""Heights of balanced columns are tried in such parts of a line."""

_LINES_MORE = 3
_PRICE_OF_POINT = 30
"""How much higher columns may become, and what price of their ends is worth a point of it."""

_TOLERANCE = 0.01


class Fill(NamedTuple):
    """A column of a page: strips from first to before end, how far right of their place they stand, and where."""

    first: int
    end: int
    x: float
    y: float
    height: float


def as_one_page(galley: Galley) -> Fill:
    """Return all strips of a galley as one page, whether they fit on it or not."""
    return _fill(extent_of(galley), 0, len(galley.strips), 0, galley.style.frame.y)


def fill_pages(galley: Galley) -> list[list[Fill]]:
    """Return what each page is filled with, in reading order. The galley has a finding if a page is too small."""
    pages = _filled(galley)
    galley.findings += too_small(galley, pages)
    return pages


def _filled(galley: Galley) -> list[list[Fill]]:
    frame, extent = galley.style.frame, extent_of(galley)
    last = len(galley.strips)
    if galley.columned is None:
        starts = [start for a, b in _parted(galley, 0, last) for start in page_starts(extent, frame.height, a, b)]
        return [[_fill(extent, a, b, 0, frame.y)] for a, b in pairwise([*starts, last])]
    first, end = galley.columned
    starts = page_starts(extent, frame.height, 0, first)
    pages = [[_fill(extent, a, b, 0, frame.y)] for a, b in pairwise([*starts, first])]
    for start, stop in [*galley.across, (end, last)]:
        for a, b in _parted(galley, first, start):
            _fill_columns(pages, galley, extent, a, b, last if b == start and stop == last else b)
        for a, b in _parted(galley, start, stop):
            _fill_across(pages, galley, extent, a, b)
        first = stop
    return pages


def _parted(galley: Galley, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the strips from first to before end, if there are any, parted where a page must begin."""
    if first < end:
        yield from pairwise([first, *(number for number in galley.page_breaks if first < number < end), end])


def _fill_across(pages: list[list[Fill]], galley: Galley, extent: Extent, first: int, end: int) -> None:
    """Add the strips from first to before end, as wide as the page, below what is on the last page and on new ones."""
    frame, left = galley.style.frame, _left(pages[-1], galley, first)
    starts = page_starts(extent, frame.height, first, end, [max(left, 1.0)])
    below, *others = pairwise([*starts, end])
    if below[1] > below[0]:
        pages[-1].append(_fill(extent, *below, 0, frame.y + frame.height - left))
    pages += [[_fill(extent, a, b, 0, frame.y)] for a, b in others]


def too_small(galley: Galley, pages: Sequence[Sequence[Fill]]) -> Iterator[Finding]:
    """Yield a finding if something that no page end can cut is higher than a page."""
    frame = galley.style.frame
    for fill in (fill for fills in pages for fill in fills if fill.end > fill.first):
        over = fill.y + fill.height - frame.y - frame.height
        if over > _TOLERANCE or galley.strips[fill.end - 1].price == NEVER:
            parts = (part for strip in galley.strips[fill.first :] for part in strip.parts)
            source = next((part.source for part in parts if isinstance(part, Glyphs)), None)
            more = f"{over / MM:.0f} mm " if over > _TOLERANCE else ""
            message = f"this is {more}higher than a page, and cannot be split"
            yield PAGE_TOO_SMALL.at(source or NOWHERE, message, "choose larger paper or smaller type")
            return


def _fill_columns(
    pages: list[list[Fill]], galley: Galley, extent: Extent, first: int, end: int, following: int
) -> None:
    """Add the strips from first to before end, in columns, below what is on the last page and on new ones.

    The strips up to `following` should not have a page to themselves.
    """
    style, height = galley.style, galley.style.frame.height
    left = _left(pages[-1], galley, first)
    starts = page_starts(extent, height, first, end, [max(left, 1.0)] * style.columns)
    columns = list(pairwise([*starts, end]))
    groups = [columns[number : number + style.columns] for number in range(0, len(columns), style.columns)]
    groups[-1:] = _last_pages(galley, extent, groups[-1], left if len(groups) == 1 else height, following)
    for number, these in enumerate(groups):
        top = style.frame.y + (height - left if number == 0 else 0.0)
        here = [
            _fill(extent, a, b, place * (style.column_width + style.gutter), top) for place, (a, b) in enumerate(these)
        ]
        filled = [fill for fill in here if fill.end > fill.first]
        if number == 0:
            pages[-1] += filled
        else:
            pages.append(filled)


def _last_pages(
    galley: Galley, extent: Extent, columns: Sequence[tuple[int, int]], room: float, following: int
) -> list[list[tuple[int, int]]]:
    """Return the columns of the last page, equally high; if what follows does not fit below them, of the last two.

    So what follows the columns does not have a page to itself, if there is anything that can go there with it. To fit
    below them, it is worth an awkward end of a column.
    """
    first, end = columns[0][0], columns[-1][1]
    left = room - taken(extent, end, following) - (galley.strips[end - 1].space if following > end else 0.0)
    above = _balanced(galley, extent, columns, left) if left > 0 else []
    if above:
        return [above]
    cuts = [after for after in range(first + 1, end) if extent.prices[after - 1] < WIDOW]
    if not cuts or following == end:
        return [_balanced(galley, extent, columns, room) or list(columns)]
    cut = min(cuts, key=lambda after: (extent.prices[after - 1], -after))
    before = [(a, min(b, cut)) for a, b in columns if a < cut]
    after = [(cut, end)]
    return [
        _balanced(galley, extent, before, room) or before,
        _balanced(galley, extent, after, galley.style.frame.height) or after,
    ]


def _fill(extent: Extent, first: int, end: int, x: float, y: float) -> Fill:
    return Fill(first, end, x, y, taken(extent, first, end))


def _left(fills: Sequence[Fill], galley: Galley, following: int) -> float:
    """Return the height that is left below what a page is filled with, and the white space after that.

    Nothing is left for what must begin a page.
    """
    if following in galley.page_breaks:
        return 0.0
    frame = galley.style.frame
    bottom = max(fill.y + fill.height for fill in fills)
    return frame.y + frame.height - bottom - galley.strips[following - 1].space


def _balanced(galley: Galley, extent: Extent, columns: Sequence[tuple[int, int]], room: float) -> list[tuple[int, int]]:
    """Return columns of the same strips, as equally high as can be without a worse end of a column, if they fit.

    A line or two more are taken where that spares an awkward end.
    """
    first, end, most = columns[0][0], columns[-1][1], galley.style.columns
    leading, low = galley.style.body.leading, taken(extent, first, end) / most

    @cache
    def of_height(steps: int) -> list[tuple[int, int]]:
        return _columns_of(extent, first, end, most, min(room, low + steps * leading / _STEPS_IN_LINE))

    found = [list(columns)] if all(taken(extent, a, b) <= room + _TOLERANCE for a, b in columns) else []
    lowest = _lowest(of_height, ceil((room - low) / leading * _STEPS_IN_LINE))
    if lowest is not None:
        found.append(of_height(lowest))
        for lines in range(1, _LINES_MORE + 1):
            if _price_of_ends(extent, found[-1]) < _PRICE_OF_POINT * leading:
                break
            # Higher columns may hold less: where they end otherwise, they begin with what is repeated.
            found += filter(None, [of_height(lowest + lines * _STEPS_IN_LINE)])
    return min(found, key=lambda tried: _unsightly(extent, tried), default=[])


def _lowest(fits: Callable[[int], object], most: int) -> int | None:
    """Return the least number of steps, up to the most, that is enough; None if none is. A few are the likeliest."""
    failed, steps = -1, 0
    while not fits(steps):
        if steps >= most:
            return None
        failed, steps = steps, min(most, max(1, 2 * steps))
    while steps - failed > 1:
        middle = (steps + failed) // 2
        failed, steps = (failed, middle) if fits(middle) else (middle, steps)
    return steps


def _columns_of(extent: Extent, first: int, end: int, most: int, height: float) -> list[tuple[int, int]]:
    """Return the strips from first to before end in at most so many columns of a height.

    There are none if they do not fit, or only by cutting what must stay whole where that is possible.
    """
    if not _may_fit(extent, first, end, most, height):
        return []
    tried = list(pairwise([*page_starts(extent, height, first, end), end]))
    fits = len(tried) <= most and all(taken(extent, a, b) <= height + 0.001 for a, b in tried)
    fits = fits and all(extent.prices[b - 1] < WIDOW for _, b in tried[:-1])
    return tried if fits else []


def _may_fit(extent: Extent, first: int, end: int, most: int, height: float) -> bool:
    """Tell whether so many columns hold the strips if each ends as late as it can, and nothing is repeated in them."""
    for _ in range(most):
        reach = bisect_right(extent.bottoms, extent.tops[first] + height + _TOLERANCE, first, end)
        if reach == end:
            return True
        latest = last_of(extent.good, first, reach, 1)
        if not latest:
            return False
        first = latest[0]
    return False


def _unsightly(extent: Extent, columns: Sequence[tuple[int, int]]) -> float:
    """Return the height of columns, and what their ends are worse than free ones."""
    return max(taken(extent, a, b) for a, b in columns) + _price_of_ends(extent, columns) / _PRICE_OF_POINT


def _price_of_ends(extent: Extent, columns: Sequence[tuple[int, int]]) -> float:
    return sum(extent.prices[b - 1] for a, b in columns[:-1] if b > a)
