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


@pytest.mark.parametrize(
    ("part", "question", "outcome"),
    [
        (f"- {'word ' * 200}", "short-pieces", Outcome.YES),
        (f"- {'word ' * 201}", "short-pieces", Outcome.NO),
        (f"- {'word ' * 200}\n- word", "short-pieces", Outcome.NO),
        (f"- {'word ' * 200}\n- bullets: [a, b]\n- {'word ' * 200}", "short-pieces", Outcome.YES),
        (f"- {'word ' * 201}\n- bullets: [a, b]\n- word", "short-pieces", Outcome.NO),
        ("- It was taken. You eat. You see. You go. You sit.", "active-voice", Outcome.YES),
        ("- It was taken. You eat. You see. You go.", "active-voice", Outcome.NO),
        ("- table: T\n  columns: [a b c d e f g h]\n  rows: [[i]]", "table-heads", Outcome.YES),
        ("- table: T\n  columns: [A, a b c d e f g h i]\n  rows: [[i, j]]", "table-heads", Outcome.NO),
        ("- Tell your doctor.", "action", Outcome.NO),
        ("- Tell your doctor now.", "action", Outcome.YES),
    ],
)
def test_a_limit_is_the_last_number_that_is_right(part: str, question: str, outcome: Outcome) -> None:
    assert answer(part, question).outcome is outcome


FIGURE = "- figure: content/isotretinoin-40mg.png\n  alt: A page of a leaflet"
BOX = "warning: Stop, level: danger, body: [Stop now.]"


@pytest.mark.parametrize(
    ("part", "question", "evidence", "place"),
    [
        (
            "- You see it.\n- Utilise it.\n- Commence it.",
            "everyday-words",
            "long words that have a plainer one: 2",
            "Util",
        ),
        ("- See it.", "terms-explained", "no medical terms that are not explained found", ""),
        ("- It was taken. You see it.", "active-voice", "passive sentences: 1 of 2", ""),
        (
            "- It helps.\n- Now calculate your dose.",
            "no-reckoning",
            "“calculate your” asks the reader to calculate",
            "Now",
        ),
        (
            "- It helps.\n- Do not stop. Calculate your dose.",
            "reckoning-explained",
            "“Calculate your” asks the reader to calculate",
            "Do not",
        ),
        ("- See it.\n- Now see it well.\n- bullets: [a, b]\n- it", "short-pieces", "there are 6 words without", "Now"),
        ("- subheading: Why\n- See it.", "headings", "2 headings, none of them vague", ""),
        ("- subheading: General\n- See it.", "headings", "“General” could mean anything", "General"),
        ("introduction: [See it., Take it.]", "summary", "the words before the first section", "See it."),
        ("- See it.", "summary", "there is nothing before the first section", "How to take"),
        (f"- See **it**.\n- {{{BOX}}}", "stands-out", "the box “Stop”", "warning: Stop"),
        ("- See it.\n- See **it** now.\n- bullets: [a, b]", "stands-out", "words in bold", "it** now"),
        ("- See it.\n- bullets: [alpha, b]", "stands-out", "a list", "bullets:"),
        ("- See it.", "stands-out", "there is no box, no list and nothing in bold", "id: how-to-take"),
        ("- bullets: [alpha, b]\n- steps: [c, d]", "lists", "2 lists", "bullets:"),
        ("- side-effects: {common: [itch]}", "lists", "the list of side effects", ""),
        ("- See it.", "lists", "there is no list", "id: how-to-take"),
        (f"- See it.\n{FIGURE}", "pictures", "1 figure", "figure:"),
        (f"{FIGURE}\n- See it.\n{FIGURE}\n  caption: C", "captions", "the figure “A page of a leaflet” has", "figure:"),
        (f"- See it.\n{FIGURE}\n  caption: Page one", "captions", "captions for 1 figure", "figure:"),
        ("- See it.", "captions", "there is no figure", ""),
        (
            "- table: T\n  columns: [A, two words, B]\n  rows: [[c, d, e]]",
            "table-heads",
            "the longest column heading has 2 words",
            "two words",
        ),
        ("- It helps.", "action", "no sentence asks the reader to act", "id: how-to-take"),
        ("- You see it. It helps. It is yours.", "address", "sentences that say “you”: 2 of 3", ""),
        ("- See it.\n- steps: [a, b]", "steps", "there is a list of steps", "steps:"),
        ("- See it.", "steps", "there is no list of steps", ""),
        ("- See it.", "tool", "there is no slip, card or diary", ""),
        ("- See it.\n- card: Carry me\n  body: [Show it.]", "tool", "there is a slip, card or diary", "card:"),
        (f"- See it.\n{FIGURE}", "grids-explained", "there is a table or a figure", "figure:"),
        ("- See it.", "grids-explained", "there is no table and no figure", ""),
        (f"introduction: [{{{BOX}}}]", "message-first", "“Stop” comes first", "warning: Stop"),
        (f"introduction: [See it., {{{BOX}}}]", "message-first", "there is no box before the first section", ""),
        ("- It helps 5% of people.", "probabilities", "“It helps 5% of people.”", "5%"),
        ("- It helps 9 out of 10.", "probabilities", "“It helps 9 out of 10.”", "out of"),
        ("- side-effects: {common: [itch]}", "probabilities", "side effects have words and numbers", "side-effects:"),
        ("- See it.", "probabilities", "no probability is given", ""),
    ],
)
def test_an_answer_has_its_evidence_and_its_place(part: str, question: str, evidence: str, place: str) -> None:
    found = answer(part, question)
    assert found.evidence.startswith(evidence)
    lines = with_part(part).splitlines()
    assert place in lines[found.source.line - 1] if place else found.source.line == 0


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
