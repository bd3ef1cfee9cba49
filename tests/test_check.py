"""The command `leaflet check`: findings with their lines, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from leaflet_pdf.cli import main
from tests.judged import PLAIN

FAULTY = PLAIN.replace(
    "      - Take samplin with a meal.\n",
    "      - bullets:\n"
    "          - Take samplin with a meal. The usual dose\n"
    "            is 1.0 mg a day, and 100% of it counts.\n",
)


pytestmark = pytest.mark.usefixtures("faulty")


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with a faulty leaflet in its content."""
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("content/sample.yaml").write_text(FAULTY, encoding="utf-8")


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return the status and the answer of `leaflet check`, on a day at which the leaflet is current."""
    status = main(["check", "--on", "2026-11-23", *words])
    return status, capsys.readouterr().out


def told(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    return json.loads(answered(capsys, *words)[1])


def test_a_finding_has_its_place_its_line_and_a_mark(capsys: pytest.CaptureFixture[str]) -> None:
    status, answer = answered(capsys)
    assert status == 1
    lines = answer.splitlines()
    at = next(number for number, line in enumerate(lines) if "[trailing-zero]" in line)
    number = FAULTY.splitlines().index("            is 1.0 mg a day, and 100% of it counts.") + 1
    assert lines[at].startswith(f"content/sample.yaml:{number}:16: error: ")
    assert lines[at + 1] == "    is 1.0 mg a day, and 100% of it counts."
    assert lines[at + 2] == "       ^"


def test_the_answer_ends_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = answered(capsys)
    assert "   1 × trailing-zero" in answer
    assert "1 leaflet: " in answer


def test_only_findings_from_a_severity_on_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = answered(capsys, "--from", "error")
    assert ": error: " in answer
    assert ": hint: " not in answer
    assert ": warning: " not in answer


def test_json_has_every_finding(capsys: pytest.CaptureFixture[str]) -> None:
    (review,) = told(capsys, "--format", "json")
    assert review["source"] == "content/sample.yaml"
    found = {finding["code"]: finding for finding in review["findings"]}
    assert found["trailing-zero"]["severity"] == "error"
    assert found["trailing-zero"]["column"] == 16


def test_sarif_names_rule_level_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    log = told(capsys, "--format", "sarif")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    assert all(rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"])
    result = next(result for result in run["results"] if result["ruleId"] == "trailing-zero")
    assert rules[result["ruleIndex"]] == "trailing-zero"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/sample.yaml"
    assert place["region"]["startColumn"] == 16


def test_github_gets_a_command_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = answered(capsys, "--format", "github")
    lines = answer.splitlines()
    assert all(line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in lines)
    (command,) = [line for line in lines if "title=trailing-zero" in line]
    assert command.startswith("::error file=content/sample.yaml,line=")
    assert "%0A" in command


def test_what_cannot_be_read_is_told_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/sample.yaml").write_text(FAULTY.replace("version: 1", "verson: 1"), encoding="utf-8")
    status, answer = answered(capsys)
    assert status == 1
    assert "    verson: 1\n    ^" in answer


def test_a_leaflet_without_errors_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/sample.yaml").write_text(FAULTY.replace("1.0 mg", "1 mg"), encoding="utf-8")
    assert answered(capsys, "--from", "error")[0] in {0, 1}


@pytest.mark.parametrize(
    ("words", "hint"), [(["--on", "tomorrow"], "2026-11-23"), (["--from", "worst"], "hint"), (["nothing"], "sample")]
)
def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str], words: list[str], hint: str) -> None:
    try:
        status: object = main(["check", *words])
    except SystemExit as end:
        status = end.code
    assert status == 2
    assert hint in capsys.readouterr().err


WAIVED = FAULTY.replace(
    "sections:\n",
    "waivers:\n"
    "  - code: trailing-zero\n"
    "    words: usual dose\n"
    "    reason: The example shows what is wrong.\n"
    "sections:\n",
)


def test_a_waiver_excuses_a_finding_and_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/sample.yaml").write_text(WAIVED, encoding="utf-8")
    (review,) = told(capsys, "--format", "json")
    assert "trailing-zero" not in {finding["code"] for finding in review["findings"]}
    (excused,) = review["excused"]
    assert excused["code"] == "trailing-zero"
    assert excused["reason"] == "The example shows what is wrong."
    log = told(capsys, "--format", "sarif")
    (result,) = [result for result in log["runs"][0]["results"] if result["ruleId"] == "trailing-zero"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "The example shows what is wrong."}]


def test_a_waiver_about_other_words_excuses_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/sample.yaml").write_text(WAIVED.replace("words: usual dose", "words: a meal later"), encoding="utf-8")
    (review,) = told(capsys, "--format", "json")
    assert {"trailing-zero", "waiver-without-effect"} <= {finding["code"] for finding in review["findings"]}


def test_a_waiver_without_a_reason_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    without = WAIVED.replace("    reason: The example shows what is wrong.\n", "")
    Path("content/sample.yaml").write_text(without, encoding="utf-8")
    status, answer = answered(capsys)
    assert status == 1
    assert "reason" in answer
    assert "[missing-key]" in answer


def test_an_error_that_could_harm_stops_the_build_at_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 1
    assert ":16: error: " in capsys.readouterr().err
    assert not Path("out").exists()
    Path("content/sample.yaml").write_text(WAIVED, encoding="utf-8")
    assert main(["build"]) == 0
