"""Strength and form of the medicine wherever it is named: in title and headings, and in words such as "the tablets"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from leaflet_pdf.checks.analysis.quantities import SUBSTANCE, Quantity, quantities
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.medicine.names import FORM_DIFFERS, STRENGTH_DIFFERS, Name, named
from leaflet_pdf.checks.rule import Check
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

_NAMING = frozenset({Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.BOX_TITLE, Role.CAPTION})
_PIECES = frozenset({"tablet", "capsule", "suppository"})
"""Forms that are the reader's own medicine after "the": "the inhaler" may be another one."""

_NEAR = 3
"""The most characters between a name and its strength."""


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about another strength or form than that under `medicine:`."""
    words = case.dosing
    if words is None or case.writing is None:
        return
    yield from _strengths(case)
    yield from _forms(case, words)


def _strengths(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each strength behind the medicine's name in a title or heading that is not the medicine's.

    A name with a strength and a form behind it is looked at in `names.py`.
    """
    medicine, own = case.leaflet.medicine, set(_rates(case, case.leaflet.medicine.strength.plain))
    names = re.findall(r"\w{5,}", folded(medicine.substance.plain))
    assert case.writing
    by_form = [named(Name(name, STRENGTH_DIFFERS), case.writing) for name in names]
    for passage in case.passages if own else ():
        text = folded(passage.plain)
        if passage.role not in _NAMING or any(pattern.search(text) for pattern in by_form):
            continue
        ends = [match.end() for name in names for match in re.finditer(re.escape(name), text)]
        for begin, rate in _rates_at(case, passage.plain):
            is_title = passage.role is Role.TITLE
            if rate not in own and (is_title or any(0 <= begin - end <= _NEAR for end in ends)):
                message = f"“{passage.plain}” has another strength than “{medicine.strength.plain}” in “medicine:”"
                yield STRENGTH_DIFFERS.at(case.place(Spot(passage, begin, begin)), message, "check which is right")
                break


Rate = tuple[str, Decimal, Decimal]
"""A kind of quantity, and how much there is in so many millilitres, or in 1 of anything else."""


def _rates(case: CheckContext, text: str) -> list[Rate]:
    return [rate for _, rate in _rates_at(case, text)]


def _rates_at(case: CheckContext, text: str) -> Iterator[tuple[int, Rate]]:
    """Yield the strengths in a text: "40 mg", "250 mg/5 ml", each with its place."""
    assert case.writing
    found = quantities(text, case.writing, case.leaflet.identity.language)
    for number, quantity in enumerate(found):
        if quantity.kind in SUBSTANCE:
            after = found[number + 1] if number + 1 < len(found) else None
            per = _per(text, quantity, after, case.dosing)
            yield quantity.begin, (quantity.kind, quantity.size / per, Decimal(per != 1))


def _per(text: str, quantity: Quantity, after: Quantity | None, words: Dosing | None) -> Decimal:
    if after and after.kind == "volume":
        joint = text[quantity.end : after.begin].strip()
        if joint == "/" or (words and joint in words.in_each):
            return after.size
    return Decimal(1)


def _forms(case: CheckContext, words: Dosing) -> Iterator[Finding]:
    medicine = case.leaflet.medicine
    own = _groups(medicine.form.plain, words)
    if not own:
        return
    message = "“{}” is another form than “{}” in “medicine:”"
    titled = _groups(case.leaflet.title.plain, words)
    if titled and titled.isdisjoint(own):
        yield FORM_DIFFERS.at(
            case.leaflet.title.source,
            message.format(case.leaflet.title.plain, medicine.form.plain),
            "check which is right",
        )
    for passage in case.passages:
        if passage.role in {Role.MEDICINE, Role.PUBLISHER, Role.TITLE, Role.EFFECT} or case.is_for_clinicians(passage):
            continue
        for match in _owned(words).finditer(folded(passage.plain)):
            group = words.forms[match["form"]]
            if group in _PIECES and group not in own:
                spot = Spot(passage, *match.span())
                yield FORM_DIFFERS.at(
                    case.place(spot), message.format(spot.words, medicine.form.plain), "check which is right"
                )


def _groups(text: str, words: Dosing) -> set[str]:
    return {words.forms[match["form"]] for match in _form(words).finditer(folded(text))}


@cache
def _form(words: Dosing) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<form>{'|'.join(sorted(words.forms, key=len, reverse=True))})\b")


@cache
def _owned(words: Dosing) -> re.Pattern[str]:
    before = "|".join((*words.own, "[0-9]+"))
    return re.compile(rf"\b(?:{before}) (?P<form>{'|'.join(sorted(words.forms, key=len, reverse=True))})\b")


CHECKS = (Check(find, ()),)
