"""Runs all checks on a leaflet, sets severities by its profile, and applies its waivers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.checks.build_gate import HARM
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.waivers import Waived, apply_waivers, without_effect
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.load import standards_of
from leaflet_pdf.standards.profile import Standards

if TYPE_CHECKING:
    from leaflet_pdf.proof.reader.readback import ReadBack


class Verdict(NamedTuple):
    """The findings, in the order of the file, and those that waivers suppress."""

    findings: tuple[Finding, ...]
    excused: tuple[Waived, ...]


def check(
    leaflet: Leaflet,
    on: date,
    *,
    standards: Standards | None = None,
    written: str = "",
    readback: "ReadBack | None" = None,
) -> tuple[Finding, ...]:
    """Return the findings about a leaflet on a day, by its profile, in the order of the file.

    With the text of its file, each finding has the line and column of the words themselves. With what was read back
    from its PDF, the finished pages are judged too. The standards are those that the leaflet names, with what the
    folder of its file adds to them, unless others are given.

    >>> leaflet, findings = load("content/isotretinoin-40mg.yaml")
    >>> [finding.code for finding in check(leaflet, date(2126, 1, 1)) if finding.severity == "error"]
    ['review-overdue']
    """
    return judge(CheckContext(leaflet, standards or standards_of(leaflet), on, Places(written)), readback).findings


def judge(case: CheckContext, readback: "ReadBack | None" = None) -> Verdict:
    """Return the findings about the leaflet of a case, and those that its waivers suppress.

    What only reviews need is imported here: builds run few checks, and none of pages.
    """
    from leaflet_pdf.checks.catalogue import QUESTIONS
    from leaflet_pdf.checks.pages.page_catalogue import PAGE_QUESTIONS, PAGE_RULES
    from leaflet_pdf.checks.plugins import plugin_checks

    found = [finding for question in (*QUESTIONS, *plugin_checks()) for finding in question.find(case)]
    unasked = frozenset(rule.code for rule in PAGE_RULES)
    if readback is not None:
        from leaflet_pdf.checks.pages.printed import Printed

        printed, unasked = Printed(case, readback), frozenset()
        found += [finding for page_question in PAGE_QUESTIONS for finding in page_question.find(printed)]
    unwaived, excused = apply_waivers(_weighed(found, case), case)
    unwaived += _weighed(without_effect(case, excused, unasked), case)
    return Verdict((*case.standards.findings, *_in_order(unwaived)), tuple(excused))


def build_errors(leaflet: Leaflet, *, standards: Standards | None = None, written: str = "") -> tuple[Finding, ...]:
    """Return the errors that no leaflet may be printed with, since they could harm a patient.

    The leaflet is judged as of its revision date, so whether it can be built does not change with time.
    """
    case = CheckContext(leaflet, standards or standards_of(leaflet), leaflet.identity.revised, Places(written))
    found = [finding for question in HARM for finding in question.find(case)]
    errors = (finding for finding in _weighed(found, case) if finding.severity is Severity.ERROR)
    return (*case.standards.findings, *_in_order(apply_waivers(errors, case)[0]))


def _weighed(findings: Iterable[Finding], case: CheckContext) -> Iterator[Finding]:
    """Yield the findings with the severity that the profile gives them, without those that it silences."""
    severities = case.standards.profile.severities
    for finding in findings:
        severity = severities.get(finding.code, finding.severity)
        if severity is not None:
            yield finding if severity is finding.severity else replace(finding, severity=severity)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=attrgetter("source.line", "source.column", "page", "code")))
