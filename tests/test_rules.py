"""Every rule is documented, and its own examples show that it finds what it says and nothing else."""

from __future__ import annotations

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
from tests.judged import codes, with_part

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


def test_passages_are_all_texts_of_a_leaflet() -> None:
    leaflet, _ = load("content/isotretinoin-40mg.yaml")
    assert leaflet
    assert [passage.text for passage in passages(leaflet)] == list(texts(leaflet))
