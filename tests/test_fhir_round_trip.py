"""What was exported to FHIR is imported as the leaflet that it was; where its file is lost, as its words."""

from __future__ import annotations

import json
import tempfile
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from leaflet_pdf.cli import main
from leaflet_pdf.cli.commands.gallery import GALLERY
from leaflet_pdf.export import export
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.leaflet import Figure, Leaflet, Text, walk
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.compose import compose
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.sources.exchange.reading.package import Package
from leaflet_pdf.sources.imported import Imported, imported
from leaflet_pdf.sources.yaml.digest import digest
from leaflet_pdf.sources.yaml.given_out import given_out
from tests.forgery import capsule
from tests.imports import as_json, as_xml, codes, taken
from tests.test_export import EVERY, loaded
from tests.test_printed_forms import MANY
from tests.two_judges import short_leaflets

NOT_BROUGHT_BACK = {"status", "origin", "waivers"}
"""Keys of a leaflet's file: an import is a draft from a document, and what is for reviewers is not given out."""


def bundle_of(path: Path, release: str = "r5") -> dict[str, Any]:
    content = loaded(path)
    held: dict[str, Any] = json.loads(export(content, lay_out(content), STANDARD, f"fhir-{release}", given_out(path)))
    return held


def content_code(text: str) -> str:
    """Return a digest of all keys and values of a leaflet's file but those that do not come back."""
    root = compose(text, Diagnostics("")).root
    assert isinstance(root, Mapping)
    kept: dict[str, Any] = {key: entry for key, entry in root.entries.items() if key not in NOT_BROUGHT_BACK}
    node: Node = Mapping(1, 1, kept)
    return digest(node, ())


def without_file(held: dict[str, Any]) -> dict[str, Any]:
    """Return a bundle as a system keeps it that drops what it does not know."""
    held["entry"][0]["resource"].pop("extension")
    return held


