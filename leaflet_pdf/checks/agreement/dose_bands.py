"""Bands of age, weight, results or days, one a row: no gap between them, no overlap, and doses that rise with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.checks.analysis.amounts import is_right
from leaflet_pdf.checks.analysis.grids import Grid, grids
from leaflet_pdf.checks.analysis.quantities import SUBSTANCE, exact, groups, unit_of
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.wording.lists import lists
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing
from leaflet_pdf.standards.wording.writing import Writing

_TABLE = "- table: Doses\n  columns: [Age, Dose]\n  rows: [{}]\n"

BAND_GAP = Rule(
    "band-gap",
    Severity.WARNING,
    "Some ages, weights, results or days are in no band",
    "Readers who are in none find no dose, and take that of a neighbouring row.",
    "our own rule",
    bad=_TABLE.format("[1 to 4 years, 1 capsule], [6 to 11 years, 2 capsules]"),
    good=_TABLE.format("[1 to 4 years, 1 capsule], [5 to 11 years, 2 capsules]"),
)
BAND_OVERLAP = Rule(
    "band-overlap",
    Severity.WARNING,
    "An age, a weight, a result or a day is in two bands",
    "There are two doses for it, and nothing says which is right.",
    "our own rule",
    bad=_TABLE.format("[1 to 5 years, 1 capsule], [4 to 11 years, 2 capsules]"),
    good=_TABLE.format("[1 to 4 years, 1 capsule], [5 to 11 years, 2 capsules]"),
)
NOT_RISING = Rule(
    "rows-not-rising",
    Severity.WARNING,
    "A dose falls where age or weight rises",
    "In a table for children a lower dose for an older child is nearly always a wrong number.",
    "our own rule",
    bad=_TABLE.format("[1 to 4 years, 2 capsules], [5 to 8 years, 1 capsule], [9 to 11 years, 3 capsules]"),
    good=_TABLE.format("[1 to 4 years, 1 capsule], [5 to 8 years, 2 capsules], [9 to 11 years, 3 capsules]"),
)

_MONTHS = {"month": 1, "year": 12}


class Band(NamedTuple):
    """A band from `low` up to `high`, in months, kilograms or what else the row gives; None where it is open.

    `step` is the last place of its end: the next band may begin so much higher. An end that is not `closed` is
    not in the band: "under 5 years".
    """

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    kind: str
    closed: bool
    words: str


class _Row(NamedTuple):
    band: Band
    source: Source


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about the bands of tables, and of lists that begin with bands."""
    if case.writing is None or case.dosing is None:
        return
    for grid in grids(case):
        for column in range(len(grid.heads)):
            rows = [_band(row.cells[column], case) for row in grid.rows if column < len(row.cells)]
            found = [_Row(band, row.source) for band, row in zip(rows, grid.rows, strict=False) if band]
            if len(found) == len(grid.rows) > 1 and len({row.band.kind for row in found}) == 1:
                yield from _agree(found)
                yield from _rising(case, grid, column, found)
                break
    for _, entries in lists(case.leaflet):
        bands = [_band(item.text.plain, case, begins=True) for item in entries.items]
        found = [_Row(band, item.source) for band, item in zip(bands, entries.items, strict=True) if band]
        if len(found) == len(bands) > 1 and len({row.band.kind for row in found}) == 1:
            yield from _agree(found)


def _agree(rows: Sequence[_Row]) -> Iterator[Finding]:
    """Yield the first thing that is wrong between each band and the next; bands may rise or fall."""
    falling = _is_falling([row.band for row in rows])
    for before, after in pairwise(reversed(rows) if falling else rows):
        lower, upper = before.band, after.band
        source = before.source if falling else after.source
        if lower.high is None or upper.low is None:
            message = f"“{upper.words}” and “{lower.words}” overlap"
            yield BAND_OVERLAP.at(source, message, "check where each begins and ends")
            continue
        apart = upper.low - lower.high
        step = lower.step if lower.closed else Decimal(0)
        if apart > step:
            message = f"there is a gap between “{lower.words}” and “{upper.words}”"
            yield BAND_GAP.at(source, message, "check where each begins and ends")
        elif apart < 0 or (apart == 0 and lower.closed and upper.words != lower.words):
            message = f"“{lower.words}” and “{upper.words}” overlap"
            yield BAND_OVERLAP.at(source, message, "check where each begins and ends")


def _is_falling(bands: Sequence[Band]) -> bool:
    lows = [band.low if band.low is not None else Decimal(-1) for band in bands]
    return lows == sorted(lows, reverse=True) and len(set(lows)) > 1


