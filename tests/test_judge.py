"""The judge: in what order findings come, how a profile weighs them, and what a waiver excuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from leaflet_pdf.checks import check
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.judge import build_errors, judge
from leaflet_pdf.checks.rule import Check
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet, Waiver
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.load import standards_of
from tests.judged import TODAY, with_part

PART = """\
- Take 40mg a day, or .5 mg, or 1.0 mg.
- bullets: [Take 50 mcg at night and 10mg by day, Take 2.0 mg.]
"""
WRITTEN = with_part(PART)


def read(written: str = WRITTEN) -> Leaflet:
    leaflet, findings = parse(written, "sample.yaml", Path())
    assert leaflet, findings
    return leaflet


LEAFLET = read()
STANDARDS = standards_of(LEAFLET)


def weighed(**severities: Severity | None) -> dict[str, set[Severity]]:
    """Return the codes that are found, each with its severities, by a profile that weighs some of them otherwise."""
    weights = {code.replace("_", "-"): severity for code, severity in severities.items()}
    profile = STANDARDS.profile._replace(severities={**STANDARDS.profile.severities, **weights})
    found: dict[str, set[Severity]] = {}
    for finding in check(LEAFLET, TODAY, standards=STANDARDS._replace(profile=profile), written=WRITTEN):
        found.setdefault(finding.code, set()).add(finding.severity)
    return found


# How findings are weighed


def test_a_profile_may_be_silent_about_a_rule_and_about_no_other() -> None:
    everything = weighed()
    assert everything["run-on-unit"] == {Severity.WARNING}
    assert weighed(run_on_unit=None) == {code: how for code, how in everything.items() if code != "run-on-unit"}


@pytest.mark.parametrize("severity", Severity)
def test_a_profile_weighs_a_rule_as_it_says(severity: Severity) -> None:
    assert weighed(run_on_unit=severity) == weighed() | {"run-on-unit": {severity}}


def test_what_a_profile_is_silent_about_stops_no_build_and_what_it_makes_an_error_does() -> None:
    def stops(severity: Severity | None) -> set[str]:
        profile = STANDARDS.profile._replace(severities={"trailing-zero": severity, "naked-decimal": None})
        return {finding.code for finding in build_errors(LEAFLET, standards=STANDARDS._replace(profile=profile))}

    assert stops(Severity.ERROR) == {"trailing-zero"}
    assert stops(Severity.WARNING) == stops(None) == set()


def test_whether_a_leaflet_can_be_built_does_not_change_with_the_day() -> None:
    later = LEAFLET.identity._replace(review_by=LEAFLET.identity.revised + timedelta(days=1))
    assert build_errors(replace(LEAFLET, identity=later)) == build_errors(LEAFLET)


# In what order they come


def test_findings_come_in_the_order_of_the_file() -> None:
    found = check(LEAFLET, TODAY, written=WRITTEN)
    places = [(finding.source.line, finding.source.column, finding.page, finding.code) for finding in found]
    assert places == sorted(places)
    ours = {"run-on-unit", "naked-decimal", "trailing-zero", "unclear-unit"}
    assert [code for *_, code in places if code in ours] == [
        "run-on-unit", "naked-decimal", "trailing-zero", "unclear-unit", "run-on-unit", "trailing-zero",
    ]  # fmt: skip


@pytest.mark.parametrize("found", [*permutations(range(5))][::17], ids=str)
def test_findings_of_one_place_come_by_page_and_then_by_code(
    found: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def finding(line: int, column: int, page: int, code: str) -> Finding:
        return Finding(code, "m", Source("sample.yaml", line, column), page=page)

    ordered = [(1, 9, 2, "b"), (2, 1, 2, "b"), (2, 3, 1, "b"), (2, 3, 2, "a"), (2, 3, 2, "b")]
    question = Check(lambda _: iter([finding(*ordered[at]) for at in found]), ())
    monkeypatch.setattr("leaflet_pdf.checks.catalogue.QUESTIONS", (question,))
    assert check(LEAFLET, TODAY) == tuple(finding(*one) for one in ordered)


# What is excused


def waived(*waivers: tuple[str, str]) -> tuple[list[str], list[str]]:
    """Return the amounts that waivers (of a code and words) excuse, and what is told of waivers without effect."""
    excusing = tuple(
        Waiver(code, "It is an example.", Source("sample.yaml", number, 1), words)
        for number, (code, words) in enumerate(waivers, 1)
    )
    verdict = judge(CheckContext(replace(LEAFLET, waivers=excusing), STANDARDS, TODAY, Places(WRITTEN)))
    excused = [excused.finding.message.split("”")[0].strip("“") for excused in verdict.excused]
    codes = {waiver.code for waiver in excusing if not waiver.words}
    assert codes.isdisjoint(finding.code for finding in verdict.findings)
    return sorted(excused), [finding.message for finding in verdict.findings if finding.code == "waiver-without-effect"]


def test_a_waiver_excuses_its_own_rule_everywhere_or_in_the_passage_that_has_its_words() -> None:
    assert waived(("run-on-unit", "")) == (["10mg", "40mg"], [])
    assert waived(("run-on-unit", "Take 40mg")) == (["40mg"], [])
    assert waived(("run-on-unit", "by day")) == (["10mg"], [])
    assert waived(("trailing-zero", "Take 2.0")) == (["2.0 mg"], [])


def test_a_waiver_that_excuses_nothing_is_told() -> None:
    none = "unused waiver: there is no finding “{}”"
    assert waived(("run-on-unit", "Take 2.0")) == ([], [none.format("run-on-unit")])
    assert waived(("run-on-unit", "elsewhere")) == ([], [none.format("run-on-unit")])
    assert waived(("temperature", ""), ("run-on-unit", "")) == (["10mg", "40mg"], [none.format("temperature")])


def test_a_waiver_of_a_finding_about_pages_is_not_told_where_no_page_was_read() -> None:
    assert waived(("too-many-pages", "")) == ([], [])


def test_a_waiver_speaks_for_no_place_before_the_first_passage() -> None:
    """A finding about the whole file stands in no passage, so a waiver with words cannot be for it."""
    overdue = LEAFLET.identity._replace(review_by=TODAY - timedelta(days=1))
    waivers = (Waiver("review-overdue", "It is an example.", Source("sample.yaml", 1, 1), "Take"),)
    found = check(replace(LEAFLET, identity=overdue, waivers=waivers), TODAY, written=WRITTEN)
    assert {"review-overdue", "waiver-without-effect"} <= {finding.code for finding in found}
