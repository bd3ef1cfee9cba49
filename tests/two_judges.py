"""Random leaflets, printed in every way, before both judges: our proof of what was printed, and the second witness.

`python -m tests.two_judges 5000` makes so many distinct files and tells what is wrong with which; the same number gives
the same files again.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import chain, count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from page import ValidationProfile

from leaflet_pdf.build import printed
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.print_options import Printing
from leaflet_pdf.model.style import MM, Paper
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.theme_match import theme_differences
from leaflet_pdf.proof.verify import verify
from leaflet_pdf.records.build_record import EMBEDDED
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import load
from tests.forgery import capsule
from tests.leaflets import leaflets
from tests.patients import patients
from tests.test_printed_forms import LOOKS, forms
from tests.witness import failures

SHARE = 15
"""How many leaflets come of one seed: one task of a process."""

WAYS = 5
"""In how many ways each of them is printed."""

LONGEST = 9_000
"""How many characters a leaflet's file may have: longer ones take long, and say little that is new."""

MOST_TOLD = 5
"""How many complaints about one file are told."""

LABEL = Paper(100 * MM, 150 * MM)


@dataclass(frozen=True, slots=True)
class Case:
    """A leaflet's file, the patient's file before it if there is one, and how it is printed."""

    leaflet: str = field(repr=False)
    patient: str | None
    printing: Printing

    @property
    def digest(self) -> bytes:
        printing = self.printing
        asked = (printing.style, printing.sides, printing.scheme, printing.fillable, printing.label, printing.embed)
        return blake2b(repr((self.leaflet, self.patient, asked)).encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of a case: the codes that keep it from being printed so, or what the judges complain of."""

    case: Case
    refused: tuple[str, ...] = ()
    diagnostics: tuple[str, ...] = ()


def short_leaflets() -> st.SearchStrategy[str]:
    return leaflets("capsule.png").filter(lambda leaflet: len(leaflet) <= LONGEST)


@st.composite
def ways(draw: st.DrawFn) -> tuple[str | None, Printing]:
    """Draw a way to print any leaflet: now and then with a cover, fields, or its source in the file."""
    form = draw(forms())
    patient = draw(st.none() | st.none() | patients())
    return patient, Printing(
        style=form.style,
        sides=draw(st.sampled_from([None, None, form.sides or None])),
        scheme=form.scheme,
        fillable=draw(st.booleans()),
        label=draw(st.sampled_from([None, LABEL])) if patient else None,
        embed=None if patient else draw(st.sampled_from([None, EMBEDDED])),
    )


def judged(case: Case) -> Judged:
    """Return what both judges say of a case as it is built; that the program stops on it is a complaint too."""
    try:
        return _judged(case)
    except Exception as error:
        return Judged(case, diagnostics=(f"{type(error).__name__}: {error}",))


def _judged(case: Case) -> Judged:
    with tempfile.TemporaryDirectory() as folder:
        source, pdf = Path(folder, "random.yaml"), Path(folder, "random.pdf")
        source.write_text(case.leaflet, encoding="utf-8")
        Path(folder, "capsule.png").write_bytes(capsule())
        leaflet, findings = load(source)
        assert leaflet is not None, findings
        patient, wrong = _patient(case, leaflet)
        if wrong:
            return Judged(case, refused=tuple(finding.code for finding in wrong))
        built = printed(source, leaflet, (), case.printing, patient)
        if built.pdf is None:
            return Judged(case, refused=tuple(finding.code for finding in built.findings))
        pdf.write_bytes(built.pdf)
        told = read(built.pdf)
        archived = ValidationProfile.PDF_A_3A if case.printing.embed else ValidationProfile.PDF_A_2A
        broken = [rule for profile in (ValidationProfile.PDF_UA_1, archived) for rule in failures(pdf, profile)]
        found = (*verify(told, leaflet, patient), *theme_differences(told, leaflet, LOOKS))
        return Judged(case, diagnostics=(*broken, *map(str, found)))


def _patient(case: Case, leaflet: Leaflet) -> tuple[Patient | None, tuple[Finding, ...]]:
    """Return who gets the leaflet's medicine; or what is wrong with the file, as where that is named "null"."""
    if case.patient is None:
        return None, ()
    medicine = json.dumps(" ".join(leaflet.medicine.substance.plain.split()), ensure_ascii=False)
    return parse_patient(case.patient.replace("medicine: s\n", f"medicine: {medicine}\n"), "patient.yaml")


def share(number: int) -> list[Judged]:
    """Return the cases of one seed, judged."""
    found: list[Judged] = []

    @seed(number)
    @settings(
        max_examples=SHARE,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(short_leaflets(), st.lists(ways(), min_size=WAYS, max_size=WAYS))
    def judge(leaflet: str, ways: list[tuple[str | None, Printing]]) -> None:
        found.extend(judged(Case(leaflet, *way)) for way in ways)

    judge()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, help="how many distinct files to print and judge")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--first", type=int, default=0, help="the seed of the first share: go on where a search ended")
    parser.add_argument("--keep", type=Path, help="a folder for the leaflets of which a judge complains")
    asked = parser.parse_args()
    seen: set[bytes] = set()
    refused: Counter[str] = Counter()
    wrong = 0
    with ProcessPoolExecutor(asked.processes) as pool:
        for number in count(asked.first, asked.processes):
            for case in chain.from_iterable(pool.map(share, range(number, number + asked.processes))):
                if case.refused:
                    refused.update(set(case.refused))
                elif case.case.digest not in seen and len(seen) < asked.files:
                    seen.add(case.case.digest)
                    if case.diagnostics:
                        wrong += 1
                        _tell(case, wrong, asked.keep)
            print(f"{len(seen)} files, {wrong} with complaints", flush=True)
            if len(seen) >= asked.files:
                break
    print("not printed, since:", dict(refused.most_common()))
    sys.exit(1 if wrong else 0)


def _tell(judged: Judged, number: int, folder: Path | None) -> None:
    print(f"-- {number}:", *judged.diagnostics[:MOST_TOLD], sep="\n   ")
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        case = judged.case
        (folder / f"{number}.yaml").write_text(case.leaflet, encoding="utf-8")
        (folder / f"{number}.pickle").write_bytes(pickle.dumps((case.leaflet, case.patient, case.printing)))


if __name__ == "__main__":
    main()
