"""Sentences that are harder than they need be: long, passive, doubly negative, or not addressed to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.checks.analysis.sentences import Sentence
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.wording.leftovers import TO_BE_FILLED_IN
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.profile import Limit
from leaflet_pdf.standards.wording.plain import Lexicon

_SENTENCE_WORDS = Limit(25, "")
_PARAGRAPH_WORDS = 80
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}(?: +[A-ZÀ-ÖØ-Þ]+)+ +[A-ZÀ-ÖØ-Þ]{2,}\b")
_TOKEN = re.compile(r"[\w'-]+|[,;:()]")
_AGENT_WITHIN = 4
_AGENTS = frozenset({"a", "an", "you", "your", "his", "her", "their", "our", "someone", "anyone"})
"""Words that name an agent after "by"; "by the" also precedes authorities and methods in prescribed wording."""
_REGULAR = 4
"""The fewest letters of a participle in -ed ("used"); "bed" and "red" are not participles."""

LONG_SENTENCE = Rule(
    "long-sentence",
    Severity.HINT,
    "A sentence is long",
    "By the end of a long sentence, readers have forgotten its beginning, especially when they are ill.",
    "",
    bad="- Take one capsule with your meal in the morning and with a glass of water, and if you also take another"
    " medicine for your stomach then wait for two hours before you take it.",
    good="- Take one capsule with your meal in the morning. Drink a glass of water with it.",
)
LONG_PARAGRAPH = Rule(
    "long-paragraph",
    Severity.HINT,
    "A paragraph is long",
    "Readers skip grey blocks of text. They read short paragraphs and lists.",
    "EC Readability Guideline 2009, section A",
    bad="- " + "Take one capsule with your meal. Do not chew it. " * 9,
    good="- " + "Take one capsule with your meal. Do not chew it. " * 4,
)
CAPITALS = Rule(
    "capitals",
    Severity.HINT,
    "Words are in capitals",
    "Readers recognise words by their shape, and in capitals all have the same. Bold stands out and stays readable.",
    "UKAAF G003",
    bad="- DO NOT TAKE this medicine with milk.",
    good="- Take this medicine **without** milk. An MRI scan is safe.",
)
PASSIVE = Rule(
    "passive-voice",
    Severity.HINT,
    "An instruction does not say who acts",
    "“Must be taken” leaves open who should do it. “Take” does not.",
    "PEMAT-P 5; CDC Clear Communication Index 6",
    bad="- The capsule must be taken with a meal.",
    good="- Take the capsule with a meal. It may make you tired. It is made in Wales.",
)
TWICE_NEGATIVE = Rule(
    "double-negative",
    Severity.HINT,
    "Double negative",
    "Readers have to reverse the sentence twice to understand it, and some will do so only once.",
    "USP 1265",
    bad="- It is not uncommon to feel sick.",
    good="- Many people feel sick. Do not take more than one capsule.",
)
NOT_TO_THE_READER = Rule(
    "not-to-the-reader",
    Severity.HINT,
    "The text speaks about the patient, not to the patient",
    "Readers who are addressed as “you” know who is meant.",
    "PEMAT-P 21",
    bad="- The patient should swallow the capsule whole.",
    good="- Swallow the capsule whole.",
)


def long_sentences(case: CheckContext) -> Iterator[Finding]:
    limit = case.standards.profile.limits.get("sentence-words", _SENTENCE_WORDS)
    for passage, sentence in case.sentences:
        if sentence.text.count(" ") >= limit.value and (words := len(sentence.words)) > limit.value:
            place = case.place(Spot(passage, sentence.offset, sentence.offset))
            message = f"this sentence has {count(words, 'word')}; the limit is {limit.value:g}"
            yield LONG_SENTENCE.at(place, message, "split it, or turn what it lists into a list")


def long_paragraphs(case: CheckContext) -> Iterator[Finding]:
    for passage in case.to_patients:
        if passage.role in {Role.PARAGRAPH, Role.ITEM}:
            words = len(passage.plain.split())
            if words > _PARAGRAPH_WORDS:
                message = f"this paragraph has {count(words, 'word')}; the limit is {_PARAGRAPH_WORDS}"
                yield LONG_PARAGRAPH.at(passage.text.source, message, "split it, or turn it into a list")


def _blotted(found: re.Match[str]) -> str:
    return "_" * len(found[0])


def capitals(case: CheckContext) -> Iterator[Finding]:
    for passage in case.to_patients:
        for found in _CAPITALS.finditer(re.sub(TO_BE_FILLED_IN, _blotted, passage.plain)):
            place = case.place(Spot(passage, found.start(), found.end()))
            yield CAPITALS.at(place, f"“{found[0]}” is in capitals", "use lower case, in bold if it matters")


def passives(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each passive that gives an instruction, or names the agent after "by"."""
    lexicon = case.standards.plain.lexicon
    for passage, sentence in case.sentences:
        for begin, end, acts in passives_of(sentence, lexicon):
            if acts:
                spot = Spot(passage, sentence.offset + begin, sentence.offset + end)
                yield PASSIVE.at(case.place(spot), f"“{spot.words}” is passive", f"say who acts{acts}")


