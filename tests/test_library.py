"""The library at a glance: what wants looking at first comes first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from leaflet_pdf import approve, write
from leaflet_pdf.cli import main
from leaflet_pdf.cli.starter import starter
from tests.judged import excused

TODAY = "2026-11-23"
TITLE = "A title that is a good deal longer than any line of a terminal of eighty columns could hold"


@pytest.fixture(autouse=True)
def _in_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold a leaflet of each kind, made a year before the day of the tests."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("content").mkdir()
    for name, review in (
        ("approved", "2027-06-01"),
        ("changed", "2027-06-01"),
        ("expired", "2026-11-22"),
        ("due-later", "2027-01-10"),
        ("due-soon", "2026-11-23"),
        ("draft", "2027-06-01"),
    ):
        text = excused(starter(name, date(2025, 11, 23))).replace("review-by: 2026-11-23", f"review-by: {review}")
        claimed = text.replace("status: draft ", "status: approved ") if name != "draft" else text
        path = Path("content", f"{name}.yaml")
        path.write_text(claimed.replace("title: Title of the leaflet", f"title: {TITLE}"), encoding="utf-8")
        if name != "draft":
            done = approve(path, by="A", role="B", on=date(2026, 1, 1))
            assert done.record, done.findings
            write(done.record, done.path)
    changed = Path("content/changed.yaml")
    changed.write_text(changed.read_text(encoding="utf-8").replace("first step", "other step"), encoding="utf-8")
    Path("content/broken.yaml").write_text("format: 1\n", encoding="utf-8")


def listed(capsys: pytest.CaptureFixture[str], *asked: str, on: str = TODAY, status: int = 1) -> str:
    assert main(["list", "--on", on, *asked]) == status
    return capsys.readouterr().out


def needs(answers: Sequence[dict[str, object]]) -> list[tuple[object, object]]:
    return [(answer["id"], answer["needs"]) for answer in answers]


def test_what_wants_looking_at_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert needs(json.loads(listed(capsys, "--json"))) == [
        ("broken", "broken"),
        ("changed", "changed"),
        ("expired", "expired"),
        ("due-soon", "review due"),
        ("due-later", "review due"),
        ("draft", "draft"),
        ("approved", "approved"),
    ]


def test_a_later_day_shows_what_will_have_run_out(capsys: pytest.CaptureFixture[str]) -> None:
    later = dict(needs(json.loads(listed(capsys, "--json", on="2027-06-02"))))
    assert [later[name] for name in ("approved", "due-soon", "draft")] == ["expired", "expired", "draft"]


def test_everything_a_program_asks_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    by_id = {answer["id"]: answer for answer in json.loads(listed(capsys, "--json"))}
    assert by_id["broken"]["findings"][0]["file"] == "content/broken.yaml"
    assert by_id["broken"]["pages"] == 0 and by_id["broken"]["title"] is None
    assert by_id["changed"]["reason"] == "its words were changed after A approved them on 2026-01-01"
    assert by_id["approved"]["review-by"] == "2027-06-01" and by_id["approved"]["pages"] >= 1
    assert by_id["approved"]["title"] == TITLE and len(by_id["approved"]["content"]) == 64


def test_the_table_fits_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    head, *rows, empty, total = listed(capsys).splitlines()
    assert head.split() == ["NEEDS", "REVIEW", "BY", "PAGES", "FINDINGS", "ID", "VERSION", "TITLE"]
    assert all(len(row) <= 80 for row in rows) and rows[-1].endswith("…")
    assert rows[1].startswith("changed") and "2027-06-01" in rows[1]
    assert empty == ""
    assert total == "7 leaflets: 1 broken, 1 changed, 1 expired, 2 review due, 1 draft, 1 approved"


def test_a_library_without_mistakes_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert "1 leaflet: 1 draft" in listed(capsys, "draft", status=0)


def test_a_library_without_leaflets_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other" / "content").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "other")
    assert main(["list"]) == 2
    assert "leaflet new NAME" in capsys.readouterr().err
