"""Waivers: they suppress findings, and an unused waiver is a finding itself."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Waiver

WAIVER_WITHOUT_EFFECT = Rule(
    "waiver-without-effect",
    Severity.WARNING,
    "Unused waiver",
    "The finding that it waived is gone, or was never there. The next one of its kind would go unnoticed.",
    "",
    bad="waivers:\n  - code: long-sentence\n    reason: The words are the regulator’s.",
    good="- Take 1 capsule a day.",
)


class Waived(NamedTuple):
    """A finding, and the waiver that suppresses it."""

    finding: Finding
    waiver: Waiver


def apply_waivers(findings: Iterable[Finding], case: CheckContext) -> tuple[list[Finding], list[Waived]]:
    """Return the findings that no waiver of the leaflet matches, and those that one suppresses."""
    unwaived: list[Finding] = []
    excused: list[Waived] = []
    for finding in findings:
        waiver = next((waiver for waiver in case.leaflet.waivers if _excuses(waiver, finding, case)), None)
        if waiver:
            excused.append(Waived(finding, waiver))
        else:
            unwaived.append(finding)
    return unwaived, excused


def without_effect(case: CheckContext, excused: Iterable[Waived], unasked: Container[str]) -> Iterator[Finding]:
    """Yield a finding for each unused waiver, unless the checks for its code were not run."""
    used = {waiver for _, waiver in excused}
    for waiver in case.leaflet.waivers:
        if waiver not in used and waiver.code not in unasked:
            message = f"unused waiver: there is no finding “{waiver.code}”"
            yield WAIVER_WITHOUT_EFFECT.at(waiver.source, message, "remove it")


def _excuses(waiver: Waiver, finding: Finding, case: CheckContext) -> bool:
    return waiver.code == finding.code and (not waiver.words or waiver.words in _words_at(finding.source, case))


def _words_at(source: Source, case: CheckContext) -> str:
    """Return the words of the passage at a place; "" if it is before all passages."""
    begun = sorted((passage.text.source.line, passage.text.source.column, passage.plain) for passage in case.passages)
    number = bisect_right(begun, (source.line, source.column, "\U0010ffff")) - 1
    return begun[number][2] if number >= 0 else ""
