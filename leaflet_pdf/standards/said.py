"""Whether a text says what a statement is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflet_pdf.standards.profile import Demand, Statement

_END = ".!?\n"


def said(statement: Statement, text: str) -> Iterator[re.Match[str]]:
    """Yield where a statement is said in a folded text; not where an `unless` before it makes it harmless."""
    for phrase in statement.phrases:
        for match in phrase.find(text):
            begin = max(text.rfind(end, 0, match.start()) for end in _END) + 1
            before = text[begin : match.end()]
            if not any(any(unless.find(before)) for unless in statement.unless):
                yield match


def breaks(statement: Statement, text: str) -> bool:
    """Tell whether a folded text is against a statement: says what it must not, or not what it must."""
    return any(said(statement, text)) is (statement.demand is Demand.MUST_NOT_SAY)
