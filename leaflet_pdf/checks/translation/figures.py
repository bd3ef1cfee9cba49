"""The figures of a text in any language, as values: digits of every script, decimal signs, thousands, units.

A number that is not written as its language writes them is read as the groups of digits that it shows: so dates and
times are what they are, and a wrong decimal sign is a difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.languages.language import TAGS_KEPT, language
from leaflet_pdf.languages.measures import measures

_SPACES = " \u00a0\u202f\u2009"
_DECIMAL, _THOUSANDS = "\N{ARABIC DECIMAL SEPARATOR}", "\N{ARABIC THOUSANDS SEPARATOR}"
"""What belongs to the digits of Arabic and of Persian, whatever a language has beside these."""

_FIGURE = re.compile(
    rf"(?P<telephone>(?<![\w.,])(?:\+[{_SPACES}]?|(?=\(?0))\(?\d(?:[{_SPACES}()/-]*\d){{6,}})"
    rf"|(?P<minus>(?<!\w)(?<!\d[{_SPACES}])[-−])?"
    rf"(?P<number>(?P<fraction>[¼-¾⅐-⅞↉])|\d+(?:(?:[.,'’{_DECIMAL}{_THOUSANDS}]|[{_SPACES}](?=\d{{3}}(?!\d)))\d+)*)"
)
"""A number of a telephone has a country's code or a 0 before it, and seven digits or more."""

_BETWEEN = re.compile(r"[^\d.;:!?。]{0,12}")
"""What may be between two numbers that have one unit: a sign or a word of ranges or of lists, in any language."""

_UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Kore", "Thai", "Laoo", "Khmr"})
"""Scripts in which a word may follow a unit without a space."""


class Figure(NamedTuple):
    """A number and its unit, "" if it has none that is known; where it is in its text, and how it is written.

    That of a telephone is its digits. Without a unit of its own, it may share that of the next number.
    """

    number: Decimal | str
    unit: str
    begin: int
    end: int
    written: str
    shared: str = ""


def figures(text: str, tag: str) -> list[Figure]:
    """Return the figures of a text in a language, in order. Numbers in words are none."""
    return _with_units_behind(text, list(_figures(text, tag)))


def _figures(text: str, tag: str) -> Iterator[Figure]:
    place = 0
    while match := _FIGURE.search(text, place):
        begin, place = match.span()
        if match["telephone"]:
            digits = "".join(filter(str.isdecimal, _plain(match[0])))
            yield Figure(digits, "", begin, place, match[0])
            continue
        if match["fraction"]:
            unit, place = _unit_at(text, place, tag)
            yield Figure(Decimal(str(unicodedata.numeric(match[0][-1]))), unit, begin, place, text[begin:place])
            continue
        number = _of_one_number(match["number"], tag)
        place -= len(match["number"]) - len(number)
        *others, last = _values(number, tag, minus=bool(match["minus"]))
        yield from (Figure(value, "", begin, place, text[begin:place]) for value in others)
        unit, place = _unit_at(text, place, tag)
        yield Figure(last, unit, begin, place, text[begin:place])


def _of_one_number(written: str, tag: str) -> str:
    """Return a number up to its first space, unless its language writes its thousands so."""
    if _well_written(tag).fullmatch(_plain(written)):
        return written
    return re.split(rf"[{_SPACES}]", written, maxsplit=1)[0]


def _values(written: str, tag: str, *, minus: bool) -> list[Decimal]:
    plain = _plain(written)
    if not _well_written(tag).fullmatch(plain):
        return [Decimal(part) for part in re.findall(r"\d+", plain)]
    integer, _, part = plain.replace(_DECIMAL, language(tag).numbers.decimal).rpartition(language(tag).numbers.decimal)
    integer, part = (integer, part) if integer else (part, "")
    value = Decimal(f"{re.sub(r'[^0-9]', '', integer)}.{part or 0}").normalize()
    return [-value if minus else value]


@lru_cache(TAGS_KEPT)
def _well_written(tag: str) -> re.Pattern[str]:
    """Return how a language writes numbers: plain, or with signs between thousands (in India, hundreds of them)."""
    numbers = language(tag).numbers
    signs = {*numbers.thousands, _THOUSANDS} - {numbers.decimal}
    signs |= set(_SPACES) if not signs.isdisjoint(_SPACES) else set()
    thousands, decimal = "".join(map(re.escape, sorted(signs))), f"{re.escape(numbers.decimal)}{_DECIMAL}"
    return re.compile(rf"(?:[1-9]\d{{0,2}}([{thousands}])(?:\d{{2,3}}\1)*\d{{3}}|\d+)(?:[{decimal}]\d+)?")


def _plain(text: str) -> str:
    """Return a text with the digits 0 to 9 for those of all scripts."""
    return "".join([str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text])


def _unit_at(text: str, place: int, tag: str) -> tuple[str, int]:
    """Return the unit that a text goes on with, and where it ends; several have a stroke between them, as in mg/ml."""
    found: list[str] = []
    gap = rf"[{_SPACES}-]?"
    while match := re.compile(rf"{gap}({_names(tag)})").match(text, place):
        found.append(measures(tag)[match[1]])
        place, gap = match.end(), "/"
    return "/".join(found), place


@lru_cache(TAGS_KEPT)
def _names(tag: str) -> str:
    script = language(tag).script
    return "|".join(_ended(name, script) for name in sorted(measures(tag), key=len, reverse=True))


def _ended(name: str, script: str) -> str:
    """Return a name as a pattern: no letter may go on with it, or no Latin one where words follow without a space."""
    if not name[-1].isalpha():
        return re.escape(name)
    if script not in _UNSPACED:
        return rf"{re.escape(name)}(?!\w)"
    return rf"{re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name)


def _with_units_behind(text: str, found: list[Figure]) -> list[Figure]:
    """Return figures, each with the unit that it may share with the next one, as in "5, 10 and 20 mg"."""
    for place in range(len(found) - 2, -1, -1):
        one, after = found[place], found[place + 1]
        if not one.unit and _BETWEEN.fullmatch(text, one.end, after.begin):
            found[place] = one._replace(shared=after.unit or after.shared)
    return found
