"""Proof, before anything is painted, that the pages hold the whole leaflet and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from leaflet_pdf.layout.frame import Drawing, Glyphs, Page, Pages
from leaflet_pdf.layout.pages.split_rows import in_reading_order
from leaflet_pdf.model.leaflet import Leaflet, Run

_TOLERANCE = 0.01
_WORDS = Glyphs, Drawing
_SAID = attrgetter("run", "text")


class LayoutError(Exception):
    """The layout is wrong: it lost, doubled or misplaced something. A defect of the program, never of the leaflet."""


def prove_complete(leaflet: Leaflet, pages: Pages) -> None:
    """Raise LayoutError unless every run is placed exactly once, in order, inside its page's frame."""
    prove_placed([run for text in leaflet.texts for run in text.runs], pages)


def prove_placed(written: Sequence[Run], pages: Pages) -> None:
    """Raise LayoutError unless the runs are placed as `prove_complete` asks, and no others."""
    words = in_reading_order([_words_of(page) for page in pages.pages], pages.elements)
    placed = iter([*(said for said in map(_SAID, words) if said[0] is not None), (None, "")])
    here, words_here = next(placed)
    for run in written:
        found = ""
        while here is run:  # and not only equal: two runs may have the same words
            found += words_here
            here, words_here = next(placed)
        if found != run.text.replace("\n", " "):
            instead = f"was set as {found!r}" if found else f"is missing; {words_here!r} stands in its place"
            raise LayoutError(f"{run.source}: {run.text!r} {instead}")
    if here is not None:
        raise LayoutError(f"{here.source}: {words_here!r} is placed behind all that was written")


def _words_of(page: Page) -> list[Glyphs | Drawing]:
    """Return what a page says of the leaflet, as it is painted. Raises LayoutError if any is outside the frame."""
    left, top = page.frame.x - _TOLERANCE, page.frame.y
    right, bottom = left + page.frame.width + 2 * _TOLERANCE, top + page.frame.height + _TOLERANCE
    words = [item for item in page.items if isinstance(item, _WORDS) and isinstance(item.owner, int)]
    for item in words:
        x, y, width = item[:3]
        if x < left or x + width > right or not top < y <= bottom:
            raise LayoutError(f"{item.source}: {item.text!r} is outside the frame of page {page.number}")
    return words
