"""Whether what was supplied is what the leaflet is about: the substance, the strength, the form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.schedules import ScheduleWords, schedule_words
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import MEASURES, Quantity, measure
from leaflet_pdf.model.schedule import AsNeeded

MEDICINE_DIFFERS = Rule(
    "medicine-differs",
    Severity.ERROR,
    "The patient’s medicine is not the one of the leaflet",
    "The patient would read about another medicine.",
    "",
    bad="medicine: sampletin",
    good="medicine: sample",
)
STRENGTH_NOT_IN_LEAFLET = Rule(
    "strength-not-in-leaflet",
    Severity.ERROR,
    "The strength supplied is not one of the leaflet’s",
    "What the leaflet says about how many to take would be wrong for it.",
    "",
    bad="unit: 10 mg tablet, before a leaflet for 2.5 mg tablets",
    good="unit: 2.5 mg tablet",
)
FORM_NOT_IN_LEAFLET = Rule(
    "form-not-in-leaflet",
    Severity.ERROR,
    "The form supplied is not the leaflet’s",
    "How a medicine is taken depends on its form: a capsule may not be chewed, a liquid is measured.",
    "",
    bad="unit: 40 mg tablet, before a leaflet for capsules",
    good="unit: 40 mg capsule",
)

FORM_NOT_KNOWN = Rule(
    "form-not-known",
    Severity.ERROR,
    "The product is not described by words that the program has in the leaflet’s language",
    "The cover would count nothing in particular, or something in another language.",
    "",
    bad="unit: 5 mg tablet, before a leaflet in German",
    good="unit: 5 mg Tablette",
)

RULES = (MEDICINE_DIFFERS, STRENGTH_NOT_IN_LEAFLET, FORM_NOT_IN_LEAFLET, FORM_NOT_KNOWN)

_SIGNS = frozenset({"ml", "mg", "g", "mmol"})
_ENGLISH = frozenset(MEASURES.values()) - _SIGNS
"""Measures that are words, and English ones."""
_GAP = r"[ \u00a0]"
_NUMBER = r"\d+(?:\.\d+)?"
_STRENGTH = re.compile(rf"(?<![\d.,])({_NUMBER})(?: ?(%)|{_GAP}([^\W\d_]+))(?: ?/ ?(?:({_NUMBER}){_GAP})?([^\W\d_]+))?")


def other_product(patient: Patient, leaflet: Leaflet) -> Iterator[Finding]:
    """Yield a finding for another substance, strength or form than the leaflet's."""
    medicine = leaflet.medicine
    substance = medicine.substance.plain
    if _folded(patient.medicine.value) != _folded(substance):
        message = f"“medicine” is not the substance of the leaflet, “{substance}”"
        yield MEDICINE_DIFFERS.at(patient.medicine.source, message, "take the leaflet of the medicine supplied")
    strengths = _strengths(medicine.strength.plain, leaflet.identity.language)
    forms = _things(medicine.form.plain, leaflet.identity.language)
    for line in patient.doses:
        product, source = line.product
        if strengths and _strength(product.strength, product.per) not in strengths:
            message = f"“unit” has another strength than the leaflet, “{medicine.strength.plain}”"
            yield STRENGTH_NOT_IN_LEAFLET.at(source, message, "take the leaflet of the strength supplied")
        others = _things(product.form, leaflet.identity.language)
        if forms and others and forms.isdisjoint(others):
            message = f"“unit” has another form than the leaflet, “{medicine.form.plain}”"
            yield FORM_NOT_IN_LEAFLET.at(source, message, "take the leaflet of the form supplied")


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()


def unknown_words(patient: Patient, tag: str) -> Iterator[Finding]:
    """Yield a finding for a product whose form, or whose amount, has no word of the language, where none is English."""
    words = schedule_words(tag)
    if words.often:
        return
    for line in patient.doses:
        product, source = line.product
        taken = [amount for amount, _ in line.amounts if amount.most]
        taken += [line.timing.most.value] if isinstance(line.timing, AsNeeded) else []
        counted = {amount.unit for amount in taken}
        named = [product.form.split() if not unit else [unit] for unit in counted if unit not in _SIGNS]
        english = {product.strength.unit, *([product.per.unit] if product.per else []), *counted} & _ENGLISH
        if english or not all(any(words.one(word) in words.things for word in each) for each in named):
            known = ", ".join(words.things)
            message = f"“unit” or its amount is not in words of {language(tag).name}"
            yield FORM_NOT_KNOWN.at(source, message, f"use one of these words: {known}")


def _strengths(words: str, tag: str) -> set[tuple[Decimal, str, str]]:
    """Return every strength that a leaflet names, each as so much in one of what it is in."""
    numbers = language(tag).numbers
    groups = "|".join(map(re.escape, numbers.thousands))
    plain = re.sub(rf"(?<=\d)(?:{groups})(?=\d{{3}}(?!\d))", "", words)
    found = _STRENGTH.finditer(re.sub(rf"(?<=\d){re.escape(numbers.decimal)}(?=\d)", ".", plain))
    return {
        _strength(
            Quantity(Decimal(number), percent or measure(unit)),
            Quantity(Decimal(per or 1), measure(per_unit)) if per_unit else None,
        )
        for number, percent, unit, per, per_unit in (match.groups() for match in found)
        if Decimal(number) and (per is None or Decimal(per))
    }


def _strength(strength: Quantity, per: Quantity | None) -> tuple[Decimal, str, str]:
    return (strength.number / per.number if per else strength.number), strength.unit, per.unit if per else ""


def _things(form: str, tag: str) -> set[str]:
    """Return what a form is made as, of what a language's words for that are: "capsule" for "hard capsules"."""
    words: ScheduleWords = schedule_words(tag)
    forms = set(map(str.casefold, language(tag).units.forms))
    return {words.one(word) for word in form.casefold().split() if word in forms}
