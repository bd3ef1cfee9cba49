"""Approval: who approved which words until when, what every page says of it, and what is given out."""

from __future__ import annotations

import io
import json
import re
import subprocess
from datetime import date
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest
import yaml

from leaflet_pdf import build, extract, load, read, verify
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Status
from leaflet_pdf.records.approval import load_approvals, record_path
from leaflet_pdf.records.approval_status import state_of
from leaflet_pdf.release.approve import Approved, approve
from leaflet_pdf.release.extraction import differences
from tests.judged import excused

PATH = Path("content/mine.yaml")
RECORD = Path("content/mine.approval.yaml")
TODAY = date(2026, 11, 23)
REVIEW = date(2027, 5, 23)


@pytest.fixture(autouse=True)
def _in_a_folder_with_a_leaflet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "mine"]) == 0
    PATH.write_text(excused(PATH.read_text(encoding="utf-8")), encoding="utf-8")
    change("status: draft ", "status: approved ")
    change(r"revised: \S+", "revised: 2026-11-23")
    change(r"as-of: \S+", "as-of: 2026-11-23")
    change(r"review-by: \S+", f"review-by: {REVIEW}")


def change(old: str, new: str, path: Path = PATH) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text)
    path.write_text(re.sub(old, new, text), encoding="utf-8")


def approved(by: str = "A. Example", on: date = TODAY, review_by: date | None = None, **waive: str) -> Approved:
    """Approve the leaflet and write the record, if it can be."""
    done = approve(PATH, by=by, role="pharmacist", on=on, review_by=review_by, waive=waive)
    if done.record is not None:
        write(done.record, done.path)
    return done


def status(on: date = TODAY) -> Status:
    return build(PATH, on=on).status


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def shown(pdf: bytes | None) -> list[str]:
    assert pdf is not None
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def test_a_leaflet_that_only_claims_to_be_approved_is_a_draft() -> None:
    built = build(PATH, on=TODAY)
    assert built.status is Status.DRAFT
    assert all("Draft" in words for words in shown(built.pdf))


def test_an_approved_leaflet_is_a_draft_no_more() -> None:
    assert approved().findings == ()
    built = build(PATH, on=TODAY)
    assert built.status is Status.APPROVED
    assert not any("Draft" in words for words in shown(built.pdf))
    assert all("Approved" in words for words in shown(built.pdf))


def test_what_is_approved_is_what_is_built() -> None:
    approved()
    ((approval,), _) = load_approvals(PATH, "mine")
    pdf = build(PATH, on=TODAY).pdf
    assert pdf is not None and approval.pdf == sha256(pdf).hexdigest()
    leaflet, _ = load(PATH)
    assert leaflet is not None and approval.content == leaflet.identity.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [("first step", "other step"), ("version: 0.1", "version: 0.2"), (f"review-by: {REVIEW}", "review-by: 2028-01-01")],
)
def test_a_word_changed_is_changed_since_approval(old: str, new: str) -> None:
    approved()
    change(old, new)
    built = build(PATH, on=TODAY)
    assert built.status is Status.CHANGED
    assert all("Changed since it was approved" in " ".join(words.split()) for words in shown(built.pdf))
    assert "A. Example approved them on 2026-11-23" in _reason()


def _reason() -> str:
    leaflet, _ = load(PATH)
    assert leaflet is not None
    return state_of(PATH, leaflet.identity, TODAY)[0].reason


def test_what_is_no_word_may_change() -> None:
    approved()
    change("# A leaflet to begin from", "# Another remark")
    change("heading: Words and lists", 'heading: "Words and lists"')
    assert status() is Status.APPROVED


def test_an_author_can_take_it_back_at_any_time() -> None:
    approved()
    change("status: approved ", "status: draft ")
    assert status() is Status.DRAFT
    change("status: draft ", "status: approved ")
    assert status() is Status.APPROVED


def test_an_approval_runs_out_on_the_day_after_its_review() -> None:
    approved()
    assert status(REVIEW) is Status.APPROVED
    late = build(PATH, on=date(2027, 5, 24))
    assert late.status is Status.EXPIRED
    assert all("Review overdue" in words for words in shown(late.pdf))


def test_the_earliest_review_of_all_who_approved_counts_and_of_each_the_last_word() -> None:
    approved("A. Example", review_by=date(2026, 12, 1))
    approved("B. Example")
    assert status(date(2026, 12, 2)) is Status.EXPIRED
    approved("A. Example", on=date(2026, 12, 2))
    assert status(date(2026, 12, 2)) is Status.APPROVED
    ((first, *_, last), _) = load_approvals(PATH, "mine")
    assert (first.by, first.review_by, last.day) == ("A. Example", date(2026, 12, 1), date(2026, 12, 2))


def test_each_state_is_proven_from_the_file_and_in_its_metadata() -> None:
    approved()
    leaflet, _ = load(PATH)
    for day, label in ((TODAY, "approved"), (date(2028, 1, 1), "expired")):
        pdf = build(PATH, on=day).pdf
        assert pdf is not None
        back = read(pdf)
        assert back.metadata.label == label
        assert list(verify(back, leaflet)) == []


