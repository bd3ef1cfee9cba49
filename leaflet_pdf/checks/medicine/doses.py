"""Numbers of doses that can be read as ten or a thousand times as much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from leaflet_pdf.checks.analysis.amounts import SPACES, Amount, is_right
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.standards.wording.writing import Writing

TRAILING_ZERO = Rule(
    "trailing-zero",
    Severity.ERROR,
    "A dose has a trailing zero",
    "If the point is faint or overlooked, “1.0 mg” is read as 10 mg: ten times the dose.",
    "ISMP error-prone dose designations; Joint Commission “Do Not Use” list",
    bad="- Take 1.0 mg a day.",
    good="- Take 1 mg a day. Some take 0.25 mg.",
)
NAKED_DECIMAL = Rule(
    "naked-decimal",
    Severity.ERROR,
    "A number has no zero before its decimal point",
    "If the point is faint or overlooked, “.5 mg” is read as 5 mg: ten times the dose.",
    "ISMP error-prone dose designations; Joint Commission “Do Not Use” list",
    bad="- Take .5 mg a day.",
    good="- Take 0.5 mg a day.",
)
WRONG_SEPARATOR = Rule(
    "wrong-separator",
    Severity.ERROR,
    "A number has a point or comma where the leaflet’s language has none",
    "In English, “0,5 mg” and “1,50 g” can be read as thousands. Readers must not have to guess.",
    "ISMP error-prone dose designations",
    bad="- Take 0,5 mg a day.",
    good="- Take 0.5 mg or 1,000 mg a day.",
)
SPLIT_NUMBER = Rule(
    "split-number",
    Severity.WARNING,
    "A number is split by a space, or two numbers are side by side",
    "“Take 2 500 mg tablets” can be two tablets of 500 mg, or 2,500 mg.",
    "ISMP error-prone dose designations; UK Core, dosage translation",
    bad="- Take 2 500 mg tablets.",
    good="- Take two tablets of 500 mg. The box holds 100,000 units.",
)
MISSING_THOUSANDS = Rule(
    "missing-thousands",
    Severity.WARNING,
    "A large number is not divided into groups of three digits",
    "In “100000 units” an extra or missing zero is easily overlooked.",
    "ISMP error-prone dose designations",
    bad="- Each vial holds 100000 units.",
    good="- Each vial holds 100,000 units. Approved in 2026 in 30 countries.",
)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number that can be misread, about the first thing that is wrong with it.

    A trailing zero in a rate ("1.0 mg/kg") is only a warning: a rate is not taken, a dose is calculated from it.
    """
    writing = case.writing
    if writing is None:
        return
    before = None
    for amount in case.amounts:
        wrong = None
        if amount.name:
            wrong = _wrong(amount, writing)
        elif before and case.printed[before.end : amount.begin].strip(SPACES) in writing.shares:
            wrong = _ungrouped(amount, writing)
        if wrong:
            rule, message, hint = wrong
            finding = rule.at(case.at(amount.begin), f"“{amount.written}” {message}", hint)
            is_rate = case.printed.startswith("/", amount.end)
            yield replace(finding, severity=Severity.WARNING) if rule is TRAILING_ZERO and is_rate else finding
        before = amount


def _wrong(amount: Amount, writing: Writing) -> tuple[Rule, str, str] | None:
    """Return the rule that a number breaks, the message and the hint; None if it is right."""
    number, unit = amount.number, amount.name
    if number.isdecimal():
        return _ungrouped(amount, writing)
    if number[0] in ".,":
        return NAKED_DECIMAL, "has no zero before its decimal point", f"write 0{amount.written}"
    if is_right(number, writing):
        return _needless_zero(amount, writing)
    if any(space in number for space in SPACES):
        together = amount.with_number(_grouped(re.sub("[^0-9]", "", number), writing), unit)
        return SPLIT_NUMBER, "may be one number or two", f"write {together}, or separate them with words"
    hint = (
        f"write numbers as 0{writing.decimal}5 and 1{writing.thousands}000, and put a space after each number of a list"
    )
    return WRONG_SEPARATOR, "has a comma or a point in the wrong place", hint


def _needless_zero(amount: Amount, writing: Writing) -> tuple[Rule, str, str] | None:
    integer, _, decimals = amount.number.partition(writing.decimal)
    if not decimals.endswith("0") or amount.name not in writing.taken:
        return None
    right = f"{integer}{writing.decimal}{decimals.rstrip('0')}".removesuffix(writing.decimal)
    hint = f"write {amount.with_number(right, amount.name)}"
    if decimals == "000":
        hint += f", or {amount.with_number(integer + writing.thousands + decimals, amount.name)} if that is meant"
    return TRAILING_ZERO, "has a trailing zero", hint


def _ungrouped(amount: Amount, writing: Writing) -> tuple[Rule, str, str] | None:
    number, unit = amount.number, amount.name
    if (
        len(number) < writing.numbers.grouped_from
        or not number.isdecimal()
        or number[0] == "0"
        or unit in writing.times
    ):
        return None
    if unit in writing.people and "1900" <= number <= "2100" and len(number) == 4:
        return None  # "in 2026 people said" is about a year
    return MISSING_THOUSANDS, "is hard to read", f"write {amount.with_number(_grouped(number, writing), unit)}"


def _grouped(number: str, writing: Writing) -> str:
    first = len(number) % 3 or 3
    rest = (number[at : at + 3] for at in range(first, len(number), 3))
    return writing.thousands.join((number[:first], *rest))


CHECKS = (
    Check(
        find,
        (TRAILING_ZERO, NAKED_DECIMAL, WRONG_SEPARATOR, SPLIT_NUMBER, MISSING_THOUSANDS),
        at_build=True,
    ),
)