def passives_of(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each passive in a sentence, and how to say who acts.

    The advice is empty for a passive without an agent that is not an instruction ("it is made of oil").
    """
    text = folded(sentence.text)
    if lexicon.being.isdisjoint(text.split()):
        return
    tokens = list(_TOKEN.finditer(text))
    words = [token[0] for token in tokens]
    for at, word in enumerate(words):
        if word not in lexicon.being:
            continue
        last = at + 1
        while last < len(words) and (words[last] in lexicon.between or words[last].endswith("ly")):
            last += 1
        if last == len(words) or not _is_participle(words[last], lexicon):
            continue
        acts = _agent(words, last) or _order(words, at, lexicon)
        yield tokens[at].start(), tokens[last].end(), acts


def _is_participle(word: str, lexicon: Lexicon) -> bool:
    regular = len(word) >= _REGULAR and word.endswith("ed") and not word.endswith("eed") and word not in lexicon.states
    return regular or word in lexicon.participles


def _agent(words: list[str], last: int) -> str:
    after = words[last + 1 : last + 1 + _AGENT_WITHIN]
    for at, word in enumerate(after[:-1]):
        if word in {",", ";", ":", "(", ")"}:
            return ""
        if word == "by":
            acts = after[at + 1] in _AGENTS
            return " first: what comes after “by”" if acts else ""
    return ""


def _order(words: list[str], at: int, lexicon: Lexicon) -> str:
    before = [word for word in words[max(at - 3, 0) : at] if word not in lexicon.between]
    if words[at] != "be" or not before or before[-1] not in {*lexicon.duties, "to"}:
        return ""
    if before[-1] == "to" and (len(before) == 1 or before[-2] not in lexicon.duties):
        return ""
    return ", or tell the reader to do it, as in “take”"


def double_negatives(case: CheckContext) -> Iterator[Finding]:
    for say, spot in case.find_each(dict(case.standards.plain.lexicon.twice_negative)):
        yield TWICE_NEGATIVE.at(case.place(spot), f"“{spot.words}” is a double negative", f"say: {say}")


def third_person(case: CheckContext) -> Iterator[Finding]:
    for say, spot in case.find_each(dict(case.standards.plain.lexicon.patient)):
        if case.is_for_clinicians(spot.passage):
            continue
        yield NOT_TO_THE_READER.at(case.place(spot), f"“{spot.words}” speaks about the reader", f"say: {say}")


CHECKS = (
    Check(long_sentences, (LONG_SENTENCE,)),
    Check(long_paragraphs, (LONG_PARAGRAPH,)),
    Check(capitals, (CAPITALS,)),
    Check(passives, (PASSIVE,)),
    Check(double_negatives, (TWICE_NEGATIVE,)),
    Check(third_person, (NOT_TO_THE_READER,)),
)