def composition(held: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = held["entry"][0]["resource"]
    return found


def structure(leaflet: Leaflet) -> list[tuple[str, str]]:
    """Return the kinds of all parts of sections, with the words of texts."""
    parts = walk(tuple(section.body for section in leaflet.sections))
    return [(type(part).__name__, part.plain if isinstance(part, Text) else "") for part in parts]


@pytest.mark.parametrize("release", ["r4", "r5"])
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_leaflet_comes_back_as_it_was(path: Path, release: str) -> None:
    one = taken(as_json(bundle_of(path, release)))
    assert content_code(one.text) == content_code(path.read_text(encoding="utf-8"))
    assert codes(one) == ["own-words"]
    assert one.id == loaded(path).identity.id and one.leaflet.identity.status == "draft"
    assert one.files == {name: data for name, data in given_out(path).items() if name != path.name}


@MANY
@given(short_leaflets())
def test_random_leaflets_come_back_as_they_were(yaml: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "random.yaml")
        path.write_text(yaml, encoding="utf-8")
        Path(folder, "capsule.png").write_bytes(capsule())
        held = bundle_of(path)
    one = taken(as_json(held))
    assert content_code(one.text) == content_code(yaml)
    assert codes(one) == ["own-words"]
    taken(as_json(without_file(held)))


def test_a_bundle_that_became_xml_brings_its_leaflet() -> None:
    path = bundled("content") / "warfarin.yaml"
    held = bundle_of(path)
    extension = composition(held).pop("extension")
    xml = as_xml(held).decode()
    parts = "".join(_extension(part) for part in extension[0]["extension"])
    written = f'<extension url="{extension[0]["url"]}">{parts}</extension>'
    one = taken(xml.replace('<status value="preliminary"/>', written + '<status value="preliminary"/>').encode())
    assert content_code(one.text) == content_code(path.read_text(encoding="utf-8"))


def _extension(part: dict[str, Any]) -> str:
    if "valueString" in part:
        return f'<extension url="{part["url"]}"><valueString value="{part["valueString"]}"/></extension>'
    inside = "".join(f'<{key} value="{value}"/>' for key, value in part["valueAttachment"].items())
    return f'<extension url="{part["url"]}"><valueAttachment>{inside}</valueAttachment></extension>'


PLAIN = """
format: 1
id: plain
title: Samplin
medicine: {substance: sampline, strength: 5 mg, form: tablets}
language: en
jurisdiction: GB
profile: pharmacy
version: "1"
revised: 2026-11-23
review-by: 2027-11-23
status: draft
publisher: Example
contact: Example
sections:
  - id: own-id
    heading: What it is
    body:
      - Words, **bold** ones, 10^6^, H~2~O and [an address](https://www.example.org/).
      - |
        one line
        another line
      - subheading: Heading
      - Words below it.
      - sub-subheading: Lower heading
      - bullets: [one, {item: two, bullets: [inner]}]
      - steps: [first, {item: second, body: [A paragraph., {bullets: [inner]}]}]
      - table: Doses
        columns: [Age, Dose]
        rows:
          - [6 to 8 years, 5 mg]
          - group: Grown-ups
          - [{text: All, columns: 2}]
          - [{text: Old, rows: 2}, 5 mg]
          - [[a, b]]
      - table: ""
        rows:
          - [Monday, one]
          - [Tuesday, two]
      - figure: capsule.png
        alt: A capsule
  - id: storage
    heading: How to store it
    body: Keep it dry.
"""


def test_what_a_narrative_can_say_comes_back_without_the_file(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    (tmp_path / "capsule.png").write_bytes(capsule())
    before, after = loaded(path), taken(as_json(without_file(bundle_of(path)))).leaflet
    assert [section.id for section in after.sections] == ["own-id", "storage"]
    assert structure(after)[: len(structure(before))] == structure(before)
    shown, again = (next(one for one in walk(content) if isinstance(one, Figure)) for content in (before, after))
    assert (shown.picture, shown.alt) == (again.picture, again.alt)


def test_pictures_of_every_kind_come_back_without_the_file() -> None:
    one = taken(as_json(without_file(bundle_of(GALLERY))))
    assert "picture-left-out" not in codes(one)
    assert sorted(Path(name).suffix for name in one.files) == [".png", ".svg", ".svg"]


def test_the_medicine_comes_back_without_the_file() -> None:
    path = bundled("content") / "warfarin.yaml"
    before = loaded(path)
    for release in ("r4", "r5"):
        one = taken(as_json(without_file(bundle_of(path, release))))
        found = one.leaflet.medicine
        assert one.leaflet.title.plain == before.title.plain
        assert found.substance.plain == "warfarin" and found.form.plain == "tablets"
        assert release == "r4" or found.strength.plain == before.medicine.strength.plain


def _say(words: str, other: str) -> Callable[[dict[str, Any]], None]:
    def change(held: dict[str, Any]) -> None:
        part = composition(held)["section"][0]["section"][0]["text"]
        assert words in part["div"]
        part["div"] = part["div"].replace(words, other)

    return change


def _carry(text: str) -> Callable[[dict[str, Any]], None]:
    def change(held: dict[str, Any]) -> None:
        file = composition(held)["extension"][0]["extension"][0]["valueAttachment"]
        file["data"] = b64encode(text.encode()).decode() if text else "no base64"

    return change


@pytest.mark.parametrize(
    "change",
    [
        _say("Warfarin", "Heparin"),
        _carry(""),
        _carry("- a list"),
        _carry("format: 1\n"),
        _carry("a: &a [*a]"),
        _carry((bundled("content") / "salbutamol-100mcg.yaml").read_text(encoding="utf-8")),
    ],
    ids=["other words", "no file", "a list", "no leaflet", "an alias", "another leaflet"],
)
def test_a_file_that_is_not_what_is_said_beside_it_is_not_believed(change: Callable[[dict[str, Any]], None]) -> None:
    held = bundle_of(bundled("content") / "warfarin.yaml")
    change(held)
    one = taken(as_json(held))
    assert "other-words" in codes(one) and "own-words" not in codes(one)
    assert one.document.carried is None


def test_files_that_a_leaflet_does_not_name_are_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = bundle_of(bundled("content") / "warfarin.yaml")
    extra = {"url": "data:text/plain;base64,eA==", "title": "other.yaml"}
    composition(held)["extension"][0]["extension"].append({"url": "file", "valueAttachment": extra})
    composition(held)["extension"][0]["extension"].append(
        {"url": "file", "valueAttachment": extra | {"title": "../up.png"}}
    )
    monkeypatch.chdir(tmp_path)
    Path("bundle.json").write_bytes(as_json(held))
    assert main(["import", "bundle.json"]) == 0
    assert sorted(path.name for path in Path("content").iterdir()) == ["warfarin.import.json", "warfarin.yaml"]


def test_no_picture_of_another_leaflet_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain.yaml").write_text(PLAIN, encoding="utf-8")
    Path("capsule.png").write_bytes(capsule())
    Path("bundle.json").write_bytes(as_json(bundle_of(Path("plain.yaml"))))
    Path("content").mkdir()
    Path("content/capsule.png").write_bytes(b"another")
    assert main(["import", "bundle.json"]) == 2
    assert "content/capsule.png is another picture, and is kept" in capsys.readouterr().err
    assert sorted(path.name for path in Path("content").iterdir()) == ["capsule.png"]
    assert main(["import", "bundle.json", "--replace"]) == main(["import", "bundle.json"]) == 0
    assert Path("content/capsule.png").read_bytes() == capsule()


def test_a_newer_version_takes_the_place_of_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (bundled("content") / "warfarin.yaml").read_text(encoding="utf-8")
    for version in ("7", "8"):
        Path("warfarin.yaml").write_text(text.replace("version: 0.1", f"version: {version}"), encoding="utf-8")
        assert main(["export", "warfarin.yaml", "--to", "fhir"]) == 0
        assert main(["import", "out/warfarin.fhir.json"]) == 0
    assert "\nversion: 8\n" in Path("content/warfarin.yaml").read_text(encoding="utf-8")
    assert "{+8+}" in capsys.readouterr().out


def several(*held: dict[str, Any]) -> list[Imported]:
    entries = [{"resource": one} for one in held]
    return imported(Package("x", as_json({"resourceType": "Bundle", "entry": entries}), {}), "patient")


def test_bundles_in_a_bundle_each_bring_their_leaflet() -> None:
    paths = [bundled("content") / f"{name}.yaml" for name in ("warfarin", "salbutamol-100mcg")]
    assert [one.id for one in several(*map(bundle_of, paths))] == ["warfarin", "salbutamol-100mcg"]
