"""Doses said in two units, which must be one dose by the strength: 5 ml and 250 mg, 4 tablets and 10 mg."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from leaflet_pdf.checks.analysis.grids import GridRow, grids, says
from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.analysis.quantities import (
    COUNTED,
    SUBSTANCE,
    Group,
    Quantity,
    Strength,
    groups,
    strength_of,
    written,
)
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing
from leaflet_pdf.standards.wording.writing import Writing

_ELSEWHERE = frozenset({Role.MEDICINE, Role.PUBLISHER, Role.TITLE, Role.HEADING, Role.SUBHEADING})
"""Where the medicine is named: `medicine/product.py` looks at the strengths there."""

_LIQUID = "medicine: {substance: samplin, strength: 250 mg/5 ml, form: suspension}\nintroduction: ["

DOSE_MISMATCH = Rule(
    "dose-mismatch",
    Severity.ERROR,
    "A dose in one unit is not the same dose in the other",
    "One of the two is wrong, and a reader takes either. A child gets twice the dose, or half of it.",
    "ISMP, Measuring the dose of liquid medicines (consumermedsafety.org): mix-ups of mg and ml",
    bad=_LIQUID + "Give 5 ml (125 mg).]",
    good=_LIQUID + "Give 5 ml (250 mg) in 100 ml of water.]",
)
STRENGTH_OF_EACH = Rule(
    "strength-of-each-differs",
    Severity.ERROR,
    "What one tablet, or so much of a liquid, contains is not the strength in “medicine:”",
    "The whole leaflet is about doses of one strength. If it is another one, all of them are wrong.",
    "our own rule (domain C11, right leaflet, right medicine)",
    bad=_LIQUID + "Each 5 ml contains 125 mg.]",
    good=_LIQUID + "Each 5 ml contains 250 mg and 1 g of sugar.]",
)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each dose that is said in two units and is not the same in both."""
    writing, words, strength = case.writing, case.dosing, strength_of(case)
    if writing is None or words is None:
        return
    names = frozenset(re.findall(r"\w+", folded(f"{case.leaflet.title.plain} {case.leaflet.medicine.substance.plain}")))
    for passage in case.passages:
        if passage.role not in _ELSEWHERE:
            yield from _in_text(case, passage, strength, names)
    for grid in grids(case):
        for row in grid.rows:
            yield from _in_row(case, grid.heads, row, strength)


def _in_text(
    case: CheckContext, passage: Passage, strength: Strength | None, names: frozenset[str]
) -> Iterator[Finding]:
    writing, words = case.writing, case.dosing
    assert writing and words
    text = passage.plain
    for one, other in pairwise(groups(text, writing, case.leaflet.identity.language)):
        kinds = {one.kind, other.kind}
        amount, dose = (one, other) if other.kind in SUBSTANCE else (other, one)
        if not kinds & SUBSTANCE or not kinds & {"volume", COUNTED} or dose.kind not in SUBSTANCE:
            continue
        between = folded(text[one.end : other.begin])
        link = _link(between, words, names)
        if link is None or not _is_dose(text, other, link, words, names):
            continue
        is_concentration = dose is one and (link == "/" or text[one.end : other.begin].strip() in words.in_each)
        if not is_concentration and dose is other and _is_rate(text, other, words):
            continue
        yield from _compared(case, Spot(passage, one.begin, other.end), amount, dose, strength, writing, link)


def _link(between: str, words: Dosing, names: frozenset[str]) -> str | None:
    """Return how two amounts are joined: "=" for the same, "contains", "of" or "/"; None if they are not."""
    if re.search(r"[.;!?\n](?:\s|$)", between):
        return None
    if between.strip() == "/" or between.strip() in words.in_each:
        return "/"
    found = re.findall(r"[\w']+|[^\w\s]", between)
    plain = [word for word in found if re.match(r"\w", word) and word not in names and word not in words.forms]
    if len(plain) == 1 and plain[0] in words.of:
        return "of"
    if set(plain) & words.contained and set(plain) <= words.contained | words.equal:
        return "contains"
    return "=" if set(plain) <= words.equal else None


