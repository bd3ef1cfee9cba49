"""Every code that the program can say is explained, once, and what it is explained by is true."""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from leaflet_pdf import load_theme
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.dispensing import DISPENSING_RULES, misfits
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.cli import main
from leaflet_pdf.model.finding import Severity
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.proof.catalogue.all_rules import RULES as PROOF_RULES
from leaflet_pdf.review.explain import Explanation, explanation, explanations, near_code
from leaflet_pdf.review.explain.explain import CATALOGUES
from leaflet_pdf.sources.patient.parse import load_patient
from leaflet_pdf.sources.yaml import parse
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.profile import Demand, Statement
from tests import bad_leaflets, patients
from tests.judged import PLAIN
from tests.stated_rules import broken_somewhere, findings_without_rule, stated

STATED = stated()
CODES = explanations()
ENTRIES = [(name, entry) for name, rules in CATALOGUES.items() for entry in rules]
PARTS = [(name, entry) for name, entry in ENTRIES if name in {"loading", "patient", "theme"}]


def is_words(example: str) -> bool:
    """Tell whether an example is words about a file: they begin with a capital, and keys never do."""
    return example[0].isupper() or example[0] in "“0123456789"


def leaflet_with(part: str) -> str:
    """Return the plain leaflet with a part written into it as it stands, be it YAML or not."""
    head, _, sections = PLAIN.partition("sections:\n")
    if part.startswith("- "):
        body = "".join(f"      {line}\n" for line in part.rstrip("\n").split("\n"))
        return f"{head}sections:\n{sections.partition('      - ')[0]}{body}"
    rest = "" if "sections:" in part else f"sections:\n{sections}"
    return f"{without(head, part)}{part}{rest}"


def without(head: str, part: str) -> str:
    """Return some lines without those of the keys that a part brings, and without what is indented below them."""
    keys = "|".join(map(re.escape, re.findall(r"^([a-z-]+):", part, re.MULTILINE))) or "(?!)"
    return re.sub(rf"^(?:{keys}):.*\n(?:  .*\n)*", "", head, flags=re.MULTILINE)


def found_in_leaflet(part: str, folder: Path) -> set[str]:
    _, findings = parse(leaflet_with(part), "sample.yaml", folder)
    return {finding.code for finding in findings}


def found_in_patient(part: str, folder: Path) -> set[str]:
    path = folder / "patient.yaml"
    path.write_text(without(patients.GOOD, part) + part, encoding="utf-8")
    patient, findings = load_patient(path)
    leaflet, _ = parse(bad_leaflets.GOOD, "sample.yaml", folder)
    assert leaflet
    return {finding.code for finding in (*findings, *(misfits(patient, leaflet) if patient else ()))}


def found_in_theme(part: str, folder: Path) -> set[str]:
    path = folder / "house.yaml"
    path.write_text(f"theme: House\n{part}", encoding="utf-8")
    return {finding.code for finding in load_theme(path)[1]}


FOUND: dict[str, Callable[[str, Path], set[str]]] = {
    "loading": found_in_leaflet,
    "patient": found_in_patient,
    "theme": found_in_theme,
}


def test_every_code_is_explained_and_nothing_else_is() -> None:
    assert set(STATED.values()) ^ CODES.keys() == set()


def test_every_rule_can_be_broken() -> None:
    assert STATED.keys() - broken_somewhere() == set()


def test_every_finding_is_made_by_its_rule() -> None:
    assert [place.partition(":")[0] for place in findings_without_rule()] == ["batch/cache.py", "model/rule.py"]


def test_every_code_is_explained_once() -> None:
    written = [entry.code for _, entry in ENTRIES]
    rules = [rule.code for rule in (*RULES, *DISPENSING_RULES, *PAGE_RULES, *PROOF_RULES)]
    assert [code for code, times in Counter([*written, *rules]).items() if times > 1] == []


@pytest.mark.parametrize("entry", CODES.values(), ids=CODES)
def test_an_explanation_says_what_is_wrong_and_why(entry: Explanation) -> None:
    assert entry.title[0].isupper()
    assert entry.title[-1] not in ".:"
    assert entry.reason.endswith(".")
    assert max(map(len, (entry.title, *entry.reason.split(". ")))) <= 120
    assert entry.bad.strip()
    assert entry.good.strip()
    assert entry.bad != entry.good


