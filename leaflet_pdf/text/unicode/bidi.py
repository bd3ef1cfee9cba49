"""In which order the characters of a line stand where scripts of both directions meet (UAX 9, of Unicode 15.0).

A paragraph's direction is that of its language, never that of its first letter: who calls says it, as the level 0 (from
left to right) or 1. Rules are named as in the standard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby

from leaflet_pdf.text.unicode.classes import classes
from leaflet_pdf.text.unicode.embeddings import explicit
from leaflet_pdf.text.unicode.implicit import implicit


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each character of a text, whose paragraphs are of the level `base`.

    They are the levels before there are lines, that is, before rule L1. A mark of direction, which rule X9 removes, has
    the level of what is before it.
    """
    letters = classes("bidi_class").of(text)
    found: list[int] = []
    for paragraph in _pattern("[^B]* B | [^B]+").finditer(letters):
        start, end = paragraph.span()
        embedded, overridden = explicit(paragraph[0], base)
        found += implicit(text[start:end], overridden, embedded, base)
    return found


def line_levels(text: str, found: Sequence[int], base: int) -> list[int]:
    """Return the levels of a line's text, of those found in the whole: white space at its end has the base (L1)."""
    line = list(found)
    blanks = _pattern("[WS RLI LRI FSI PDI RLE LRE RLO LRO PDF BN]* ([B S] | $)")
    for blank in blanks.finditer(classes("bidi_class").of(text)):
        line[slice(*blank.span())] = [base] * (blank.end() - blank.start())
    return line


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the numbers of what has these levels, on one line, in the order in which it stands from the left (L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        at = 0
        for turned, run in groupby([found[number] >= level for number in order]):
            end = at + len(list(run))
            if turned:
                order[at:end] = reversed(order[at:end])
            at = end
    return order


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return classes("bidi_class").pattern(rule)
