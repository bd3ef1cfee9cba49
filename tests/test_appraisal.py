"""The forms of those who appraise leaflets: what a program answers, and what it leaves to people."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflet_pdf.checks.appraisal.answers import ANSWERS, OF_PARTS, OF_WHOLE, Said
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
            assert one.said is Said.OPEN or one.item.question
            assert one.said is not Said.YES or one.evidence
        assert appraisal.count(Said.OPEN) >= 5
        assert sum(appraisal.count(said) for said in Said) == len(appraisal.form.items)


@pytest.mark.parametrize(
    ("part", "question", "said"),
    [
        ("- Take it.", "everyday-words", Said.OPEN),
        ("- Utilise it.", "everyday-words", Said.NO),
        ("- Pruritus.", "terms-explained", Said.NO),
        ("- You feel well.", "active-voice", Said.YES),
        ("- It must be taken. It was given.", "active-voice", Said.NO),
        ("- Calculate your dose.", "no-reckoning", Said.NO),
        ("- Do not calculate your dose.", "no-reckoning", Said.OPEN),
        ("- Calculate your dose.", "reckoning-explained", Said.OPEN),
        ("- Take it.", "reckoning-explained", Said.NOT_APPLICABLE),
        ("- subheading: Other information\n- Take it.", "headings", Said.NO),
        ("- subheading: Other medicines\n- Take it.", "headings", Said.YES),
        ("- Take it.", "summary", Said.NO),
        ("introduction: [Take it with food.]", "summary", Said.YES),
        (
            "sections: [{id: a, heading: The most important information, body: [Take it.]}]",
            "summary",
            Said.YES,
        ),
        ("- Take it.", "stands-out", Said.NO),
        ("- Take **it**.", "stands-out", Said.YES),
        ("- bullets: [a, b]", "stands-out", Said.YES),
        ("- warning: Stop\n  level: danger\n  body: [Stop now.]", "stands-out", Said.YES),
        ("- Take it.", "lists", Said.NO),
        ("- note: [{bullets: [a, b]}]", "lists", Said.YES),
        ("- side-effects: {common: [itch]}", "lists", Said.YES),
        ("- side-effects: {common: [itch]}", "probabilities", Said.YES),
        ("- It helps 1 in 10 people.", "probabilities", Said.OPEN),
        ("- It helps.", "probabilities", Said.NOT_APPLICABLE),
        ("- It helps.", "pictures", Said.NOT_APPLICABLE),
        ("- It helps.", "captions", Said.NOT_APPLICABLE),
        ("- It helps.", "table-heads", Said.NOT_APPLICABLE),
        ("- It helps.", "action", Said.NO),
        ("- See section 2.", "action", Said.NO),
        ("- Tell your doctor today.", "action", Said.YES),
        ("- Do not take it twice.", "action", Said.YES),
        ("- You may take it.", "address", Said.YES),
        ("- Patients may take it.", "address", Said.NO),
        ("- Take it.", "steps", Said.OPEN),
        ("- steps: [a, b]", "steps", Said.YES),
        ("- card: Carry me\n  body: [Show it.]", "tool", Said.YES),
        ("- table: T\n  columns: [A]\n  rows: [[B]]", "grids-explained", Said.OPEN),
        ("introduction: [{warning: Stop, level: danger, body: [Stop.]}]", "message-first", Said.YES),
        ("introduction: [Stop.]", "message-first", Said.OPEN),
    ],
)
def test_an_item_is_answered(part: str, question: str, said: Said) -> None:
    assert answer(part, question).said is said


def test_evidence_stands_at_its_line() -> None:
    leaflet = leaflet_with("- It helps.\n- Tell your doctor today.")
    found = answer("- It helps.\n- Tell your doctor today.", "action")
    assert found.evidence == "“Tell your doctor today.”"
    assert found.source.line == leaflet.sections[0].source.line + 4


def test_short_leaflets_need_not_have_all() -> None:
    of_whole = {rule.code for rule in OF_WHOLE}
    assert of_whole.isdisjoint(codes("- It helps."))
    assert not of_whole.isdisjoint(codes(LONG))


def test_what_is_no_rule_of_another_check_is_found() -> None:
    assert {rule.code for rule in (*OF_WHOLE, *OF_PARTS)} >= {"no-summary", "no-lists", "vague-heading"}
    assert "vague-heading" in codes("- subheading: General\n- Take it.")
