"""How long a supply lasts, against how much is taken of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.analysis.quantities import COUNTED, Group, Quantity, groups
from leaflet_pdf.checks.analysis.regimens import Regimen, regimens, regimens_in
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded

_MONTH = (28, 31)

SUPPLY_MISMATCH = Rule(
    "supply-mismatch",
    Severity.WARNING,
    "A supply does not last as long as the leaflet says",
    "The dose, the number in the pack or the number of days is wrong. Four months were once supplied instead of four"
    " weeks.",
    "Community Pharmacy Patient Safety Group, 4-month supply instead of 4-week supply (domain C9)",
    bad="- A pack of 28 capsules lasts 28 days if you take 2 capsules a day.",
    good="- A pack of 56 capsules lasts 28 days if you take 2 capsules a day.",
)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each supply that does not last as long as it should by the dose beside it or elsewhere."""
    words = case.dosing
    if words is None or case.writing is None:
        return
    usual = {(regimen.dose.sizes, regimen.often.low, regimen.often.high): regimen for regimen, _ in regimens(case)}
    for passage in case.passages:
        text = folded(passage.plain)
        lasts = re.search(rf"\b(?:{'|'.join(words.lasts)})\b", text)
        known = words.supplies.intersection(re.findall(r"\w+", text))
        if lasts and known and passage.role in {Role.PARAGRAPH, Role.ITEM}:
            yield from _in_passage(case, passage, lasts.start(), list(usual.values()))


def _in_passage(case: CheckContext, passage: Passage, lasts: int, usual: list[Regimen]) -> Iterator[Finding]:
    assert case.writing
    found = groups(passage.plain, case.writing, case.leaflet.identity.language)
    times = [group for group in found if group.parts[0].unit in {"day", "week", "month"} and group.begin > lasts]
    own = list(regimens_in(case, passage.plain))
    doses = {regimen.dose for regimen in own}
    supplies = [group for group in found if group.kind in {"volume", COUNTED} and group not in doses]
    if not times or len(supplies) != 1 or len(times[0].parts) != 1:
        return
    fitting = [one for one in own or usual if one.dose.kind == supplies[0].kind and len(one.dose.sizes) == 1]
    if len(fitting) != 1 or fitting[0].often.low != fitting[0].often.high:
        return
    days = _lasts(supplies[0], fitting[0])
    low, high = _days(times[0].parts[0])
    if not low <= days <= high:
        spot = Spot(passage, supplies[0].begin, times[0].end)
        message = f"“{spot.words}” does not fit the dose: it lasts {count(days, 'day')}"
        yield SUPPLY_MISMATCH.at(case.place(spot), message, "check the dose, the number in the pack and the days")


def _lasts(supply: Group, regimen: Regimen) -> int:
    daily = Fraction(regimen.dose.sizes[0]) * regimen.often.low
    return int(Fraction(supply.sizes[0]) / daily) if daily else 0


def _days(time: Quantity) -> tuple[int, int]:
    """Return the fewest and the most days that a time may be."""
    if time.unit == "month":
        return int(time.number * _MONTH[0]), int(time.number * _MONTH[1])
    return int(time.size), int(time.size)


CHECKS = (Check(find, (SUPPLY_MISMATCH,)),)
