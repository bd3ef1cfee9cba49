"""Appraises a leaflet by standard forms: what a program can answer, and what is left to people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leaflet_pdf.checks.appraisal.answers import ANSWERS, OF_LEAFLET, OF_PARTS, Outcome, Reply
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check
from leaflet_pdf.model.finding import NOWHERE, Finding, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.standards.appraisal import Form, Item, forms
from leaflet_pdf.standards.profile import Profile, Standards
from leaflet_pdf.standards.wording.plain import words_of

_FEWEST_WORDS = 150
_HINTS = {
    "no-summary": "put an introduction before the first section, with what matters most",
    "long-stretch": "put subheadings between its parts, or make a list of them",
    "vague-heading": "say what is below it, as a question if you like",
    "nothing-stands-out": "put the most serious warning in a box, and key words in bold",
    "no-lists": "put what to do, or what to look out for, in a list",
    "no-call-to-action": "begin instructions with a verb, such as “take”",
    "asks-to-reckon": "give the result, or a table to look it up in",
    "long-table-head": "write a word or two, and the rest in the caption",
    "figure-without-caption": "say below it what it shows",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item, its evidence, and the place of that."""

    item: Item
    outcome: Outcome
    evidence: str = ""
    source: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Appraisal:
    """A form with the answers that a program can give; the others are open."""

    form: Form
    answers: tuple[Answer, ...]

    def count(self, outcome: Outcome) -> int:
        return sum(answer.outcome is outcome for answer in self.answers)


def appraise(leaflet: Leaflet) -> tuple[Appraisal, ...]:
    """Return the appraisals of a leaflet by every form; all is left to people if the language has no word lists."""
    case = CheckContext(leaflet, Standards(Profile("", "", ""), plain=words_of(leaflet)), leaflet.identity.revised)
    replies = _replies(case)
    return tuple(
        Appraisal(form, tuple(_answer(item, replies.get(item.question)) for item in form.items)) for form in forms()
    )


def _answer(item: Item, reply: Reply | None) -> Answer:
    return Answer(item, reply.outcome, reply.evidence, reply.source) if reply else Answer(item, Outcome.OPEN)


def _replies(case: CheckContext) -> dict[str, Reply]:
    if not case.standards.plain.known:
        return {}
    return {question: answer(case) for question, answer in ANSWERS.items()}


def missing(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each item whose answer is no, if no other check reports it."""
    if not case.standards.plain.known:
        return
    long = sum(sentence.text.count(" ") + 1 for _, sentence in case.sentences) >= _FEWEST_WORDS
    for question in _OF_RULES:
        reply = ANSWERS[question](case)
        if reply.rule and (long or reply.rule in OF_PARTS):
            yield reply.rule.at(reply.source, reply.evidence, _HINTS[reply.rule.code])


_OF_RULES = (
    "summary",
    "short-pieces",
    "headings",
    "stands-out",
    "lists",
    "action",
    "no-reckoning",
    "table-heads",
    "captions",
)
CHECKS = (Check(missing, (*OF_LEAFLET, *OF_PARTS)),)
