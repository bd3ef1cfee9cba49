"""Symbols and professional abbreviations instead of words, and dates that can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.language import language_file
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.wording.writing import Instead, Writing

ABBREVIATION = Rule(
    "dose-abbreviation",
    Severity.WARNING,
    "Directions use an abbreviation for professionals",
    "A patient does not know “tds”, and “QD” has been read as QID: four times the dose.",
    "ISMP list of error-prone abbreviations; Joint Commission “Do Not Use” list",
    bad="- Take 1 tablet tds.",
    good="- Take 1 tablet 3 times a day.",
)
SIGN_FOR_WORD = Rule(
    "sign-for-word",
    Severity.WARNING,
    "A symbol replaces a word beside a number",
    "“<” and “>” are confused, and “<10” has been read as 40; “&” is read as 2, “+” as 4, “@” as 2.",
    "ISMP list of error-prone abbreviations",
    bad="- Take it if you weigh > 40 kg.",
    good="- Take it if you weigh more than 40 kg.",
)
X_FOR_TIMES = Rule(
    "x-for-times",
    Severity.WARNING,
    "An “x” is used for how often or how long",
    "“2x daily” can be read as 2 at a time, and “x3d” as 3 days or 3 doses.",
    "ISMP list of error-prone abbreviations",
    bad="- Take it 2x daily.",
    good="- Take 2 x 5 ml spoonfuls twice a day.",
)
HYPHEN_FOR_MINUS = Rule(
    "hyphen-for-minus",
    Severity.HINT,
    "A hyphen is used as a minus sign",
    "A hyphen is easily overlooked or mistaken for a dash, and a screen reader may skip it.",
    "",
    bad="- Store at -20 °C.",
    good="- Store at −20 °C, or between 2 and 8 °C.",
)
AMBIGUOUS_DATE = Rule(
    "ambiguous-date",
    Severity.WARNING,
    "Day and month of a date can be confused",
    "03/04/2026 is the 3rd of April in London and the 4th of March in New York.",
    "",
    bad="- Do not use it after 03/04/2026.",
    good="- Do not use it after 3 April 2026.",
)

_COMPARED = re.compile(r"[<>≤≥]=?\s?\d")
_SIGN = re.compile(r"(?<=\d) ?@(?= ?\w)|(?<=[a-z\d,]) ?[&+] ?(?=\d)|(?<=[a-z]) [&+] (?=[a-z])|(?<=\d)\+(?![\w/+])")
_WORDS = {"<": "less than", ">": "more than", "≤": "up to", "≥": "at least", "@": "at", "&": "and", "+": "and"}
_MINUS = re.compile(r"-(?<![^\s(]-)\d+(?:[.,]\d+)* ?°")
_DATE = re.compile(r"[0-9]{1,2}([/.-])([0-9]{1,2})\1(?:[0-9]{4}|(?<=/)[0-9]{2})(?![0-9/-])")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9./]*")
_STILL = frozenset({Role.TITLE, Role.HEADING})
"""What may be named with a sign or in capitals: "Tea & coffee"."""


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about symbols and abbreviations instead of words."""
    text = case.printed
    yield from _signs(case, text)
    if language_file(case.leaflet.identity.language, "amounts"):
        yield from _dates(case, text)  # elsewhere, the day and the month may have one order that everybody knows
    if case.writing:
        yield from _abbreviations(case, case.writing)
        yield from _times(case, case.writing)


def _signs(case: CheckContext, text: str) -> Iterator[Finding]:
    for match in _COMPARED.finditer(text):
        spot = case.spot(*match.span())
        if match[0][0] in "<>" or spot.passage.role not in {Role.CELL, Role.HEAD}:
            message = f"“{match[0]}” has a sign for words"
            yield SIGN_FOR_WORD.at(case.place(spot), message, _in_words(case, _WORDS[match[0][0]]))
    for match in _SIGN.finditer(text) if any(sign in text for sign in "@&+") else ():
        spot, sign = case.spot(match.start() + match[0].index(match[0].strip()), match.end()), match[0].strip()
        if spot.passage.role not in _STILL:
            word = "or more" if sign == "+" and not match[0].startswith(" ") else _WORDS[sign]
            yield SIGN_FOR_WORD.at(case.place(spot), f"“{sign}” is used instead of a word", _in_words(case, word))
    for match in _MINUS.finditer(text):
        if text.endswith(("C ", "F ", "° "), 0, match.start()):
            continue  # a range, as in "2 °C -8 °C"
        message = f"“{match[0]}” has a hyphen instead of a minus sign"
        yield HYPHEN_FOR_MINUS.at(case.at(match.start()), message, "write − (U+2212), or the word “minus”")


