"""What a program can answer of the items of appraisal forms, each answer with its evidence.

The answer is never "yes" just because nothing speaks against it: such an item stays open for a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.checks.wording.glossary import long_words, terms
from leaflet_pdf.checks.wording.lists import lists
from leaflet_pdf.checks.wording.plain import passives_of, third_person
from leaflet_pdf.model.finding import NOWHERE, Finding, Severity, Source, count
from leaflet_pdf.model.leaflet import (
    Block,
    Card,
    Diary,
    Figure,
    PlainBox,
    SideEffects,
    Slip,
    Steps,
    Table,
    WarningBox,
    blocks,
)
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded

_LONG_STRETCH = 200
_LONG_HEAD = 8
_REFERENCE = 3
"""Words of "See section 2." and the like, which only ask the reader to read on."""

_PASSIVE_SHARE = 0.2
_PROBABILITY = re.compile(r"\b1 in [0-9]|[0-9] ?%|[0-9] out of [0-9]")
_FIRST_WORD = re.compile(r"\w+")
_BEGINS_PIECE = frozenset(
    {
        Role.HEADING,
        Role.SUBHEADING,
        Role.ITEM,
        Role.EFFECT,
        Role.BOX_TITLE,
        Role.TOPIC,
        Role.TERM,
        Role.CAPTION,
        Role.LEGEND,
    }
)

_MANY = "- " + "Take one capsule with your meal. You may drink water with it. " * 14
_HEAD = "- table: Doses\n  columns: [{}]\n  rows: [[Morning]]\n"
_FIGURE = "- figure: content/isotretinoin-40mg.png\n  alt: A page of a leaflet\n"

NO_SUMMARY = Rule(
    "no-summary",
    Severity.HINT,
    "The beginning does not sum up what matters most",
    "Many people read only the first lines.",
    "PEMAT-P 11; CDC Clear Communication Index 10",
    bad=_MANY,
    good="introduction:\n  - bullets: [Take one capsule with a meal.]\n"
    f"sections:\n  - {{id: a, heading: How to take it, body: [{_MANY[2:]}]}}\n",
)
LONG_STRETCH = Rule(
    "long-stretch",
    Severity.HINT,
    "There is a long stretch of text without a heading or a list",
    "People look for a fact by its heading, and find nothing in a stretch without headings.",
    "PEMAT-P 8; CDC Clear Communication Index 9",
    bad="\n".join([_MANY[:400]] * 4),
    good="\n- subheading: More\n".join([_MANY[:400]] * 4),
)
VAGUE_HEADING = Rule(
    "vague-heading",
    Severity.HINT,
    "A heading does not say what is below it",
    "“General information” could mean anything, so nobody looks there.",
    "PEMAT-P 9",
    bad="- subheading: General information\n- Take one.",
    good="- subheading: If you forget a dose\n- Take one.",
)
NOTHING_STANDS_OUT = Rule(
    "nothing-stands-out",
    Severity.HINT,
    "Nothing stands out",
    "Where everything looks the same, the warning is as easy to miss as the rest.",
    "PEMAT-P 12",
    bad=_MANY,
    good=f"{_MANY}\n- '**Never take two.**'",
)
NO_LISTS = Rule(
    "no-lists",
    Severity.HINT,
    "There is no list",
    "A list shows how many things there are to remember. Sentences hide that.",
    "CDC Clear Communication Index 8",
    bad=_MANY,
    good=f"{_MANY}\n- bullets: [one, two]",
)
NO_ACTION = Rule(
    "no-call-to-action",
    Severity.HINT,
    "The reader is not asked to do anything",
    "A leaflet that only informs leaves readers to guess what to do.",
    "PEMAT-P 20; CDC Clear Communication Index 5",
    bad="- " + "This capsule helps the skin. It is made of oil and other things. " * 14,
    good=_MANY,
)
ASKS_TO_RECKON = Rule(
    "asks-to-reckon",
    Severity.HINT,
    "The reader has to calculate",
    "A mistake in the calculation is a wrong dose.",
    "PEMAT-P 7; CDC Clear Communication Index 17",
    bad="- Multiply your weight by two.",
    good="- Your doctor sets your dose. Do not work out your dose yourself.",
)
LONG_TABLE_HEAD = Rule(
    "long-table-head",
    Severity.HINT,
    "A column heading is long",
    "People read a table by its headings, each at a glance.",
    "PEMAT-P 19",
    bad=_HEAD.format("When you should take the capsules that you were given"),
    good=_HEAD.format("When to take them"),
)
NO_CAPTION = Rule(
    "figure-without-caption",
    Severity.HINT,
    "A figure has no caption",
    "Readers have to guess what the figure shows.",
    "PEMAT-P 17",
    bad=_FIGURE,
    good=f"{_FIGURE}  caption: The first page\n",
)


class Outcome(StrEnum):
    """The answer to an item. OPEN means that a person must answer it."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    NOT_APPLICABLE = "not-applicable"


