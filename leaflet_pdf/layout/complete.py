"""Proof, before anything is painted, that the pages hold the whole leaflet and nothing twice."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.frame import Drawing, Glyphs, Pages
from leaflet_pdf.layout.rows import in_reading_order
from leaflet_pdf.model import Leaflet, Run, texts

_TOLERANCE = 0.01
_WORDS = Glyphs, Drawing


class LayoutError(Exception):
    """The layout is wrong: it lost, doubled or misplaced something. A defect of the program, never of the leaflet."""


def prove_complete(leaflet: Leaflet, pages: Pages) -> None:
    """Raise LayoutError unless every run is placed exactly once, in order, inside its page's frame."""
    prove_placed([run for text in texts(leaflet) for run in text.runs], pages)


def prove_placed(written: Sequence[Run], pages: Pages) -> None:
    """Raise LayoutError unless the runs are placed as `prove_complete` asks, and no others."""
    on_pages: list[list[Glyphs | Drawing]] = []
    for page in pages.pages:
        left, top = page.frame.x - _TOLERANCE, page.frame.y
        right, bottom = left + page.frame.width + 2 * _TOLERANCE, top + page.frame.height + _TOLERANCE
        on_pages.append([])
        for item in page.items:
            if not isinstance(item, _WORDS) or not isinstance(item.owner, int):
                continue
            if item.x < left or item.x + item.width > right or not top < item.y <= bottom:
                raise LayoutError(f"{item.source}: {item.text!r} is outside the frame of page {page.number}")
            on_pages[-1].append(item)
    placed: list[tuple[Run, list[str]]] = []
    last: Run | None = None
    for item in in_reading_order(on_pages, pages.elements):
        run = item.run
        if run is None:
            continue
        if run is not last:  # two runs may have the same words
            placed.append((run, []))
            last = run
        placed[-1][1].append(item.text)
    _compare(written, placed)


def _compare(written: Sequence[Run], placed: Sequence[tuple[Run, list[str]]]) -> None:
    for run, (found, pieces) in zip(written, placed, strict=False):
        if found is not run:
            raise LayoutError(f"{run.source}: {run.text!r} is missing; {found.text!r} stands in its place")
        if "".join(pieces) != run.text.replace("\n", " "):
            raise LayoutError(f"{run.source}: {run.text!r} was set as {''.join(pieces)!r}")
    if len(written) != len(placed):
        raise LayoutError(f"{len(written)} runs were written, {len(placed)} are placed")
