"""A leaflet attached to a prescription: both are what they were, for those who see and for those who listen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from leaflet_pdf import attach, build, verify
from leaflet_pdf.cli import main
from leaflet_pdf.proof.reader.read import joined_faults, read_part, read_parts
from leaflet_pdf.release.verification import judge
from tests import prescriptions
from tests.hand_set import GOOD
from tests.witness import BOTH, failures


@cache
def leaflet(**options: Any) -> bytes:
    pdf = build("warfarin", **options).pdf
    assert pdf
    return pdf


def joined(prescription: bytes, *leaflets: bytes, **options: Any) -> bytes:
    """Return the file with leaflets attached; it must hold."""
    done = attach(prescription, *leaflets, **options)
    assert done.pdf is not None, done.findings
    assert joined_faults(done.pdf) == ()
    for index, part in enumerate(read_parts(done.pdf)):
        if not part.file:
            assert list(verify(read_part(done.pdf, index))) == []
    return done.pdf


def words(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf), strict=True)


PRESCRIPTIONS: dict[str, Callable[[], bytes]] = {
    "tagged": prescriptions.tagged,
    "of a leaflet": lambda: GOOD,
    "untagged": prescriptions.drawn,
    "with a form": prescriptions.form,
    "on A5": prescriptions.small,
    "rotated": prescriptions.rotated,
    "in object streams": prescriptions.packed,
    "with negative keys": prescriptions.with_negative_keys,
    "with an attached file": prescriptions.with_file,
    "in other colours": prescriptions.in_other_colours,
    "with other types": lambda: prescriptions.with_roles(Warning="Div", Sect="Div"),
    "with a leaflet": lambda: joined(prescriptions.tagged(), leaflet()),
}


@pytest.mark.parametrize("make", PRESCRIPTIONS.values(), ids=PRESCRIPTIONS)
def test_a_leaflet_and_a_prescription_show_and_say_what_they_did(make: Callable[[], bytes]) -> None:
    prescription, mine = make(), leaflet(fillable=True)
    both = joined(prescription, mine, plain=True)
    assert words(both) == words(prescription) + words(mine)
    assert [page.mediabox for page in reader(both).pages] == [
        page.mediabox for pdf in (prescription, mine) for page in reader(pdf).pages
    ]
    assert attach(prescription, mine, plain=True).pdf == both


@pytest.mark.parametrize("profile", BOTH, ids=str)
@pytest.mark.parametrize("name", ["tagged", "of a leaflet", "with negative keys", "with a leaflet"])
def test_what_both_are_the_file_is(name: str, profile: Any, tmp_path: Path) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(joined(PRESCRIPTIONS[name](), leaflet(fillable=True), leaflet(), leaflet(fillable=True)))
    assert failures(path, profile) == []


REFUSED: dict[str, Callable[[], bytes]] = {
    "pdf-damaged": lambda: GOOD[:5000],
    "pdf-encrypted": prescriptions.encrypted,
    "pdf-scripted": prescriptions.scripted,
    "pdf-portfolio": prescriptions.portfolio,
    "pdf-xfa": prescriptions.xfa,
    "untagged-pdf": prescriptions.drawn,
}


@pytest.mark.parametrize(("code", "make"), REFUSED.items(), ids=REFUSED)
def test_what_cannot_be_kept_whole_is_refused(code: str, make: Callable[[], bytes]) -> None:
    done = attach(make(), leaflet(), name="rx.pdf")
    assert done.pdf is None
    assert [(finding.code, finding.source.file) for finding in done.findings] == [(code, "rx.pdf")]
    assert done.findings[0].hint


def test_only_leaflets_are_attached() -> None:
    both = joined(prescriptions.tagged(), leaflet())
    for other in (prescriptions.tagged(), prescriptions.drawn(), both):
        assert [finding.code for finding in attach(GOOD, other).findings] == ["not-a-leaflet"]


def test_verify_proves_the_leaflet_in_the_file() -> None:
    both = joined(prescriptions.tagged(), leaflet())
    assert judge(both, "both.pdf", Path("content/warfarin.yaml")).findings == ()
    found = judge(both, "both.pdf", Path("content/isotretinoin-40mg.yaml")).findings
    assert [finding.code for finding in found] == ["leaflet-missing"]


def test_the_command_attaches_leaflets_by_name_and_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rx, pdf, out = tmp_path / "rx.pdf", tmp_path / "leaflet.pdf", tmp_path / "both.pdf"
    rx.write_bytes(prescriptions.tagged())
    pdf.write_bytes(leaflet(theme="large"))
    assert main(["attach", str(rx), "warfarin", str(pdf), "-o", str(out)]) == 0
    assert [part.id for part in read_parts(out.read_bytes())] == ["warfarin", "warfarin"]
    assert main(["verify", str(out), "--against", "warfarin"]) == 0
    rx.write_bytes(prescriptions.drawn())
    assert main(["attach", str(rx), "warfarin", "-o", str(tmp_path / "none.pdf")]) == 1
    assert "not tagged" in capsys.readouterr().err
    assert not (tmp_path / "none.pdf").exists()
    assert main(["attach", str(rx), "warfarin", "-o", str(out), "--plain"]) == 0


def test_the_command_joins_leaflets(tmp_path: Path) -> None:
    out = tmp_path / "both.pdf"
    assert main(["join", "warfarin", "isotretinoin-40mg", "-o", str(out), "--theme", "large"]) == 0
    assert [part.id for part in read_parts(out.read_bytes())] == ["warfarin", "isotretinoin-40mg"]
    assert main(["join", "warfarin", "-o", str(out)]) == 2