class Reply(NamedTuple):
    """An answer, its evidence and place; for a "no" that no other check reports, the rule that is broken."""

    outcome: Outcome
    evidence: str = ""
    source: Source = NOWHERE
    rule: Rule | None = None


def _everyday_words(case: CheckContext) -> Reply:
    return _none_of(long_words(case), "long words that have a plainer one")


def _terms_explained(case: CheckContext) -> Reply:
    return _none_of(terms(case), "medical terms that are not explained")


def _none_of(findings: Iterator[Finding], what: str) -> Reply:
    found = list(findings)
    if found:
        return Reply(Outcome.NO, f"{what}: {len(found)}", found[0].source)
    return Reply(Outcome.OPEN, f"no {what} found")


def _active_voice(case: CheckContext) -> Reply:
    lexicon = case.standards.plain.lexicon
    sentences = [sentence for _, sentence in case.sentences]
    passive = sum(1 for sentence in sentences if any(passives_of(sentence, lexicon)))
    evidence = f"passive sentences: {passive} of {len(sentences)}"
    return Reply(Outcome.YES if passive <= _PASSIVE_SHARE * len(sentences) else Outcome.NO, evidence)


def _no_reckoning(case: CheckContext) -> Reply:
    plain = case.standards.plain
    for spot in case.find(plain.lexicon.arithmetic):
        before = folded(spot.passage.plain[: spot.begin]).rpartition(".")[2]
        if not any(match for phrase in plain.tone.negatives for match in phrase.find(before)):
            return Reply(Outcome.NO, f"“{spot.words}” asks the reader to calculate", case.place(spot), ASKS_TO_RECKON)
    return Reply(Outcome.OPEN, "no words found that ask the reader to calculate")


def _short_pieces(case: CheckContext) -> Reply:
    words = longest = 0
    source = NOWHERE
    for passage in case.passages:
        if passage.role in _BEGINS_PIECE:
            words = 0
        elif passage.role is Role.PARAGRAPH:
            words += len(passage.plain.split())
            if words > longest:
                longest, source = words, passage.text.source
    evidence = f"there are {longest} words without a heading or a list"
    return _yes_unless(longest > _LONG_STRETCH, evidence, source, LONG_STRETCH)


def _headings(case: CheckContext) -> Reply:
    vague = case.standards.plain.lexicon.vague
    headings = [passage for passage in case.passages if passage.role in {Role.HEADING, Role.SUBHEADING}]
    for heading in headings:
        if vague.issuperset(_FIRST_WORD.findall(folded(heading.plain))):
            evidence = f"“{heading.plain}” could mean anything"
            return Reply(Outcome.NO, evidence, heading.text.source, VAGUE_HEADING)
    return Reply(Outcome.YES, f"{count(len(headings), 'heading')}, none of them vague")


def _summary(case: CheckContext) -> Reply:
    leaflet = case.leaflet
    if leaflet.introduction:
        return Reply(Outcome.YES, "the words before the first section", leaflet.introduction[0].source)
    heading = leaflet.sections[0].heading
    if any(match for phrase in case.standards.plain.lexicon.summary for match in phrase.find(folded(heading.plain))):
        return Reply(Outcome.YES, f"“{heading.plain}”", heading.source)
    return Reply(Outcome.NO, "there is nothing before the first section", heading.source, NO_SUMMARY)


def _stands_out(case: CheckContext) -> Reply:
    for block in blocks(case.leaflet):
        if isinstance(block, WarningBox):
            return Reply(Outcome.YES, f"the box “{block.title.plain}”", block.source)
        if isinstance(block, PlainBox):
            return Reply(Outcome.YES, "words in a frame", block.source)
    for passage in case.passages:
        if any(run.bold for run in passage.text.runs):
            return Reply(Outcome.YES, "words in bold", passage.text.source)
    entries = next(lists(case.leaflet), None)
    if entries:
        return Reply(Outcome.YES, "a list", entries.entries.source)
    source = case.leaflet.sections[0].source
    return Reply(Outcome.NO, "there is no box, no list and nothing in bold", source, NOTHING_STANDS_OUT)


def _lists(case: CheckContext) -> Reply:
    found = list(lists(case.leaflet))
    if found:
        return Reply(Outcome.YES, count(len(found), "list"), found[0].entries.source)
    if any(isinstance(block, SideEffects) for block in blocks(case.leaflet)):
        return Reply(Outcome.YES, "the list of side effects")
    return Reply(Outcome.NO, "there is no list", case.leaflet.sections[0].source, NO_LISTS)


def _pictures(case: CheckContext) -> Reply:
    figures = [block for block in blocks(case.leaflet) if isinstance(block, Figure)]
    return Reply(Outcome.OPEN, count(len(figures), "figure"), figures[0].source) if figures else _NO_FIGURES


def _captions(case: CheckContext) -> Reply:
    figures = [block for block in blocks(case.leaflet) if isinstance(block, Figure)]
    if not figures:
        return _NO_FIGURES
    for figure in figures:
        if figure.caption is None:
            return Reply(Outcome.NO, f"the figure “{figure.alt}” has no caption", figure.source, NO_CAPTION)
    return Reply(Outcome.YES, f"captions for {count(len(figures), 'figure')}", figures[0].source)