# What is not approved


def test_a_draft_is_not_approved() -> None:
    change("status: approved ", "status: draft ")
    assert codes(approved().findings) == ["still-draft"] and not RECORD.exists()


def test_a_leaflet_with_an_error_is_not_approved() -> None:
    change("level: caution", "level: cautious")
    assert codes(approved().findings) == ["unknown-choice"] and not RECORD.exists()


def test_a_leaflet_that_cannot_be_printed_is_not_approved() -> None:
    change("first step", "first \N{CJK UNIFIED IDEOGRAPH-6C34}")
    assert codes(approved().findings) == ["character-not-covered"] and not RECORD.exists()


@pytest.mark.parametrize(
    ("on", "review_by", "code"),
    [
        (date(2027, 5, 24), None, "review-overdue"),
        (TODAY, date(2026, 11, 22), "review-past"),
        (TODAY, date(2027, 5, 24), "review-later"),
    ],
)
def test_no_approval_goes_beyond_the_review(on: date, review_by: date | None, code: str) -> None:
    assert codes(approved(on=on, review_by=review_by).findings) == [code]


def test_a_warning_must_be_waived_with_a_reason() -> None:
    change(r" \[@FIRST\]", "")
    assert codes(approved().findings) == ["unused-source"] and not RECORD.exists()
    done = approve(PATH, by="A", role="B", on=TODAY, waive={"unused-source": "It is kept for the next edition."})
    assert done.record is not None and done.findings == ()
    (waived,) = yaml.safe_load(done.record)["approvals"][0]["waived"]
    assert waived == {"finding": "unused-source", "reason": "It is kept for the next edition."}


def test_nothing_is_waived_that_is_not_there() -> None:
    assert codes(approve(PATH, by="A", role="B", on=TODAY, waive={"unused-source": "Never mind."}).findings) == [
        "nothing-to-waive"
    ]


def test_an_error_cannot_be_waived() -> None:
    change("status: approved ", "status: draft ")
    findings = approve(PATH, by="A", role="B", on=TODAY, waive={"still-draft": "Never mind."}).findings
    assert sorted(codes(findings)) == ["nothing-to-waive", "still-draft"]


# The record


def test_the_record_is_plain_yaml_with_everything_in_it() -> None:
    words = 'Seen: "twice" — # and\n  not less'
    done = approve(PATH, by="Ä. Example", role="pharmacist", on=TODAY, comment=words)
    assert done.record is not None and done.path == RECORD
    record = yaml.safe_load(done.record)
    (entry,) = record["approvals"]
    assert record["leaflet"] == "mine" and record["format"] == 1
    assert entry["by"] == "Ä. Example" and entry["comment"] == 'Seen: "twice" — # and not less'
    assert entry["date"] == TODAY and entry["review-by"] == REVIEW and entry["profile"] == "pharmacy"
    write(done.record, done.path)
    ((again,), findings) = load_approvals(PATH, "mine")
    assert findings == () and again.by == "Ä. Example" and again.day == TODAY


@pytest.mark.parametrize("by", ["a\x07b", "a\u200bb", "\ufeff", "\x00", "\ud800", " ", "\x85"], ids=ascii)
def test_no_name_makes_a_record_that_could_not_be_read(by: str) -> None:
    """It would take the approvals of all others away."""
    assert approved("B. Example").record is not None
    done = approved(by)
    assert done.record is None and done.findings[-1].source.file == RECORD.as_posix()
    assert status() is Status.APPROVED


@pytest.mark.parametrize("by", ["[@A]", "**A**", "A: b # c", '"A" \\', "- A", "水", "A\u2028B", "~", "null", "1.0"])
def test_a_name_is_kept_as_it_is(by: str) -> None:
    assert approved(by).record is not None
    ((approval,), findings) = load_approvals(PATH, "mine")
    assert findings == () and approval.by == " ".join(by.split())


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("leaflet: .*", "leaflet: other", "other-leaflet", 2),
        ("content: .*", "content: abc", "bad-digest", 11),
        ("date: .*", "date: yesterday", "bad-date", 7),
        ("    role: .*\n", "", "missing-key", 5),
        ("- by: ", "- bye: ", "unknown-key", 5),
        ("format: 1", "format: 2", "unknown-choice", 2),
        ("approvals:", "approvals: &a", "anchor", 4),
    ],
)
def test_a_record_that_is_wrong_stops_the_build_with_its_place(old: str, new: str, code: str, line: int) -> None:
    approved()
    change(old, new, RECORD)
    built = build(PATH, on=TODAY)
    assert built.pdf is None
    found = {finding.code: finding.source for finding in built.findings}
    assert found[code].file == RECORD.as_posix() and found[code].line == line
    assert approved().record is None


def test_a_record_is_no_leaflet(capsys: pytest.CaptureFixture[str]) -> None:
    approved()
    assert main(["build", "--on", "2026-11-23"]) == 0
    assert [path.name for path in Path("out").iterdir()] == ["mine.pdf"]
    assert record_path(PATH) == RECORD
    assert "approval" not in capsys.readouterr().out


