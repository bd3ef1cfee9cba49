"""Proof, before anything is painted, that the pages hold the whole leaflet and nothing twice.

A row may go over a page end: each of its cells is read to its end before the next, whatever page that is on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, pairwise
from operator import attrgetter

from leaflet_pdf.layout.frame import Drawing, Element, Glyphs, Page, Pages, Tag
from leaflet_pdf.model.leaflet import Leaflet, Run

_TOLERANCE = 0.01
_WORDS = Glyphs, Drawing
_RUN_AND_TEXT = attrgetter("run", "text")


class LayoutError(Exception):
    """The layout is wrong: it lost, doubled or misplaced something. A defect of the program, never of the leaflet."""


def prove_complete(leaflet: Leaflet, pages: Pages) -> None:
    """Raise LayoutError unless every run is placed exactly once, in order, inside its page's frame."""
    prove_placed([run for text in leaflet.texts for run in text.runs], pages)


def prove_placed(written: Sequence[Run], pages: Pages) -> None:
    """Raise LayoutError unless the runs are placed as `prove_complete` asks, and no others."""
    words = in_reading_order([_words_of(page) for page in pages.pages], pages.elements)
    placed = iter([*(placing for placing in map(_RUN_AND_TEXT, words) if placing[0] is not None), (None, "")])
    here, words_here = next(placed)
    for run in written:
        found = ""
        while here is run:  # and not only equal: two runs may have the same words
            found += words_here
            here, words_here = next(placed)
        if found != run.text.replace("\n", " "):
            instead = f"was set as {found!r}" if found else f"is missing; {words_here!r} is in its place"
            raise LayoutError(f"{run.source}: {run.text!r} {instead}")
    if here is not None:
        raise LayoutError(f"{here.source}: {words_here!r} is placed after the last text")


def _words_of(page: Page) -> list[Glyphs | Drawing]:
    """Return what a page says of the leaflet, as it is painted. Raises LayoutError if any is outside the frame."""
    left, top = page.frame.x - _TOLERANCE, page.frame.y
    right, bottom = left + page.frame.width + 2 * _TOLERANCE, top + page.frame.height + _TOLERANCE
    words = [item for item in page.items if isinstance(item, _WORDS) and isinstance(item.owner, int)]
    for item in words:
        x, y, width = item[:3]
        if (x < left or x + width > right or not top < y <= bottom) and not item.text.isspace():
            raise LayoutError(f"{item.source}: {item.text!r} is outside the frame of page {page.number}")
    return words


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
