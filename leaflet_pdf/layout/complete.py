"""Proof, before anything is painted, that the pages hold the whole leaflet and nothing twice."""

from __future__ import annotations

from itertools import groupby

from leaflet_pdf.layout.frame import Drawing, Glyphs, Pages
from leaflet_pdf.layout.rows import in_reading_order
from leaflet_pdf.model import Leaflet, Run, texts

_TOLERANCE = 0.01


class LayoutError(Exception):
    """The layout is wrong: it lost, doubled or misplaced something. A defect of the program, never of the leaflet."""


def prove_complete(leaflet: Leaflet, pages: Pages) -> None:
    """Raise LayoutError unless every run is placed exactly once, in order, inside its page's frame."""
    written = [run for text in texts(leaflet) for run in text.runs]
    on_pages: list[list[Glyphs | Drawing]] = []
    for page in pages.pages:
        left, top = page.frame.x - _TOLERANCE, page.frame.y
        right, bottom = left + page.frame.width + 2 * _TOLERANCE, top + page.frame.height + _TOLERANCE
        words = [item for item in page.items if isinstance(item, Glyphs | Drawing) and isinstance(item.owner, int)]
        for item in words:
            if item.x < left or item.x + item.width > right or not top < item.y <= bottom:
                raise LayoutError(f"{item.source}: {item.text!r} is outside the frame of page {page.number}")
        on_pages.append(words)
    placed = [(item.run, item.text) for item in in_reading_order(on_pages, pages.elements) if item.run]
    _compare(written, placed)


def _compare(written: list[Run], placed: list[tuple[Run, str]]) -> None:
    groups = [(pieces[0][0], [text for _, text in pieces]) for pieces in _together(placed)]
    for run, (found, pieces) in zip(written, groups, strict=False):
        if found is not run:
            raise LayoutError(f"{run.source}: {run.text!r} is missing; {found.text!r} stands in its place")
        if "".join(pieces) != run.text.replace("\n", " "):
            raise LayoutError(f"{run.source}: {run.text!r} was set as {''.join(pieces)!r}")
    if len(written) != len(groups):
        raise LayoutError(f"{len(written)} runs were written, {len(groups)} are placed")


def _together(placed: list[tuple[Run, str]]) -> list[list[tuple[Run, str]]]:
    """Group neighbours of one run. Runs are told apart by identity: two may have the same words."""
    return [list(pieces) for _, pieces in groupby(placed, key=lambda piece: id(piece[0]))]
