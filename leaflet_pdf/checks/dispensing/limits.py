"""What the leaflet allows at most: a supply, a dose, how often, and whether a part of one may be taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.model.finding import Finding, Severity, Source, count
from leaflet_pdf.model.leaflet import Medicine
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import Quantity
from leaflet_pdf.model.schedule import WEEKDAYS, AsNeeded, Daily, DoseLine, EveryDays, EveryHours, OnWeekdays, largest

SUPPLY_TOO_LONG = Rule(
    "supply-too-long",
    Severity.ERROR,
    "The supply is longer than the leaflet allows",
    "112 days where 30 are allowed are four months for four weeks: days may have been written for weeks.",
    "",
    bad="supply: 112 days, before a leaflet with longest-supply: 30 days",
    good="supply: 28 days",
)
PRESCRIBED_TOO_MUCH = Rule(
    "prescribed-too-much",
    Severity.ERROR,
    "More is to be taken than the leaflet allows",
    "The dose may be for a week and written for a day, or be ten times what was meant.",
    "",
    bad="take: 10, of 2.5 mg tablets, before a leaflet with largest-dose: {each: 20 mg}",
    good="take: 6",
)
INTERVAL_TOO_SHORT = Rule(
    "interval-too-short",
    Severity.ERROR,
    "It is to be taken more often than the leaflet allows",
    "Doses that follow too closely add up to more than is safe.",
    "",
    bad="every: 2 hours, before a leaflet with least-interval: 4 hours",
    good="every: 6 hours",
)
NOT_WEEKLY = Rule(
    "not-weekly",
    Severity.ERROR,
    "A medicine that is taken once a week has another schedule",
    "Methotrexate that was taken daily instead of weekly has killed.",
    "MHRA Drug Safety Update, September 2020: Methotrexate once-weekly for autoimmune diseases",
    bad="every: day, before a leaflet with schedule: weekly-only",
    good="on: Monday",
)
PART_OF_UNIT = Rule(
    "part-of-unit",
    Severity.ERROR,
    "A part of one is to be taken, and the leaflet allows only whole ones",
    "Capsules and coated tablets must not be divided.",
    "",
    bad="morning: half, before a leaflet with whole-units: yes",
    good="morning: 1",
)

RULES = (SUPPLY_TOO_LONG, PRESCRIBED_TOO_MUCH, INTERVAL_TOO_SHORT, NOT_WEEKLY, PART_OF_UNIT)

_DAY, _WEEK = 24, 7
_CHECK = "check the prescription with the prescriber"


def beyond_limits(patient: Patient, medicine: Medicine) -> Iterator[Finding]:
    """Yield a finding for each limit of a leaflet that a patient's dose or supply is beyond."""
    longest = medicine.longest_supply
    if longest is not None and patient.supply is None:
        message = f"“supply” is missing; the leaflet allows {count(longest, 'day')}"
        yield SUPPLY_TOO_LONG.at(patient.source, message, "say how many days it lasts")
    elif longest is not None and patient.supply and patient.supply.value > longest:
        message = f"“supply” is {count(patient.supply.value, 'day')}; the leaflet allows {count(longest, 'day')}"
        yield SUPPLY_TOO_LONG.at(patient.supply.source, message, "check the prescription: days, not weeks?")
    for line in patient.doses:
        yield from _of_line(line, medicine)
    yield from _too_large(patient, medicine)


def _of_line(line: DoseLine, medicine: Medicine) -> Iterator[Finding]:
    if medicine.weekly_only and not _is_weekly(line):
        message = "this dose is not taken once a week, as the leaflet wants"
        yield NOT_WEEKLY.at(line.source, message, "give the one day of the week, as in “on: Monday”")
    hours = _interval(line)
    if medicine.least_interval is not None and hours < medicine.least_interval:
        allowed = count(medicine.least_interval, "hour")
        message = f"this dose is taken after {count(hours, 'hour')}; the leaflet wants {allowed} between doses"
        yield INTERVAL_TOO_SHORT.at(line.source, message, _CHECK)
    if medicine.undivided and line.product.value.per is None:
        for amount, source in line.amounts:
            if amount.least % 1 or amount.most % 1:
                message = "this is a part of one; the leaflet allows only whole ones"
                yield PART_OF_UNIT.at(source, message, "choose a strength of which whole ones make up the dose")


def _is_weekly(line: DoseLine) -> bool:
    match line.timing:
        case OnWeekdays(on=on):
            return len(on) == 1
        case EveryDays(days=days):
            return days % _WEEK == 0
        case _:
            return False


def _interval(line: DoseLine) -> int:
    """Return how many hours are between the closest doses; by times of the day, if these are spread evenly."""
    match line.timing:
        case EveryHours(hours=hours) | AsNeeded(least_hours=hours):
            return hours
        case EveryDays(days=days):
            return days * _DAY
        case OnWeekdays(on=on):
            at = [WEEKDAYS.index(day) for day in on]
            gaps = ((after - day - 1) % _WEEK + 1 for day, after in zip(at, [*at[1:], at[0]], strict=True))
            return _DAY * min(gaps)
        case Daily(times=times):
            return _DAY // sum(amount.most > 0 for amount, _ in times)
        case _:
            assert_never(line.timing)


def _too_large(patient: Patient, medicine: Medicine) -> Iterator[Finding]:
    limit, doses = medicine.largest_dose, patient.doses
    if limit is None:
        return
    start, days = patient.supplied.value, patient.supply.value if patient.supply else 1
    first = doses[0].source
    if limit.each:
        for line in doses:
            for amount, source in line.amounts:
                held = line.product.value.substance_in(amount.most, amount.unit)
                if held:
                    yield from _beyond(held, limit.each, "one dose comes", source)
    for most, window, words in ((limit.day, 1, "a day"), (limit.week, _WEEK, "a week")):
        found = largest(doses, start, max(days, window), window) if most else []
        for held in found:
            if most:
                yield from _beyond(held, most, f"the doses of {words} come", first)


_IN_NANOGRAMS = {"nanograms": 1, "micrograms": 1000, "mg": 1_000_000, "g": 1_000_000_000}


def _beyond(held: Quantity, most: Quantity, words: str, source: Source) -> Iterator[Finding]:
    """Yield a finding if so much is more than the most, or cannot be held against it."""
    sizes = {held.unit: 1, most.unit: 1} if held.unit == most.unit else _IN_NANOGRAMS
    if not sizes.keys() >= {held.unit, most.unit}:
        message = f"this dose is in another unit than the leaflet’s limit, {most}"
        yield PRESCRIBED_TOO_MUCH.at(source, message, "write the strength in the unit of the leaflet")
    elif held.number * sizes[held.unit] > most.number * sizes[most.unit]:
        yield PRESCRIBED_TOO_MUCH.at(source, f"{words} to {held}; the leaflet allows {most}", _CHECK)
