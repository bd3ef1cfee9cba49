"""A patient's file: what is taken, what is refused, and that no finding tells what is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflet_pdf.checks.dispensing import misfits
from leaflet_pdf.layout.lines.coverage import uncovered_of
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.sources.patient.parse import load_patient, parse_patient
from leaflet_pdf.sources.yaml import parse
from tests import bad_leaflets
from tests.bad_leaflets import Bad
from tests.patients import BAD, GOOD, SECRET, daily_patients, patients, plain, secret


def patient(text: str = GOOD) -> Patient:
    found, findings = parse_patient(text, "patient.yaml")
    assert found is not None, findings
    return found


def findings_of(text: str | bytes) -> tuple[Finding, ...]:
    found, findings = parse_patient(text, "patient.yaml")
    assert (found is None) == bool(findings)
    return findings


def leaflet(limit: str = "") -> Leaflet:
    """Return a leaflet about "sample", with a limit of supply if one is given."""
    text = bad_leaflets.GOOD.replace("  form:", f"  longest-supply: {limit}\n  form:" if limit else "  form:")
    found, findings = parse(text, "leaflet.yaml", Path())
    assert found is not None, findings
    return found


def test_a_patients_file_is_read_with_the_place_of_each_value() -> None:
    read = patient()
    assert (read.name.value, read.born and read.born.value) == ("Example Person", date(1990, 1, 2))
    assert [amount.value.most for amount in read.doses[0].amounts] == [1, 0, Decimal("0.5"), Decimal("0.5")]
    assert read.supply and (read.supply.value, str(read.supply.source)) == (28, "patient.yaml:14:9")


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_mistake_is_found_at_its_place(bad: Bad) -> None:
    (finding,) = findings_of(bad.text)
    assert (finding.code, finding.source.line, finding.source.column) == (bad.code, bad.line, bad.column)
    assert bad.words in finding.message


def test_all_mistakes_of_a_file_are_found_at_once() -> None:
    text = GOOD.replace("28 days", "28").replace("1990-01-02", "2030-01-01").replace("80 mg", "50 mg")
    assert [finding.code for finding in findings_of(text)] == ["born-after-date", "bad-days"]


@pytest.mark.parametrize("name", ["none.yaml", "folder", "\0"])
def test_a_file_that_cannot_be_read_is_a_finding(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    found, (finding,) = load_patient(tmp_path / name)
    assert found is None
    assert finding.code == "unreadable-file"


@given(patients())
def test_what_adds_up_is_taken(text: str) -> None:
    assert findings_of(text) == ()


@given(daily_patients(), st.decimals("0.01", "1", places=2))
def test_what_does_not_add_up_is_refused(text: str, by: Decimal) -> None:
    read = patient(text)
    assert read.daily_total is not None
    wrong = Decimal(read.daily_total.value.split()[0]) + by
    (finding,) = findings_of(re.sub("daily-total: .*", f"daily-total: {plain(wrong)} mg", text))
    assert finding.code == "total-differs"


@given(st.lists(st.tuples(st.integers(0, 400), st.sampled_from("\t\n:[]{}&*!|>'\"%@`#- \u200b?é")), max_size=4))
def test_no_finding_has_a_value_in_it(changes: list[tuple[int, str]]) -> None:
    text = secret()
    for place, char in changes:
        text = text[:place] + char + text[place:]
    told = "\n".join(map(str, findings_of(text)))
    assert SECRET not in told


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_no_finding_about_a_mistake_has_a_value_in_it(bad: Bad) -> None:
    (finding,) = findings_of(bad.text)
    assert not re.search("jane|example person|0[.]3", f"{finding.message} {finding.hint}", re.IGNORECASE)


def test_bytes_that_are_no_text_are_not_repeated() -> None:
    (finding,) = findings_of(GOOD.encode().replace(b"Person", b"Pers\xe9"))
    assert (finding.code, finding.source.line) == ("not-utf-8", 2)
    assert "E9" not in finding.message


def test_what_python_shows_of_a_patient_is_no_value() -> None:
    assert SECRET not in repr(patient(secret()))


@pytest.mark.parametrize(
    ("supply", "limit", "codes"),
    [
        ("112 days", "30 days", ["supply-too-long"]),
        ("31 days", "30 days", ["supply-too-long"]),
        ("30 days", "30 days", []),
        ("1 day", "30 days", []),
        ("112 days", "", []),
    ],
)
def test_a_supply_is_held_against_the_leaflets_limit(supply: str, limit: str, codes: list[str]) -> None:
    found = list(misfits(patient(GOOD.replace("28 days", supply)), leaflet(limit)))
    assert [finding.code for finding in found] == codes
    assert all("30 days" in finding.message and finding.source.line == 14 for finding in found)


@pytest.mark.parametrize(
    ("medicine", "fits"),
    [
        ("sample", True),
        ("  sample  ", True),
        ("Sample", True),
        ("SAMPLE", True),
        ("simple", False),
        ("sample and more", False),
    ],
)
def test_the_medicine_must_be_the_leaflets(medicine: str, fits: bool) -> None:
    found = list(misfits(patient(GOOD.replace("medicine: sample", f"medicine: {medicine}")), leaflet()))
    assert [finding.code for finding in found] == ([] if fits else ["medicine-differs"])
    assert fits or "simple" not in found[0].message


def test_a_character_that_no_face_covers_is_found_and_not_told() -> None:
    (finding,) = uncovered_of(patient(GOOD.replace("Example Person", "水")), STANDARD, "en")
    assert (finding.code, finding.source.line) == ("character-not-covered", 2)
    assert "水" not in str(finding) and "6C34" not in str(finding)
    assert not list(uncovered_of(patient(), replace(STANDARD), "en"))
