"""A list of contents, and leaflets whose authors want none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Tag
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.pdf.paint import paint
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.sources.yaml import parse
from tests.judged import PLAIN

SECTIONS = "".join(f"  - {{id: part-{number}, heading: Part {number}, body: Words.}}\n" for number in range(3))


def parsed(head: str) -> Leaflet:
    made, findings = parse(PLAIN.replace("sections:", f"{head}sections:") + SECTIONS, "leaflet.yaml", Path())
    assert made is not None, findings
    return made


def codes(printed: Leaflet, content: Leaflet) -> set[str]:
    return {finding.code for finding in verify(read(paint(lay_out(printed))), content)}


@pytest.mark.parametrize(("head", "listed"), [("", True), ("contents: yes\n", True), ("contents: no\n", False)])
def test_contents_are_listed_unless_the_file_says_no(head: str, listed: bool) -> None:
    made = parsed(head)
    assert (Tag.CONTENTS in {element.tag for element in lay_out(made).elements}) is listed
    assert codes(made, made) == set()


def test_contents_that_the_file_does_not_want_are_found() -> None:
    made = parsed("contents: no\n")
    assert codes(replace(made, contents=True), made) != set()


def test_contents_are_wanted_or_not() -> None:
    made, findings = parse(PLAIN.replace("sections:", "contents: some\nsections:"), "leaflet.yaml", Path())
    assert made is None and len(findings) == 1
