"""The phrases that every build looks for, so that one look at a text finds them all."""

from __future__ import annotations

from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.profile import Demand, Standards


def watched(standards: Standards, language: str) -> tuple[Phrase, ...]:
    """Return what no leaflet may say, what promises or hedges, what is of some countries, and what tells to call."""
    statements = [*standards.profile.statements, *(one for facts in standards.facts for one in facts.statements)]
    forbidden = [phrase for one in statements if one.demand is Demand.MUST_NOT_SAY for phrase in one.phrases]
    known, tone = jurisdictions(), standards.plain.tone
    marks = [phrase for mark in known.marks for phrase in mark.phrases]
    return (*forbidden, *marks, *tone.assurances, *tone.hedges, *known.calls_in(language))
