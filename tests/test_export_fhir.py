"""Leaflets as electronic product information: valid FHIR, with every word, and the same each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf import build
from leaflet_pdf.cli import main
from leaflet_pdf.cli.commands.gallery import GALLERY
from leaflet_pdf.export import FORMS, export
from leaflet_pdf.export.fhir import Release, bundle, document_reference
from leaflet_pdf.export.words import lost_in_fhir
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.layout import lay_out
from leaflet_pdf.model.leaflet import Leaflet, Run, Script, Status
from leaflet_pdf.model.style import STANDARD
from leaflet_pdf.sources.yaml.given_out import given_out
from tests.epi_rules import broken, narratives
from tests.made import HERE, IDENTITY, leaflet, paragraph, section
from tests.test_export import loaded

EVERY = [GALLERY, *sorted(bundled("content").glob("*.yaml"))]


def with_identity(**changes: Any) -> Leaflet:
    """Return a small leaflet whose identity is another in something."""
    return replace(leaflet(section(paragraph("One."))), identity=IDENTITY._replace(**changes))


def exported(content: Leaflet, release: Release = Release.R5) -> dict[str, Any]:
    return bundle(content, lay_out(content), STANDARD, release)


def composition(content: Leaflet, release: Release = Release.R5) -> dict[str, Any]:
    found: dict[str, Any] = exported(content, release)["entry"][0]["resource"]
    return found


def narrative(*blocks: Any) -> str:
    """Return the narrative of a leaflet's only section."""
    return list(narratives(composition(leaflet(section(*blocks)))))[1]


def validator(release: Release) -> Callable[[dict[str, Any]], object]:
    """Return what judges a resource by the schema of a release; R4B has all that R4 has of what is written."""
    pytest.importorskip("fhir.resources", reason="it judges by HL7's definitions")
    from importlib import import_module

    def judge(resource: dict[str, Any]) -> object:
        kind = resource["resourceType"]
        folder = "fhir.resources" if release is Release.R5 else "fhir.resources.R4B"
        return getattr(import_module(f"{folder}.{kind.lower()}"), kind).model_validate(resource)

    return judge


@pytest.mark.parametrize("release", Release)
def test_bundles_are_valid(release: Release) -> None:
    judge = validator(release)
    for path in EVERY:
        content = loaded(path)
        judge(bundle(content, lay_out(content), STANDARD, release, given_out(path)))


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize("address", ["", "https://example.org/leaflet.pdf"])
def test_references_to_documents_are_valid(release: Release, address: str) -> None:
    judge, built = validator(release), build("warfarin")
    assert built.leaflet and built.pdf
    judge(document_reference(built.leaflet, built.pdf, release, address=address))


@pytest.mark.parametrize("release", Release)
@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_bundles_have_what_the_guide_demands(path: Path, release: Release) -> None:
    content = loaded(path)
    assert list(broken(bundle(content, lay_out(content), STANDARD, release, given_out(path)))) == []


def _replace(held: dict[str, Any], *words: str) -> None:
    """Replace words in the first narrative, each by the one after it."""
    text = held["entry"][0]["resource"]["section"][0]["text"]
    for one, other in zip(words[::2], words[1::2], strict=True):
        text["div"] = text["div"].replace(one, other)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda held: held["entry"][0]["resource"].pop("date"), "Composition.date is missing"),
        (lambda held: held["entry"][0]["resource"]["section"][0].pop("code"), "section.code"),
        (lambda held: held["entry"].pop(1), "leads nowhere"),
        (lambda held: held["entry"].append(held["entry"][-1]), "two entries have one name"),
        (lambda held: held["entry"].reverse(), "the first entry"),
        (lambda held: _replace(held, "<p>", "<p class='x'><marquee>", "</p>", "</marquee></p>"), "marquee"),
        (lambda held: _replace(held, "<p>", "<p onclick='x'>"), "p.onclick"),
        (lambda held: _replace(held, "<p>", "<p><a href='#x'>a</a>"), "the link #x leads nowhere"),
        (lambda held: _replace(held, "<p>", "<p id='x'><a id='x'>a</a>"), "x is an id of several parts"),
    ],
)
def test_the_rules_of_the_guide_find_what_is_broken(change: Callable[[dict[str, Any]], object], told: str) -> None:
    held = exported(leaflet(section(paragraph("One."))))
    change(held)
    assert told in " ".join(broken(held))


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_words_that_are_lost_are_found(path: Path) -> None:
    content = loaded(path)
    written = export(content, lay_out(content), STANDARD, "fhir-r5")
    assert list(lost_in_fhir(content, written)) == []
    last = content.sections[-1].heading.plain
    assert [text.plain for text in lost_in_fhir(content, written.replace(last, "X"))][:1] == [last]


def test_the_same_leaflet_gives_the_same_bundle_and_another_version_other_ids() -> None:
    one, other = exported(with_identity()), exported(with_identity(version="0.2"))
    assert one == exported(with_identity())
    assert one["identifier"] == other["identifier"] and one["id"] != other["id"]


