"""Numbers of doses: those that have been misread ten or a thousand times too high, and ranges that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflet_pdf.checks.amounts import Amount
from leaflet_pdf.checks.case import Case
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.finding import Finding, Severity
from leaflet_pdf.standards.writing import Writing

TRAILING_ZERO = Rule(
    "trailing-zero",
    Severity.ERROR,
    "A dose ends in a needless zero",
    "Where the point is faint or missed, “1.0 mg” is read as 10 mg: ten times the dose.",
    "ISMP error-prone dose designations; Joint Commission “Do Not Use” list",
    bad="- Take 1.0 mg a day.",
    good="- Take 1 mg a day. Some take 0.25 mg.",
)
NAKED_DECIMAL = Rule(
    "naked-decimal",
    Severity.ERROR,
    "A number begins with its decimal point",
    "Where the point is faint or missed, “.5 mg” is read as 5 mg: ten times the dose.",
    "ISMP error-prone dose designations; Joint Commission “Do Not Use” list",
    bad="- Take .5 mg a day.",
    good="- Take 0.5 mg a day.",
)
WRONG_SEPARATOR = Rule(
    "wrong-separator",
    Severity.ERROR,
    "A number has its point or comma where the leaflet’s language has none",
    "In English, “0,5 mg” and “1,50 g” can be read as thousands. Whoever reads it must not have to guess.",
    "ISMP error-prone dose designations",
    bad="- Take 0,5 mg a day.",
    good="- Take 0.5 mg or 1,000 mg a day.",
)
SPLIT_NUMBER = Rule(
    "split-number",
    Severity.WARNING,
    "A number is split by a space, or two numbers stand side by side",
    "“Take 2 500 mg tablets” can be two tablets of 500 mg, or 2,500 mg.",
    "ISMP error-prone dose designations; UK Core, dosage translation",
    bad="- Take 2 500 mg tablets.",
    good="- Take two tablets of 500 mg. The box holds 100,000 units.",
)
MISSING_THOUSANDS = Rule(
    "missing-thousands",
    Severity.WARNING,
    "A large number is not divided into groups of three figures",
    "In “100000 units” a zero too many or too few is not seen.",
    "ISMP error-prone dose designations",
    bad="- Each vial holds 100000 units.",
    good="- Each vial holds 100,000 units. Approved in 2026 in 30 countries.",
)
FALLING_RANGE = Rule(
    "falling-range",
    Severity.ERROR,
    "A range ends no higher than it begins",
    "A figure is wrong or missing, and nobody can tell which dose is meant.",
    "UK Core, dosage translation: a range has a lower and an upper limit",
    bad="- Take 10-5 mg a day.",
    good="- Take 5 to 10 mg a day. Your doctor may reduce it from 10 mg to 5 mg.",
)
OPEN_RANGE = Rule(
    "open-range",
    Severity.WARNING,
    "A dose has no upper limit",
    "A dose that only begins, such as “5 mg to” or “at least 2 tablets”, can be taken too high.",
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


def find(case: Case) -> Iterator[Finding]:
    """Yield what is wrong with the numbers of amounts, each with the first thing only."""
    writing = case.writing
    if writing is None:
        return
    before = None
    for amount in case.amounts:
        if amount.name or amount.number[0] in ".,":
            yield from _number(case, writing, amount)
            yield from _open(case, writing, amount)
        elif before and _is_share(case, writing, before, amount):
            yield from _thousands(case, writing, amount)
        if before and before.name and amount.name and amount.begin - before.end < 20:
            yield from _range(case, writing, before, amount)
        before = amount


def value(number: str, writing: Writing) -> float:
    """Return what a number is worth that is written as its language writes numbers."""
    return float(number.replace(writing.thousands, "").replace(writing.decimal, "."))


def is_right(number: str, writing: Writing) -> bool:
    """Tell whether a number is written as its language writes numbers."""
    return number.isdigit() or bool(_right(writing).fullmatch(number))


@cache
def _right(writing: Writing) -> re.Pattern[str]:
    thousands, decimal = re.escape(writing.thousands), re.escape(writing.decimal)
    return re.compile(rf"(?:\d{{1,3}}(?:{thousands}\d{{3}})+|\d+)(?:{decimal}\d+)?")


def _number(case: Case, writing: Writing, amount: Amount) -> Iterator[Finding]:
    number, unit = amount.number, amount.name
    if number.isdigit():
        yield from _thousands(case, writing, amount)
    elif number[0] in ".,":
        yield _at(case, NAKED_DECIMAL, amount, f"“{amount.written}” begins with its point", f"write 0{amount.written}")
    elif any(space in number for space in " \u00a0\u202f") and not is_right(number, writing):
        message = f"“{amount.written}” may be one number or two"
        yield _at(case, SPLIT_NUMBER, amount, message, f"write {_grouped(number, writing)}, or part them with words")
    elif not is_right(number, writing) or _is_zero_group(number, writing):
        message = f"“{amount.written}” has a comma or a point in the wrong place"
        yield _at(case, WRONG_SEPARATOR, amount, message, "write numbers as 0.5 and 1,000, and lists with spaces")
    elif writing.decimal in number and number.endswith("0") and unit in writing.taken:
        right = number.rstrip("0").removesuffix(writing.decimal)
        message = f"“{amount.written}” ends in a needless zero"
        yield _at(case, TRAILING_ZERO, amount, message, f"write {right} {unit}")


def _is_zero_group(number: str, writing: Writing) -> bool:
    """Tell whether a number begins as no number does that has thousands: "0,500"."""
    return number.startswith(f"0{writing.thousands}")


def _thousands(case: Case, writing: Writing, amount: Amount) -> Iterator[Finding]:
    number, unit = amount.number, amount.name
    if len(number) < 4 or not number.isdigit() or number[0] == "0":
        return
    counted = not unit or unit in writing.people
    if unit and not counted and unit not in writing.taken and unit not in writing.symbols:
        return
    if unit and counted and 1900 <= int(number) <= 2100:
        return
    right = _grouped(number, writing)
    yield _at(case, MISSING_THOUSANDS, amount, f"“{amount.written}” is hard to read", f"write {right} {unit}".rstrip())


def _is_share(case: Case, writing: Writing, before: Amount, amount: Amount) -> bool:
    between = case.printed[before.end : amount.begin] if amount.begin - before.end < 16 else ""
    return between.strip() in writing.shares


def _range(case: Case, writing: Writing, before: Amount, amount: Amount) -> Iterator[Finding]:
    between = case.printed[before.end : amount.begin]
    dashed = between.strip() in _DASHES
    if not dashed and between.strip(" ,-") not in writing.ranges:
        return
    if not (is_right(before.number, writing) and is_right(amount.number, writing)):
        return
    if _is_chain(case, before, amount):
        return
    same = before.name == amount.name
    written = case.printed[before.begin : amount.end]
    falls = value(before.number, writing) >= value(amount.number, writing)
    if same and falls and (dashed or not _is_lowered(case, writing, before)):
        hint = "check both numbers, and put the lower one first"
        yield _at(case, FALLING_RANGE, before, f"“{written}” is a range that does not rise", hint)
    elif not same and {before.name, amount.name} <= writing.symbols:
        yield _at(case, RANGE_UNITS, before, f"“{written}” has two units", "write both numbers in one unit")


def _is_chain(case: Case, before: Amount, amount: Amount) -> bool:
    """Tell whether a pair is part of something longer, such as "1-0-1", a date or a fraction."""
    text = case.printed
    goes_on = not amount.unit and text[amount.middle : amount.middle + 1] in {*_DASHES, "/"}
    return goes_on or text[before.begin - 1 : before.begin] in {*_DASHES, "/", "."}


def _is_lowered(case: Case, writing: Writing, amount: Amount) -> bool:
    """Tell whether the words before an amount say that a dose is lowered."""
    lead = case.printed[max(amount.begin - 60, 0) : amount.begin].lower()
    return any(word in writing.falling for word in re.findall(r"\w+", lead))


def _open(case: Case, writing: Writing, amount: Amount) -> Iterator[Finding]:
    text = case.printed
    if amount.name not in writing.taken:
        return
    after = text[amount.end : amount.end + 16]
    if amount.unit and re.match(rf" (?:{_words(writing.ranges)})\s*(?:[.,;:)]|$)", after.partition("\n")[0]):
        yield _at(case, OPEN_RANGE, amount, f"“{amount.written}{after.split()[0]:>3}” has no upper end", "add it")
        return
    lead = text[max(amount.begin - 30, 0) : amount.begin].lower()
    telling = rf"\b(?:{_words(writing.telling)}) "
    if re.search(rf"{telling}(?:{_words(writing.open)}) $", lead) or (
        re.search(rf"{telling}$", lead) and re.match(rf" (?:{_words(writing.open_after)})\b", after)
    ):
        hint = "say how many at most, as in 2 to 4"
        yield _at(case, OPEN_RANGE, amount, f"the dose “{amount.written}” has no upper limit", hint)


@cache
def _words(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words))


def _grouped(number: str, writing: Writing) -> str:
    return f"{int(re.sub(r'[^0-9]', '', number)):,}".replace(",", writing.thousands)


def _at(case: Case, rule: Rule, amount: Amount, message: str, hint: str) -> Finding:
    return rule.at(case.place(case.spot(amount.begin, amount.end)), message, hint)


CHECKS = (
    Check(
        find,
        (
            TRAILING_ZERO,
            NAKED_DECIMAL,
            WRONG_SEPARATOR,
            SPLIT_NUMBER,
            MISSING_THOUSANDS,
            FALLING_RANGE,
            OPEN_RANGE,
            RANGE_UNITS,
        ),
        at_build=True,
    ),
)
