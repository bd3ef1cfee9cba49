"""What the documents say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflet_pdf import paint, read, verify
from leaflet_pdf.cli import main
from leaflet_pdf.layout.cover.cover import lay_out_cover
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Pictogram, Rating
from leaflet_pdf.sources.patient.dose_format import DOSE
from leaflet_pdf.sources.patient.format import PATIENT
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import BLOCKS
from tests import bad_leaflets
from tests.patients import with_dose

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "content" / "README.md").read_text(encoding="utf-8")

HEAD = """\
format: 1
id: my-leaflet
title: T
medicine: {substance: s, strength: 1 mg, form: f}
language: en-GB
jurisdiction: GB
profile: pharmacy
version: 1
revised: 2026-11-23
review-by: 2027-05-23
status: draft
publisher: P
contact: C
"""
SOURCES = "sources:\n  NHS: {title: T, address: https://www.nhs.uk, as-of: 2026-11-23}\n"


def example(language: str, containing: str, document: str = README) -> str:
    """Return the example in a language that contains some words."""
    examples: list[str] = re.findall(rf"```{language}\n(.*?)```", document, re.DOTALL)
    return next(text for text in examples if containing in text)


def findings_of(yaml: str) -> tuple[Finding, ...]:
    return parse(yaml, "content/my-leaflet.yaml", ROOT)[1]


def test_the_example_of_the_format_is_right() -> None:
    assert findings_of(HEAD + SOURCES + example("yaml", "sections:")) == ()


def test_the_head_in_the_format_is_right() -> None:
    sections = example("yaml", "sections:", FORMAT)
    assert findings_of(example("yaml", "format: 1", FORMAT) + sections) == ()


def test_the_examples_of_special_blocks_are_right() -> None:
    sections = example("yaml", "sections:", FORMAT)
    body = as_body(example("yaml", "- slip:", FORMAT))
    monitoring = example("yaml", "additional-monitoring:", FORMAT)
    assert findings_of(HEAD + SOURCES + monitoring + sections + body) == ()


@pytest.mark.parametrize("containing", ["I take samplin every ____", "- information:", "get-help:"])
def test_the_examples_of_what_a_body_may_hold_are_right(containing: str) -> None:
    sections = example("yaml", "sections:", FORMAT)
    assert findings_of(HEAD + SOURCES + sections + as_body(example("yaml", containing, FORMAT))) == ()


def as_body(blocks: str) -> str:
    return "".join(f"      {line}\n" for line in blocks.splitlines())


def test_the_example_of_a_patients_file_is_right() -> None:
    found, findings = parse_patient(example("yaml", "daily-total", FORMAT), "patient.yaml")
    assert found is not None and findings == ()


def test_every_key_of_a_patients_file_is_described() -> None:
    for key in (*PATIENT.fields, *DOSE.fields):
        assert f"{key}:" in FORMAT, key


DOSES = example("yaml", "most-in-a-day", FORMAT).splitlines()


@pytest.mark.parametrize("line", DOSES)
def test_a_schedule_of_the_format_is_right_and_fits_a_cover(line: str) -> None:
    leaflet, _ = parse(bad_leaflets.GOOD, "leaflet.yaml", ROOT)
    patient, findings = parse_patient(with_dose(line.removeprefix("- ")), "patient.yaml")
    assert leaflet is not None and patient is not None and findings == ()
    pages = lay_out_cover(leaflet, patient)
    assert pages.findings == ()
    assert list(verify(read(paint(pages)), None, patient)) == []


def test_the_limits_of_the_format_are_right() -> None:
    limits = example("yaml", "largest-dose", FORMAT)
    leaflet, findings = parse(bad_leaflets.GOOD.replace("  form:", f"{limits}  form:"), "leaflet.yaml", ROOT)
    assert findings == () and leaflet is not None
    medicine = leaflet.medicine
    assert (medicine.longest_supply, medicine.least_interval) == (28, 24)
    assert medicine.weekly_only and medicine.undivided and medicine.largest_dose


def test_findings_look_as_the_example_shows() -> None:
    wrong = """\
sections:
  - id: how-to-take
    heading: How to take isotretinoin
    body:
      - Take the capsules with a meal.
      - warnin: Never double a dose
        level: caution
        body: x
      - warning: x
        level: cautious
        body: y
"""
    assert "\n".join(map(str, findings_of(HEAD + wrong))) + "\n" == example("text", "my-leaflet.yaml")


def test_every_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.MULTILINE)
    assert commands
    for command in commands:
        assert f"`leaflet {command}" in README


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(example("python", "import"), "README.md", "exec"), {})


def test_every_block_rating_and_pictogram_is_described() -> None:
    for key in (*BLOCKS, *Rating, *Pictogram):
        assert f"`{key}" in FORMAT, key
