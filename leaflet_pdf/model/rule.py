"""A rule: what may not be, why, who says so, and what it looks like wrong and right."""

from typing import NamedTuple

from leaflet_pdf.model.finding import Finding, Severity, Source


class Rule(NamedTuple):
    """One code, with all that `leaflet explain` tells of it; the clause is empty for rules of our own.

    `bad` and `good` are parts of a leaflet file: the body of a section, or keys of the file's head. The first breaks
    the rule, the second keeps it, and the tests try both. Those of rules about finished files are plain words.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    clause: str
    bad: str
    good: str

    def at(self, source: Source, message: str, hint: str = "", page: int = 0) -> Finding:
        """Return a finding that the rule is broken, at a place."""
        return Finding(self.code, message, source, hint, self.clause, self.severity, page)
