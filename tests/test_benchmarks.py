"""The benchmarks are run by hand; here they only have to run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_benchmarks_print_a_row_for_what_they_measure() -> None:
    small = ("--rounds", "1", "--many", "2", "--phases", "stages,warm,memory")
    command = (sys.executable, "-m", "tests.benchmarks", *small)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    rows = [line.split()[0] for line in done.stdout.splitlines() if line.strip()]
    assert [rows.count(name) for name in ("distinct:", "paint", "leaflet_pdf", "distinct")] == [1, 1, 1, 1]
