"""A rule: what may not be in a leaflet, why, who says so, and what it looks like wrong and right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.model.finding import Finding, Severity, Source

if TYPE_CHECKING:
    from leaflet_pdf.checks.context import Case
    from leaflet_pdf.checks.pages.printed import Printed


class Rule(NamedTuple):
    """One code, with all that `leaflet explain` tells of it.

    `bad` and `good` are parts of a leaflet file: the body of a section, or keys of the file's head. The first breaks
    the rule, the second keeps it, and the tests try both. Those of rules about finished pages are plain words.
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


class Check(NamedTuple):
    """A question about what a leaflet says, and the rules that it may find broken.

    One that is asked `at_build` is about what could harm a patient: it is part of every build.
    """

    find: Callable[[Case], Iterable[Finding]]
    rules: tuple[Rule, ...]
    at_build: bool = False


class PageCheck(NamedTuple):
    """A question about the finished pages, as a reader of the PDF receives them."""

    find: Callable[[Printed], Iterable[Finding]]
    rules: tuple[Rule, ...]
