"""How often something is done: "three times a day", "every 8 hours", "once a week", as so many times a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from leaflet_pdf.standards.wording.dosing import Dosing

_DAYS = {"day": Fraction(1), "week": Fraction(7), "month": Fraction(30), "year": Fraction(365), "hour": Fraction(1, 24)}


class Frequency(NamedTuple):
    """The fewest and the most times in a day, and the place in a folded text.

    `loose` is one that other times a day fulfil too: who does something "every day" may do it twice.
    """

    low: Fraction
    high: Fraction
    begin: int
    end: int
    loose: bool = False

    def fits(self, other: Frequency) -> bool:
        """Tell whether both can be true of one thing."""
        if self.low <= other.high and other.low <= self.high:
            return True
        if self.loose is other.loose:
            return False
        loose, strict = (self, other) if self.loose else (other, self)
        return strict.high >= loose.low


def frequencies(text: str, words: Dosing) -> Iterator[Frequency]:
    """Yield the frequencies of a folded text, in order."""
    for match in _pattern(words).finditer(text):
        begin, end = match.span()
        if match["adverb"]:
            rate = 1 / _DAYS[words.adverbs[match["adverb"]]]
            yield Frequency(rate, rate, begin, end, loose=True)
        elif match["moment"]:
            yield Frequency(Fraction(1), Fraction(1), begin, end, loose=True)
        elif match["days"]:
            rate = _number(match["days"], words) / 7
            yield Frequency(rate, rate, begin, end)
        elif match["interval"]:
            yield _interval(match, words)
        else:
            yield _in_period(match, words)


def _interval(match: re.Match[str], words: Dosing) -> Frequency:
    period = _DAYS[words.units.get(match["unit"], match["unit"])]
    if match["second"]:
        return Frequency(1 / (2 * period), 1 / (2 * period), *match.span())
    first = _number(match["every"], words) if match["every"] else Fraction(1)
    last = _number(match["upto"], words) if match["upto"] else first
    loose = not match["every"]
    return Frequency(1 / (period * last), 1 / (period * first), *match.span(), loose)


def _in_period(match: re.Match[str], words: Dosing) -> Frequency:
    low, high = match["low"], match["high"] or match["low"]
    adverb = match["in"]
    if adverb:
        period = _DAYS[words.adverbs[adverb]]
    else:
        unit = match["period"]
        period = _DAYS[words.units.get(unit, unit)] * (_number(match["many"], words) if match["many"] else 1)
    return Frequency(_number(low, words) / period, _number(high, words) / period, *match.span())


def _number(written: str, words: Dosing) -> Fraction:
    return Fraction(words.once.get(written) or words.numbers.get(written) or Decimal(written))


@cache
def _pattern(words: Dosing) -> re.Pattern[str]:
    number, to = rf"(?:[0-9]+|{_any(words.numbers)})", _any(words.alternatives)
    often = rf"(?:{_any(words.once)}|{number}(?= (?:{_any(words.times)}\b|(?:{to}) |- ?[0-9]|–)))"
    units = "|".join(_units(words))
    return re.compile(
        rf"(?<![\w-])(?:"
        rf"(?P<low>{often})(?:(?: (?:{to}) |-|–)(?P<high>{_any(words.once)}|{number}))?(?: (?:{_any(words.times)}))?"
        rf" (?:(?P<in>{_any(words.adverbs)})|(?:{_any(words.per)}) (?:(?P<many>{number}) )?(?P<period>{units}))"
        rf"|(?P<days>{number}) (?:{_named(words, 'day')}) (?:{_any(words.per)}) (?:{_named(words, 'week')})"
        rf"|(?P<interval>{_any(words.every)}) (?:(?P<second>{_any(words.every_second)}) |(?P<every>{number})"
        rf"(?:(?: (?:{to}) |-|–)(?P<upto>{number}))? )?(?P<unit>{units})"
        rf"|(?:{_any(words.every)}) (?P<moment>{_any(words.moments)})"
        rf"|(?P<adverb>{_any(words.adverbs)})"
        rf")(?![\w-])"
    )


def _named(words: Dosing, unit: str) -> str:
    """Return what a unit is called: by its own name, and by others longer than a letter or two."""
    return _any((unit, *(word for word, name in words.units.items() if name == unit and len(word) > 2)))


def _units(words: Dosing) -> list[str]:
    known = {word for word, unit in words.units.items() if unit in _DAYS and len(word) > 2} | _DAYS.keys()
    return sorted(known, key=len, reverse=True)


def _any(words: object) -> str:
    assert isinstance(words, (tuple, frozenset, dict))
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
