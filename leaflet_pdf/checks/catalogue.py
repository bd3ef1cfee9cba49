"""All checks of a leaflet's words, in the order of their modules."""

from __future__ import annotations

from leaflet_pdf.checks.agreement import (
    contradictions,
    daily_maximum,
    dose_arithmetic,
    dose_bands,
    frequency_agreement,
    links,
    pictograms,
    references,
    supply,
)
from leaflet_pdf.checks.analysis import readability
from leaflet_pdf.checks.appraisal import appraisal
from leaflet_pdf.checks.medicine import (
    bands,
    digits,
    doses,
    missing_units,
    names,
    other_medicines,
    product,
    ranges,
    ratings,
    unit_agreement,
)
from leaflet_pdf.checks.medicine import unit_spelling as units
from leaflet_pdf.checks.requirements import citations as sources
from leaflet_pdf.checks.requirements import first_page, jurisdictions, known_limits, languages, look_alikes, reporting
from leaflet_pdf.checks.requirements import required_statements as statements
from leaflet_pdf.checks.requirements import sections as outline
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.waivers import WAIVER_WITHOUT_EFFECT
from leaflet_pdf.checks.wording import abbreviations as signs
from leaflet_pdf.checks.wording import glossary, leftovers, lists, plain, tone

QUESTIONS: tuple[Check, ...] = (
    *outline.CHECKS,
    *statements.CHECKS,
    *first_page.CHECKS,
    *ratings.CHECKS,
    *known_limits.CHECKS,
    *look_alikes.CHECKS,
    *jurisdictions.CHECKS,
    *languages.CHECKS,
    *reporting.CHECKS,
    *sources.CHECKS,
    *doses.CHECKS,
    *ranges.CHECKS,
    *units.CHECKS,
    *signs.CHECKS,
    *names.CHECKS,
    *product.CHECKS,
    *missing_units.CHECKS,
    *unit_agreement.CHECKS,
    *digits.CHECKS,
    *bands.CHECKS,
    *dose_arithmetic.CHECKS,
    *daily_maximum.CHECKS,
    *frequency_agreement.CHECKS,
    *supply.CHECKS,
    *dose_bands.CHECKS,
    *contradictions.CHECKS,
    *references.CHECKS,
    *links.CHECKS,
    *pictograms.CHECKS,
    *other_medicines.CHECKS,
    *tone.CHECKS,
    *readability.CHECKS,
    *plain.CHECKS,
    *lists.CHECKS,
    *glossary.CHECKS,
    *leftovers.CHECKS,
    *appraisal.CHECKS,
)

RULES: tuple[Rule, ...] = (
    *(rule for question in QUESTIONS for rule in question.rules),
    WAIVER_WITHOUT_EFFECT,
)
"""Every rule about words, once. Those about finished pages are in `page_catalogue.py`."""
