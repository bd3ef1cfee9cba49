"""Names that are mistaken for the substance’s, where they stand without it."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.profile import LookAlike

_MEDICINE = "medicine: {substance: morphine, strength: 10 mg, form: tablets}\n"

LOOK_ALIKE_NAME = Rule(
    "look-alike-name",
    Severity.WARNING,
    "A name that is often mistaken for the medicine’s is used",
    "People have been given the one for the other, and some have died.",
    "the facts about the substance, and the source that they name",
    bad=_MEDICINE + "introduction: [Take hydromorphone with food.]",
    good=_MEDICINE + "introduction: [Morphine is not the same as hydromorphone.]",
)


def look_alikes(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each sentence with a look-alike’s name and without the medicine’s own."""
    known = {one.name: (one, facts.substance) for facts in case.standards.facts for one in facts.look_alikes}
    for (look_alike, substance), spot in case.find_each(known):
        if folded(substance) not in folded(_sentence(spot)):
            yield _mistaken(case, look_alike, substance, spot)


def _mistaken(case: CheckContext, look_alike: LookAlike, substance: str, spot: Spot) -> Finding:
    message = f"“{spot.words}” is often mistaken for {substance} ({look_alike.clause})"
    hint = f"write {substance}, or name both in this sentence if {look_alike.name.words} is meant"
    return LOOK_ALIKE_NAME.at(case.place(spot), message, hint)


def _sentence(spot: Spot) -> str:
    """Return the sentence with a spot."""
    for text, offset in sentences(spot.passage.plain):
        if offset <= spot.begin < offset + len(text):
            return text
    return spot.passage.plain


CHECKS = (Check(look_alikes, (LOOK_ALIKE_NAME,)),)
