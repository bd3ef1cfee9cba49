"""Headings one level below subheadings: set, tagged at their level, proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from page import ValidationProfile

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Tag
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import STANDARD, Style
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.review.diff import compare
from leaflet_pdf.review.diff.statements import about, statements
from leaflet_pdf.sources.yaml import parse
from tests.judged import with_part
from tests.made import named
from tests.witness import BOTH, failures

HEADED = """
- subheading: When to take it
- sub-subheading: In the morning
- With a meal.
- sub-subheading: At night
- With water.
- warning: Take care
  level: caution
  body: [subheading: Alcohol, sub-subheading: Beer, Not today.]
- subheading: If you forget
- Wait.
"""


def made(part: str) -> Leaflet:
    found, findings = parse(with_part(part), "sample.yaml", Path("content"))
    assert found, findings
    return found


def introduced(part: str) -> Leaflet:
    """Return a leaflet with the part in its introduction."""
    content = made(part)
    return replace(content, introduction=content.sections[0].body, sections=made("- Words.\n").sections)


def codes(content: Leaflet, style: Style = STANDARD) -> set[str]:
    return {finding.code for finding in verify(read(paint(lay_out(content, style))), content)}


@pytest.mark.parametrize("style", [STANDARD, named("large"), named("mono"), replace(STANDARD, columns=2)])
@pytest.mark.parametrize("content", [made(HEADED), introduced(HEADED)])
def test_they_are_proven_in_every_form(content: Leaflet, style: Style) -> None:
    assert codes(content, style) == set()


@pytest.mark.parametrize("profile", BOTH)
def test_files_with_them_keep_to_both_standards(profile: ValidationProfile, tmp_path: Path) -> None:
    path = tmp_path / "headings.pdf"
    path.write_bytes(paint(lay_out(made(HEADED))))
    assert failures(path, profile) == []


@pytest.mark.parametrize(("content", "level"), [(made(HEADED), "H4"), (introduced(HEADED), "H3")])
def test_they_are_one_level_below_a_subheading(content: Leaflet, level: str) -> None:
    readback = read(paint(lay_out(content)))
    found = [element.text.strip() for element in readback.elements if element.role == level]
    assert found == ["In the morning", "At night", "Beer"]


def test_the_outline_has_them_below_their_subheading() -> None:
    outline = {entry.title: entry.level for entry in lay_out(made(HEADED)).outline}
    assert (outline["When to take it"], outline["At night"], outline["If you forget"]) == (2, 3, 2)


@pytest.mark.parametrize("tag", [Tag.SUBHEADING, Tag.PARAGRAPH])
def test_one_on_another_level_is_found(tag: Tag) -> None:
    content = made(HEADED)
    pages = lay_out(content)
    elements = tuple(one._replace(tag=tag) if one.tag is Tag.SUB_SUBHEADING else one for one in pages.elements)
    found = {finding.code for finding in verify(read(paint(pages._replace(elements=elements))), content)}
    assert "subheading-no-heading" in found


@pytest.mark.parametrize(
    "part",
    [
        "- sub-subheading: A\n- subheading: B\n",
        "- subheading: A\n- precautions: [{topic: B, rating: take-care, body: C}]\n- sub-subheading: D\n",
        "- subheading: A\n- side-effects: {stop-now: [B], rare: [C]}\n- sub-subheading: D\n",
        "- subheading: A\n- information: B\n  body: [subheading: C, D]\n- sub-subheading: E\n",
        "- subheading: A\n- information: B\n  body: [sub-subheading: C, D]\n",
    ],
)
def test_one_that_would_belong_to_another_heading_is_refused(part: str) -> None:
    content, findings = parse(with_part(part + "- Words.\n"), "sample.yaml", Path())
    assert content is None
    assert [finding.code for finding in findings] == ["heading-too-low"]


def test_a_change_is_told_under_its_headings() -> None:
    (change,) = compare(made(HEADED), made(HEADED.replace("With water.", "With milk."))).changes
    assert change.new
    among = statements(made(HEADED.replace("With water.", "With milk.")))
    (milk,) = (one for one in among if one.text == "With milk.")
    assert about(milk, among)[1:] == ("When to take it", "At night")


def test_the_level_of_a_heading_is_told_by_a_comparison() -> None:
    assert compare(made(HEADED), made(HEADED.replace("- sub-subheading: At", "- subheading: At"))).changes
