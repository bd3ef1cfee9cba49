"""Short lists in two columns, read down the first and then down the second, in one piece that no page end cuts."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.lines.line import break_lines, extent, styled_text
from leaflet_pdf.layout.pages.galley import Column, Galley, Part, lowered
from leaflet_pdf.model.leaflet import ListItem
from leaflet_pdf.model.style import MM

_GAP = 6 * MM
"""The white space between the columns."""

_FEWEST = 4
"""A list has so many entries or more: a column of one would not look like part of it."""

_NARROWEST = 11.0
"""How narrow the words of an entry are at most, in the size of their type."""

_OF_ITS_HEIGHT = 0.75
"""How high a list is at most, in its height in one column: if it is higher, its entries are too long for two."""

_OF_PAGE = 0.4
"""The part of a page's height that it takes at most, since it is not cut."""


def places_of(galley: Galley, items: Sequence[ListItem], column: Column, indent: float) -> list[Column]:
    """Return the column of each entry: the left or the right half, or the whole if not all are short enough."""
    undivided, width = [column] * len(items), (column.width - _GAP) / 2
    if len(items) < _FEWEST or not _fit(galley, items, width - indent):
        return undivided
    heights = _heights(galley, items, width - indent)
    cut = _cut(heights)
    height = max(sum(heights[:cut]), sum(heights[cut:]))
    if height > _OF_ITS_HEIGHT * sum(_heights(galley, items, column.width - indent)):
        return undivided
    if height > _OF_PAGE * galley.style.frame.height:
        return undivided
    left, right = Column(column.x, width), Column(column.x + width + _GAP, width)
    return [left] * cut + [right] * (len(items) - cut)


def put_abreast(galley: Galley, first: int, second: int) -> None:
    """Make one strip of all from `first` on, those from `second` on beside the others."""
    strips = galley.strips
    parts: list[Part] = []
    height = 0.0
    for half in (strips[first:second], strips[second:]):
        y = 0.0
        for strip in half:
            parts += [lowered(part, y) for part in strip.parts]
            height = max(height, y + strip.height)
            y += strip.height + strip.space
    del strips[first:]
    galley.strip(height, parts)


def _fit(galley: Galley, items: Sequence[ListItem], width: float) -> bool:
    """Tell whether a width (points) holds the entries: those that are nothing but words, and no word parted."""
    style, kind = galley.style, galley.style.item
    return width >= _NARROWEST * kind.size and all(
        not (item.inner or item.body or item.text.blanks)
        and extent(styled_text(item.text.runs, kind, style, galley.language))[0] <= width
        for item in items
    )


def _heights(galley: Galley, items: Sequence[ListItem], width: float) -> list[float]:
    """Return how high each entry is in a width (points), with the white space after it."""
    style, kind = galley.style, galley.style.item
    texts = (styled_text(item.text.runs, kind, style, galley.language) for item in items)
    return [len(break_lines(text, width).lines) * kind.leading + kind.after for text in texts]


def _cut(heights: Sequence[float]) -> int:
    """Return how many entries are at the left, so that the higher half is as low as can be; if in doubt, more."""
    return min(range(len(heights)), key=lambda cut: (max(sum(heights[:cut]), sum(heights[cut:])), -cut))
