"""Doses and supplies that are larger than the sources about a substance allow."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from leaflet_pdf.checks.analysis.amounts import Amount, is_right, value
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.profile import MICROGRAMS, LargestDose
from leaflet_pdf.standards.standards_file import in_language
from leaflet_pdf.standards.wording.lookalike import real_names
from leaflet_pdf.standards.wording.writing import Writing

_KNOWN = "the facts about the substance, and the source that they name"
_WEEKLY = "medicine: {substance: methotrexate, strength: 2.5 mg, form: tablets}\n"
_MONTHLY = "medicine: {{substance: isotretinoin, strength: 40 mg, form: capsules, longest-supply: {days} days}}\n"

DOSE_TOO_LARGE = Rule(
    "dose-too-large",
    Severity.ERROR,
    "A dose is larger than the sources about the substance allow",
    "A digit too many, or a week’s dose for a day, is swallowed as it is printed.",
    _KNOWN,
    bad=_WEEKLY + "introduction: [Take 75 mg methotrexate once a week.]",
    good=_WEEKLY + "introduction: [Take 7.5 mg methotrexate once a week.]",
)
LONGEST_SUPPLY_TOO_LONG = Rule(
    "longest-supply-too-long",
    Severity.WARNING,
    "The longest supply is longer than the sources about the substance allow",
    "A patient with a long supply is seen too seldom, and has enough at home to come to harm.",
    _KNOWN,
    bad="jurisdiction: US\n" + _MONTHLY.format(days=60),
    good="jurisdiction: US\n" + _MONTHLY.format(days=30),
)

_UNITS = {"mcg": "micrograms", "µg": "micrograms", "μg": "micrograms", "ug": "micrograms"}
"""Other symbols of a unit that largest doses are given in."""
_END = re.compile(r"[.!?](?=\s|$)|\n")
_LONGEST = 300
"""How many characters before an amount are searched for the beginning of its sentence."""
_WORD = re.compile(r"[a-z]{4,}")


class _Taken(NamedTuple):
    """What a text says is taken: once, or in a day or a week; in micrograms."""

    period: str
    micrograms: float


def large_doses(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each amount to be taken that is larger than a source allows.

    A sentence that names another medicine, and a rate such as "mg/kg", are left alone.
    """
    writing, here = case.writing, jurisdictions().within(case.leaflet.identity.jurisdiction)
    known = [dose for facts in case.standards.facts for dose in facts.largest_doses]
    known = [dose for dose in known if not dose.jurisdictions or here & dose.jurisdictions]
    if writing is None or not known:
        return
    for amount in case.amounts:
        taken = _taken(case.printed, amount, writing)
        largest = next((dose for dose in known if taken and taken.micrograms > _most(dose, taken.period)), None)
        if taken and largest and not _is_of_another(case, amount, largest):
            message = f"“{amount.written}” is more than the largest dose, {_limits(largest)} ({largest.clause})"
            hint = "correct the number, the unit, or how often it is taken; if another medicine is meant, name it"
            yield DOSE_TOO_LARGE.at(case.at(amount.begin), message, hint)


def _taken(text: str, amount: Amount, writing: Writing) -> _Taken | None:
    """Return what an amount says is taken; None if it is no dose: a rate, a weight, or no instruction."""
    if not is_right(amount.number, writing) or text.startswith("/", amount.end):
        return None
    each = MICROGRAMS.get(_UNITS.get(amount.name, amount.name))
    if each is None:
        return None
    begin, end = _sentence(text, amount)
    micrograms = each * value(amount.number, writing)
    match = _period(writing).match(text, amount.end, end)
    if match:
        times = writing.repeats.get((match["times"] or "").lower(), 1)
        return _Taken("day" if match["day"] else "week", times * micrograms)
    is_instruction = _telling(writing).search(text, begin, amount.begin)
    return _Taken("each", micrograms) if is_instruction else None


def _sentence(text: str, amount: Amount) -> tuple[int, int]:
    """Return the bounds of the sentence with an amount."""
    reach = max(amount.begin - _LONGEST, 0)
    begin = max((end.end() for end in _END.finditer(text, reach, amount.begin)), default=reach)
    end = _END.search(text, amount.end)
    return begin, end.start() if end else len(text)


@cache
def _period(writing: Writing) -> re.Pattern[str]:
    """Return the pattern of up to five words after an amount, how many times, and a day or a week."""
    days, weeks, times = map(_any, (writing.days, writing.weeks, tuple(writing.repeats)))
    between = r"(?:[ \u00a0,]+(?!\d)[^\s\d]+){0,5}?"
    return re.compile(rf"{between}[ \u00a0,]+(?:(?P<times>{times}) )?(?:(?P<day>{days})|{weeks})\b", re.IGNORECASE)


@cache
def _telling(writing: Writing) -> re.Pattern[str]:
    """Return the pattern of an instruction to take something, and up to five words without a number, at the end."""
    return re.compile(rf"\b(?:{_any(writing.telling)})(?:[ \u00a0,]+[^\s\d]+){{0,5}}[ \u00a0]+$", re.IGNORECASE)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _most(dose: LargestDose, period: str) -> float:
    """Return the micrograms allowed at once, in a day or in a week; infinity if no source says."""
    each, day, week = map(_micrograms, (dose.each, dose.day, dose.week))
    if period == "each":
        return min(each, day, week)
    return min(day, week) if period == "day" else min(week, 7 * day)


def _micrograms(written: str) -> float:
    number, _, unit = written.partition(" ")
    return float(number) * MICROGRAMS[unit] if written else float("inf")


def _limits(dose: LargestDose) -> str:
    known = (("at once", dose.each), ("in a day", dose.day), ("in a week", dose.week))
    return ", ".join(f"{amount} {period}" for period, amount in known if amount)


def _is_of_another(case: CheckContext, amount: Amount, dose: LargestDose) -> bool:
    """Tell whether the sentence with an amount names another medicine."""
    begin, end = _sentence(case.printed, amount)
    words = folded(case.printed[begin:end])
    own = {*_WORD.findall(folded(case.leaflet.medicine.substance.plain))}
    others = real_names().intersection(_WORD.findall(words)) - own
    unless = in_language(case.leaflet.identity.language, dose.unless)
    return bool(others) or any(any(phrase.find(words)) for phrase in unless)


def long_supplies(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if the leaflet allows covers for a longer supply than a source does."""
    allowed, here = case.leaflet.medicine.longest_supply, jurisdictions().within(case.leaflet.identity.jurisdiction)
    if allowed is None:
        return
    for supply in (supply for facts in case.standards.facts for supply in facts.longest_supplies):
        if allowed > supply.days and (not supply.jurisdictions or here & supply.jurisdictions):
            message = f"{count(allowed, 'day')} is longer than the longest supply, {count(supply.days, 'day')}"
            place = case.places.key("medicine", case.leaflet.source)
            yield LONGEST_SUPPLY_TOO_LONG.at(
                place, f"{message} ({supply.clause})", f"write longest-supply: {count(supply.days, 'day')}"
            )


CHECKS = (Check(large_doses, (DOSE_TOO_LARGE,), at_build=True), Check(long_supplies, (LONGEST_SUPPLY_TOO_LONG,)))
