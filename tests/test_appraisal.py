"""The forms of those who appraise leaflets: what a program answers, and what it leaves to people."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf.checks.appraisal.answers import ANSWERS, OF_LEAFLET, OF_PARTS, Outcome
from leaflet_pdf.checks.appraisal.appraisal import Answer, appraise
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.yaml import load, parse
from leaflet_pdf.standards.appraisal import forms
from tests.judged import codes, with_part

LONG = "- " + "Take one capsule with your meal. You may drink water with it. " * 14


def leaflet_with(part: str) -> Leaflet:
    leaflet, findings = parse(with_part(part), "sample.yaml", Path())
    assert leaflet, findings
    return leaflet


def answer(part: str, question: str) -> Answer:
    return next(
        answer
        for appraisal in appraise(leaflet_with(part))
        for answer in appraisal.answers
        if answer.item.question == question
    )


def test_the_forms_are_whole() -> None:
    numbers = {form.name: [item.number for item in form.items] for form in forms()}
    assert numbers == {"PEMAT-P": [*range(1, 13), *range(15, 27)], "CDC-CCI": list(range(1, 21))}


def test_the_program_answers_just_what_the_forms_ask() -> None:
    assert {item.question for form in forms() for item in form.items} - {""} == ANSWERS.keys()


def test_what_has_no_question_is_left_to_people() -> None:
    leaflet, _ = load("content/isotretinoin-40mg.yaml")
    assert leaflet
    for appraisal in appraise(leaflet):
        for one in appraisal.answers:
            assert one.outcome is Outcome.OPEN or one.item.question
            assert one.outcome is not Outcome.YES or one.evidence
        assert appraisal.count(Outcome.OPEN) >= 5
        assert sum(appraisal.count(outcome) for outcome in Outcome) == len(appraisal.form.items)


@pytest.mark.parametrize(
    ("part", "question", "outcome"),
    [
        ("- Take it.", "everyday-words", Outcome.OPEN),
        ("- Utilise it.", "everyday-words", Outcome.NO),
        ("- Pruritus.", "terms-explained", Outcome.NO),
        ("- You feel well.", "active-voice", Outcome.YES),
        ("- It must be taken. It was given.", "active-voice", Outcome.NO),
        ("- Calculate your dose.", "no-reckoning", Outcome.NO),
        ("- Do not calculate your dose.", "no-reckoning", Outcome.OPEN),
        ("- Calculate your dose.", "reckoning-explained", Outcome.OPEN),
        ("- Take it.", "reckoning-explained", Outcome.NOT_APPLICABLE),
        ("- subheading: Other information\n- Take it.", "headings", Outcome.NO),
        ("- subheading: Other medicines\n- Take it.", "headings", Outcome.YES),
        ("- Take it.", "summary", Outcome.NO),
        ("introduction: [Take it with food.]", "summary", Outcome.YES),
        (
            "sections: [{id: a, heading: The most important information, body: [Take it.]}]",
            "summary",
            Outcome.YES,
        ),
        ("- Take it.", "stands-out", Outcome.NO),
        ("- Take **it**.", "stands-out", Outcome.YES),
        ("- bullets: [a, b]", "stands-out", Outcome.YES),
        ("- warning: Stop\n  level: danger\n  body: [Stop now.]", "stands-out", Outcome.YES),
        ("- Take it.", "lists", Outcome.NO),
        ("- note: [{bullets: [a, b]}]", "lists", Outcome.YES),
        ("- side-effects: {common: [itch]}", "lists", Outcome.YES),
        ("- side-effects: {common: [itch]}", "probabilities", Outcome.YES),
        ("- It helps 1 in 10 people.", "probabilities", Outcome.OPEN),
        ("- It helps.", "probabilities", Outcome.NOT_APPLICABLE),
        ("- It helps.", "pictures", Outcome.NOT_APPLICABLE),
        ("- It helps.", "captions", Outcome.NOT_APPLICABLE),
        ("- It helps.", "table-heads", Outcome.NOT_APPLICABLE),
        ("- It helps.", "action", Outcome.NO),
        ("- See section 2.", "action", Outcome.NO),
        ("- Tell your doctor today.", "action", Outcome.YES),
        ("- Do not take it twice.", "action", Outcome.YES),
        ("- You may take it.", "address", Outcome.YES),
        ("- Patients may take it.", "address", Outcome.NO),
        ("- Take it.", "steps", Outcome.OPEN),
        ("- steps: [a, b]", "steps", Outcome.YES),
        ("- card: Carry me\n  body: [Show it.]", "tool", Outcome.YES),
        ("- table: T\n  columns: [A]\n  rows: [[B]]", "grids-explained", Outcome.OPEN),
        ("introduction: [{warning: Stop, level: danger, body: [Stop.]}]", "message-first", Outcome.YES),
        ("introduction: [Stop.]", "message-first", Outcome.OPEN),
    ],
)
def test_an_item_is_answered(part: str, question: str, outcome: Outcome) -> None:
    assert answer(part, question).outcome is outcome


def test_evidence_stands_at_its_line() -> None:
    leaflet = leaflet_with("- It helps.\n- Tell your doctor today.")
    found = answer("- It helps.\n- Tell your doctor today.", "action")
    assert found.evidence == "“Tell your doctor today.”"
    assert found.source.line == leaflet.sections[0].source.line + 4


def test_short_leaflets_need_not_have_all() -> None:
    of_whole = {rule.code for rule in OF_LEAFLET}
    assert of_whole.isdisjoint(codes("- It helps."))
    assert not of_whole.isdisjoint(codes(LONG))


def test_what_is_no_rule_of_another_check_is_found() -> None:
    assert {rule.code for rule in (*OF_LEAFLET, *OF_PARTS)} >= {"no-summary", "no-lists", "vague-heading"}
    assert "vague-heading" in codes("- subheading: General\n- Take it.")
