"""Medical terms without an explanation, and long words that have a shorter one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflet_pdf.checks.context import CheckContext, Spot, longest
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.plain_format import Plainer

_UNJUDGED = frozenset({Role.TITLE, Role.MEDICINE, Role.PUBLISHER})
_HEADINGS = frozenset({Role.HEADING, Role.SUBHEADING, Role.TOPIC, Role.BOX_TITLE, Role.CAPTION, Role.LEGEND, Role.HEAD})

# Grammar: what explains a term that it follows or precedes, in English.
_EXPLAINED_AFTER = re.compile(
    r"(?:\s+[\w'-]+){0,2}\s*(?:\((?!see\b|section\b)|[,:–—-]\s*(?:which|who|that is|a|an|also|or|meaning|where|when|the"
    r"|this)\b|\s(?:is|are|means?|happens)\s(?:a|an|when|the|where)\b)",
)
_EXPLAINED_BEFORE = re.compile(r"(?:\b(?:called|known as|named|that is|i\.e\.|medical word for)\s+(?:an?\s)?[“'\"]?)$")

MEDICAL_TERM = Rule(
    "medical-term",
    Severity.HINT,
    "A medical term is not explained",
    "Readers who do not know the word do not know what to look for. Use plain words, with the term in brackets if the"
    " patient will see it again.",
    "USP 1265; PEMAT-P 4",
    bad="- Tell your doctor if you have tinnitus.",
    good="- Tell your doctor if you have noise in the ears (tinnitus). Tinnitus may last.",
)
LONG_WORD = Rule(
    "plainer-word",
    Severity.HINT,
    "There is a plainer word",
    "Long words slow everyone down, and are lost on people who rarely read.",
    "USP 1265; PEMAT-P 3",
    bad="- Take it prior to your meal.",
    good="- Take it before your meal.",
)


def terms(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about medical terms not explained at first use, and those of a clinic's own word files."""
    plain = case.standards.plain
    yield from plain.findings
    for spot, say, _ in _first(case, plain.terms):
        if not _is_explained(spot, say, case):
            yield MEDICAL_TERM.at(case.place(spot), f"“{spot.words}” is not explained", f"say: {say}")


def long_words(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each stiff word, at its first use."""
    for spot, say, count in _first(case, case.standards.plain.plainer):
        again = f", and {count - 1} more times" if count > 2 else ", and once more" if count == 2 else ""
        yield LONG_WORD.at(case.place(spot), f"“{spot.words}” has a plainer word{again}", f"say: {say}")


def _first(case: CheckContext, entries: Iterable[Plainer]) -> Iterator[tuple[Spot, str, int]]:
    """Yield the first place of each entry in running text, or else in a heading; what to say instead; and its count.

    Of two that overlap, the longer counts.
    """
    found = list(case.find_each({entry.phrase: entry for entry in entries}))
    found = [(entry, spot) for entry, spot in found if _is_judged(spot, case)]
    taken = {id(spot) for spot in longest(spot for _, spot in found)}
    first: dict[Plainer, tuple[Spot, int]] = {}
    for entry, spot in found:
        if id(spot) in taken:
            before, count = first.get(entry, (spot, 0))
            heading = before.passage.role in _HEADINGS and spot.passage.role not in _HEADINGS
            first[entry] = (spot if heading else before, count + 1)
    for entry, (spot, count) in first.items():
        yield spot, entry.say, count


def _is_judged(spot: Spot, case: CheckContext) -> bool:
    """Tell whether a word is said to a patient, and is none of those that name the medicine's form."""
    if spot.passage.role in _UNJUDGED or case.is_for_clinicians(spot.passage):
        return False
    return folded(spot.words) not in folded(case.leaflet.medicine.form.plain).split()


def _is_explained(spot: Spot, say: str, case: CheckContext) -> bool:
    text = folded(spot.passage.plain)
    before, after = text[: spot.begin], text[spot.end :]
    if before.count("(") > before.count(")") or spot.passage.role is Role.TERM:
        return True
    if _EXPLAINED_AFTER.match(after) or _EXPLAINED_BEFORE.search(before) or folded(say) in text:
        return True
    term = folded(spot.words)
    return any(term in folded(one.plain) for one in case.passages if one.role is Role.TERM)


CHECKS = (Check(terms, (MEDICAL_TERM,)), Check(long_words, (LONG_WORD,)))
