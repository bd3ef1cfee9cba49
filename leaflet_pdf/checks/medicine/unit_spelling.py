"""Units of amounts: without a space, wrongly capitalised, easily misread or unknown to patients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflet_pdf.checks.analysis.amounts import Amount, is_right, value
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.units import UNSPACED, is_unspaced
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.standards.wording.writing import Writing

UNSAFE_UNIT = Rule(
    "unsafe-unit",
    Severity.ERROR,
    "A unit symbol has been misread before, with harm",
    "“µg” is read as mg, a thousand times the dose; “10 U” as 100; “cc” as units.",
    "ISMP list of error-prone abbreviations; Joint Commission “Do Not Use” list",
    bad="- Inject 10 U before breakfast.",
    good="- Inject 10 units before breakfast.",
)
RUN_ON_UNIT = Rule(
    "run-on-unit",
    Severity.WARNING,
    "There is no space between a number and its unit, or between a name and its number",
    "In “10mg” the m can be read as one or two zeros; in “propranolol20 mg” the l as a 1.",
    "ISMP error-prone dose designations",
    bad="- Take 10mg a day.",
    good="- Take 10 mg a day, with vitamin B12.",
)
UNIT_CAPITALS = Rule(
    "unit-capitals",
    Severity.WARNING,
    "A unit is wrongly capitalised",
    "Each unit has one symbol. “MG” and “Mg” mean other things.",
    "International System of Units, unit symbols",
    bad="- Take 10 MG a day.",
    good="- Take 10 mg in 5 mL of water.",
)
UNCLEAR_UNIT = Rule(
    "unclear-unit",
    Severity.WARNING,
    "A unit has an abbreviation that patients may not know",
    "“IU” is read as IV or as 10, “mcg” as mg, “gr” as gram. Words are not.",
    "ISMP list of error-prone abbreviations; UK Core, common principles: units in full",
    bad="- Take 400 IU a day.",
    good="- Take 400 international units a day.",
)
UNIT_FULL_STOP = Rule(
    "unit-full-stop",
    Severity.WARNING,
    "A unit has a full stop inside a sentence",
    "The full stop can be read as a 1, or as the end of the sentence.",
    "ISMP error-prone dose designations",
    bad="- Take 10 mg. twice a day.",
    good="- Take 10 mg twice a day. Never take 20 mg.",
)
AVOIDABLE_DECIMAL = Rule(
    "avoidable-decimal",
    Severity.HINT,
    "A smaller unit would avoid the decimals of an amount",
    "A decimal point is easily overlooked. A whole number is safer.",
    "NHS Common User Interface, medication line",
    bad="- Take 0.5 g a day.",
    good="- Take 500 mg a day, or 0.5 mg a day for each kilogram that you weigh.",
)
PART_OF_FORM = Rule(
    "part-in-figures",
    Severity.WARNING,
    "Part of a tablet is written in figures",
    "“1/2 tablet” is read as 1 or 2 tablets, “0.5 tablet” as 5.",
    "UK Core, dosage translation; ISMP error-prone dose designations",
    bad="- Take 1/2 tablet a day.",
    good="- Take half a tablet a day.",
)
TEMPERATURE = Rule(
    "temperature",
    Severity.WARNING,
    "A temperature is not written with °C or °F",
    "“25C” and “25 ºC” are not temperatures, and a screen reader says something else.",
    "International System of Units, unit symbols",
    bad="- Store below 25C.",
    good="- Store below 25 °C.",
)

_IN_WORDS = "write it in words, as in “half a tablet”"
_TEMPERATURE = r"[0-9](?: ?º ?[CF]?| ?[Oo][CF]| ?deg(?:\.|rees)? ?[CF]| ?[CF])(?!\w)"


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about the units of amounts."""
    writing = case.writing
    if writing is None:
        return
    for amount in case.amounts:
        if amount.unit:
            yield from _unit(case, writing, amount)
        if amount.name and not amount.number.isdecimal():
            yield from _decimal(case, writing, amount)
    yield from _fractions(case, writing)
    yield from _temperatures(case, writing)
    yield from _names(case, writing)


