"""Pictograms and ratings that say the opposite of the words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Pictogram, Pictured, Precaution, Rating, Text, texts, walk
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

_CARD = "- precautions:\n    - {{topic: Alcohol, rating: {}, {}body: {}}}"

PICTOGRAM_CONTRADICTED = Rule(
    "pictogram-contradicted",
    Severity.WARNING,
    "The words beside a pictogram allow what it forbids",
    "Many readers look at the picture only. Those who read the words do the opposite.",
    "USP 1265: pictograms with adjacent text",
    bad=_CARD.format("take-care", "pictogram: no-alcohol, ", "Drink no more than 14 units a week."),
    good=_CARD.format("take-care", "pictogram: no-alcohol, ", "Drink no alcohol."),
)
RATING_CONTRADICTED = Rule(
    "rating-contradicted",
    Severity.WARNING,
    "The words below a rating forbid the medicine that the rating allows",
    "The rating is read first, and often nothing else is.",
    "our own rule (domain D6, a closed list of ratings)",
    bad=_CARD.format("no-known-problem", "", "Do not take samplin if you drink."),
    good=_CARD.format("no-known-problem", "", "You can drink as usual."),
)


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each pictogram or rating whose words say the opposite."""
    words = case.dosing
    if words is None:
        return
    for part in walk(case.leaflet):
        if isinstance(part, Pictured):
            yield from _pictured(part.pictogram, [part.text], words)
        elif isinstance(part, Precaution):
            body = list(texts(part.body))
            if part.pictogram:
                yield from _pictured(part.pictogram, body, words)
            if part.rating is Rating.NO_KNOWN_PROBLEM:
                yield from _rated(part, body, words)


def _pictured(pictogram: Pictogram, body: Iterable[Text], words: Dosing) -> Iterator[Finding]:
    phrases = [phrase for phrase, name in words.allowed if name == pictogram]
    for text in body:
        match = next((match for phrase in phrases for match in phrase.find(folded(text.plain))), None)
        if match:
            message = f"“{text.plain[match.start() : match.end()]}” is beside the pictogram “{pictogram}”"
            yield PICTOGRAM_CONTRADICTED.at(text.source, message, "correct the words, or choose another pictogram")


def _rated(card: Precaution, body: Iterable[Text], words: Dosing) -> Iterator[Finding]:
    for text in body:
        match = next((match for phrase in words.refused for match in phrase.find(folded(text.plain))), None)
        if match:
            message = f"“{text.plain[match.start() : match.end()]}” is rated “{card.rating}”"
            yield RATING_CONTRADICTED.at(text.source, message, "correct the words, or choose another rating")


CHECKS = (Check(find, (PICTOGRAM_CONTRADICTED, RATING_CONTRADICTED)),)
