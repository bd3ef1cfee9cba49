"""Words that promote, promise or hedge, and advice that leaves the patient alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.context import CheckContext, Spot, longest
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import Phrase, folded

_END = re.compile(r"[.!?:]\s")
_FEW_WORDS = 14
_RATINGS = (
    "choose a rating: do-not-use, do-not-use-unless-prescriber-confirms, take-care, no-known-problem or not-known"
)

PROMOTIONAL = Rule(
    "promotional",
    Severity.WARNING,
    "The text promotes the medicine",
    "A leaflet is not an advertisement: readers who are promised a miracle overlook the warning beside it.",
    "21 CFR 208.20(a)(1); Directive 2001/83/EC, article 62",
    bad="- It works magically.",
    good="- It lowers the amount of oil that your skin makes. Dry lips are very common.",
)
ASSURANCE = Rule(
    "absolute-claim",
    Severity.ERROR,
    "The text promises what no medicine can deliver",
    "Readers who believe that a medicine is perfectly safe do not watch for signs that it is not.",
    "21 CFR 208.20(a)(1); Directive 2001/83/EC, article 62",
    bad="- This medicine is 100% safe.",
    good="- No medicine is completely safe.",
)
HEDGE = Rule(
    "hedged-rating",
    Severity.ERROR,
    "A rating is hedged",
    "“Probably safe” and “highly unsafe” tell nobody what to do, and readers take from them what they hope for.",
    "",
    bad="- It is probably safe in kidney disease.",
    good="- Ask your doctor before you take it if you have kidney disease. You may need a lower dose.",
)
UNDERSTATED = Rule(
    "understated-advice",
    Severity.WARNING,
    "Advice on a danger is too weak, or is only “ask your doctor”",
    "The patient does not learn what the danger is, or what to do until they can ask someone.",
    "USP 1265",
    bad="- precautions:\n    - {topic: Alcohol, rating: take-care, body: Ask your doctor.}",
    good="- precautions:\n    - {topic: Alcohol, rating: take-care, body: Drink no alcohol. It can harm your liver.}",
)


def claims(case: CheckContext) -> Iterator[Finding]:
    for spot in _positive(case, case.standards.plain.tone.promotional):
        yield PROMOTIONAL.at(
            case.place(spot), f"“{spot.words}” is promotional", "say what it does, and how often it helps"
        )


def false_safety(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about hedged ratings and promises of safety."""
    tone = case.standards.plain.tone
    for spot in _positive(case, tone.assurances):
        message = f"“{spot.words}” promises more than any medicine can deliver"
        yield ASSURANCE.at(case.place(spot), message, "say what is known, with numbers")
    for spot in _positive(case, tone.hedges):
        yield HEDGE.at(case.place(spot), f"“{spot.words}” is not a clear rating", _RATINGS)


def _positive(case: CheckContext, phrases: Iterable[Phrase]) -> Iterator[Spot]:
    """Yield the places of phrases without a negative before them in the sentence."""
    negatives = case.standards.plain.tone.negatives
    for spot in longest(case.find(phrases)):
        before = folded(spot.passage.plain[: spot.begin])
        begin = max((end.end() for end in _END.finditer(before)), default=0)
        if not any(match.start() >= begin for phrase in negatives for match in phrase.find(before)):
            yield spot


def weak_advice(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about weak advice on a danger, and precautions that only refer the patient to someone else."""
    tone = case.standards.plain.tone
    for spot in longest(case.find(tone.understated)):
        text = folded(spot.passage.plain)
        if spot.passage.where.rating or any(match for phrase in tone.topics for match in phrase.find(text)):
            message = f"“{spot.words}” is too weak for a danger"
            yield UNDERSTATED.at(case.place(spot), message, "say what to do, and why")
    for topic, body in _rated(case.passages):
        if topic.where.rating is not Rating.NOT_KNOWN and body and _only_asks(body, tone.asking):
            message = f"“{topic.plain}” only says to ask someone"
            yield UNDERSTATED.at(body[0].text.source, message, "say what the danger is, and what to do")


def _rated(passages: Iterable[Passage]) -> Iterator[tuple[Passage, list[Passage]]]:
    """Yield each precaution's topic, with the texts below it."""
    topic: Passage | None = None
    body: list[Passage] = []
    for passage in passages:
        if passage.role is Role.TOPIC or not passage.where.rating:
            if topic:
                yield topic, body
            topic, body = (passage if passage.role is Role.TOPIC else None), []
        elif topic:
            body.append(passage)
    if topic:
        yield topic, body


def _only_asks(body: list[Passage], asking: Iterable[Phrase]) -> bool:
    from leaflet_pdf.checks.analysis.sentences import sentences

    body_sentences = [sentence for passage in body for sentence in sentences(passage.plain)]
    return all(
        len(sentence.words) <= _FEW_WORDS
        and any(match for phrase in asking for match in phrase.find(folded(sentence.text)))
        for sentence in body_sentences
    )


CHECKS = (
    Check(claims, (PROMOTIONAL,)),
    Check(false_safety, (ASSURANCE, HEDGE), at_build=True),
    Check(weak_advice, (UNDERSTATED,)),
)
