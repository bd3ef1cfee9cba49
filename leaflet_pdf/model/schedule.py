"""How a medicine is taken: what one of it is, how much of it at once, and when. Numbers are exact.

A schedule is one or more lines. Lines of the same days are taken together, as 3 mg and 1 mg tablets of one dose are;
lines with dates follow one another, as the steps of a dose that is lowered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from math import ceil
from typing import NamedTuple, assert_never

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Placed
from leaflet_pdf.model.quantity import Quantity

TIMES = ("morning", "noon", "evening", "night")

LONGEST_COURSE = 400
"""How many days of a course are added up: a year and more."""

_DAY, _WEEK = 24, 7


class Weekday(StrEnum):
    """The days of a week, in the order of ISO 8601."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


WEEKDAYS = tuple(Weekday)


class Amount(NamedTuple):
    """How much is taken at once: from `least` to `most`, which are alike unless it is a range.

    `unit` is a unit of measure ("ml"), the word for a thing ("puffs"), or "" for as many as there are of the product.
    """

    least: Decimal
    most: Decimal
    unit: str = ""


class Product(NamedTuple):
    """What one of a medicine is, as "2.5 mg tablet" or "250 mg/5 ml oral suspension".

    `per` is what the strength is in, if not in one: 5 ml, 1 ml, an hour. A percentage is a strength with the unit "%".
    """

    words: str
    strength: Quantity
    per: Quantity | None
    form: str

    def substance_in(self, number: Decimal, unit: str) -> Quantity | None:
        """Return how much of the substance is in so much of the product; None if its strength does not say."""
        strength, per = self.strength, self.per
        if unit == strength.unit and unit != "%":
            return Quantity(number, unit)
        if strength.unit == "%":
            return None
        if per is None:
            return Quantity(number * strength.number, strength.unit)
        return Quantity(number * strength.number / per.number, strength.unit) if unit == per.unit else None

    def volume_of(self, number: Decimal, unit: str) -> Quantity | None:
        """Return how much of the product holds so much of the substance, as 2.5 ml; None unless that is a volume.

        Units stay units: insulin is dialled or drawn up in them, and ml of it have been given in their place (NPSA
        Rapid Response Report 013, 2010).
        """
        per = self.per
        if per is None or unit != self.strength.unit or per.unit != "ml" or unit == "units":
            return None
        return Quantity(number * per.number / self.strength.number, per.unit)


@dataclass(frozen=True, slots=True)
class Daily:
    """At four times of each day; 0 for none."""

    morning: Placed[Amount]
    noon: Placed[Amount]
    evening: Placed[Amount]
    night: Placed[Amount]

    @property
    def times(self) -> tuple[Placed[Amount], ...]:
        """Return how much to take in the morning, at noon, in the evening and at night."""
        return self.morning, self.noon, self.evening, self.night


@dataclass(frozen=True, slots=True)
class EveryHours:
    """The same amount again after so many hours."""

    amount: Placed[Amount]
    hours: int


@dataclass(frozen=True, slots=True)
class EveryDays:
    """Once on a day, and again after so many days: 1 is every day."""

    amount: Placed[Amount]
    days: int


@dataclass(frozen=True, slots=True)
class OnWeekdays:
    """Once on each of some days of every week, and on no other day."""

    amount: Placed[Amount]
    on: tuple[Weekday, ...]


@dataclass(frozen=True, slots=True)
class AsNeeded:
    """When it is needed: again after so many hours at the earliest, and at most so much in 24 hours."""

    amount: Placed[Amount]
    least_hours: int
    most: Placed[Amount]


Timing = Daily | EveryHours | EveryDays | OnWeekdays | AsNeeded


