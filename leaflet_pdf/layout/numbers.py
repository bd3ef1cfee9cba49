"""Columns of numbers: ones stand below ones, so that ten times as much is seen to be so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet_pdf.layout.galley import Galley
from leaflet_pdf.layout.line import break_lines, copy_of, extent
from leaflet_pdf.model import Cell, Run, Text
from leaflet_pdf.style import Type

_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_RANGE = rf"{_WHOLE}(?:\.\d+)?(?:\ ?[–-]\ ?|\ [^\W\d_]+\ )"
_NUMBER = re.compile(rf"(?P<ones>(?:[<>≤≥~±+−-]\ ?)?(?:{_RANGE})?{_WHOLE})(?:\.\d+)?(?P<unit>(?:[\ %°]|[^\W\d_])\D*)?")
"""A number or a range ("5–10", "5 to 10") with its unit; `ones` ends before the decimal point."""


class Numbers(NamedTuple):
    """How wide a column of numbers is with its heading, and how far in each number stands (points).

    Cells are told apart by identity.
    """

    width: float
    insets: dict[int, float]


def numbers(galley: Galley, head: Text, cells: Sequence[Cell], kind: Type, width: float) -> Numbers | None:
    """Return how the cells of a column line up; None if not all are numbers of one unit that fit the width on a line.

    A cell may be empty. One number alone has nothing to line up with.
    """
    units: set[str] = set()
    sides: dict[int, tuple[float, float]] = {}
    for cell in filter(None, cells):
        found = _NUMBER.fullmatch(cell.plain) if isinstance(cell, Text) and len(cell.runs) == 1 else None
        if not found or not isinstance(cell, Text):
            return None
        units.add((found["unit"] or "").strip())
        ones = _width(galley, cell.runs[0], found["ones"], kind)
        sides[id(cell)] = ones, _width(galley, cell.runs[0], cell.plain, kind) - ones
    if len(units) != 1 or len(sides) < 2:
        return None
    before, after = map(max, zip(*sides.values(), strict=True))
    if before + after > width:
        return None
    heading = break_lines(copy_of(head.runs, replace(kind, bold=True), galley.style, galley.language), width)
    widest = max(before + after, *(line.width for line in heading.lines))
    return Numbers(widest, {cell: widest - after - ones for cell, (ones, _) in sides.items()})


def _width(galley: Galley, run: Run, words: str, kind: Type) -> float:
    return extent(copy_of([run._replace(text=words)], kind, galley.style, galley.language))[1]
