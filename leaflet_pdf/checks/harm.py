"""The questions that are part of every build: about what could harm a patient. A build reads in no others."""

from __future__ import annotations

from leaflet_pdf.checks import doses, jurisdictions, leftovers, names, ratings, statements, tone, units
from leaflet_pdf.checks.rule import Check

HARM: tuple[Check, ...] = tuple(
    question
    for subject in (statements, ratings, jurisdictions, doses, units, names, tone, leftovers)
    for question in subject.CHECKS
    if question.at_build
)
