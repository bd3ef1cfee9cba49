"""Errors that could kill are found in leaflets of four medicines, and nothing of their kind in the clean ones."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from leaflet_pdf.checks import check
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.sources.yaml import parse
from tests.judged import TODAY
from tests.seeded_errors import ERRORS, MISSED, Seeded

FILES = {path.stem: path for path in (*Path("tests/medicines").glob("*.yaml"), Path("content/isotretinoin-40mg.yaml"))}
CODES = {code for errors in ERRORS.values() for error in errors for code in error.codes}


@cache
def clean(name: str) -> str:
    return FILES[name].read_text(encoding="utf-8")


def found(text: str) -> Counter[str]:
    leaflet, findings = parse(text, "seeded.yaml", Path("content"))
    return Counter(finding.code for finding in (check(leaflet, TODAY, written=text) if leaflet else findings))


@cache
def found_in_clean(name: str) -> Counter[str]:
    return found(clean(name))


def is_found(error: Seeded) -> bool:
    text = clean(error.leaflet)
    assert error.old in text, error
    codes = found(text.replace(error.old, error.new, 1))
    return any(codes[code] > found_in_clean(error.leaflet)[code] for code in error.codes)


@pytest.mark.parametrize("kind", ERRORS)
def test_seeded_errors_of_a_kind_are_found(kind: str) -> None:
    missed = {error.new for error in ERRORS[kind] if not is_found(error)}
    assert missed == {error.new for error in ERRORS[kind]} & MISSED
    assert len(missed) <= 0.1 * len(ERRORS[kind])


@pytest.mark.parametrize("name", FILES)
def test_a_clean_leaflet_has_none_of_them(name: str) -> None:
    assert CODES.isdisjoint(found_in_clean(name))


@pytest.mark.parametrize("name", FILES)
def test_a_clean_leaflet_has_few_findings(name: str) -> None:
    """Besides its sources, which the invented leaflets cannot have, each has two hints at most."""
    leaflet, _ = parse(clean(name), "clean.yaml", Path("content"))
    assert leaflet
    findings = [finding for finding in check(leaflet, TODAY) if finding.code != "no-sources"]
    assert len(findings) <= 2
    assert {finding.severity for finding in findings} <= {Severity.HINT}


def test_there_are_errors_enough_to_tell() -> None:
    assert sum(map(len, ERRORS.values())) >= 150
    assert all(len(errors) >= 8 for errors in ERRORS.values())
    assert {error.new for errors in ERRORS.values() for error in errors} >= MISSED
