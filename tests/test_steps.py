"""Steps that hold blocks, and numbers that go on after an interruption: set, tagged and proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page import ValidationProfile

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Glyphs, Pages
from leaflet_pdf.model.leaflet import Bullets, Leaflet, Steps
from leaflet_pdf.model.style import A4, STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.sources.yaml import parse
from tests.judged import judge, with_part
from tests.made import named
from tests.witness import BOTH, failures

HELD = """
- steps:
    - Wash your hands.
    - item: Shake the bottle.
      body:
        - Hold it upright.
        - warning: Needle inside
          level: danger
          body: Do not touch it.
        - bullets: [Do not heat it., Do not freeze it.]
    - Take the cap off.
- note: Stop here if the liquid is not clear.
- steps: [Inject it., Count to ten.]
  continue: yes
- Rest a while.
- steps: [Throw the needle away.]
  continue: yes
"""


def made(part: str) -> Leaflet:
    found, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert found, findings
    return found


def codes(pages: Pages, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(pages)), content)}


@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono"), replace(STANDARD, columns=2)])
def test_steps_with_blocks_are_proven_in_every_form(style: Style) -> None:
    content = made(HELD)
    assert codes(lay_out(content, style), content) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_files_with_such_steps_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "steps.pdf"
    path.write_bytes(paint(lay_out(made(HELD))))
    assert failures(path, profile) == []


def labels(content: Leaflet) -> list[str]:
    readback = read(paint(lay_out(content)))
    return [element.text.strip() for element in readback.elements if element.role == "Lbl" and "•" not in element.text]


def test_numbers_go_on_from_the_last_steps_above() -> None:
    assert labels(made(HELD)) == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_numbers_begin_with_one_unless_they_go_on() -> None:
    assert labels(made("- steps: [One, Two]\n- steps: [One]\n- steps: [Two]\n  continue: yes\n")) == [
        *("1.", "2."),
        *("1.", "2."),
    ]


def test_steps_inside_a_step_are_numbered_by_themselves() -> None:
    inner = "[{steps: [A, B]}, C, {steps: [D], continue: yes}]"
    part = f"- steps: [{{item: One, body: {inner}}}]\n- steps: [Two]\n  continue: yes\n"
    assert labels(made(part)) == ["1.", "1.", "2.", "3.", "2."]


def test_what_a_step_holds_is_inside_it() -> None:
    readback = read(paint(lay_out(made(HELD))))
    box = next(index for index, element in enumerate(readback.elements) if element.tag == "Warning")
    assert [readback.elements[index].role for index in readback.around(box)][:3] == ["LBody", "LI", "L"]


def test_what_a_step_holds_is_indented_with_it() -> None:
    (page,) = lay_out(made(HELD)).pages
    left = {item.text: item.x for item in page.items if isinstance(item, Glyphs)}
    assert left["Hold it upright."] == left["Shake the bottle."] > left["2."]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("- steps: [One]\n  continue: yes\n", "nothing-to-continue"),
        ("- note: [steps: [One]]\n- steps: [Two]\n  continue: yes\n", "nothing-to-continue"),
        ("- steps: [One]\n  continue: 3\n", "unknown-choice"),
        ("- bullets: [One]\n  continue: yes\n", "unknown-key"),
        ("- steps: [{item: One, body: [Two], bullets: [Three]}]\n", "two-kinds"),
        ("- steps: [{item: One, body: [{subheading: Two}]}]\n", "misplaced-block"),
        ("- note: [steps: [{item: One, body: [{note: Two}]}]]\n", "misplaced-block"),
        (
            "- warning: W\n  level: danger\n  body: [steps: [{item: One, body: [{information: I, body: B}]}]]\n",
            "misplaced-block",
        ),
        ("- side-effects: {stop-now: [{item: One, body: [Two]}], rare: [gout]}\n", "unknown-key"),
        ("- table: T\n  columns: [A]\n  rows: [[{item: One, body: [Two]}]]\n", "unknown-key"),
    ],
)
def test_steps_that_cannot_be_are_refused(part: str, code: str) -> None:
    content, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert content is None
    assert {finding.code for finding in findings} == {code}


def with_numbers_from_one(content: Leaflet) -> Leaflet:
    (section,) = content.sections
    body = tuple(block._replace(after=None) if isinstance(block, Steps) else block for block in section.body)
    return replace(content, sections=(section._replace(body=body),))


def test_a_number_that_does_not_go_on_is_found() -> None:
    content = made(HELD)
    assert codes(lay_out(with_numbers_from_one(content)), content) == {"list-number"}


def test_a_number_that_goes_on_unasked_is_found() -> None:
    content = made(HELD)
    assert codes(lay_out(content), with_numbers_from_one(content)) == {"list-number"}


@pytest.mark.parametrize(
    "block",
    [
        "Hold it upright.",
        "{bullets: [Do not heat it., Do not freeze it.]}",
        "{warning: Needle inside, level: danger, body: Do not touch it.}",
        "{figure: isotretinoin-40mg.png, alt: A page}",
    ],
)
def test_what_is_printed_outside_its_step_is_found(block: str) -> None:
    content = made(f"- steps: [Wash your hands., {{item: Shake it., body: [{block}]}}]\n")
    outside = made(f"- steps: [Wash your hands., Shake it.]\n- {block}\n")
    assert codes(lay_out(content), content) == set()
    assert "item-torn" in codes(lay_out(outside), content)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Do not touch it.", "You may touch it."),
        ("[Inject it., Count to ten.]\n  continue: yes", "[Inject it., Count to ten.]"),
        ("- Hold it upright.\n", "- Hold it level.\n"),
    ],
)
def test_a_change_in_a_step_or_in_its_numbers_is_told(old: str, new: str) -> None:
    assert old in HELD
    assert not compare(made(HELD), made(HELD)).changes
    assert compare(made(HELD), made(HELD.replace(old, new))).changes


def test_a_reference_to_a_step_knows_numbers_that_go_on() -> None:
    to_six, to_seven = (HELD + f"- If you are ill, repeat step {number}.\n" for number in (6, 7))
    assert "dead-reference" not in {finding.code for finding in judge(with_part(to_six))}
    assert "dead-reference" in {finding.code for finding in judge(with_part(to_seven))}


def test_a_list_in_a_step_is_led_by_the_step() -> None:
    part = "- bullets:\n    - item: Do not\n      body: [bullets: [take it with milk, do not take it at night]]\n"
    assert "opposite-direction" in {finding.code for finding in judge(with_part(part))}


def test_plain_lists_are_as_before() -> None:
    (section,) = made("- bullets: [One, {item: Two, bullets: [Three]}]\n").sections
    (block,) = section.body
    assert isinstance(block, Bullets)
    assert [item.body for item in block.items] == [(), ()]


@pytest.mark.parametrize("before", [8, 9, 10, 16])
def test_no_page_ends_between_a_step_and_what_it_holds(before: int) -> None:
    words = ", ".join(["Rest."] * before)
    body = (
        "[{information: I, body: Keep it.}, {pictogram: with-food, text: With food}, A line ____ to write on.,"
        " {steps: [A, B]}, And then, {steps: [C], continue: yes}]"
    )
    content = made(f"- bullets: [{words}]\n- The end.\n- bullets: [One, {{item: Two, body: {body}}}]\n")
    pages = lay_out(content, named("large").on(A4.half)).pages
    page_of = {item.text: page.number for page in pages for item in page.items if isinstance(item, Glyphs)}
    assert page_of["Two"] == page_of["Keep it."]
