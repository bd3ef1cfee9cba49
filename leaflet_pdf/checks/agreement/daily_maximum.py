"""Doses that add up to more than a leaflet's own maximum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from leaflet_pdf.checks.analysis.frequencies import frequencies
from leaflet_pdf.checks.analysis.grids import Grid, grids, says
from leaflet_pdf.checks.analysis.quantities import COUNTED, SUBSTANCE, Group, Quantity, Strength, groups, strength_of
from leaflet_pdf.checks.analysis.regimens import DOSES, Regimen, acts, period_after, regimens
from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

ABOVE_MAXIMUM = Rule(
    "above-maximum",
    Severity.WARNING,
    "The doses of a day add up to more than the maximum",
    "Readers who follow the dose break the maximum. One of the two is wrong.",
    "our own rule (domain D27, sums equal the stated total)",
    bad="- Take 2 capsules (80 mg) 3 times a day.\n- Never take more than 4 capsules in 24 hours.",
    good="- Take 2 capsules (80 mg) twice a day.\n- Never take more than 4 capsules in 24 hours.",
)


class _Most(NamedTuple):
    """The most in a day: so much of a kind, or so many doses."""

    kind: str
    size: Fraction
    words: str


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dose that is above the largest maximum of the leaflet, or above that of its row."""
    words, writing = case.dosing, case.writing
    if words is None or writing is None:
        return
    strength = strength_of(case)
    limits: dict[str, _Most] = {}
    for most in _limits(case, strength, words):
        if most.kind not in limits or most.size > limits[most.kind].size:
            limits[most.kind] = most
    reported = set()
    for regimen, spot in regimens(case):
        for most in limits.values():
            total = _in_a_day(regimen, most.kind, strength)
            if total is not None and total > most.size and spot not in reported:
                reported.add(spot)
                yield _above(case, spot, most)
    if "doses" in limits:
        for act in acts(case):
            over = act.what == "" and any(rate.low > limits["doses"].size for rate in act.rates)
            if over and act.spot not in reported:
                yield _above(case, act.spot, limits["doses"])
    for grid in grids(case):
        yield from _in_grid(case, grid, words)


def _above(case: CheckContext, spot: Spot, most: _Most) -> Finding:
    message = f"“{spot.words}” comes to more than the maximum: “{most.words}”"
    return ABOVE_MAXIMUM.at(case.place(spot), message, "check the dose, how often it is taken, and the maximum")


def _limits(case: CheckContext, strength: Strength | None, words: Dosing) -> Iterator[_Most]:
    for passage in case.passages:
        if passage.role in {Role.MEDICINE, Role.PUBLISHER, Role.CELL}:
            continue
        for sentence in sentences(passage.plain):
            text = folded(sentence.text)
            leads = ((most, text.find(most)) for most in words.most)
            ends = (at + len(most) for most, at in leads if at >= 0 and _is_limit(text, at, most, words))
            lead = next(ends, None)
            if lead is not None:
                yield from _limits_in(case, sentence.text, lead, strength, words)


def _is_limit(text: str, at: int, most: str, words: Dosing) -> bool:
    """Tell whether words set a maximum: "more than" only after a negative, and nothing in a condition."""
    if re.match(rf"(?:{'|'.join(words.supposing)})\b", text):
        return False
    return most not in words.over or bool(re.search(rf"\b(?:{'|'.join(words.negatives)})\b", text[:at]))


def _limits_in(case: CheckContext, text: str, lead: int, strength: Strength | None, words: Dosing) -> Iterator[_Most]:
    assert case.writing
    period = period_after(folded(text[lead:]), words)
    days = Fraction(1) if re.search(rf"\b(?:{'|'.join(words.day)})\b", folded(text[:lead])) else None
    per_day = period.low if period else days
    if per_day is None:
        return
    for rate in frequencies(folded(text[lead:]), words):
        if not rate.loose and rate.low >= Fraction(1, 7):
            yield _Most("doses", rate.high, text)
    for group in groups(text[lead:], case.writing, case.leaflet.identity.language)[:2]:
        largest = max(group.parts, key=lambda part: part.size)
        if largest.unit in words.doses:
            yield _Most("doses", Fraction(largest.number) * per_day, text)
        elif largest.kind in DOSES:
            size = _substance(largest, strength)
            kind = "substance" if size is not None else largest.kind
            yield _Most(kind, Fraction(size if size is not None else largest.size) * per_day, text)


def _substance(quantity: Quantity, strength: Strength | None) -> Decimal | None:
    """Return how much of the substance is in a quantity; None if the strength does not tell."""
    if quantity.kind in SUBSTANCE:
        return quantity.size
    if quantity.each is not None:
        return quantity.number * quantity.each.size
    if strength is None or quantity.kind != strength.kind:
        return None
    if quantity.kind == COUNTED and quantity.unit not in strength.units:
        return None
    return quantity.size * strength.substance.size / strength.per


def _in_a_day(regimen: Regimen, kind: str, strength: Strength | None) -> Fraction | None:
    """Return how much of a kind a regimen comes to in a day."""
    if kind == "doses":
        return regimen.often.low
    largest = max(regimen.dose.parts, key=lambda part: part.size)
    size = _substance(largest, strength) if kind == "substance" else largest.size if largest.kind == kind else None
    return None if size is None else Fraction(size) * regimen.often.low


def _in_grid(case: CheckContext, grid: Grid, words: Dosing) -> Iterator[Finding]:
    """Yield a finding for each row whose dose is above the maximum in the row."""
    assert case.writing
    columns = [number for number, head in enumerate(grid.heads) if says(head, words.most_heads)]
    tag = case.leaflet.identity.language
    for row in grid.rows if len(columns) == 1 else ():
        limits = groups(row.cells[columns[0]], case.writing, tag) if columns[0] < len(row.cells) else []
        others = [cell for number, cell in enumerate(row.cells) if number != columns[0]]
        often = [one for cell in others for one in frequencies(folded(cell), words) if not one.loose]
        doses: list[Group] = [dose for cell in others for dose in groups(cell, case.writing, tag)]
        times = often[0].low if len(often) == 1 and often[0].low > 1 else Fraction(1)
        for limit in limits:
            over = [
                dose
                for dose in doses
                if dose.kind == limit.kind and Fraction(max(dose.sizes)) * times > max(limit.sizes)
            ]
            if over and limit.kind in DOSES:
                message = f"the row “{' and '.join(filter(None, row.cells))}” has a dose above its maximum"
                yield ABOVE_MAXIMUM.at(row.source, message, "check the dose, how often it is taken, and the maximum")


CHECKS = (Check(find, (ABOVE_MAXIMUM,)),)
