"""Amounts that have lost their unit: "take 15 once a week", "each 5 contains"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflet_pdf.checks.analysis.frequencies import frequencies
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.word_memo import words_in
from leaflet_pdf.standards.wording.dosing import Dosing
from leaflet_pdf.standards.wording.writing import Writing

UNIT_MISSING = Rule(
    "unit-missing",
    Severity.WARNING,
    "An amount has no unit",
    "“Take 15” can be 15 mg or 15 tablets.",
    "our own rule (domain A9.5, the syntax of a dose)",
    bad="- Take 15 once a week.",
    good="- Take 15 mg once a week, or 2 to 4 capsules.",
)

_NEAR = 40
"""The characters before and after a number that tell what it is."""

_NO_NOUN = re.compile(r"\s*(?:[.,;:)]?\s*$|[.;:,](?:\s|$)|\((?=[0-9])|\)|/(?=\s))")


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each number that should be an amount, and has nothing behind it that it could be of."""
    writing, words = case.writing, case.dosing
    if writing is None or words is None:
        return
    bare = [amount for amount in case.amounts if not amount.name]
    for amount in bare:
        spot = case.spot(amount.begin, amount.end)
        if spot.passage.role in {Role.PUBLISHER, Role.MEDICINE, Role.TITLE, Role.CELL, Role.HEAD, Role.LABEL}:
            continue
        text = words_in(spot.passage.plain).folded
        before, after = text[max(spot.begin - _NEAR, 0) : spot.begin], text[spot.end : spot.end + _NEAR]
        if _measured(writing, words).search(before) and _is_bare(after, words):
            message = f"“{_around(spot)}” has a number without a unit"
            yield UNIT_MISSING.at(case.place(spot), message, "write what it is a number of")


def _is_bare(after: str, words: Dosing) -> bool:
    """Tell whether what follows a number is neither a noun nor the rest of a longer number."""
    if re.match(r"[\w/.,:-]*[0-9]|[/°%‰:-]|\s?[a-z]+\.", after) and not re.match(r"\.(?:\s|$)", after):
        return False
    if _NO_NOUN.match(after):
        return True
    following = after.lstrip()
    often = next(frequencies(following, words), None)
    return (often is not None and often.begin == 0) or bool(_following(words).match(following))


@cache
def _following(words: Dosing) -> re.Pattern[str]:
    """Return the pattern of words that are no noun behind a number."""
    contained = "|".join(sorted(words.contained))
    clauses = "|".join(sorted(words.clauses))
    return re.compile(rf"(?:{contained}|{clauses}|{'|'.join(words.after_amount)})\b")


@cache
def _measured(writing: Writing, words: Dosing) -> re.Pattern[str]:
    """Return the pattern of words that an amount follows, at the end of a text."""
    known = "|".join(sorted({*words.measured, *words.every, *writing.telling}, key=len, reverse=True))
    nearly, ranges = "|".join(words.nearly), "|".join(words.alternatives)
    return re.compile(rf"\b(?:{known})(?: (?:{nearly}|[0-9.,]+ (?:{ranges})))? $")


def _around(spot: Spot) -> str:
    plain = spot.passage.plain
    begin = plain.rfind(" ", 0, max(spot.begin - 1, 0)) + 1
    end = plain.find(" ", spot.end + 1)
    return plain[begin : end if end > 0 else len(plain)].strip()


CHECKS = (Check(find, (UNIT_MISSING,)),)
