"""`leaflet import`: drafts in a folder, the report, newer versions, and a person's work that is kept."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf import build, read, verify
from leaflet_pdf.checks import build_errors
from leaflet_pdf.cli import main
from leaflet_pdf.review.intake.intake import taken_in
from leaflet_pdf.sources.exchange import ledger
from leaflet_pdf.sources.exchange.reading.package import Package
from leaflet_pdf.sources.yaml import load, parse
from tests.imports import as_json, label, leaflet_bundle, questions

LABEL = label(questions("<paragraph>Take 5 mg a day.</paragraph>"), code="42230-3")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("label.xml").write_bytes(LABEL)


def test_an_import_writes_a_draft_that_builds_and_verifies(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "label.xml"]) == 1  # whom to ask is not in the label
    assert "21 words in the source: 21 kept in order, 0 left out" in capsys.readouterr().out
    leaflet, findings = load("content/samplin.yaml")
    assert leaflet and not findings
    assert leaflet.identity.status == "draft"
    built = build("content/samplin.yaml")
    assert built.pdf and not list(verify(read(built.pdf), leaflet))


def test_the_report_is_kept_beside_the_leaflet() -> None:
    main(["import", "label.xml"])
    report = json.loads(Path("content/samplin.import.json").read_bytes())
    assert report["words"] == {"source": 21, "kept": 21, "left-out": 0, "added": 0}
    assert report["source"]["document"] == "a-b-c" and report["source"]["version"] == "3"
    assert report["leaflet"]["can-be-built"]
    (loss,) = report["losses"]
    assert (loss["code"], loss["path"]) == ("to-fill-in", "document/component/structuredBody/component[2]/section")


def test_a_check_writes_nothing_and_tells_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "label.xml", "--check", "--format", "json"]) == 1
    (report,) = json.loads(capsys.readouterr().out)
    assert report["leaflet"]["file"] == "samplin.yaml"
    assert not Path("content").exists()


def test_what_programs_are_told_is_json_alone_though_files_are_written(capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", "label.xml"])
    Path("label.xml").write_bytes(LABEL.replace(b"5 mg a day", b"10 mg a day"))
    capsys.readouterr()
    main(["import", "label.xml", "--format", "json"])
    told = capsys.readouterr()
    (report,) = json.loads(told.out)
    assert report["leaflet"]["file"] == "samplin.yaml"
    assert told.err.startswith("old: content/samplin.yaml") and "content/samplin.yaml: written" in told.err


def test_a_folder_and_several_files_are_imported_at_once_though_one_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("in").mkdir()
    Path("in/a.xml").write_bytes(LABEL)
    Path("in/b.json").write_bytes(as_json(leaflet_bundle("<p>One.</p>")))
    Path("bad.xml").write_bytes(b"<!DOCTYPE a><a/>")
    assert main(["import", "bad.xml", "in", "-o", "out"]) == 1
    assert sorted(path.name for path in Path("out").glob("*.yaml")) == ["samplin-5-mg-tablets.yaml", "samplin.yaml"]
    assert "bad.xml:1:12: error: a document type is declared" in capsys.readouterr().err


def test_the_same_document_changes_nothing_and_a_newer_one_shows_what_differs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["import", "label.xml"])
    first = {path.name: path.read_bytes() for path in Path("content").iterdir()}
    capsys.readouterr()
    main(["import", "label.xml"])
    assert "content/samplin.yaml: unchanged" in capsys.readouterr().out
    assert {path.name: path.read_bytes() for path in Path("content").iterdir()} == first
    Path("label.xml").write_bytes(LABEL.replace(b"5 mg a day", b"7 mg a day"))
    main(["import", "label.xml"])
    output = capsys.readouterr().out
    assert re.search(r"Take .*5.*7.* mg a day", output)
    assert "Take 7 mg a day" in Path("content/samplin.yaml").read_text(encoding="utf-8")


def _changed_by_hand() -> str:
    path = Path("content/samplin.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("DETAILS OF CONTACT", "Ask us"), encoding="utf-8")
    return "was changed since"


def _written_by_hand() -> str:
    Path("content/samplin.import.json").unlink()
    return "was not imported"


def _of_another() -> str:
    Path("label.xml").write_bytes(LABEL.replace(b"a-b-c", b"d-e-f"))
    return "from another document"


@pytest.mark.parametrize("change", [_changed_by_hand, _written_by_hand, _of_another])
def test_what_another_wrote_is_kept_unless_it_is_to_be_replaced(
    change: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(change)
    main(["import", "label.xml"])
    reason = change()
    before = Path("content/samplin.yaml").read_bytes()
    assert main(["import", "label.xml"]) == 2
    assert reason in capsys.readouterr().err
    assert Path("content/samplin.yaml").read_bytes() == before
    assert main(["import", "label.xml", "--replace"]) == 1
    assert main(["import", "label.xml"]) == 1


def test_a_word_that_is_unaccounted_for_stops_the_import(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ledger, "texts", lambda _: [])
    assert main(["import", "label.xml"]) == 3
    assert "unaccounted" in capsys.readouterr().err
    assert not Path("content").exists()


def test_a_file_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "none.xml"]) == 2
    assert "none.xml" in capsys.readouterr().err


CLAIM = "This Medication Guide has been approved by the U.S. Food and Drug Administration."


def test_what_checks_refuse_is_proposed_as_waivers_which_a_person_lets_in() -> None:
    data = label(questions(f"<paragraph>{CLAIM}</paragraph><paragraph>Take 1,5 mg.</paragraph>"))
    (intake,) = taken_in(Package("label.xml", data, {}), "patient")
    assert {proposal.code for proposal in intake.proposals} == {"us-medguide/claims-approval", "wrong-separator"}
    assert CLAIM in intake.imported.text
    let_in = intake.imported.text.replace("# waivers:", "waivers:").replace("#   ", "  ").replace("#     ", "    ")
    leaflet, findings = parse(let_in, "samplin.yaml", Path())
    assert leaflet and not findings and leaflet.waivers
    assert not build_errors(leaflet, written=let_in)
    assert build_errors(intake.imported.leaflet)


def test_a_language_that_the_program_lacks_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bundle.json").write_bytes(as_json(leaflet_bundle("<p>a</p>", language="xx")))
    main(["import", "bundle.json"])
    assert "cannot be built yet: the program does not have the language xx" in capsys.readouterr().out
    assert load("content/samplin-5-mg-tablets.yaml")[1][0].code == "unknown-language"


def test_days_of_a_document_do_not_depend_on_today() -> None:
    main(["import", "label.xml"])
    leaflet, _ = load("content/samplin.yaml")
    assert leaflet and leaflet.identity.revised == leaflet.identity.review_by == date(2026, 2, 3)
