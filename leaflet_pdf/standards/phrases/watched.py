"""The phrases that every build searches for, so that one search of a text finds them all."""

from __future__ import annotations

from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.profile import Demand, Standards


def watched(standards: Standards, language: str) -> tuple[Phrase, ...]:
    """Return the phrases of forbidden statements, of promises and hedges, of certain countries, and of calls."""
    statements = [*standards.profile.statements, *(one for facts in standards.facts for one in facts.statements)]
    forbidden = [phrase for one in statements if one.demand is Demand.MUST_NOT_SAY for phrase in one.phrases]
    known, tone = jurisdictions(), standards.plain.tone
    marks = [phrase for mark in known.marks for phrase in mark.phrases]
    return (*forbidden, *marks, *tone.assurances, *tone.hedges, *known.calls_in(language))
