"""The standards: every statement's own examples, every ledger's codes, and what a clinic adds in its own files."""

from __future__ import annotations

from pathlib import Path

import pytest

import leaflet_pdf.standards
from leaflet_pdf.load.format import PROFILES
from leaflet_pdf.standards.file import said_in
from leaflet_pdf.standards.format import FACTS
from leaflet_pdf.standards.phrase import folded
from leaflet_pdf.standards.profile import Statement
from leaflet_pdf.standards.read import our_profile
from leaflet_pdf.standards.said import breaks

FOLDER = Path(leaflet_pdf.standards.__file__).parent
FACT_FILES = sorted((FOLDER / "facts").glob("*.yaml"))


def statements() -> list[Statement]:
    ours = [one for name in PROFILES for one in our_profile(name).statements]
    for path in FACT_FILES:
        said, findings = said_in(path, FACTS)
        assert said, findings
        ours += [one for spoken in said["statements"].values() for one in spoken]
    return ours


STATEMENTS = statements()


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.code)
def test_the_bad_sentence_breaks_the_rule(statement: Statement) -> None:
    assert breaks(statement, folded(statement.bad))


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda one: one.code)
def test_the_good_sentence_keeps_the_rule(statement: Statement) -> None:
    assert not breaks(statement, folded(statement.good))