@dataclass(frozen=True, slots=True)
class DoseLine:
    """How one product is taken, from its first day to its last one if they are given."""

    product: Placed[Product]
    timing: Timing
    source: Source
    first: date | None = None
    last: date | None = None

    @property
    def amounts(self) -> tuple[Placed[Amount], ...]:
        """Every amount that is taken at once: four for a line by times of the day, else one."""
        return self.timing.times if isinstance(self.timing, Daily) else (self.timing.amount,)

    def lasts_on(self, day: date) -> bool:
        """Tell whether a day is neither before the first nor after the last one."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def taken_on(self, day: date, start: date) -> Amount | None:
        """Return the most that may be taken on a day of a course that begins with `start`; None for nothing."""
        timing = self.timing
        if not self.lasts_on(day):
            return None
        match timing:
            case Daily():
                unit = next((amount.unit for amount, _ in timing.times if amount.unit), "")
                least, most = (sum(ends, Decimal(0)) for ends in zip(*(a.value[:2] for a in timing.times), strict=True))
                return Amount(least, most, unit)
            case EveryHours():
                return _times(timing.amount.value, ceil(Decimal(_DAY) / timing.hours))
            case EveryDays():
                return timing.amount.value if (day - (self.first or start)).days % timing.days == 0 else None
            case OnWeekdays():
                return timing.amount.value if WEEKDAYS[day.weekday()] in timing.on else None
            case AsNeeded():
                return timing.most.value
            case _:
                assert_never(timing)


def _times(amount: Amount, number: int) -> Amount:
    return Amount(amount.least * number, amount.most * number, amount.unit)


def days_of(lines: Sequence[DoseLine], start: date, days: int) -> Iterator[dict[str, Decimal]]:
    """Yield, for each day of a course, the most that is taken of the substance, by its unit.

    Where a strength does not say how much that is, as of a cream, nothing is added.
    """
    for number in range(min(days, LONGEST_COURSE)):
        day, taken = start + timedelta(number), dict[str, Decimal]()
        for line in lines:
            amount = line.taken_on(day, start)
            held = line.product.value.substance_in(amount.most, amount.unit) if amount else None
            if held:
                taken[held.unit] = taken.get(held.unit, Decimal(0)) + held.number
        yield taken


def largest(lines: Sequence[DoseLine], start: date, days: int, window: int) -> list[Quantity]:
    """Return the most that is taken of the substance in any so many days of a course that follow one another."""
    each = list(days_of(lines, start, days))
    units = dict.fromkeys(unit for day in each for unit in day)
    found = []
    for unit in units:
        amounts = [day.get(unit, Decimal(0)) for day in each]
        sums = (sum(amounts[at : at + window], Decimal(0)) for at in range(max(1, len(amounts) - window + 1)))
        found.append(Quantity(max(sums), unit))
    return found


def total(lines: Sequence[DoseLine], *, days: int) -> Quantity | None:
    """Return what comes together on each of so many days, if it is always the same; None if it is not, or not known.

    `days` is 1 or 7. Lines with dates and lines as needed have no such total; nor have ranges.
    """
    sums = [_total_of(line, days) for line in lines]
    if None in sums or len({held.unit for held in sums if held}) != 1:
        return None
    return Quantity(sum((held.number for held in sums if held), Decimal(0)), sums[0].unit if sums[0] else "")


def _total_of(line: DoseLine, days: int) -> Quantity | None:
    timing, number = line.timing, Decimal(0)
    if line.first or line.last or any(amount.least != amount.most for amount, _ in line.amounts):
        return None
    match timing:
        case Daily():
            number = sum((amount.most for amount, _ in timing.times), number) * days
        case EveryHours() if _DAY % timing.hours == 0:
            number = timing.amount.value.most * (_DAY // timing.hours) * days
        case EveryDays(days=1):
            number = timing.amount.value.most * days
        case OnWeekdays() if days == _WEEK:
            number = timing.amount.value.most * len(timing.on)
        case _:
            return None
    unit = next((amount.unit for amount, _ in line.amounts if amount.unit), "")
    return line.product.value.substance_in(number, unit)
