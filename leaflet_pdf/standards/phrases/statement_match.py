"""Whether a text satisfies or breaks a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.standards.profile import Demand, Statement

_END = ".!?\n"
_BEFORE = 300
"""How many characters of the sentence before a match are searched for an `unless`."""


def matches(statement: Statement, text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a statement in a folded text, without those that are excused."""
    for phrase in statement.phrases:
        for match in phrase.find(text):
            if not is_excused(statement, text, *match.span()):
                yield match


def is_excused(statement: Statement, text: str, begin: int, end: int) -> bool:
    """Tell whether an `unless` before a match in its sentence, or within the match, makes it harmless."""
    if not statement.unless:
        return False
    reach = max(0, begin - _BEFORE)
    sentence = text[max(reach, *(text.rfind(sign, reach, begin) + 1 for sign in _END)) : end]
    return any(any(unless.find(sentence)) for unless in statement.unless)


def breaks(statement: Statement, text: str) -> bool:
    """Tell whether a folded text breaks a statement: it says what it must not, or does not say what it must."""
    return any(matches(statement, text)) is (statement.demand is Demand.MUST_NOT_SAY)
