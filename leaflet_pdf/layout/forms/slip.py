"""Slips: parts to fill in and tear off, between two cut lines and in one piece."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.catalogue import CARD_TORN, SLIP_TORN
from leaflet_pdf.layout.frame import Artifact, Drawing, Rule
from leaflet_pdf.layout.lines.paragraph import label
from leaflet_pdf.layout.lines.side_head import settle
from leaflet_pdf.layout.pages.galley import CUT_OFF, EMPTY_FRAME, Column, Galley, Part, line_parts
from leaflet_pdf.model.leaflet import Card, Slip

_ROOM = 14.0
"""The height of a cut line, with the scissors on it."""

_OFF = 6.0
"""How far words stand off a cut line."""

_DASH, _STROKE = 3.0, 0.7
_SCISSORS = 13.0
"""The em of the scissors; they are on the line at 0.32 of it."""


@contextmanager
def torn_off(galley: Galley, slip: Slip, column: Column) -> Iterator[Column]:
    """Set a cut line, what is set inside the `with`, and another cut line, on one page; gives the column for it."""
    style = galley.style
    settle(galley)
    if galley.strips:
        galley.strips[-1].space = max(galley.strips[-1].space, style.heading.before)
    first = len(galley.strips)
    galley.strip(_ROOM, _cut_line(galley, slip, column), space=_OFF, price=EMPTY_FRAME)
    yield column
    galley.strips[-1].space = _OFF
    galley.keep_with_next(EMPTY_FRAME)
    galley.strip(_ROOM, [_dashes(galley, column.x - style.inset, column)], space=style.heading.before)
    keep_in_one_piece(galley, first, slip)


def keep_in_one_piece(galley: Galley, first: int, block: Slip | Card) -> None:
    """Keep the strips from `first` on together, even if headings above them are alone; note it if no page can."""
    if galley.height(first) <= galley.style.frame.height:
        galley.keep_together(first, CUT_OFF)
        return
    rule, kind = (SLIP_TORN, "slip") if isinstance(block, Slip) else (CARD_TORN, "card")
    message = f"the {kind} does not fit on one page"
    hint = "make it shorter, or choose larger paper or smaller type: it is cut off the page in one piece"
    galley.findings.append(rule.at(block.source, message, hint))


def _cut_line(galley: Galley, slip: Slip, column: Column) -> list[Part]:
    """Return scissors, the words for them, and a line in dashes across all that the column is set in."""
    style, x = galley.style, column.x - galley.style.inset
    notice = label(galley, language(galley.language).cut_here, style.small)
    middle = _ROOM / 2
    beside = x + 1.3 * _SCISSORS
    scissors = Drawing(
        x, middle + 0.32 * _SCISSORS, _SCISSORS, _SCISSORS, style.quiet, "scissors", "", Artifact.DECORATION
    )
    words = line_parts(notice, beside, middle + 0.33 * style.small.size, style.quiet, Artifact.DECORATION, slip.source)
    return [scissors, *words, _dashes(galley, beside + notice.width + style.small.size / 2, column)]


def _dashes(galley: Galley, x: float, column: Column) -> Rule:
    return Rule(x, _ROOM / 2, column.x + column.width, _ROOM / 2, _STROKE, galley.style.quiet, _DASH)
