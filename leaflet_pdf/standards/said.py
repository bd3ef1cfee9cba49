"""Whether a text says what a statement is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.standards.phrase import Lines
from leaflet_pdf.standards.profile import Demand, Statement

_END = ".!?\n"
_BEFORE = 300
"""How far before its words a sentence is looked through, in characters."""


def said(statement: Statement, text: str, lines: Lines | None = None) -> Iterator[re.Match[str]]:
    """Yield where a statement is said in a folded text; not where an `unless` before it makes it harmless.

    The lines of the text by their words, if they are known, spare most of the looking (`Phrase.find`).
    """
    for phrase in statement.phrases:
        for match in phrase.find(text, lines):
            reach = max(0, match.start() - _BEFORE)
            begin = max(reach, *(text.rfind(end, reach, match.start()) + 1 for end in _END))
            before = text[begin : match.end()]
            if not any(any(unless.find(before)) for unless in statement.unless):
                yield match


def breaks(statement: Statement, text: str) -> bool:
    """Tell whether a folded text is against a statement: says what it must not, or not what it must."""
    return any(said(statement, text)) is (statement.demand is Demand.MUST_NOT_SAY)
