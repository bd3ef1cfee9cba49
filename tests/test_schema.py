from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from leaflet_pdf.cli.starter import starter
from leaflet_pdf.sources.patient.dose_format import DOSE
from leaflet_pdf.sources.patient.format import PATIENT, patient_schema
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.sources.yaml.format import BLOCKS, LEAFLET
from leaflet_pdf.sources.yaml.leaflet_schema import leaflet_schema as schema
from tests import bad_leaflets, patients
from tests.bad_leaflets import GOOD, Bad
from tests.leaflets import Content, contents

VALIDATOR = Draft202012Validator(schema())

BEYOND_A_SCHEMA = {
    "duplicate-key",
    "duplicate-id",
    "row-length",
    "heading-too-low",
    "nothing-to-continue",
    "empty-group",
    "merged-cell",
    "pictures-in-row",
    "side-of-nothing",
    "row-without-name",
    "table-without-head",
    "review-before-revised",
    "empty-line",
    "uneven-lines",
    "cut-by-comment",
    "entry-in-text",
}
"""Rules about two places at once, or about how a text is written."""

BEYOND_IT_TOO = {
    "a text that only names a source",
    "a language without a file",
    "a day that is none",
    "a note in an answer in a warning",
    "a cell that is merged with none",
}


class _AsAnEditor(yaml.SafeLoader):
    """Reads YAML as an editor does: numbers and booleans are told from text, dates are not."""


_AsAnEditor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if "timestamp" not in tag]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits(text: str) -> bool:
    return not list(VALIDATOR.iter_errors(yaml.load(text, _AsAnEditor)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()


@pytest.mark.parametrize("text", [GOOD, starter("sample")], ids=["good", "starter"])
def test_a_good_leaflet_fits_the_schema(text: str) -> None:
    assert parse(text, "leaflet.yaml", Path())[0] is not None
    assert fits(text)


@pytest.mark.parametrize("written", ["no", "1.0", "8:30", "2026-11-23", "true", "0x1F", "1e3"])
def test_a_text_that_looks_like_something_else_fits_the_schema(written: str) -> None:
    text = GOOD.replace("strength: 40 mg", f"strength: {written}")
    assert parse(text, "leaflet.yaml", Path())[0] is not None
    assert fits(text)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(contents())
def test_what_the_loader_takes_fits_the_schema(content: Content) -> None:
    assert parse(content.yaml, "leaflet.yaml", Path())[0] is not None
    assert fits(content.yaml)


STRUCTURAL = [bad for bad in bad_leaflets.SHAPES if bad.code not in BEYOND_A_SCHEMA and bad.name not in BEYOND_IT_TOO]


@pytest.mark.parametrize("bad", STRUCTURAL, ids=lambda bad: bad.name)
def test_a_mistake_of_shape_does_not_fit_the_schema(bad: Bad) -> None:
    assert not fits(bad.text)


def test_the_schema_describes_every_key() -> None:
    described = schema()["properties"]
    assert isinstance(described, dict)
    assert list(described) == list(LEAFLET.fields)
    assert all(one["description"] for one in described.values())


def test_the_schema_knows_every_block() -> None:
    definitions = schema()["$defs"]
    assert isinstance(definitions, dict)
    assert set(BLOCKS) <= set(definitions)


PATIENTS = Draft202012Validator(patient_schema())


def fits_a_patient(text: str) -> bool:
    return not list(PATIENTS.iter_errors(yaml.load(text, _AsAnEditor)))


def test_the_schema_of_a_patients_file_is_one() -> None:
    Draft202012Validator.check_schema(patient_schema())
    described = patient_schema()["properties"]
    assert isinstance(described, dict)
    assert list(described) == list(PATIENT.fields)
    for line in (described["dose"]["anyOf"][0], described["dose"]["anyOf"][1]["items"]):
        assert list(line["properties"]) == list(DOSE.fields)


def test_a_good_patients_file_fits_its_schema() -> None:
    assert fits_a_patient(patients.GOOD)
    assert fits_a_patient(patients.secret())


OF_A_SHAPE = {"unknown-key", "missing-key", "wrong-type", "bad-days", "bad-quantity", "unknown-choice"}
"""A count without quotes is a number to an editor, for which a schema has no pattern."""


@pytest.mark.parametrize("bad", [bad for bad in patients.BAD if bad.code in OF_A_SHAPE], ids=lambda bad: bad.name)
def test_a_mistake_of_shape_in_a_patients_file_does_not_fit(bad: Bad) -> None:
    assert not fits_a_patient(bad.text)