@pytest.mark.parametrize(
    ("status", "told"), [(Status.APPROVED, "final"), *((one, "preliminary") for one in Status)][:5]
)
def test_only_an_approved_leaflet_is_final(status: Status, told: str) -> None:
    one = leaflet(section(paragraph("One.")))
    assert composition(Leaflet(**{**vars(one), "identity": IDENTITY._replace(status=status)}))["status"] == told


def test_sections_have_their_numbers_ids_and_codes() -> None:
    root = composition(loaded(bundled("content") / "isotretinoin-40mg.yaml"))["section"][0]
    *sections, end = root["section"]
    assert root["code"]["coding"][0]["code"] == "200000029894"
    assert [part["title"].split()[0] for part in sections] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert [[one["code"] for one in part["code"]["coding"]] for part in sections][3] == ["200000029910", "side-effects"]
    assert "title" not in end and "Published by" in end["text"]["div"]


def test_a_version_is_said_in_both_releases() -> None:
    one = leaflet(section(paragraph("One.")))
    assert composition(one)["version"] == "0.1"
    assert composition(one, Release.R4)["extension"][0]["valueString"] == "0.1"


def test_figures_off_the_line_and_signs_of_markup_are_what_they_were() -> None:
    words = paragraph("10 & <b>")
    raised = words.text._replace(runs=(*words.text.runs, Run("⁶", HERE, script=Script.SUPER)))
    assert "<p>10 &amp; &lt;b&gt;<sup>6</sup></p>" in narrative(words._replace(text=raised))


def test_a_line_that_ends_in_a_text_ends_in_the_narrative() -> None:
    assert "<p>one<br/>two</p>" in narrative(paragraph("one\ntwo"))


def test_steps_that_go_on_have_their_numbers_in_words() -> None:
    written = list(narratives(composition(loaded(GALLERY))))[1]
    assert "<ol><li>Do this first.</li>" in written
    assert '<ul style="list-style-type: none"><li>4. This is step 4.</li></ul>' in written


SHOWN = [
    '<caption>A table with groups</caption><thead><tr><th scope="col">When</th>',
    '<th scope="rowgroup" colspan="3">A group of rows</th>',
    '<th scope="row">Monday</th><td>The first cell heads a row',
    '<td rowspan="2">5 mg</td>',
    '<td colspan="2">2.5 mg</td>',
    "<td><p>In this order:</p><ol><li>the leaflet</li><li>the diary</li></ol></td>",
    '1em 0"><p><strong>Danger: What can do great harm</strong></p><p>The level danger',
    "<dt><strong>term</strong></dt><dd><p>What it means is below it.</p></dd>",
    "Some of its words are <strong>bold</strong>. Some",
    'to <a href="#boxes">section 2</a>, or',
    ' alt="A round tablet with a line across its middle"/></p><p>The caption is below the picture.</p>',
    "A line to write on can be short, ____, or long, ________.",
    "<p>▼ This line shows the black triangle",
]


def test_narratives_say_what_each_part_is() -> None:
    written = "".join(narratives(composition(loaded(GALLERY))))
    assert [part for part in SHOWN if part not in written] == []


def test_pictures_are_resources_and_each_is_there_once() -> None:
    held = exported(loaded(GALLERY))
    kinds = [entry["resource"].get("contentType") for entry in held["entry"] if "contentType" in entry["resource"]]
    assert sorted(kinds) == ["image/png", "image/svg+xml", "image/svg+xml"]


def test_a_language_from_right_to_left_says_so() -> None:
    div = next(narratives(composition(with_identity(language="ar"))))
    assert 'xml:lang="ar" lang="ar" dir="rtl"' in div


@pytest.mark.parametrize("release", ["r4", "r5"])
def test_the_command_writes_a_release(release: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "warfarin", "--to", "fhir", "--fhir", release]) == 0
    written = Path("out/warfarin.fhir.json").read_text(encoding="utf-8")
    source = bundled("content") / "warfarin.yaml"
    content = loaded(source)
    assert written == export(content, lay_out(content), STANDARD, f"fhir-{release}", given_out(source))
    assert json.loads(written)["type"] == "document"


def test_a_release_without_the_form_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "warfarin", "--to", "html", "--fhir", "r4"]) == 2
    assert "--fhir is the release of --to fhir" in capsys.readouterr().err


def test_what_is_for_reviewers_is_not_given_out(tmp_path: Path) -> None:
    source = tmp_path / "own.yaml"
    waivers = "waivers:\n  - code: x/y\n    reason: known\nsections:"
    text = (bundled("content") / "warfarin.yaml").read_text(encoding="utf-8").replace("sections:", waivers, 1)
    source.write_text(f"# a remark for colleagues\n{text}", encoding="utf-8")
    given = given_out(source)["own.yaml"].decode()
    assert "remark" not in given and "known" not in given and "\nid: warfarin\n" in given


def test_forms_of_fhir_are_of_every_release() -> None:
    assert {f"fhir-{release}" for release in Release} <= FORMS.keys()
