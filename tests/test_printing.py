"""The command asked for printed forms: what each is called, what cannot be printed, what stays the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from leaflet_pdf.cli import main

EXAMPLE = "isotretinoin-40mg"


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sizes(path: Path) -> set[tuple[int, int]]:
    """Return the sizes of a file's pages in whole millimetres."""
    boxes = [page.mediabox for page in pypdf.PdfReader(path).pages]
    return {(round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) for box in boxes}


FORMS = {
    "": ("", (210, 297)),
    "--theme large": ("-large", (210, 297)),
    "--theme giant --paper letter": ("-giant-letter", (216, 279)),
    "--paper A5": ("-a5", (148, 210)),
    "--paper 170x240mm": ("-170x240mm", (170, 240)),
    "--paper 7.5x10in": ("-7-5x10in", (190, 254)),
    "--columns 2 --theme mono": ("-mono-2-columns", (210, 297)),
    "--fit 1-sheet": ("-2-sides", (210, 297)),
    "--fit 4 --theme large": (None, None),
    "--booklet": ("-booklet", (297, 210)),
    "--fillable": ("-fillable", (210, 297)),
    "--two-up --paper letter": ("-letter-two-up", (279, 216)),
    "--theme harbour --duplex --binding 6 --ruler": ("-harbour", (210, 297)),
}


@pytest.mark.parametrize(("asked", "suffix", "size"), [(asked, *wanted) for asked, wanted in FORMS.items()], ids=FORMS)
def test_each_form_has_a_name_and_a_size(asked: str, suffix: str | None, size: tuple[int, int]) -> None:
    status = main(["build", EXAMPLE, *asked.split()])
    assert status == (1 if suffix is None else 0)
    files = [path.name for path in Path("out").glob("*")] if Path("out").exists() else []
    assert files == ([] if suffix is None else [f"{EXAMPLE}{suffix}.pdf"])
    if files:
        assert sizes(Path("out", files[0])) == {size}


def test_several_themes_make_several_files_in_one_go(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", EXAMPLE, "--theme", "standard,large, mono,large"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert {path.name for path in Path("out").glob("*.pdf")} == {
        f"{EXAMPLE}.pdf",
        f"{EXAMPLE}-large.pdf",
        f"{EXAMPLE}-mono.pdf",
    }


def test_a_theme_of_the_house_is_found_by_its_name_or_file() -> None:
    Path("content/themes").mkdir(parents=True)
    house = Path("content/themes/house.yaml")
    house.write_text("theme: House\nbased-on: mono\n", encoding="utf-8")
    assert main(["build", EXAMPLE, "--theme", "house"]) == 0
    named = Path(f"out/{EXAMPLE}-house.pdf").read_bytes()
    assert main(["build", EXAMPLE, "--theme", str(house), "-o", "again"]) == 0
    assert Path(f"again/{EXAMPLE}-house.pdf").read_bytes() == named


PATIENT = """\
format: 1
name: Unmistakable Person
date: 2026-11-23
medicine: isotretinoin
directions: Take the capsules with a meal.
dose: {unit: 40 mg capsule, morning: 0, noon: 0, evening: 1, night: 0}
daily-total: 40 mg
supply: 28 days
prescriber: Dr A. Example
pharmacy: Example Pharmacy
contact: Telephone 020 7946 0000
"""


@pytest.mark.parametrize(
    ("asked", "suffix"), [([], "-cover"), (["--label"], "-label"), (["--booklet"], "-booklet-cover")]
)
def test_a_cover_stands_before_the_leaflet_and_nothing_is_named_after_the_patient(
    asked: list[str], suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("patient.yaml").write_text(PATIENT, encoding="utf-8")
    assert main(["build", EXAMPLE, "--patient", "patient.yaml", *asked]) == 0
    path = Path(f"out/{EXAMPLE}{suffix}.pdf")
    first, second, *_ = pypdf.PdfReader(path).pages
    assert "Unmistakable Person" in first.extract_text()
    assert "Unmistakable" not in second.extract_text()
    output = capsys.readouterr()
    assert "Unmistakable" not in output.out + output.err + str(list(Path().rglob("*")))


def test_a_wrong_patient_file_stops_the_build_without_quoting_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("patient.yaml").write_text(PATIENT.replace("total: 40 mg", "total: 60 mg"), encoding="utf-8")
    assert main(["build", EXAMPLE, "--patient", "patient.yaml"]) == 1
    output = capsys.readouterr().err
    assert "patient.yaml:7:14" in output
    assert "Unmistakable" not in output
    assert not Path("out").exists()


WRONG = {
    "--label": "name the patient's file with --patient",
    "--theme larg": "did you mean large?",
    "--theme none.yaml": "none.yaml",
    "--paper a9": "not a paper size",
    "--paper 20x30mm": "from 90 to 600 mm",
    "--paper 2000x3000mm": "from 90 to 600 mm",
    "--fit 0": "not a number of sides",
    "--fit many": "not a number of sides",
    "--columns 7": "'7' is not a valid choice; choose from 1, 2, 3",
    "--columns 3 --paper a5": "choose larger paper, longer lines, narrower margins or fewer columns",
    "--columns 2 --theme large": "large print is set in columns",
    "--binding 200": "not a width",
    "--booklet --two-up": "--two-up and --booklet exclude each other",
}


@pytest.mark.parametrize(("asked", "answer"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_printed_is_answered_and_nothing_written(
    asked: str, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["build", EXAMPLE, *asked.split()])
    except SystemExit as stop:
        status = int(stop.code or 0)
    assert status in (1, 2)
    assert answer in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_theme_that_is_wrong_stops_the_build_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Path("house.yaml").write_text("theme: House\nsizes: {text: 7}\n", encoding="utf-8")
    assert main(["build", EXAMPLE, "--theme", "house.yaml"]) == 1
    output = capsys.readouterr().err
    assert "house.yaml:1:1: error" in output and "EC readability guideline" in output


def test_a_fit_says_what_it_chose(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", EXAMPLE, "--fit", "3"]) == 0
    assert "fits on 3 sides in" in capsys.readouterr().err


@pytest.mark.parametrize("asked", [["--fit", "1-sheet"], ["--booklet"], ["--theme", "large", "--duplex"]], ids=str)
def test_the_same_form_gives_the_same_bytes_in_any_process(asked: list[str]) -> None:
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "leaflet_pdf", "build", EXAMPLE, *asked, "-q", "-o", seed]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made += [path.read_bytes() for path in Path(seed).glob("*.pdf")]
    assert len(made) == 2
    assert made[0] == made[1]
