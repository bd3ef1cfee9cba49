"""Diagnostics for a confidential file: they name keys and places, never values.

Findings are logged, mailed and pasted into reports. So nothing is let through because it seems harmless: a
message is let through only if its code is on the list of those that consist of the format's own words.
"""

from __future__ import annotations

from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.problem import Problem, quoted

_OF_OUR_WORDS = frozenset(
    {
        "bad-count", "bad-date", "bad-days", "bad-interval", "bad-quantity", "bad-schedule", "bad-value", "bad-weekday",
        "born-after-date", "empty-file", "empty-list", "empty-text", "file-too-large", "long-text", "missing-key",
        "tab", "unknown-choice", "unreadable-file", "wrong-type",
    }
)  # fmt: skip

_IN_OTHER_WORDS = {
    "duplicate-key": "duplicate key: it is already in a line above",
    "invisible-character": "there is an invisible character here",
    "not-utf-8": "the file is not UTF-8 from here on",
    "several-documents": "a second document begins here",
    "too-many-findings": "there may be more findings after these",
    "unknown-key": "this is not a key of a patient file",
    "yaml-syntax": "this is not valid YAML: a text with a colon, a bracket or a quote in it may need quotes",
}


class RedactedDiagnostics(Diagnostics):
    """The problems of a file, without any of its words."""

    def name_of(self, words: str, key: str) -> str:  # noqa: ARG002 (they are confidential)
        return quoted(key)

    def add(self, problem: Problem, line: int = 0, column: int = 0) -> None:
        if problem.rule.code not in _OF_OUR_WORDS:
            problem = Problem(problem.rule, _IN_OTHER_WORDS.get(problem.rule.code, "this value cannot be used"))
        super().add(problem, line, column)
