"""How large a document from elsewhere may be. All of it is read before any of it is believed."""

from __future__ import annotations

from leaflet_pdf.model.rule import Rule
from leaflet_pdf.schema.problem import Problem

MOST_BYTES = 20 * 2**20
MOST_ELEMENTS = 200_000
"""Elements of XML, or values of JSON: so many are read in about a second."""
MOST_LINES = 500_000
"""Lines of XML: its parser hands over each on its own."""
DEEPEST = 100
MOST_ATTRIBUTES = 100


class RefusedError(Exception):
    """A document is not read any further; its problem says why, and where (line and column from 1, or 0)."""

    def __init__(self, rule: Rule, message: str, hint: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.problem = Problem(rule, message, hint)
        self.line, self.column = line, column
