"""After how long a medicine is taken again, as directions say it in words, held against the doses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import assert_never

from leaflet_pdf.languages.schedules import ScheduleWords
from leaflet_pdf.model.quantity import plain
from leaflet_pdf.model.schedule import AsNeeded, Daily, DoseLine, EveryDays, EveryHours, OnWeekdays

_HOURS = {"hour": 1, "day": 24, "week": 168}
_NUMBER = r"(\d+(?:\.\d+)?)(?:(?: to | or |-|–)(\d+(?:\.\d+)?))?"
"""A number, or both ends of a range."""


def other_intervals(text: str, doses: Sequence[DoseLine], words: ScheduleWords) -> Iterator[str]:
    """Yield what directions say of an interval that no dose has. Their number words are figures, in lower case.

    What is taken as needed has a least interval, which a range begins with; any other has only one.
    """
    known = {hours for line in doses for hours in _hours(line)}
    least = {Decimal(line.timing.least_hours) for line in doses if isinstance(line.timing, AsNeeded)}
    for named in dict.fromkeys(_named(text, words)):
        if named[0] not in least and not known.issuperset(named):
            doses_have = f" where the dose has {_listed(known)}" if known else ", and the dose has no interval"
            yield f"name an interval of {_listed(set(named), ' to ')}{doses_have}"


def _named(text: str, words: ScheduleWords) -> Iterator[tuple[Decimal, ...]]:
    """Yield every interval that a text names, in hours: one number, or the ends of a range."""
    for unit, phrases in words.intervals.items():
        for phrase in phrases:
            before, after = map(re.escape, phrase.split("{number}"))
            for found in re.finditer(rf"\b{before}{_NUMBER}{after}\b", text):
                yield tuple(Decimal(number) * _HOURS[unit] for number in found.groups() if number)
    if any(re.search(rf"\b{re.escape(phrase)}\b", text) for phrase in words.alternate_days):
        yield (Decimal(2 * _HOURS["day"]),)


def _hours(line: DoseLine) -> set[Decimal]:
    """Return after how many hours a line is taken again; by times of the day, if these are spread evenly."""
    match line.timing:
        case EveryHours(hours=hours) | AsNeeded(least_hours=hours):
            return {Decimal(hours)}
        case EveryDays(days=days):
            return {Decimal(days * _HOURS["day"])}
        case OnWeekdays(on=on):
            return {Decimal(_HOURS["week"])} if len(on) == 1 else set()
        case Daily(times=times):
            return {Decimal(_HOURS["day"]) / sum(amount.most > 0 for amount, _ in times)}
        case _:
            assert_never(line.timing)


def _listed(hours: set[Decimal], between: str = " or ") -> str:
    return between.join(plain(round(one, 2)) for one in sorted(hours)) + " hours"