def _table_heads(case: CheckContext) -> Reply:
    heads = [passage for passage in case.passages if passage.role is Role.HEAD]
    if not heads:
        return Reply(Outcome.NOT_APPLICABLE, "there is no table")
    longest = max(heads, key=lambda head: len(head.plain.split()))
    words = len(longest.plain.split())
    evidence = f"the longest column heading has {count(words, 'word')}"
    return _yes_unless(words > _LONG_HEAD, evidence, longest.text.source, LONG_TABLE_HEAD)


def _action(case: CheckContext) -> Reply:
    orders = case.standards.plain.lexicon.orders
    for passage, sentence in case.sentences:
        first = _FIRST_WORD.search(folded(sentence.text))
        if first and first[0] in orders and len(sentence.words) > _REFERENCE:
            place = case.place(Spot(passage, sentence.offset, sentence.offset))
            return Reply(Outcome.YES, f"“{sentence.text}”", place)
    return Reply(Outcome.NO, "no sentence asks the reader to act", case.leaflet.sections[0].source, NO_ACTION)


def _address(case: CheckContext) -> Reply:
    wrong = next(third_person(case), None)
    if wrong:
        return Reply(Outcome.NO, wrong.message, wrong.source)
    address = case.standards.plain.lexicon.address
    spoken = sum(1 for _, sentence in case.sentences if not address.isdisjoint(map(str.lower, sentence.words)))
    return Reply(
        Outcome.YES if spoken else Outcome.OPEN, f"sentences that say “you”: {spoken} of {len(case.sentences)}"
    )


def _has(what: str, *kinds: type[Block]) -> Callable[[CheckContext], Reply]:
    """Return a question: is there a block of these kinds? If not, a person must say whether one is missing."""

    def has(case: CheckContext) -> Reply:
        for block in blocks(case.leaflet):
            if isinstance(block, kinds):
                return Reply(Outcome.YES, f"there is {what}", block.source)
        return Reply(Outcome.OPEN, f"there is no {what.partition(' ')[2]}")

    return has


def _reckoning_explained(case: CheckContext) -> Reply:
    asked = _no_reckoning(case)
    return (
        asked._replace(outcome=Outcome.OPEN, rule=None)
        if asked.outcome is Outcome.NO
        else Reply(Outcome.NOT_APPLICABLE)
    )


def _grids_explained(case: CheckContext) -> Reply:
    for block in blocks(case.leaflet):
        if isinstance(block, Table | Figure | Diary):
            return Reply(Outcome.OPEN, "there is a table or a figure", block.source)
    return Reply(Outcome.NOT_APPLICABLE, "there is no table and no figure")


def _message_first(case: CheckContext) -> Reply:
    first = next(iter(case.leaflet.introduction), None)
    if isinstance(first, WarningBox):
        return Reply(Outcome.YES, f"“{first.title.plain}” comes first", first.source)
    return Reply(Outcome.OPEN, "there is no box before the first section")


def _probabilities(case: CheckContext) -> Reply:
    for block in blocks(case.leaflet):
        if isinstance(block, SideEffects) and block.bands:
            return Reply(Outcome.YES, "side effects have words and numbers", block.source)
    for passage in case.passages:
        if _PROBABILITY.search(passage.plain):
            return Reply(Outcome.OPEN, f"“{passage.plain}”", passage.text.source)
    return Reply(Outcome.NOT_APPLICABLE, "no probability is given")


def _yes_unless(wrong: bool, evidence: str, source: Source, rule: Rule) -> Reply:
    return Reply(Outcome.NO, evidence, source, rule) if wrong else Reply(Outcome.YES, evidence, source)


_NO_FIGURES = Reply(Outcome.NOT_APPLICABLE, "there is no figure")

ANSWERS: dict[str, Callable[[CheckContext], Reply]] = {
    "everyday-words": _everyday_words,
    "terms-explained": _terms_explained,
    "active-voice": _active_voice,
    "no-reckoning": _no_reckoning,
    "short-pieces": _short_pieces,
    "headings": _headings,
    "summary": _summary,
    "stands-out": _stands_out,
    "lists": _lists,
    "pictures": _pictures,
    "captions": _captions,
    "table-heads": _table_heads,
    "action": _action,
    "address": _address,
    "steps": _has("a list of steps", Steps),
    "tool": _has("a slip, card or diary", Slip, Card, Diary),
    "reckoning-explained": _reckoning_explained,
    "grids-explained": _grids_explained,
    "message-first": _message_first,
    "message-stands-out": _message_first,
    "probabilities": _probabilities,
}
"""The function that answers each question that the forms name."""

OF_LEAFLET = (NO_SUMMARY, LONG_STRETCH, NOTHING_STANDS_OUT, NO_LISTS, NO_ACTION)
"""Rules that apply only to leaflets of some length: a few lines need no summary."""

OF_PARTS = (VAGUE_HEADING, ASKS_TO_RECKON, LONG_TABLE_HEAD, NO_CAPTION)
