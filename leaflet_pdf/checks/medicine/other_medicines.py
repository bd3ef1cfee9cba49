"""The name of another medicine where the leaflet's own should be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing
from leaflet_pdf.standards.wording.lookalike import real_names

OTHER_MEDICINE = Rule(
    "other-medicine",
    Severity.WARNING,
    "Another medicine is named where this one should be",
    "Names of medicines look alike, and leaflets are made from those of other medicines.",
    "ISMP List of Confused Drug Names",
    bad="- Take warfarin with a meal.",
    good="- Take samplin with a meal. Tell your doctor if you take warfarin.",
)

_NAMING = frozenset({Role.TITLE, Role.HEADING})
_SKIPPED = frozenset({Role.PUBLISHER, Role.EFFECT, Role.MEDICINE, Role.TOPIC})
_NAME = re.compile(r"\w{5,}")
_END = re.compile(r"[.!?:]\s")


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each name of another medicine that is in a title, or that a sentence tells to take.

    To be named as another medicine is no fault: "Do not take it with ibuprofen".
    """
    words = case.dosing
    if words is None:
        return
    medicine = case.leaflet.medicine
    named = (medicine.substance, medicine.group) if medicine.group else (medicine.substance,)
    own = {word for text in named for word in re.findall(r"\w+", folded(text.plain))}
    others = (case.small_words & real_names()) - own
    found: list[tuple[Spot, bool]] = []
    for passage in case.passages if others else ():
        if passage.role not in _SKIPPED and not case.is_for_clinicians(passage):
            found += _named(passage, others, own, words)
    mentioned = {spot.words.lower() for spot, as_own in found if not as_own}
    for spot, as_own in found:
        if as_own and (spot.passage.role in _NAMING or spot.words.lower() not in mentioned):
            message = f"“{spot.words}” is named as if the leaflet were about it"
            yield OTHER_MEDICINE.at(case.place(spot), message, f"write {medicine.substance.plain}, if it is meant")


def _named(passage: Passage, others: frozenset[str], own: set[str], words: Dosing) -> Iterator[tuple[Spot, bool]]:
    """Yield the places of other names, and whether each is in a title, taken, or what a sentence is about."""
    text = folded(passage.plain)
    for match in _NAME.finditer(text):
        if match[0] in others:
            before = _END.split(text[: match.start()])[-1]
            after = _END.split(text[match.end() :])[0]
            around = set(re.findall(r"\w+", before + after))
            is_own = own.isdisjoint(around) and words.only.isdisjoint(around) and _is_subject(before, after, words)
            yield Spot(passage, *match.span()), passage.role in _NAMING or is_own


def _is_subject(before: str, after: str, words: Dosing) -> bool:
    """Tell whether a sentence is about a name: it begins with it, tells to take it, or says what contains it."""
    taken = bool(_ends_in_taking(words).search(before))
    others = "|".join((*words.joining, *words.either))
    if re.match(rf"\s*(?:,|(?:{others})\b)", after) and not taken:
        return False
    return taken or not before.strip()


@cache
def _ends_in_taking(words: Dosing) -> re.Pattern[str]:
    """Return the pattern of an instruction up to what is taken, or of an amount up to what it is of."""
    before = "|".join(words.commanding)
    taking, own, of = ("|".join(each) for each in (words.taking, words.your, words.of))
    return re.compile(rf"^\s*(?:(?:{before}) )?(?:{taking}) (?:(?:{own}) )?$|[a-z] (?:{of}) $")


CHECKS = (Check(find, (OTHER_MEDICINE,)),)