def find_unsafe(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each unit symbol that has been misread, with harm."""
    if case.writing is None:
        return
    unsafe = case.writing.unsafe
    for amount in case.amounts:
        if amount.unit and amount.name in unsafe:
            say = unsafe[amount.name].say
            message = f"“{amount.unit}” in “{amount.written}” has been misread before, with harm"
            yield _at(case, UNSAFE_UNIT, amount, message, f"write {amount.with_number(amount.number, say)}")


def _unit(case: CheckContext, writing: Writing, amount: Amount) -> Iterator[Finding]:
    unit, right = amount.unit, amount.name
    instead = writing.unclear.get(right)
    if instead and case.leaflet.identity.jurisdiction not in instead.allowed:
        message = f"“{unit}” in “{amount.written}” may not be understood"
        yield _at(case, UNCLEAR_UNIT, amount, message, f"write {amount.with_number(amount.number, instead.say)}")
    elif _is_imprint(case, writing, amount):
        return
    elif not amount.gap and unit[0].isalpha() and not is_unspaced(unit) and right not in writing.unsafe:
        message = f"“{amount.written}” has no space before its unit"
        yield _at(case, RUN_ON_UNIT, amount, message, f"write {amount.with_number(amount.number, right)}")
    elif right != unit and right in writing.symbols and len(amount.number) < 4:
        message = f"“{amount.written}” is wrongly capitalised"
        yield _at(case, UNIT_CAPITALS, amount, message, f"write {amount.with_number(amount.number, right)}")
    elif unit in writing.symbols and _goes_on(case.printed, amount.end):
        message = f"“{amount.written}.” has a full stop inside a sentence"
        yield _at(
            case, UNIT_FULL_STOP, amount, message, "remove the full stop, or begin the next sentence with a capital"
        )


def _is_imprint(case: CheckContext, writing: Writing, amount: Amount) -> bool:
    """Tell whether an amount may be the imprint of a tablet, which is quoted as it is."""
    around = case.printed[max(amount.begin - 60, 0) : amount.end + 30].lower()
    return any(word in around for word in writing.marked)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether the sentence continues after a full stop at an offset."""
    return text.startswith(". ", end) and text[end + 2 : end + 3].islower()


def _decimal(case: CheckContext, writing: Writing, amount: Amount) -> Iterator[Finding]:
    unit = amount.name
    if not is_right(amount.number, writing) or writing.decimal not in amount.number:
        return
    if unit in writing.counted:
        yield _at(case, PART_OF_FORM, amount, f"“{amount.number} {unit}” is a fraction in figures", _IN_WORDS)
        return
    smaller = writing.smaller.get(unit)
    number = value(amount.number, writing)
    if smaller and number < smaller.below and not amount.scale:
        converted = round(number * smaller.times, 6)
        if converted == int(converted) and converted > 0 and not _is_for_each(case, writing, amount):
            hint = f"write {int(converted)} {smaller.unit}"
            yield _at(
                case, AVOIDABLE_DECIMAL, amount, f"“{amount.number} {unit}” can be written without decimals", hint
            )


def _is_for_each(case: CheckContext, writing: Writing, amount: Amount) -> bool:
    """Tell whether an amount is a rate: so much for each kilogram."""
    after = case.printed[amount.end : amount.end + 40].lower()
    return bool(re.search(_each(writing), re.split(r"\.\s|\n", after)[0]))


@cache
def _each(writing: Writing) -> str:
    return "|".join(re.escape(word) if word == "/" else rf"\b{re.escape(word)}\b" for word in writing.each)


def _fractions(case: CheckContext, writing: Writing) -> Iterator[Finding]:
    for match in _fraction(writing).finditer(case.printed):
        yield PART_OF_FORM.at(case.at(match.start()), f"“{match[0]}” is a fraction in figures", _IN_WORDS)


@cache
def _fraction(writing: Writing) -> re.Pattern[str]:
    articles, forms = "|".join(writing.articles), "|".join(writing.counted)
    part = r"(?:[0-9]{1,2}[/⁄][0-9]|[0-9½¼¾⅓⅔⅛][½¼¾⅓⅔⅛]?(?<=[½¼¾⅓⅔⅛]))"
    return re.compile(rf"{part} ?(?:(?:{articles}) )?(?:{forms})\b")


def _temperatures(case: CheckContext, writing: Writing) -> Iterator[Finding]:
    text = case.printed
    for match in re.finditer(_TEMPERATURE, text):
        begin = match.start()
        while begin and (text[begin - 1].isdecimal() or text[begin - 1] in "-–"):
            begin -= 1
        before = re.findall(r"\w+", text[max(begin - 20, 0) : begin].rpartition("\n")[2])
        sure = "º" in match[0] or "deg" in match[0]
        if sure or (before and before[-1].lower() in writing.temperatures):
            message = f"“{text[begin : match.end()]}” is not a correct temperature"
            yield TEMPERATURE.at(case.at(begin), message, f"write {text[begin : match.start() + 1]} °C or °F")


def _names(case: CheckContext, writing: Writing) -> Iterator[Finding]:
    """Yield a finding for each name without a space before its strength: "samplin40 mg"."""
    text = case.printed
    for match in _strength(writing).finditer(text):
        begin = match.start()
        while begin and text[begin - 1].isalpha():
            begin -= 1
        if match.start() - begin > 2:
            message = f"“{text[begin : match.end()]}” has no space before its number"
            yield RUN_ON_UNIT.at(case.at(begin), message, "put a space between the name and the number")


@cache
def _strength(writing: Writing) -> re.Pattern[str]:
    signs = "|".join(map(re.escape, sorted(writing.doses, key=len, reverse=True)))
    return re.compile(rf"[0-9](?<=[^\W\d_{UNSPACED}][0-9])[0-9]*(?:[.,][0-9]+)*[ \u00a0]?(?i:{signs})(?!\w)")


def _at(case: CheckContext, rule: Rule, amount: Amount, message: str, hint: str) -> Finding:
    return rule.at(case.at(amount.begin), message, hint)


CHECKS = (
    Check(find_unsafe, (UNSAFE_UNIT,), at_build=True),
    Check(
        find,
        (RUN_ON_UNIT, UNIT_CAPITALS, UNCLEAR_UNIT, UNIT_FULL_STOP, AVOIDABLE_DECIMAL, PART_OF_FORM, TEMPERATURE),
    ),
)
