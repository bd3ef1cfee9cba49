"""Where a line may break, and where never.

Plain line breaking (UAX 14) would part "5 mg/" from "ml" and "25" from "°C". Here a line breaks at a
space or after a hyphen between longer parts, and not inside a number with its unit or a phrase of the
language that holds a number together ("1 in 10", "section 4", "23 May").
"""

from __future__ import annotations

import re
from functools import cache

from leaflet_pdf.language import language

HELD = "\x01"
"""Stands for a space that a line does not break at. Loading refuses control characters in content."""

_CUT = "\x02"
"""Stands where a line may break, while a text is being cut."""

_NUMBER = r"\d(?:[\d.,/–-]{0,40}\d)?"
"""So long at most: else a text of digits alone would be searched for as long as the square of its length."""
_DIGIT = re.compile(r"\d")
_DASH = re.compile(r" (?=[–—] )")
_HYPHEN = re.compile(r"(?<=[^\W\d_]{3}-)(?=[^\W\d_]{3})")


def unbreakable(text: str, tag: str) -> list[str]:
    """Return the text cut wherever a line of the language may break, each piece with the space after it.

    A piece that a newline ends keeps it instead: there the line must break.
    """
    held = _held(text, tag)
    cut = held.replace(" ", f" {_CUT}")
    if "-" in cut:
        cut = _HYPHEN.sub(_CUT, cut)
    if "\n" in cut:
        cut = cut.replace("\n", f"\n{_CUT}")
    pieces = cut.split(_CUT)
    if not pieces[-1]:
        pieces.pop()
    return pieces if held is text else [piece.replace(HELD, " ") for piece in pieces]


def _held(text: str, tag: str) -> str:
    if _DIGIT.search(text):
        after, before = _phrases(tag)
        text = before.sub(HELD, after.sub(_hold, text))
    return _DASH.sub(HELD, text) if "–" in text or "—" in text else text


def _hold(found: re.Match[str]) -> str:
    return found[0].replace(" ", HELD)


@cache
def _phrases(tag: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches a number and what must stay behind it, and the space before a number that must stay.

    There are many units: they stand in the pattern once, since each of them has to be compiled.
    """
    words = language(tag)
    units = "|".join(re.escape(unit) for unit in sorted(words.units, key=len, reverse=True))
    unit = rf" (?:(?:{units})(?:/|(?!\w)))+"
    month = rf"(?:{'|'.join(map(re.escape, words.months))})(?!\w)"
    rests: list[str] = []
    counted: list[str] = []
    leads: list[str] = []
    for phrase in sorted(words.joined, key=len, reverse=True):
        lead, _, rest = phrase.partition("{n}")
        if lead:
            leads.append(rf"(?<=\b{re.escape(lead)})")
        elif rest.endswith(" {unit}"):
            counted.append(_counting(rest.removesuffix(" {unit}"), month))
        else:
            rests.append(_counting(rest, month))
    after = rf"{_NUMBER}(?:(?:{'|'.join(counted)}){unit}|{'|'.join(rests)}|(?: \d{{2,}})+)"
    before = rf" (?=\d)(?:{'|'.join(leads)})"
    return re.compile(after), re.compile(before, re.IGNORECASE)


def _counting(words: str, month: str) -> str:
    """Return a pattern for words of a phrase, with numbers, and what matches a month."""
    return re.escape(words).replace(r"\{n\}", _NUMBER).replace(r"\{month\}", month)
