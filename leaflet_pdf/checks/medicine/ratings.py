"""Precautions with too mild a rating for what is known about the substance."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import folded

_GRAVEST_FIRST = (Rating.DO_NOT_USE, Rating.ASK_FIRST, Rating.TAKE_CARE, Rating.NOT_KNOWN, Rating.NO_KNOWN_PROBLEM)
_CARD = """\
medicine: {{substance: isotretinoin, strength: 40 mg, form: capsules}}
sections:
- id: words
  heading: Words
  body:
  - precautions:
    - {{topic: Pregnancy, rating: {rating}, body: Words.}}
"""

RATING_TOO_MILD = Rule(
    "rating-too-mild",
    Severity.ERROR,
    "A precaution has too mild a rating for what is known about the substance",
    "The rating is read first, and often nothing else is.",
    "the facts about the substance",
    bad=_CARD.format(rating="do-not-use-unless-prescriber-confirms"),
    good=_CARD.format(rating="do-not-use"),
)


def mild_ratings(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each precaution whose rating is milder than its topic allows."""
    here = jurisdictions().within(case.leaflet.identity.jurisdiction)
    bounds = [
        bound
        for facts in case.standards.facts
        for bound in facts.ratings
        if not bound.jurisdictions or here & bound.jurisdictions
    ]
    topics = [passage for passage in case.passages if passage.role is Role.TOPIC] if bounds else []
    for passage in topics:
        rating = passage.where.rating
        if rating is None:
            continue
        words = folded(passage.plain)
        for bound in bounds:
            is_mild = _GRAVEST_FIRST.index(rating) > _GRAVEST_FIRST.index(bound.rating)
            if is_mild and any(any(topic.find(words)) for topic in bound.topics):
                message = f"“{passage.plain}” is rated {rating}, but must be at least {bound.rating} ({bound.clause})"
                yield RATING_TOO_MILD.at(passage.text.source, message, f"write rating: {bound.rating}")


CHECKS = (Check(mild_ratings, (RATING_TOO_MILD,), at_build=True),)
