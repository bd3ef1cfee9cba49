"""Ranges of amounts: those that go down, have no end, or have two units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from leaflet_pdf.checks.analysis.amounts import SPACES, Amount, is_right, value
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.units import TEMPERATURE
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.standards.wording.writing import Writing

FALLING_RANGE = Rule(
    "falling-range",
    Severity.WARNING,
    "A range does not end higher than it begins",
    "A digit is wrong or missing, and nobody can tell which dose is meant.",
    "UK Core, dosage translation: a range has a lower and an upper limit",
    bad="- Take 10-5 mg a day.",
    good="- Take 5 to 10 mg a day. Your doctor may reduce it from 10 mg to 5 mg.",
)
OPEN_RANGE = Rule(
    "open-range",
    Severity.WARNING,
    "A dose has no upper limit",
    "With an open dose, such as “5 mg to” or “at least 2 tablets”, a patient can take too much.",
    "UK Core, dosage translation: a range has an upper limit",
    bad="- Take at least 2 tablets a day.",
    good="- Take 2 to 4 tablets a day, at least 30 minutes before food.",
)
RANGE_UNITS = Rule(
    "range-units",
    Severity.HINT,
    "A range has two units",
    "In “500 mg to 1 g” the second number looks smaller than the first.",
    "NHS Common User Interface, medication line",
    bad="- Take 500 mg to 1 g a day.",
    good="- Take 500 mg to 1,000 mg a day.",
)

_DASHES = frozenset("-–—")


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each range that does not go from a lower to a higher number in the same unit."""
    writing = case.writing
    if writing is None:
        return
    for amount, after in pairwise(case.amounts):
        between = case.printed[amount.end : after.begin] if amount.name and after.name else ""
        dashed = between.strip(SPACES) in _DASHES
        joined = between.strip(f"{SPACES},-")
        if not dashed and joined not in writing.ranges and not _is_between(case, amount, joined):
            continue
        if not (is_right(amount.number, writing) and is_right(after.number, writing)) or _is_chain(case, amount, after):
            continue
        written = case.printed[amount.begin : after.end]
        if amount.name != after.name:
            if {amount.name, after.name} <= writing.symbols:
                message, hint = f"“{written}” has two units", "write both numbers in one unit"
                yield RANGE_UNITS.at(case.at(amount.begin), message, hint)
        elif amount.scale != after.scale or amount.scale_is_shared:
            continue
        elif value(amount.number, writing) >= value(after.number, writing):
            apart = bool(amount.unit) and between[0] in SPACES
            measured = amount.name in TEMPERATURE
            if not (apart and not measured if dashed else _is_lowered(case, writing, amount)):
                message, hint = f"“{written}” does not go up", "check both numbers, and put the lower one first"
                yield FALLING_RANGE.at(case.at(amount.begin), message, hint)


def _is_chain(case: CheckContext, amount: Amount, after: Amount) -> bool:
    """Tell whether a pair is part of something longer, such as "1-0-1", a date or a fraction."""
    text = case.printed
    goes_on = not after.unit and text[after.middle : after.middle + 1] in {*_DASHES, "/"}
    return goes_on or text[amount.begin - 1 : amount.begin] in {*_DASHES, "/", "."}


def _is_lowered(case: CheckContext, writing: Writing, amount: Amount) -> bool:
    """Tell whether the words before an amount say that a dose is lowered, as in "reduce it from 10 to 5 mg".

    "From" alone does not say so of a temperature.
    """
    lead = case.printed[max(amount.begin - 60, 0) : amount.begin].lower()
    starts = set(case.dosing.from_) if case.dosing and amount.name in TEMPERATURE else set()
    return not (set(writing.falling) - starts).isdisjoint(re.findall(r"\w+", lead))


def _is_between(case: CheckContext, amount: Amount, joined: str) -> bool:
    """Tell whether two amounts are the ends of one span: "between 2 °C and 8 °C"."""
    if case.dosing is None or case.writing is None or joined not in case.writing.joiners:
        return False
    lead = re.findall(r"\w+", case.printed[max(amount.begin - 20, 0) : amount.begin].lower())
    return lead[-1:] == [*case.dosing.span]


def find_open(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dose to take that has no upper limit."""
    writing = case.writing
    if writing is None:
        return
    text = case.printed
    for amount in case.amounts:
        if not amount.unit or amount.name not in writing.taken:
            continue
        lead, after = text[max(amount.begin - 30, 0) : amount.begin].lower(), text[amount.end : amount.end + 16]
        if _unfinished(writing).match(after):
            yield OPEN_RANGE.at(case.at(amount.begin), f"the range “{amount.written}” has no second number", "add it")
        elif _from(writing).search(lead) or (_instruction(writing).search(lead) and _more(writing).match(after)):
            message, hint = f"the dose “{amount.written}” has no upper limit", "say how many at most, as in “2 to 4”"
            yield OPEN_RANGE.at(case.at(amount.begin), message, hint)


@cache
def _unfinished(writing: Writing) -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(writing.ranges)})\s*(?:[.,;:)\n]|$)")


@cache
def _instruction(writing: Writing) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(writing.telling)}) $")


@cache
def _from(writing: Writing) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(writing.telling)}) (?:{_any(writing.open)}) $")


@cache
def _more(writing: Writing) -> re.Pattern[str]:
    return re.compile(rf" (?:{_any(writing.open_after)})\b")


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


CHECKS = (
    Check(find, (FALLING_RANGE, RANGE_UNITS)),
    Check(find_open, (OPEN_RANGE,)),
)
