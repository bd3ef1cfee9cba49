"""The checks that are part of every build: of what could harm a patient. A build imports no others."""

from __future__ import annotations

from leaflet_pdf.checks.medicine import doses, names, ratings
from leaflet_pdf.checks.medicine import unit_spelling as units
from leaflet_pdf.checks.requirements import jurisdictions
from leaflet_pdf.checks.requirements import required_statements as statements
from leaflet_pdf.checks.rule import Check
from leaflet_pdf.checks.wording import leftovers, tone

HARM: tuple[Check, ...] = tuple(
    question
    for subject in (statements, ratings, jurisdictions, doses, units, names, tone, leftovers)
    for question in subject.CHECKS
    if question.at_build
)
