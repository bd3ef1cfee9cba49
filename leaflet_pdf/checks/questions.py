"""All questions about what a leaflet says, in the order of the files that ask them."""

from __future__ import annotations

from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.waivers import WAIVER_WITHOUT_EFFECT

QUESTIONS: tuple[Check, ...] = ()

RULES: tuple[Rule, ...] = (
    *(rule for question in QUESTIONS for rule in question.rules),
    WAIVER_WITHOUT_EFFECT,
)
"""Every rule about what a leaflet says, once; those about its pages are in `page_questions.py`."""