# Giving out


def released(*more: str, on: date = TODAY) -> int:
    return main(["build", "mine", "--release", "--on", on.isoformat(), *more])


def test_only_what_is_approved_is_released(capsys: pytest.CaptureFixture[str]) -> None:
    assert released() == 1
    assert "there is no record of an approval [not-approved]" in capsys.readouterr().err
    assert not Path("out").exists()
    approved()
    capsys.readouterr()
    assert released("--json") == 0
    (answer,) = json.loads(capsys.readouterr().out)
    assert answer["status"] == "approved" and Path(answer["pdf"]).is_file()


@pytest.mark.parametrize("form", [["--theme", "large"], ["--booklet"], ["--fillable"], ["--embed-source"]])
def test_every_form_of_what_is_approved_is_released(form: list[str]) -> None:
    approved()
    assert released(*form) == 0


@pytest.mark.parametrize(
    ("old", "new", "on", "reason"),
    [
        ("first step", "other step", TODAY, "its words were changed after A. Example approved them"),
        ("first step", "first step", date(2027, 5, 24), "its review was due by 2027-05-23"),
        ("status: approved", "status: draft", TODAY, "its file says that it is a draft"),
        ("level: caution", "level: cautious", TODAY, "cautious"),
    ],
)
def test_a_refusal_says_why_and_that_an_old_file_is_still_there(
    old: str, new: str, on: date, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    approved()
    assert released() == 0
    before = Path("out/mine.pdf").read_bytes()
    change(old, new)
    assert released(on=on) == 1
    output = capsys.readouterr().err
    assert reason in output
    assert "out/mine.pdf is still there from an earlier build [stale-pdf]" in output
    assert Path("out/mine.pdf").read_bytes() == before


def test_it_is_said_if_the_program_prints_otherwise_than_what_was_approved(capsys: pytest.CaptureFixture[str]) -> None:
    approved()
    change("pdf: .*", f'pdf: "{"0" * 64}"', RECORD)
    assert released() == 0
    assert "[printed-otherwise]" in capsys.readouterr().err


def test_a_file_that_is_approved_is_built_again_from_what_travels_in_it_without_who_approved_it() -> None:
    approved()
    pdf = build(PATH, on=TODAY, embed_source=True).pdf
    assert pdf is not None
    assert list(differences(pdf, "mine.pdf")) == []
    extracted, _ = extract(pdf, "mine.pdf")
    assert extracted is not None and extracted.record.status is Status.APPROVED
    assert not any(b"A. Example" in data for data in extracted.files.values())


# The command


@pytest.mark.parametrize(
    ("asked", "status", "answer"),
    [
        ("mine --by A --role B --on 2026-11-23", 0, "content/mine.approval.yaml: approved by A, B"),
        ("content/mine.yaml --by A --role B --on 2028-01-01", 1, "not approved"),
        ("mine --by A --role B --on yesterday", 2, "is not a date"),
        ("mine --by A", 2, "--role"),
        ("mine --by A --role B --waive unused-source", 2, "is not a waiver"),
        ("other --by A --role B", 2, "there is no leaflet"),
    ],
)
def test_the_command_answers(asked: str, status: int, answer: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        ended = main(["approve", *asked.split()])
    except SystemExit as stop:
        ended = int(stop.code or 0)
    output = capsys.readouterr()
    assert ended == status and answer in output.out + output.err
    assert RECORD.exists() == (status == 0)


def test_a_cover_for_one_patient_is_proven_when_it_is_released(capsys: pytest.CaptureFixture[str]) -> None:
    change("substance: name of the substance", "substance: sample")
    approved()
    patient = (
        "format: 1\nname: Unmistakable Person\ndate: 2026-11-23\nmedicine: sample\ndirections: Take it with a meal.\n"
        "dose: {unit: 40 mg capsule, morning: 1, noon: 0, evening: 1, night: 0}\ndaily-total: 80 mg\n"
        "supply: 28 days\nprescriber: Dr A. Example\npharmacy: Example Pharmacy\ncontact: Telephone 020 7946 0000\n"
    )
    Path("patient.yaml").write_text(patient, encoding="utf-8")
    assert released("--patient", "patient.yaml") == 0
    assert released("--patient", "patient.yaml", "--label-only") == 0
    change("first step", "other step")
    assert released("--patient", "patient.yaml", "--label") == 1
    output = capsys.readouterr()
    assert "Unmistakable" not in output.out + output.err


def test_a_proof_tells_what_has_changed_since_the_words_were_approved() -> None:
    who = ("-c", "user.name=N", "-c", "user.email=e@example.org")
    approved()
    for words in (("init", "-q"), ("add", "."), (*who, "commit", "-q", "-m", "Approved")):
        subprocess.run(["git", *words], check=True)
    change("first step", "other step")
    assert main(["proof", "mine", "--on", TODAY.isoformat()]) == 0
    told = " ".join(" ".join(shown(Path("out/mine-proof.pdf").read_bytes())).split())
    assert "its words were changed after A. Example approved them" in told
    assert "Changes since" in told
    assert "first step other step" in told
