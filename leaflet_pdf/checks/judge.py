"""The judge: puts every question to a leaflet, weighs what is found by its profile, and hears its waivers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from leaflet_pdf.checks.case import Case
from leaflet_pdf.checks.places import Places
from leaflet_pdf.checks.questions import QUESTIONS
from leaflet_pdf.checks.waivers import waived
from leaflet_pdf.finding import Finding, Severity
from leaflet_pdf.model import Leaflet
from leaflet_pdf.standards.profile import Standards
from leaflet_pdf.standards.read import standards_of

if TYPE_CHECKING:
    from leaflet_pdf.proof.readback import ReadBack


def check(
    leaflet: Leaflet,
    on: date,
    *,
    standards: Standards | None = None,
    written: str = "",
    readback: ReadBack | None = None,
) -> tuple[Finding, ...]:
    """Return what is wrong with a leaflet on a day, by its profile, in the order of the file.

    With the text of its file, each finding has the line and column of the words themselves. With what was read back
    from its PDF, the finished pages are judged too. The standards are those that the leaflet names, with what the
    folder of its file adds to them, unless others are given.
    """
    case = Case(leaflet, standards or standards_of(leaflet), on, Places(written))
    found = [finding for question in QUESTIONS for finding in question.find(case)]
    if readback is not None:
        found += _of_pages(case, readback)
    return _in_order(waived(_weighed(found, case), case))


def stopping(
    leaflet: Leaflet, on: date, *, standards: Standards | None = None, written: str = ""
) -> tuple[Finding, ...]:
    """Return the errors that no leaflet may be printed with: those that could harm a patient."""
    case = Case(leaflet, standards or standards_of(leaflet), on, Places(written))
    found = [finding for question in QUESTIONS if question.at_build for finding in question.find(case)]
    errors = [finding for finding in _weighed(found, case) if finding.severity is Severity.ERROR]
    return _in_order(waived(errors, case, complain=False)) if errors else ()


def _of_pages(case: Case, readback: ReadBack) -> Iterator[Finding]:
    """Yield what is wrong with the pages. What reads PDFs takes longer to import than a leaflet takes to judge."""
    from leaflet_pdf.checks.page_questions import PAGE_QUESTIONS
    from leaflet_pdf.checks.printed import Printed

    printed = Printed(case, readback)
    for question in PAGE_QUESTIONS:
        yield from question.find(printed)


def _weighed(findings: Iterable[Finding], case: Case) -> Iterator[Finding]:
    """Yield the findings with the severity that the profile gives them; none that it is silent about."""
    severities = case.standards.profile.severities
    for finding in findings:
        severity = severities.get(finding.code, finding.severity)
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=attrgetter("source.line", "source.column", "page", "code")))
