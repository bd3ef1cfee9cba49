"""Rows that go over a page end: each of their cells is read to its end before the next, whatever page that is on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, pairwise

from leaflet_pdf.layout.frame import Drawing, Element, Glyphs, Tag

_INLINE = {Tag.LINK, Tag.FIGURE, Tag.SPAN}
"""Elements inside a line: all that a cell has of these kinds."""


def in_reading_order(
    pages: Sequence[Sequence[Glyphs | Drawing]], elements: Sequence[Element]
) -> Iterable[Glyphs | Drawing]:
    """Return the words of pages, each page's in the order of painting, in the order in which they are read."""
    filled = [words for words in pages if words]
    ends = [(_row(before[-1], elements), _row(after[0], elements)) for before, after in pairwise(filled)]
    cut = {row for row, same in ends if row == same and row >= 0}
    words = chain.from_iterable(filled)
    if not cut:
        return words
    parts = groupby(words, key=lambda item: row if (row := _row(item, elements)) in cut else -1)
    return [
        item
        for row, part in parts
        for item in (part if row < 0 else sorted(part, key=lambda item: _line_of(item, elements)))
    ]


def _row(item: Glyphs | Drawing, elements: Sequence[Element]) -> int:
    """Return the row that an item is in; -1 for none."""
    element = item.owner if isinstance(item.owner, int) else -1
    while element >= 0 and elements[element].tag is not Tag.ROW:
        element = elements[element].parent
    return element


def _line_of(item: Glyphs | Drawing, elements: Sequence[Element]) -> int:
    """Return the element whose lines an item is in: not that of a link in them."""
    element = item.owner if isinstance(item.owner, int) else -1
    while elements[element].tag in _INLINE:
        element = elements[element].parent
    return element
