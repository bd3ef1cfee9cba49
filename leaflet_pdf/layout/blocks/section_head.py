"""Headings of sections that a theme sets off: by a rule above, a tint behind them, or white numbers on a patch."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.frame import Box, Rect, Rule
from leaflet_pdf.layout.lines.line import Line
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import Column, Galley, Part, baseline, line_parts
from leaflet_pdf.model.leaflet import Section
from leaflet_pdf.model.style import TextStyle

_PADDING = 0.3
"""Between a heading's words and the edge of its tint, or the rule above it, in the size of its type."""

_PATCH = 1.2
"""How high the patch behind a number is, and at least how wide, in the size of its type."""

_FIGURES = 0.66
"""How high figures are above their baseline, in the size of their type."""

_GAP, _GAP_BESIDE_PATCH = 0.55, 0.34
"""Between a number, or the patch behind it, and the words of the heading at least, in the size of their type."""

_WHITE = "#ffffff"


def set_off(galley: Galley, section: Section, number: Line, across: Column, owner: int) -> None:
    """Set a section's heading as the style sets it off. The number hangs out at the left of the column, if it does."""
    style, kind, heads = galley.style, galley.style.heading, galley.style.section_heads
    first, left, right = len(galley.strips), across.x - style.hang, across.x + across.width
    padding = _PADDING * kind.size
    inset = padding if heads.tint else 0.0
    set_apart = bool(heads.rule or heads.tint)
    if set_apart:
        galley.strips[-1].space = max(galley.strips[-1].space, kind.before)
        y, strip = heads.rule / 2, galley.strip(heads.rule + padding, [])
        strip.rule = Rule(left, y, right, y, heads.rule, style.accent) if heads.rule else None
    parts, end = _number(galley, section, number, left + inset, owner)
    begin = max(across.x, end)
    strips = set_text(galley, section.heading.runs, kind, Column(begin, right - inset - begin), owner, style.accent)
    strips[0].parts[:0] = parts
    if set_apart:
        galley.strips[first].space = 0.0
    if heads.tint:
        galley.strips[-1].space = 0.0
        galley.strip(padding, [], space=kind.after + padding)
        tint = Rect(left, heads.rule, right - left, galley.height(first) - heads.rule)
        galley.strips[first].parts.append(Box(tint, fill=heads.tint))


def _number(galley: Galley, section: Section, number: Line, x: float, owner: int) -> tuple[Sequence[Part], float]:
    """Return what a number that begins at x shows, and where the words beside it may begin."""
    style, kind = galley.style, galley.style.heading
    drop, source = baseline(kind), section.source
    if not style.section_heads.reversed_numbers:
        return line_parts(number, x, drop, style.accent, owner, source), x + number.width + _GAP * kind.size
    patch = _patch(kind, number, x, drop)
    inside = x + (patch.width - number.width) / 2
    parts = [Box(patch, fill=style.accent), *line_parts(number, inside, drop, _WHITE, owner, source)]
    return parts, x + patch.width + _GAP_BESIDE_PATCH * kind.size


def _patch(kind: TextStyle, number: Line, x: float, drop: float) -> Rect:
    """Return the patch behind a number whose baseline is so far down: a square, or wider if it needs that."""
    side = _PATCH * kind.size
    return Rect(x, drop - (_FIGURES * kind.size + side) / 2, max(side, number.width + 0.6 * kind.size), side)
