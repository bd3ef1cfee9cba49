"""The ledgers of PDF/UA and PDF/A are whole and true."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from leaflet_pdf.cli import main
from leaflet_pdf.proof.catalogue.all_rules import RULES
from leaflet_pdf.review.explain import explanations
from leaflet_pdf.review.explain.ledger import LEDGERS, Entry, ledger

ENTRIES = [entry for name in LEDGERS for entry in ledger(name).entries]

CONDITIONS = {
    1: 7,
    2: 4,
    3: 3,
    4: 1,
    5: 3,
    6: 4,
    7: 2,
    8: 2,
    9: 8,
    10: 1,
    11: 7,
    12: 1,
    13: 8,
    14: 7,
    15: 5,
    16: 3,
    17: 3,
    18: 2,
    19: 4,
    20: 3,
    21: 1,
    22: 1,
    23: 1,
    24: 1,
    25: 1,
    26: 2,
    27: 1,
    28: 18,
    29: 1,
    30: 2,
    31: 30,
}
"""How many failure conditions each checkpoint of the Matterhorn Protocol 1.1 has."""

CLAUSES = {
    "6.1": "2 3 4 5 6 7.1 7.2 8 9 10 11 12 13",
    "6.2": "2 3 4.1 4.2 4.3 4.4 4.5 5 6 8 8.3 9 10 11.2 11.3 11.4 11.5 11.6 11.7 11.8",
    "6.3": "1 2 3",
    "6.4": "1 2 3",
    "6.5": "1 2",
    "6.6": "2 3 4 5 6",
    "6.7": "2 3 4 5 6 7 8",
}
"""The clauses of ISO 19005-2 that ask something of a file, besides those without parts (6.8 to 6.11)."""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.number)
def test_each_clause_has_one_answer_that_is_there(entry: Entry) -> None:
    assert entry.asks.endswith(".")
    assert sum(map(bool, (entry.rules, entry.test, entry.person, entry.unused))) == 1
    assert set(entry.rules) <= explanations().keys()
    assert all(reason.endswith(".") for reason in (entry.person, entry.unused) if reason)
    if entry.test:
        path, _, test = entry.test.partition("::")
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
        assert test in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", LEDGERS)
def test_no_clause_is_answered_twice(name: str) -> None:
    text = Path(f"leaflet_pdf/proof/ledger/{name}.yaml").read_text(encoding="utf-8")
    numbers = re.findall(r'^  "?([0-9.-]+)"?:', text, re.MULTILINE)
    assert [number for number, times in Counter(numbers).items() if times > 1] == []
    assert len(numbers) == len(ledger(name).entries)


def test_all_conditions_of_accessibility_are_answered_in_their_order() -> None:
    wanted = [f"{point:02}-{at:03}" for point, count in CONDITIONS.items() for at in range(1, count + 1)]
    assert [entry.number for entry in ledger("pdf-ua-1").entries] == wanted


def test_all_clauses_of_archiving_are_answered_in_their_order() -> None:
    wanted = [f"{clause}.{part}" for clause, parts in CLAUSES.items() for part in parts.split()]
    assert [entry.number for entry in ledger("pdf-a-2").entries] == [*wanted, "6.8", "6.9", "6.10", "6.11"]


@pytest.mark.parametrize("name", LEDGERS)
def test_every_clause_that_a_rule_of_the_proof_names_counts_on_it(name: str) -> None:
    found = ledger(name)
    named = [
        (rule.code, rule.clause.removeprefix(f"{found.standard}, "))
        for rule in RULES
        if rule.clause.startswith(f"{found.standard}, ")
    ]
    counted = {(code, entry.clause) for entry in found.entries for code in entry.rules}
    assert [each for each in named if each not in counted] == []


def test_the_command_tells_the_ledgers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--ledger"]) == 0
    output = capsys.readouterr().out
    assert "PDF/UA-1 (ISO 14289-1)" in output
    assert (
        "  13-004 (7.3): A figure has words for those who cannot see it.\n    checked: figure-without-words" in output
    )
    assert "  6.6.4: The XMP packet says that the file is PDF/A-2 or 3 at level A.\n    checked: claim-a" in output
