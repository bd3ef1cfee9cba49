"""The small changes by which the tests themselves are tested."""

from __future__ import annotations

from pathlib import Path

from tests.mutation import mutants, nearest

TEXT = """\
def rule(a: int = 1) -> Iterator[int]:
    if a < 30 and a in ".!":
        raise ValueError
    yield min(a, 4)
"""


def test_numbers_comparisons_branches_and_statements_are_changed_one_at_a_time() -> None:
    assert [str(mutant) for mutant in mutants(TEXT)] == [
        "1: 1 → 2",
        "1: 1 → 0",
        "2: if a < 30 and a in '.!': → if not (a < 30 and a in '.!'):",
        "2: a < 30 and a in '.!' → a < 30 or a in '.!'",
        "2: a < 30 → a <= 30",
        "2: 30 → 60",
        "2: 30 → 15.0",
        "2: a in '.!' → a not in '.!'",
        "2: a in '.!' → a in '.'",
        "3: raise ValueError → pass",
        "4: yield min(a, 4) → yield from ()",
        "4: min(a, 4) → max(a, 4)",
        "4: 4 → 5",
        "4: 4 → 3",
    ]
    assert len({mutant.text for mutant in mutants(TEXT)}) == 14


def test_the_nearest_tests_of_a_module_are_those_that_import_it() -> None:
    assert Path("tests/test_line.py") in nearest(Path("leaflet_pdf/layout/lines/line.py"))
