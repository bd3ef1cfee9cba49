"""Digits that are none, or others than the rest: "1O mg", "l5 mg"; "5 mg" beside "٥ mg"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity

LETTER_IN_NUMBER = Rule(
    "letter-in-number",
    Severity.ERROR,
    "A letter stands for a digit",
    "“1O mg” with a letter O looks right, and a screen reader reads something else, as does whoever copies it.",
    "our own rule",
    bad="- Take 1O mg a day.",
    good="- Take 10 mg a day, with vitamin B12. An O2 mask is not part of it.",
)

MIXED_DIGITS = Rule(
    "mixed-digits",
    Severity.WARNING,
    "Numbers are in two kinds of digits, or have a sign that no check reads",
    (
        "Packs, syringes and doses have the digits 0 to 9, and ٥ is read as 0 by whoever knows only these. No check can"
        " compare numbers with the signs ٫ and ٬ in them."
    ),
    "our own rule",
    bad="- Take 5 mg in the morning and ٥ mg at night.",
    good="- Take 5 mg in the morning and 5 mg at night.",
)

_OTHER_DIGIT = re.compile(r"[^\D0-9][\d٫٬]*")
_OTHER_SIGN = re.compile(r"\d+[٫٬]\d+")
_DIGIT = re.compile(r"[0-9]+")
_LETTERS = (
    "OoIlS\N{CYRILLIC CAPITAL LETTER O}\N{CYRILLIC SMALL LETTER O}"
    "\N{GREEK CAPITAL LETTER OMICRON}\N{GREEK SMALL LETTER OMICRON}"
)
_TOKEN = re.compile(rf"(?<![\w.,])[0-9.,{_LETTERS}]*(?:[0-9][{_LETTERS}]|[{_LETTERS}][0-9])[0-9.,{_LETTERS}]*(?!\w)")
_LETTERS_ALONE = re.compile(r"(?<![\w.,])[OIl]{2,4}(?= (?P<unit>[a-z]+)\b)")
_AS_WRITTEN = re.compile(r"[0-9.,]+[lo]|[A-Z][0-9]|[0-9]+s|[0-9]+S")
"""What is a number with a unit ("5l"), or a name of one letter and one digit ("O2")."""

_DIGITS = str.maketrans(_LETTERS, "001150000")


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each word of digits with a letter O, l, I or S among them, unless that is its unit."""
    text = case.printed
    yield from _in_contact(case)
    for match in _TOKEN.finditer(text):
        token = match[0].rstrip(".,")
        if _AS_WRITTEN.fullmatch(token) or sum(map(str.isalpha, token)) > sum(map(str.isdecimal, token)) + 1:
            continue
        if token[0].isalpha() and not _goes_on(case, text[match.end() :]):
            continue  # a name, such as “O157”
        yield _letters(case, match.start(), token)
    for match in _LETTERS_ALONE.finditer(text) if case.writing else ():
        if case.writing and case.writing.name(match["unit"]):
            yield _letters(case, match.start(), match[0])


def mixed(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for the first number in other digits than another one, and for each with signs like ٫."""
    text = case.printed
    other = _OTHER_DIGIT.search(text)
    if other is None:
        return
    if usual := _DIGIT.search(text):
        message = f"“{other[0]}” is in other digits than “{usual[0]}”"
        yield MIXED_DIGITS.at(case.at(other.start()), message, "write all numbers in the digits 0 to 9")
    for number in _OTHER_SIGN.finditer(text):
        message = f"no check can read the sign in “{number[0]}”"
        yield MIXED_DIGITS.at(case.at(number.start()), message, "write the number in the digits 0 to 9")


def _in_contact(case: CheckContext) -> Iterator[Finding]:
    """Yield what is found in the publisher's and the contact's words, which `CheckContext.printed` leaves out."""
    for text in (case.leaflet.publisher, case.leaflet.contact):
        for run in text.runs:
            for match in _TOKEN.finditer("" if run.target else run.text):
                if not _AS_WRITTEN.fullmatch(match[0]) and re.match(r" [0-9]|$", run.text[match.end() :]):
                    message = f"“{match[0]}” has letters instead of digits"
                    yield LETTER_IN_NUMBER.at(run.source, message, f"write {match[0].translate(_DIGITS)}")


def _goes_on(case: CheckContext, after: str) -> bool:
    """Tell whether a unit or more digits follow."""
    following = re.match(r" ([0-9]|[a-zµμ]+\b)", after)
    return bool(following and (following[1].isdecimal() or (case.writing and case.writing.name(following[1]))))


def _letters(case: CheckContext, begin: int, token: str) -> Finding:
    message = f"“{token}” has letters instead of digits"
    return LETTER_IN_NUMBER.at(case.at(begin), message, f"write {token.translate(_DIGITS)}, with digits only")


CHECKS = (Check(find, (LETTER_IN_NUMBER,)), Check(mixed, (MIXED_DIGITS,)))
