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
_SHORTEST = 5


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
    for passage in case.passages if others else ():
        if passage.role in {Role.PUBLISHER, Role.EFFECT, Role.MEDICINE} or case.is_for_clinicians(passage):
            continue
        for begin, end in _as_its_own(passage, others, own, words):
            spot = Spot(passage, begin, end)
            message = f"“{spot.words}” is named as if the leaflet were about it"
            yield OTHER_MEDICINE.at(case.place(spot), message, f"write {medicine.substance.plain}, if it is meant")


def _as_its_own(passage: Passage, others: frozenset[str], own: set[str], words: Dosing) -> Iterator[tuple[int, int]]:
    """Yield the places of names that are in a title, taken, or what a sentence is about."""
    text = folded(passage.plain)
    for match in re.finditer(rf"\w{{{_SHORTEST},}}", text):
        if match[0] not in others:
            continue
        sentence = re.split(r"[.!?:]\s", text[: match.start()])[-1]
        after = re.split(r"[.!?]\s", text[match.end() :])[0]
        if passage.role in _NAMING or (
            own.isdisjoint(re.findall(r"\w+", sentence + after)) and _is_subject(sentence, after, words)
        ):
            yield match.span()


def _is_subject(before: str, after: str, words: Dosing) -> bool:
    """Tell whether a sentence is about a name: it begins with it, tells to take it, or says what contains it."""
    if re.match(r"\s*(?:,|or\b|and\b)", after) and not _ends_in_taking(words).search(before):
        return False
    return not before.strip() or bool(_ends_in_taking(words).search(before))


@cache
def _ends_in_taking(words: Dosing) -> re.Pattern[str]:
    """Return the pattern of an instruction up to what is taken, or of an amount up to what it is of."""
    return re.compile(rf"^\s*(?:(?:always|never|do not|don't) )?(?:{'|'.join(words.taking)}) (?:your )?$|[a-z] of $")


CHECKS = (Check(find, (OTHER_MEDICINE,)),)
