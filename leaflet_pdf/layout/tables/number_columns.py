"""Columns of numbers: ones stand below ones, so that ten times as much is seen to be so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflet_pdf.layout.lines.line import break_lines, extent, wording_of
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.tables.cell import Asked
from leaflet_pdf.model.leaflet import Cell, Run, Text
from leaflet_pdf.model.style import Type

_WHOLE = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_RANGE = rf"{_WHOLE}(?:\.\d+)?(?:\ ?[–-]\ ?|\ [^\W\d_]+\ )"
_NUMBER = re.compile(
    rf"(?P<ones>(?:[<>≤≥~±+−-]\ ?)?(?:{_RANGE})?{_WHOLE})(?P<fraction>\.\d+)?(?P<unit>(?:[\ %°]|[^\W\d_])\D*)?"
)
"""A number or a range ("5–10", "5 to 10") with its unit; `ones` ends before the decimal point."""


class Numbers(NamedTuple):
    """How wide a column of numbers is with its heading, and how far in each number stands (points).

    Cells are told apart by identity.
    """

    width: float
    insets: dict[int, float]


def numbers(galley: Galley, cells: Sequence[Cell], asked: Asked, kind: Type, width: float) -> Numbers | None:
    """Return how the cells of a column line up; None if not all are numbers of one unit that fit the width on a line.

    What they ask for comes after what their heading asks for. A cell may be empty. One number alone has nothing
    to line up with.
    """
    found: list[tuple[Text, re.Match[str], float]] = []
    for cell, texts in zip(cells, asked[1:], strict=True):
        if cell:
            number = _NUMBER.fullmatch(cell.runs[0].text) if isinstance(cell, Text) and len(cell.runs) == 1 else None
            if not number or not isinstance(cell, Text):
                return None
            found.append((cell, number, texts[0].wanted))
    if len(found) < 2 or len({(number["unit"] or "").strip() for _, number, _ in found}) > 1:
        return None
    sides: dict[int, tuple[float, float]] = {}
    whole = not any(number["fraction"] for _, number, _ in found)
    for cell, number, wanted in found:
        ones = wanted if whole else _width(galley, cell.runs[0], number["ones"], kind)
        sides[id(cell)] = ones, wanted - ones
    before, after = map(max, zip(*sides.values(), strict=True))
    if before + after > width:
        return None
    heading = break_lines(asked[0][0].wording, width).lines
    widest = max(before + after, *(line.width for line in heading))
    return Numbers(widest, {cell: widest - after - ones for cell, (ones, _) in sides.items()})


def _width(galley: Galley, run: Run, words: str, kind: Type) -> float:
    return extent(wording_of([run._replace(text=words)], kind, galley.style, galley.language))[1]
