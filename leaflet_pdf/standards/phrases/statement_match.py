"""Whether a text says what a statement is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.standards.profile import Demand, Statement

_END = ".!?\n"
_BEFORE = 300
"""How far before its words a sentence is looked through, in characters."""


def matches(statement: Statement, text: str) -> Iterator[re.Match[str]]:
    """Yield where a statement is said in a folded text; not where it is excused."""
    for phrase in statement.phrases:
        for match in phrase.find(text):
            if not is_excused(statement, text, *match.span()):
                yield match


def is_excused(statement: Statement, text: str, begin: int, end: int) -> bool:
    """Tell whether an `unless` before what stands there in a folded text, or in it, makes it harmless."""
    if not statement.unless:
        return False
    reach = max(0, begin - _BEFORE)
    sentence = text[max(reach, *(text.rfind(sign, reach, begin) + 1 for sign in _END)) : end]
    return any(any(unless.find(sentence)) for unless in statement.unless)


def breaks(statement: Statement, text: str) -> bool:
    """Tell whether a folded text is against a statement: says what it must not, or not what it must."""
    return any(matches(statement, text)) is (statement.demand is Demand.MUST_NOT_SAY)