def _in_words(case: CheckContext, english: str) -> str:
    return f"write “{english}”" if case.leaflet.identity.language.startswith("en") else "write it in words"


def _dates(case: CheckContext, text: str) -> Iterator[Finding]:
    for match in _DATE.finditer(text):
        first, second = int(match[0].split(match[1])[0]), int(match[2])
        alone = text[match.start() - 1 : match.start()] not in set("0123456789/.-")
        if alone and 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            message = f"“{match[0]}” leaves readers to guess which is the day and which the month"
            yield AMBIGUOUS_DATE.at(case.at(match.start()), message, "write the month as a word")


def _abbreviations(case: CheckContext, writing: Writing) -> Iterator[Finding]:
    text = case.printed
    known = _known(writing)
    if not known.keys().isdisjoint(word.rstrip(".") for word in _WORD.findall(text)):
        for match in _WORD.finditer(text):
            written = match[0].rstrip(".")
            around = text[max(match.start() - 2, 0) : match.start()], text[match.end() : match.end() + 1]
            if around[0][-1:] == "(" and around[1] == ")":
                continue  # an abbreviation in brackets is explained before them
            if around[0].rstrip(" ")[-1:].isdecimal():
                continue  # the end of a postcode
            spot = case.spot(*match.span()) if written in known else None
            if spot and spot.passage.role not in _STILL and not case.is_for_clinicians(spot.passage):
                yield _instead(case, known[written], match.start(), written)
    for amount in case.amounts:
        word = _word_after(text, amount.end)
        if word in writing.after_amount and amount.unit and amount.name in writing.taken:
            if case.is_for_clinicians(case.spot(amount.begin, amount.end).passage):
                continue
            yield _instead(case, writing.after_amount[word], amount.end + 1, word)


def _instead(case: CheckContext, instead: Instead, begin: int, written: str) -> Finding:
    message = f"“{written}” is an abbreviation for professionals"
    return ABBREVIATION.at(case.at(begin), message, f"write “{instead.say}”")


def _word_after(text: str, end: int) -> str:
    found = re.match(r" ([A-Za-z]{2,4})\b(?!['’-])", text[end : end + 7])
    return found[1] if found else ""


@cache
def _known(writing: Writing) -> Mapping[str, Instead]:
    """Return the abbreviations without a final full stop; those in lower case without full stops also in capitals."""
    known = {written.rstrip("."): instead for written, instead in writing.abbreviations.items()}
    return {written.upper(): instead for written, instead in known.items() if written.isalnum()} | known


def _times(case: CheckContext, writing: Writing) -> Iterator[Finding]:
    text = case.printed
    for match in _by(writing).finditer(text):
        before = text[max(match.start() - 2, 0) : match.start()]
        if before.rstrip(" ")[-1:].isdecimal() if match["often"] else not before[-1:].isalnum():
            written = text[match.start() - len(before) : match.end()].strip()
            message = f"“{written}” has an “x” instead of a word"
            yield X_FOR_TIMES.at(case.at(match.start()), message, "write “times”, “for” or “twice”")


@cache
def _by(writing: Writing) -> re.Pattern[str]:
    often, times = "|".join(writing.often), "|".join(writing.times)
    return re.compile(rf"[x×](?:/| ?)(?P<often>{often})\b|[x×] ?[0-9]+ ?(?:(?:{times})\b|/7|/52)")


CHECKS = (Check(find, (ABBREVIATION, SIGN_FOR_WORD, X_FOR_TIMES, HYPHEN_FOR_MINUS, AMBIGUOUS_DATE)),)
