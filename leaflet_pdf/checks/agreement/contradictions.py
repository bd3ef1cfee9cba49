"""What a leaflet says to do, and says not to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.checks.wording.lists import lists
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Text
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

ACT_CONTRADICTED = Rule(
    "act-contradicted",
    Severity.WARNING,
    "The leaflet says to do something, and not to do it",
    "Readers follow the sentence that they happen to read. One of the two is wrong.",
    "our own rule",
    bad="- Shake the bottle well.\n- Do not shake the bottle.",
    good="- Take samplin with milk.\n- Do not take samplin with tea, and do not drink tea.",
)

_RUNNING_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.SUBHEADING, Role.BOX_TITLE})


class Order(NamedTuple):
    """An instruction: its verb, whether it forbids, and the other words that matter, in one form each."""

    verb: str
    forbids: bool
    words: frozenset[str]
    spot: Spot


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each instruction that forbids what another one, earlier or later, asks for."""
    if case.dosing is None:
        return
    orders = list(_orders(case, case.dosing))
    forbidding = [order for order in orders if order.forbids]
    reported = set()
    for order in orders:
        for other in forbidding if not order.forbids else ():
            if _contradict(order, other, case.dosing) and other.spot not in reported:
                reported.add(other.spot)
                message = f"“{other.spot.words}” contradicts “{order.spot.words}”"
                yield ACT_CONTRADICTED.at(case.place(other.spot), message, "check which is right")


def _contradict(asked: Order, forbidden: Order, words: Dosing) -> bool:
    """Tell whether everything that is forbidden is asked for; of taking a medicine, more than its verb must be."""
    if asked.verb != forbidden.verb or not forbidden.words <= asked.words:
        return False
    return bool(forbidden.words) or asked.verb not in words.taking


def _orders(case: CheckContext, words: Dosing) -> Iterator[Order]:
    leads = {id(item.text): lead for lead, entries in lists(case.leaflet) for item in entries.items if lead}
    introductions = {id(lead) for lead in leads.values()}
    for passage in case.passages:
        if passage.role not in _RUNNING_TEXT or case.is_for_clinicians(passage) or id(passage.text) in introductions:
            continue
        forbids = _ends_with_a_negative(leads.get(id(passage.text)), words)
        for sentence in sentences(passage.plain):
            if folded(sentence.text).startswith(tuple(f"{word} " for word in words.openings)):
                continue
            for match in _clauses(words).finditer(folded(sentence.text)):
                begin = sentence.offset + match.start("clause")
                spot = Spot(passage, begin, sentence.offset + match.end("clause"))
                yield from _order(case, match["clause"], spot, words, forbids)


def _ends_with_a_negative(lead: Text | None, words: Dosing) -> bool:
    return bool(lead) and folded(lead.plain).rstrip(" :,–-…").endswith(words.forbidding) if lead else False


@cache
def _clauses(words: Dosing) -> re.Pattern[str]:
    begins = "|".join(f"(?<= {word} )" for word in words.joining)
    ends = "|".join(words.joining)
    return re.compile(rf"(?:^|(?<=[,;:] )|{begins})(?P<clause>.+?)(?=[.!?]*$|[,;:] |,? (?:{ends}) )")


def _order(case: CheckContext, clause: str, spot: Spot, words: Dosing, forbids: bool) -> Iterator[Order]:
    """Yield the instruction of a clause, one for each verb: "do not crush or chew the tablets"."""
    match = _beginning(words).match(clause)
    assert match
    forbids = forbids or bool(match["forbid"])
    tokens = re.findall(r"[\w'-]+", clause[match.end() :])
    if not tokens or words.conditional.intersection(tokens):
        return
    verbs = [tokens[0]]
    if len(tokens) > 2 and tokens[1] in words.either:
        verbs.append(tokens[2])
        tokens = tokens[2:]
    known = case.standards.plain.lexicon.orders | words.acts | set(words.taking)
    for verb in verbs:
        for objects in _alternatives(tokens[1:], words) if forbids else [tokens[1:]]:
            if verb in known:
                yield Order(verb, forbids, _that_matter(objects, case, words), spot)


def _alternatives(tokens: list[str], words: Dosing) -> list[list[str]]:
    """Return what is said of each of two objects: "ibuprofen or aspirin with milk" forbids either."""
    at = next((at for at, token in enumerate(tokens) if token in words.either and 0 < at < len(tokens) - 1), None)
    return [tokens] if at is None else [tokens[:at] + tokens[at + 2 :], tokens[: at - 1] + tokens[at + 1 :]]


def _that_matter(tokens: list[str], case: CheckContext, words: Dosing) -> frozenset[str]:
    """Return the words of an instruction that tell it from others, without the medicine's names and forms."""
    names = re.findall(r"\w+", folded(case.leaflet.medicine.substance.plain))
    plain = words.light | words.forms.keys() | words.taken | set(names)
    return frozenset(_one_form(token) for token in tokens if token not in plain)


@cache
def _beginning(words: Dosing) -> re.Pattern[str]:
    forbid, allow = (
        "|".join(sorted((*verbs, *_without_subject(verbs, words)), key=len, reverse=True))
        for verbs in (words.forbidding, words.allowing)
    )
    denial = "|".join(words.denial)
    return re.compile(rf"(?:(?:{allow}) (?!{denial}))*(?:(?P<forbid>{forbid}) )?(?:(?:{allow}) )*")


def _without_subject(verbs: Sequence[str], words: Dosing) -> Iterator[str]:
    """Yield "must not" for "you must not": the subject may have been named before."""
    for subject in words.you:
        yield from (verb.removeprefix(f"{subject} ") for verb in verbs if verb.startswith(f"{subject} "))


def _one_form(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


CHECKS = (Check(find, (ACT_CONTRADICTED,)),)
