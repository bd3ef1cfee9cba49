"""Units that do not agree within a leaflet: two spellings of one, and an amount a thousand times another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from leaflet_pdf.checks.analysis.amounts import Amount
from leaflet_pdf.checks.analysis.quantities import SUBSTANCE, Quantity, quantities, unit_of
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, count

UNIT_MIXED = Rule(
    "unit-mixed",
    Severity.WARNING,
    "One unit has two spellings",
    "Readers who see “ml” here and “mL” there ask themselves whether they differ.",
    "our own rule",
    bad="- Mix 5 ml with 10 mL of water.",
    good="- Mix 5 ml with 10 ml of water.",
)
UNIT_SLIP = Rule(
    "unit-slip",
    Severity.WARNING,
    "An amount is a thousand times another with the same number",
    "“100 mg” for “100 micrograms” is a thousand times the dose. The number is right, so nobody looks twice.",
    "our own rule; ISMP list of error-prone abbreviations, on micrograms read as mg",
    bad="- Take 100 micrograms in the morning.\n- Your doctor may raise it from 100 mg.",
    good="- Take 100 micrograms in the morning. That is 0.1 mg.",
)

_MOST_TIMES = 12
_UNITS = {"mass": ("microgram", "mg", "g"), "volume": ("ml", "l"), "activity": ()}
_THOUSANDS = frozenset({Decimal(1000), Decimal(1_000_000), Decimal("0.001"), Decimal("0.000001")})


def find_mixed(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each unit with two spellings, once, at the first of the rarer one."""
    if case.writing is None or case.dosing is None:
        return
    by_unit: dict[str, list[Amount]] = {}
    for amount in case.amounts:
        if amount.unit and len(amount.unit) <= 2:
            by_unit.setdefault(unit_of(amount.unit, case.writing, case.dosing), []).append(amount)
    for amounts in by_unit.values():
        times = Counter(amount.unit for amount in amounts)
        if len({unit.lower() for unit in times}) == 1 < len(times):
            usual, rare = times.most_common()[0][0], times.most_common()[-1][0]
            first = next(amount for amount in amounts if amount.unit == rare)
            message = f"“{first.written}” is spelt “{usual}” {count(times[usual], 'other time')}"
            yield UNIT_MIXED.at(case.at(first.begin), message, f"write {usual} everywhere")


def find_slips(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each amount that the strength, or most amounts with its number, has a thousand times less of.

    A few tablets or puffs have a few times the strength, so their numbers count too.
    """
    writing, tag = case.writing, case.leaflet.identity.language
    if writing is None or case.dosing is None:
        return
    found: list[tuple[Spot, Quantity]] = []
    for passage in case.passages:
        if re.search(r"\d", passage.printed):
            each = quantities(passage.printed, writing, tag)
            found += [
                (Spot(passage, one.begin, one.end), one)
                for one in each
                if one.kind in {*SUBSTANCE, "volume"} and one.number
            ]
    strengths = quantities(case.leaflet.medicine.strength.plain, writing, tag)
    own = [one for one in strengths if one.kind in SUBSTANCE]
    times = Counter((one.number, one.unit) for _, one in found)
    rank = {key: (-often, at) for at, (key, often) in enumerate(times.items())}
    for spot, one in found:
        other = next((like for like in own if _slipped(one, like)), None) or _usual(one, rank)
        if other:
            message = f"“{spot.words}” may have a wrong unit: elsewhere it is {other.unit}"
            yield UNIT_SLIP.at(case.place(spot), message, "check the unit: it is a thousand times more, or less")


def _slipped(one: Quantity, strength: Quantity) -> bool:
    """Tell whether a quantity has the number of the strength, or a few times that, and another unit of its kind."""
    if one.kind != strength.kind or one.unit == strength.unit or one.number == 0:
        return False
    ratio = one.number / strength.number
    return ratio == int(ratio) and 1 <= ratio <= _MOST_TIMES and one.size / strength.size / ratio in _THOUSANDS


def _usual(one: Quantity, rank: Mapping[tuple[Decimal, str], tuple[int, int]]) -> Quantity | None:
    """Return the quantity with the same number, and another unit of its kind, that is named more often, or first."""
    for unit in _UNITS[one.kind]:
        key, other = (one.number, unit), one._replace(unit=unit)
        if key in rank and rank[key] < rank[one.number, one.unit] and other.size / one.size in _THOUSANDS:
            return other
    return None


CHECKS = (Check(find_mixed, (UNIT_MIXED,)), Check(find_slips, (UNIT_SLIP,)))