def _rising(case: CheckContext, grid: Grid, column: int, rows: Sequence[_Row]) -> Iterator[Finding]:
    """Yield a finding for each row whose dose is less than in the row before, though doses rise with age or weight."""
    if rows[0].band.kind not in {"age", "weight"} or _is_falling([row.band for row in rows]):
        return
    assert case.writing
    for number in range(len(grid.heads)):
        if number == column:
            continue
        cells = [
            groups(row.cells[number], case.writing, case.leaflet.identity.language) if number < len(row.cells) else []
            for row in grid.rows
        ]
        doses = [cell[0] for cell in cells if len(cell) >= 1 and cell[0].kind in SUBSTANCE | {"volume", "count"}]
        if len(doses) != len(rows) or len({dose.kind for dose in doses}) != 1:
            continue
        for at in range(1, len(doses)):
            if max(doses[at].sizes) < max(doses[at - 1].sizes):
                message = f"“{rows[at].band.words}” has less than “{rows[at - 1].band.words}”"
                yield NOT_RISING.at(rows[at].source, message, "check the doses of both rows")
                return


def _band(text: str, case: CheckContext, *, begins: bool = False) -> Band | None:
    """Return the band that a cell is, or that an entry of a list begins with."""
    writing, words = case.writing, case.dosing
    assert writing and words
    plain = folded(text).strip()
    match = _pattern(writing, words).match(plain) if begins else _pattern(writing, words).fullmatch(plain)
    if match is None or (begins and not match["unit"]):
        return None
    unit = unit_of(match["unit"] or match["lead"] or "", writing, words)
    first_unit = unit_of(match["unit1"] or "", writing, words) or unit
    kind = {"month": "age", "year": "age", "kg": "weight"}.get(unit, unit)
    numbers = [number for number in (match["first"], match["second"]) if number]
    if not all(is_right(number, writing) for number in numbers):
        return None
    units = [first_unit, unit] if len(numbers) > 1 else [unit]
    values = [exact(number, writing) * _MONTHS.get(each, 1) for number, each in zip(numbers, units, strict=True)]
    step = _step(numbers[-1], writing) * _MONTHS.get(unit, 1)
    label = text.strip()
    if len(values) > 1:
        return Band(values[0], values[1], step, kind, True, label)
    single = Band(values[0], values[0], step, kind, True, label) if unit else None
    return _open_band(match, values[0], step, kind, label) or single


def _open_band(match: re.Match[str], number: Decimal, step: Decimal, kind: str, label: str) -> Band | None:
    """Return the band without an upper or a lower end that the words around a number make."""
    if match["under"] or match["upto"]:
        return Band(None, number, step, kind, bool(match["upto"]), label)
    if match["over"]:
        return Band(number + step, None, step, kind, True, label)
    return Band(number, None, step, kind, True, label) if match["ormore"] or match["from"] else None


def _step(number: str, writing: Writing) -> Decimal:
    """Return the last place of a number as written: 1 of "12", 0.1 of "2.0"."""
    _, _, decimals = number.partition(writing.decimal)
    return Decimal(1).scaleb(-len(decimals))


@cache
def _pattern(writing: Writing, words: Dosing) -> re.Pattern[str]:
    number = r"[0-9]+(?:[.,][0-9]+)*"
    known = {word for word, unit in words.units.items() if unit in {"month", "year", "kg", "week", "day"}}
    units = _any((*known, "month", "year", "kg", "week", "day"))
    after, to = _any(words.or_more), _any((*writing.ranges, "-", "–", "—"))
    under, up_to = _any(words.under), _any(words.up_to)
    over, from_, old = _any(words.over), _any(words.from_), _any(words.old)
    return re.compile(
        rf"(?:[a-z]+ )??(?:(?P<lead>{units}) )?(?:(?:{_any(words.aged)}) )?"
        rf"(?:(?P<under>{under}) |(?P<upto>{up_to}) |(?P<over>{over}) |(?P<from>{from_}) )?"
        rf"(?P<first>{number})(?: ?(?P<unit1>{units}))?(?: ?(?:{to}) ?(?P<second>{number}))?"
        rf"(?: ?(?P<unit>{units})| ?(?<=[0-9]))(?: (?:{old}))?(?P<ormore> (?:{after}))?(?: (?:{old}))?(?![\w])"
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


CHECKS = (Check(find, (BAND_GAP, BAND_OVERLAP, NOT_RISING)),)
