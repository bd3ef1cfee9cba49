"""How legible a leaflet's pages are, in figures measured on the finished PDF."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from leaflet_pdf.checks.pages.printed import FURNITURE, MM, Line, Printed
from leaflet_pdf.proof.rules.drawing.page_rules import contrasts

_FEWEST_WORDS = 4
"""A shorter line is the end of a paragraph or an entry of a list, and says nothing about how long lines are."""


class Legibility(NamedTuple):
    """Figures for all pages but a patient's cover, each about the leaflet's words without header and footer.

    `size` and `leading` are those of most characters, in points; `x_height` is that of this size, in millimetres.
    `longest` and `usual` are characters a line: the most, and the median. `contrast` is the lowest ratio of words to
    what is behind them (WCAG 2.1). `white` is the share of the paper that no line, picture or frame is on. `in_order`
    is the share of lines that are below, or right of, the line that is read before them.
    """

    size: float
    x_height: float
    leading: float
    longest: int
    usual: int
    contrast: float
    white: float
    in_order: float

    def __str__(self) -> str:
        return (
            f"type of {self.size:g} pt, x-height {self.x_height:.1f} mm, line spacing {self.leading:g} pt; "
            f"longest line {self.longest} characters, usual {self.usual}; contrast at least {self.contrast:.1f}:1; "
            f"{self.white:.0%} white; {self.in_order:.0%} in visual order"
        )


def legibility(printed: Printed) -> Legibility | None:
    """Return the figures of a leaflet's pages; None if they have no lines of text."""
    lines = [line for line in printed.lines if line.page > printed.cover and line.first.font]
    if not lines:
        return None
    most = _most((round(line.first.size, 1), len(line.words)) for line in lines)
    text = [line for line in lines if round(line.first.size, 1) == most]
    full = [len(line.words) for line in text if line.words.count(" ") >= _FEWEST_WORDS] or [len(text[0].words)]
    apart = [round(below.first.y - above.first.y, 1) for above, below in pairwise(text) if _continues(above, below)]
    ratios = [found.ratio for found in contrasts(printed.readback) if found.piece.page > printed.cover]
    return Legibility(
        most,
        round(text[0].first.area.height / MM, 2),
        _most((distance, 1) for distance in apart) if apart else most,
        max(len(line.words) for line in lines),
        round(median(full)),
        round(min(ratios), 1),
        round(_white(printed, lines), 3),
        round(_in_order(lines), 3),
    )


def _most(counted: Iterable[tuple[float, int]]) -> float:
    """Return the value that counts most."""
    counts: Counter[float] = Counter()
    for value, times in counted:
        counts[value] += times
    return counts.most_common(1)[0][0]


def _continues(above: Line, below: Line) -> bool:
    """Tell whether a line is the next one of a text, in the same column."""
    return above.element == below.element and above.page == below.page and below.first.y > above.first.y


def _white(printed: Printed, lines: Sequence[Line]) -> float:
    """Return the share of the paper that is white: a line takes its width times its height, with the white above it.

    Frames and rules take the area of their strokes, tints and pictures theirs.
    """
    pages = printed.own_pages
    taken = sum(sum(piece.width for piece in line.pieces) * 1.2 * line.first.size for line in lines)
    for page in pages:
        taken += sum(piece.width * 1.2 * piece.size for piece in page.pieces if piece.mark.artifact in FURNITURE)
        taken += sum(shape.area.width * shape.area.height for shape in page.shapes if shape.fill or shape.picture)
    return max(0.0, 1 - taken / sum(page.area.width * page.area.height for page in pages))


def _in_order(lines: Sequence[Line]) -> float:
    """Return the share of lines that are below or right of the line before them, or on a later page."""
    pairs = list(pairwise(lines))
    seen = sum(
        below.page > above.page or below.first.y > above.first.y or below.pieces[0].x >= above.right
        for above, below in pairs
    )
    return seen / len(pairs) if pairs else 1.0