@pytest.mark.parametrize(("name", "entry"), PARTS, ids=[entry.code for _, entry in PARTS])
def test_the_bad_example_of_a_file_is_refused_for_its_code(name: str, entry: Rule, tmp_path: Path) -> None:
    if not is_words(entry.bad):
        assert entry.code in FOUND[name](entry.bad, tmp_path)


@pytest.mark.parametrize(("name", "entry"), PARTS, ids=[entry.code for _, entry in PARTS])
def test_the_good_example_of_a_file_is_taken(name: str, entry: Rule, tmp_path: Path) -> None:
    for picture in re.findall(r"figure: ([a-z]+[.]png)", entry.good):
        Image.new("L", (2, 2)).save(tmp_path / picture)
    if not is_words(entry.good):
        assert FOUND[name](entry.good, tmp_path) == set()


def test_most_of_the_examples_of_files_are_parts_of_them() -> None:
    assert sum(not is_words(entry.bad) for _, entry in PARTS) > 0.7 * len(PARTS)


TRIED = {entry.code for _, entry in PARTS if not is_words(entry.bad)}
"""Codes whose bad example is tried above."""


def test_every_code_is_looked_for_in_a_test() -> None:
    """Rules of checks have tests of their own, for all of them (`test_rules.py`, `test_page_checks.py`)."""
    files = set(Path("tests").glob("*.py")) - {Path("tests/test_explain.py")}
    tests = "".join(path.read_text(encoding="utf-8") for path in files)
    looked_for = set(re.findall(r'["/[]([a-z0-9]+(?:-[a-z0-9]+)*)["\]]', tests))
    codes = {entry.code for _, entry in ENTRIES} | {rule.code for rule in PROOF_RULES}
    assert codes - looked_for - TRIED == set()


def test_every_rule_of_the_proof_is_one_that_something_can_break() -> None:
    names = {
        node.id
        for path in Path("leaflet_pdf").rglob("*.py")
        if path.parent.name != "catalogue"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    assert {rule.code.upper().replace("-", "_") for rule in PROOF_RULES} - names == set()


def test_an_unknown_code_is_answered_by_the_one_that_is_most_like_it() -> None:
    assert explanation("unknwon-key") is None
    assert near_code("unknwon-key", CODES) == 'did you mean "unknown-key"?'
    assert near_code("x" * 10_000, CODES) == "there is no finding with this code"


def test_what_a_profile_or_a_fact_says_is_explained_too() -> None:
    said = Statement(
        "samplin/with-food", Demand.MUST_SAY, (Phrase("with a meal"),), "It must say so", "Say it.", "SmPC", "a", "b"
    )
    found = explanation("samplin/with-food", [said])
    assert found == Explanation("samplin/with-food", Severity.ERROR, "It must say so", "Say it.", "SmPC", "a", "b")
    assert explanation("samplin/with-food") is None
    assert near_code("samplin/with-fod", explanations([said])) == 'did you mean "samplin/with-food"?'


@pytest.mark.parametrize("code", ["trailing-zero", "unknown-key", "text-faint", "isotretinoin/kills-bacteria"])
def test_the_command_tells_a_rule_with_its_examples(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    output = capsys.readouterr().out
    assert output.startswith(f"{code} (")
    assert "  wrong:\n    " in output
    assert "  right:\n    " in output


def test_the_command_lists_all_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    listed = [line.partition(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == sorted(listed)
    assert CODES.keys() <= set(listed)
    assert "isotretinoin/never-double" in listed


def test_the_command_knows_a_clinics_own_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    own = Path("content/profiles").resolve()
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    shutil.copytree(own, "content/profiles")
    assert main(["explain"]) == 0
    assert "\nharbour/" in capsys.readouterr().out


def test_the_command_asks_what_was_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "trailing-zeros"]) == 2
    assert 'did you mean "trailing-zero"?' in capsys.readouterr().err
