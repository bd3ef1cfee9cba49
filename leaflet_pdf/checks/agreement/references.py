"""Sections, steps, tables and pictures that a text refers to in words, and that the leaflet does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Diary, Figure, Pictured, Run, Steps, Swatch, Table, blocks, walk
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

DEAD_REFERENCE = Rule(
    "dead-reference",
    Severity.WARNING,
    "The text refers to something that is not in the leaflet",
    "A reader who looks for it in an emergency finds nothing. References with [#…] are counted by the program.",
    "our own rule (domain D25, cross references are checked)",
    bad="- If you bleed, see section 9.",
    good="- If you bleed, see [#how-to-take], or section 4 of the manufacturer’s leaflet.",
)

_MEASURES = "mg", "ml"
"""What makes a number an amount: “table 2 ml” is no table."""
_NAMED = frozenset(
    {
        Role.TITLE,
        Role.HEADING,
        Role.SUBHEADING,
        Role.BOX_TITLE,
        Role.CAPTION,
        Role.TOPIC,
        Role.TERM,
        Role.LEGEND,
        Role.HEAD,
    }
)


class _There(NamedTuple):
    """How many of a kind there are, by each of its nouns."""

    nouns: tuple[str, ...]
    number: int


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each reference in words to a number, a thing or a heading that does not exist."""
    words = case.dosing
    if words is None:
        return
    kinds = _kinds(case, words)
    headings = {folded(passage.plain).strip(" ?:.") for passage in case.passages if passage.role in _NAMED}
    for passage in case.passages:
        if passage.role in {Role.PUBLISHER, Role.MEDICINE}:
            continue
        text = folded(_without_links(passage.text.runs))
        for begin, end in _missing(text, kinds, headings, words):
            if not _is_elsewhere(text, begin, end, words):
                spot = Spot(passage, begin, end)
                message = f"“{spot.words}” is not in this leaflet"
                yield DEAD_REFERENCE.at(case.place(spot), message, "correct it; refer to sections as in [#how-to-take]")


def _kinds(case: CheckContext, words: Dosing) -> tuple[_There, ...]:
    found = list(blocks(case.leaflet))
    longest = max((block.numbers[-1] for block in walk(case.leaflet) if isinstance(block, Steps)), default=0)
    pictures = sum(isinstance(block, Figure | Pictured | Swatch) for block in found)
    return (
        _There(words.sections, len(case.leaflet.sections)),
        _There(words.steps, longest),
        _There(words.tables, sum(isinstance(block, Table) for block in found)),
        _There(words.figures, pictures),
        _There(words.diaries, sum(isinstance(block, Diary) for block in found)),
    )


def _without_links(runs: tuple[Run, ...]) -> str:
    return "".join("\ufffc" * len(run.text) if run.target else run.text for run in runs)


def _missing(text: str, kinds: tuple[_There, ...], headings: set[str], words: Dosing) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each reference in a folded text that leads nowhere."""
    for kind in kinds:
        for match in _numbered(kind.nouns, words.times).finditer(text):
            if not 1 <= int(match["number"]) <= kind.number:
                yield match.span()
        if not kind.number:
            for match in _near(kind.nouns, words).finditer(text):
                yield match.span()
    for match in _quoted(words).finditer(text):
        if match["heading"].strip(" ?:.,") not in headings:
            yield match.span("heading")


@cache
def _numbered(nouns: tuple[str, ...], times: tuple[str, ...]) -> re.Pattern[str]:
    counted = "|".join((*_MEASURES, *times))
    return re.compile(rf"\b(?:{'|'.join(nouns)}) (?P<number>[0-9]{{1,2}})(?![\w.,/-]*[0-9])(?! ?(?:{counted}))")


@cache
def _near(nouns: tuple[str, ...], words: Dosing) -> re.Pattern[str]:
    these, nearby = "|".join(words.these), "|".join(words.nearby)
    return re.compile(rf"\b(?:{these}) (?:{'|'.join(nouns)})(?: \w+){{0,3}} (?:{nearby})\b")


@cache
def _quoted(words: Dosing) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.see)}) [“\"‘'](?P<heading>[^”\"’]{{3,80}})[”\"’']")


def _is_elsewhere(text: str, begin: int, end: int, words: Dosing) -> bool:
    """Tell whether a reference is to another document: "section 4 of the leaflet in your pack"."""
    before = re.split(r"[.!?]\s", text[max(begin - 40, 0) : begin])[-1]
    nouns = "|".join(words.elsewhere)
    after = re.match(rf" (?:{'|'.join(words.inside)}) (?:[\w']+ ){{0,4}}(?:{nouns})\b", text[end:])
    return bool(after) or bool(re.search(rf"\b(?:{nouns})\b", before))


CHECKS = (Check(find, (DEAD_REFERENCE,)),)
