"""Whatever is in a file, it is told, with its place, and nothing fails (`python -m tests.fuzz` searches further)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf import Finding, load_theme
from leaflet_pdf.records.approval import load_approvals
from leaflet_pdf.schema.record import load_record
from leaflet_pdf.sources.patient.parse import load_patient
from leaflet_pdf.sources.yaml import load
from leaflet_pdf.standards.facts_format import FACTS
from leaflet_pdf.standards.format import PROFILE
from leaflet_pdf.standards.wording.plain_format import OWN
from tests import fuzz

COUNT, SHARES = 320, 4
VALUES: list[Any] = [
    "", None, "null", "a", "9" * 400, "x" * 21_000, [], {}, ["a"], [None], [[]], [{}], {"": ""}, {"a": "b"},
    {"a": {"b": ["c"]}}, [["a"], {"b": "c"}],
]  # fmt: skip

READ: dict[str, Callable[[Path], tuple[object, tuple[Finding, ...]]]] = {
    "leaflet": load,
    "theme": load_theme,
    "patient": load_patient,
    "record": lambda path: load_approvals(path.with_name("leaflet.yaml"), "sample-40mg"),
    "profile": lambda path: load_record(PROFILE, path),
    "facts": lambda path: load_record(FACTS, path),
    "glossary": lambda path: load_record(OWN, path),
}


@pytest.fixture(scope="module", name="folder")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("fuzz")
    fuzz.furnish(folder)
    return folder


def own_ways(tree: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the way to one value of each key, and of each list in it."""
    seen = set()
    for way in fuzz.paths(tree):
        name = tuple(key for key in way if isinstance(key, str)), isinstance(way[-1], int)
        if name not in seen:
            seen.add(name)
            yield way


@pytest.mark.parametrize("kind", READ)
def test_every_key_may_have_any_value(kind: str, folder: Path) -> None:
    name, text = fuzz.KINDS[kind]
    tree, path = fuzz.read(text), folder / name
    assert READ[kind](path)[1] == () or kind == "theme"
    try:
        for way in own_ways(tree):
            for value in VALUES:
                text_of = fuzz.in_yaml if value is None or value == "" else fuzz.in_json
                path.write_text(text_of(fuzz.replaced(tree, way, value)), encoding="utf-8")
                made, findings = READ[kind](path)
                errors = [one for one in findings if one.severity == "error"]
                assert made or errors
                assert all(one.source.file and one.source.line and one.source.column for one in errors), (way, value)
    finally:
        path.write_text(text, encoding="utf-8")


def test_what_is_good_is_read_without_an_error(folder: Path) -> None:
    for kind, reader in READ.items():
        made, findings = reader(folder / fuzz.KINDS[kind][0])
        assert made and not [one for one in findings if one.severity == "error"], (kind, findings)


@pytest.mark.parametrize("share", range(SHARES))
def test_files_as_nobody_would_write_them_are_told(share: int, folder: Path) -> None:
    outcome = fuzz.search(7, range(share * COUNT // SHARES, (share + 1) * COUNT // SHARES), folder)
    assert [one for one in outcome.failed if "Traceback" in one] == []
    assert outcome.built


@pytest.mark.parametrize("kind", [kind for kind in fuzz.KINDS if kind.endswith("patient")])
def test_a_good_patient_of_every_schedule_gets_a_cover(kind: str, folder: Path) -> None:
    leaflet = folder / f"{kind.removesuffix('patient')}leaflet.yaml"
    assert fuzz.is_dispensed(folder / f"{kind}.yaml", leaflet, {})


def test_a_face_with_a_name_that_no_font_may_have_is_set(folder: Path) -> None:
    good = (folder / "face.ttf").read_bytes()
    name = "SourceSans3-Regular".encode("utf-16-be")
    assert name in good
    (folder / "face.ttf").write_bytes(good.replace(name, "Ѕ(urc)/ans3 Regular".encode("utf-16-be")))
    try:
        assert fuzz.use("face", folder)
    finally:
        (folder / "face.ttf").write_bytes(good)


def test_what_is_tried_is_the_same_for_the_same_numbers() -> None:
    assert fuzz.case(1, 2) == fuzz.case(1, 2) != fuzz.case(2, 2)
