"""Every rule is documented, and its own examples show that it finds what it says and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from leaflet_pdf.checks import build_errors
from leaflet_pdf.checks.analysis.passages import passages
from leaflet_pdf.checks.build_gate import HARM
from leaflet_pdf.checks.catalogue import QUESTIONS, RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.model.leaflet import texts
from leaflet_pdf.sources.yaml import load, parse
from tests.judged import codes, judge, with_part

ALL = (*RULES, *PAGE_RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_breaks_its_rule(rule: Rule) -> None:
    assert rule.code in codes(rule.bad)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_keeps_its_rule(rule: Rule) -> None:
    assert rule.code not in codes(rule.good)


def test_each_code_belongs_to_one_rule() -> None:
    assert [code for code, times in Counter(rule.code for rule in ALL).items() if times > 1] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_rule_says_what_is_wrong_and_why(rule: Rule) -> None:
    assert rule.title
    assert rule.title[-1] not in ".:"
    assert rule.reason.endswith(".")


def test_a_build_asks_every_question_about_harm() -> None:
    assert {*HARM} == {question for question in QUESTIONS if question.at_build}


STOPPING = [
    "rating-too-mild",
    "jurisdictions-merged",
    "foreign-scheme",
    "foreign-number",
    "dose-too-large",
    "trailing-zero",
    "naked-decimal",
    "wrong-separator",
    "unsafe-unit",
    "misspelled-name",
    "absolute-claim",
    "hedged-rating",
    "foreign-markup",
    "placeholder",
    "broken-letters",
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_only_what_could_harm_a_patient_stops_a_build(rule: Rule) -> None:
    leaflet, findings = parse(with_part(rule.bad), "sample.yaml", Path())
    assert leaflet, findings
    assert (rule.code in {finding.code for finding in build_errors(leaflet)}) is (rule.code in STOPPING)


PLACES = {
    "section-missing": "sections:",
    "topic-missing": "sections:",
    "at-a-glance-missing": "introduction:",
    "at-a-glance-without-help": "at-a-glance:",
    "country-not-judged": "jurisdiction: JP",
    "foreign-number": "call 911.",
    "reporting-missing": "Headache.",
    "reporting-before-effects": "Report side effects to the Yellow Card scheme.",
    "review-overdue": "review-by: '2026-11-22'",
    "review-far": "review-by: '2029-11-02'",
    "revised-to-come": "revised: '2026-11-24'",
    "monitoring-outdated": "as-of: '2026-10-01'",
    "no-sources": "sections:",
    "unsourced-claim": "Samplin can raise your blood fats.",
    "open-range": "2 tablets a day.",
    "band-order": "Thirst",
    "bands-as-text": "subheading: Common",
    "understated-advice": "Ask your doctor.",
    "opposite-direction": "do not take it at night",
    "reading-grade-most": "sections:",
    "reading-grade": "sections:",
    "section-grade": "id: how-to-take",
    "long-list": "bullets:",
    "no-summary": "How to take samplin",
    "nothing-stands-out": "id: how-to-take",
    "no-lists": "id: how-to-take",
    "no-call-to-action": "id: how-to-take",
    "long-table-head": "When you should take the capsules",
    "figure-without-caption": "figure: ",
    "waiver-without-effect": "code: long-sentence",
    "band-overlap": "- 4 to 11 years",
    "rows-not-rising": "- 5 to 8 years",
    "pictogram-contradicted": "Drink no more than 14 units",
}
"""Where what is found begins, if not at words that are quoted first."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_finding_stands_at_the_words_that_it_is_about(rule: Rule) -> None:
    written = with_part(rule.bad)
    for found in judge(written):
        if found.code == rule.code and (rule.code in PLACES or found.message.startswith("“")):
            line, begin = written.splitlines()[found.source.line - 1], found.source.column - 1
            words = [PLACES[rule.code]] if rule.code in PLACES else re.findall("“([^“”]+)”", found.message)
            assert any(begin in range(at, at + len(said)) for said in words for at in _begins(said, line)), found


def _begins(words: str, line: str) -> list[int]:
    """Return where some words begin in a line, in any capitals."""
    return [match.start() for match in re.finditer(re.escape(words), line, re.IGNORECASE)]


def test_passages_are_all_texts_of_a_leaflet() -> None:
    leaflet, _ = load("content/isotretinoin-40mg.yaml")
    assert leaflet
    assert [passage.text for passage in passages(leaflet)] == list(texts(leaflet))
