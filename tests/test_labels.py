"""Labels: of any size, before a leaflet or alone for a label printer, and with no words cut."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from leaflet_pdf import build, read, verify
from leaflet_pdf.cli import main
from leaflet_pdf.model.print_options import PrintOptions
from leaflet_pdf.model.style import MM
from leaflet_pdf.sources.patient.parse import parse_patient
from leaflet_pdf.sources.yaml import parse
from tests import bad_leaflets
from tests.patients import GOOD
from tests.witness import BOTH, failures

SMALL = "the cover needs"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    Path("content/mine.yaml").write_text(bad_leaflets.GOOD, "utf-8")
    Path("patient.yaml").write_text(GOOD, "utf-8")


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Return the size of each page, in millimetres."""
    boxes = (page.mediabox for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return [(round(float(box.width) / MM), round(float(box.height) / MM)) for box in boxes]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (PrintOptions(label=True), [(100, 62), (210, 297)]),
        (PrintOptions(label_size="120x80mm"), [(120, 80), (210, 297)]),
        (PrintOptions(label_only=True), [(100, 62)]),
        (PrintOptions(label_only=True, label_size="12 x 9 cm"), [(120, 90)]),
    ],
)
def test_a_label_has_its_size_and_stands_alone_if_wanted(
    options: PrintOptions, expected: list[tuple[int, int]], tmp_path: Path
) -> None:
    built = build("mine", options, patient="patient.yaml")
    assert built.pdf is not None, built.findings
    assert sizes(built.pdf) == expected
    leaflet, _ = parse(bad_leaflets.GOOD, "leaflet.yaml", Path())
    patient, _ = parse_patient(GOOD, "patient.yaml")
    assert leaflet is not None and patient is not None
    assert list(verify(read(built.pdf), leaflet, patient, label_only=options.label_only)) == []
    path = built.write(tmp_path / "label.pdf")
    assert [failures(path, profile) for profile in BOTH] == [[], []]


def test_a_label_alone_is_proven_against_the_patient() -> None:
    built = build("mine", label_only=True, patient="patient.yaml")
    leaflet, _ = parse(bad_leaflets.GOOD, "leaflet.yaml", Path())
    other, _ = parse_patient(GOOD.replace("40 mg", "20 mg").replace("80 mg", "40 mg"), "patient.yaml")
    assert built.pdf is not None and leaflet is not None and other is not None
    assert {finding.code for finding in verify(read(built.pdf), leaflet, other, label_only=True)} >= {
        "cover-words-missing"
    }
    assert "words-missing" in {finding.code for finding in verify(read(built.pdf), leaflet, other)}


def test_what_does_not_fit_is_refused_and_says_by_how_much() -> None:
    built = build("mine", label_only=True, label_size="70x37mm", patient="patient.yaml")
    assert built.pdf is None
    assert any(finding.message.startswith(SMALL) for finding in built.findings)


def test_the_command_makes_labels(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "mine", "--patient", "patient.yaml", "--label-only", "--label-size", "110x70mm"]) == 0
    assert sizes(Path("out/mine-label-only.pdf").read_bytes()) == [(110, 70)]
    assert main(["build", "mine", "--label-only"]) == 2
    assert "name the patient's file" in capsys.readouterr().err


@pytest.mark.parametrize(("more", "pages"), [([], 2), (["--label"], 2), (["--label-only"], 1)])
def test_a_file_that_is_named_has_the_cover_that_its_folder_would_have(more: list[str], pages: int) -> None:
    assert main(["build", "mine", "--patient", "patient.yaml", "-q", "-o", "named.pdf", *more]) == 0
    assert main(["build", "mine", "--patient", "patient.yaml", "-q", "-o", "folder", *more]) == 0
    (other,) = Path("folder").glob("*.pdf")
    assert Path("named.pdf").read_bytes() == other.read_bytes()
    assert len(sizes(other.read_bytes())) == pages
    Path("patient.yaml").write_text(GOOD.replace("date: ", "date: not "), "utf-8")
    assert main(["build", "mine", "--patient", "patient.yaml", "-q", "-o", "named.pdf", *more]) == 1


@pytest.mark.parametrize("size", ["10x10mm", "300x100mm", "small", ""])
def test_a_size_that_is_no_labels_is_refused(size: str) -> None:
    with pytest.raises(ValueError, match="label_size"):
        PrintOptions(label_size=size)
