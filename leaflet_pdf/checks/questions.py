"""All questions that are put to a leaflet, in the order of the files that ask them."""

from __future__ import annotations

from leaflet_pdf.checks import (
    appraisal,
    bands,
    doses,
    glossary,
    jurisdictions,
    leftovers,
    lists,
    names,
    outline,
    plain,
    ranges,
    ratings,
    readability,
    reporting,
    signs,
    sources,
    statements,
    tone,
    units,
)
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.waivers import WAIVER_WITHOUT_EFFECT

QUESTIONS: tuple[Check, ...] = (
    *outline.CHECKS,
    *statements.CHECKS,
    *ratings.CHECKS,
    *jurisdictions.CHECKS,
    *reporting.CHECKS,
    *sources.CHECKS,
    *doses.CHECKS,
    *ranges.CHECKS,
    *units.CHECKS,
    *signs.CHECKS,
    *names.CHECKS,
    *bands.CHECKS,
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
"""Every rule about words, once. Those about finished pages are in `page_questions.py`."""