def _is_dose(text: str, other: Group, link: str, words: Dosing, names: frozenset[str]) -> bool:
    """Tell whether neither amount is of something else: of water, or of another substance."""
    after = re.findall(r"[\w']+|[^\w\s]", folded(text[other.end : other.end + 40]))[:4]
    if set(after[:3]) & words.not_doses and other.kind == "volume" and after[:1] != [")"]:
        return False
    if other.kind in SUBSTANCE and after and re.match(r"\w", after[0]):
        of = after[1:2] if after[0] in words.of else after[:1]
        known = set(of) <= names | words.equal | words.once.keys() | words.adverbs.keys() | words.numbers.keys()
        if not known and (after[0] in words.of or (link == "contains" and after[0] not in words.joining)):
            return False
    return True


def _is_rate(text: str, dose: Group, words: Dosing) -> bool:
    """Tell whether a dose is so much for something: "250 mg/5 ml", "15 mg/kg"."""
    every, so_much = "|".join(words.for_each), "|".join(words.in_each)
    return bool(re.match(rf"\s*(?:/|(?:{every})\b|(?:{so_much}) [0-9])", text[dose.end :]))


def _compared(
    case: CheckContext, spot: Spot, amount: Group, dose: Group, strength: Strength | None, writing: Writing, link: str
) -> Iterator[Finding]:
    own = amount.parts[0].each
    each = _each(amount, strength)
    expected = [_expected(part, strength) for part in amount.parts]
    if each is None or None in expected:
        return
    sizes = [size for size in expected if size is not None]
    wanted = (sum(sizes, Decimal(0)),) if amount.added else tuple(sizes)
    if len(wanted) != len(dose.sizes) or wanted == dose.sizes:
        return
    if link == "of" and dose.sizes == (each,):
        return
    right = _in_unit(wanted[0], dose.parts[0], writing)
    is_strength = link in {"/", "contains", "of"} and own is None
    message = f"“{spot.words}” is not the strength “{case.leaflet.medicine.strength.plain}”"
    if is_strength:
        yield STRENGTH_OF_EACH.at(case.place(spot), message, f"check which is right; by the strength, it is {right}")
        return
    message = f"“{spot.words}” is not one dose: by the strength, it is {right}"
    yield DOSE_MISMATCH.at(case.place(spot), message, "check both numbers, and the strength under “medicine:”")


def _each(amount: Group, strength: Strength | None) -> Decimal | None:
    """Return how much of the substance is in one of what is counted, or in so much as the strength says."""
    if amount.parts[0].each is not None:
        return amount.parts[0].each.size
    return strength.substance.size if strength else None


def _expected(part: Quantity, strength: Strength | None) -> Decimal | None:
    if part.each is not None:
        return part.number * part.each.size
    if strength is None or part.kind != strength.kind or (strength.units and part.unit not in strength.units):
        return None
    if part.kind == COUNTED and not strength.units:
        return None
    return part.size * strength.substance.size / strength.per


def _in_unit(size: Decimal, like: Quantity, writing: Writing) -> str:
    number = size * like.number / like.size if like.size else size
    return f"{written(number, writing)} {like.unit}"


def _in_row(case: CheckContext, heads: tuple[str, ...], row: GridRow, strength: Strength | None) -> Iterator[Finding]:
    """Yield a finding if a row has its dose in one cell and the same in another unit in another cell."""
    writing, words = case.writing, case.dosing
    assert writing and words
    amounts: list[Group] = []
    doses: list[Group] = []
    for head, cell in zip(heads, row.cells, strict=False):
        found = groups(cell, writing, case.leaflet.identity.language)
        if len(found) != 1 or _is_total(f"{head} {cell}", words):
            continue
        if found[0].kind in SUBSTANCE:
            doses.append(found[0])
        elif found[0].kind in {"volume", COUNTED}:
            amounts.append(found[0])
    if len(amounts) == len(doses) == 1:
        (amount,), (dose,) = amounts, doses
        sizes = [_expected(part, strength) for part in amount.parts]
        if None not in sizes and len(sizes) == len(dose.sizes) and tuple(sizes) != dose.sizes:
            wanted = sizes[0]
            assert wanted is not None
            spot = " and ".join(cell for cell in row.cells if cell)
            message = (
                f"the row “{spot}” has two doses: by the strength, it is {_in_unit(wanted, dose.parts[0], writing)}"
            )
            yield DOSE_MISMATCH.at(row.source, message, "check both numbers, and the strength under “medicine:”")


def _is_total(text: str, words: Dosing) -> bool:
    return says(text, words.most_heads) or says(text, words.totals)


CHECKS = (Check(find, (DOSE_MISMATCH, STRENGTH_OF_EACH)),)
