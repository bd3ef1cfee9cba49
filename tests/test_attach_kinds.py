"""Kinds of prescriptions, each with a leaflet behind it and inside it: what comes of it is what the how-to says."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest

from leaflet_pdf.assembly.attach import attach
from leaflet_pdf.assembly.metadata import claims_of
from leaflet_pdf.proof.reader.read import joined_faults
from tests import prescriptions
from tests.hand_set import GOOD
from tests.prescriptions import claiming, leaflet
from tests.witness import failures

KINDS: dict[str, Callable[[], bytes]] = {
    "PDF/UA-1 and PDF/A-2a": prescriptions.tagged,
    "PDF/UA-1 and PDF/A-3a": lambda: claiming(b"<pdfaid:part>2", b"<pdfaid:part>3"),
    "PDF/UA-1 and PDF/A-2b": lambda: claiming(b"<pdfaid:conformance>A", b"<pdfaid:conformance>B"),
    "PDF/UA-1 and PDF/A-1a": lambda: claiming(b"<pdfaid:part>2", b"<pdfaid:part>1"),
    "PDF/UA-2 and PDF/A-2a": lambda: claiming(b"<pdfuaid:part>1", b"<pdfuaid:part>2"),
    "tags, and no standard": prescriptions.claiming_nothing,
    "headings without levels": prescriptions.with_plain_headings,
    "a leaflet": lambda: GOOD,
    "a leaflet attached before": lambda: attach(prescriptions.tagged(), leaflet()).pdf or b"",
    "object streams": prescriptions.packed,
    "keys below zero": prescriptions.with_negative_keys,
    "another output intent": prescriptions.in_other_colours,
    "a signature that is not seen": lambda: prescriptions.signed(seen=False),
    "a signature that is seen, certified": lambda: prescriptions.signed(seen=True, certify=True),
    "no tags (ReportLab)": prescriptions.drawn,
    "no tags (fpdf2)": prescriptions.by_fpdf,
    "no tags (WeasyPrint)": lambda: prescriptions.by_weasyprint(None),
    "no tags, a form": prescriptions.form,
    "no tags, A5": prescriptions.small,
    "no tags, turned": prescriptions.rotated,
    "no tags, an attached file": prescriptions.with_file,
    "PDF/A-2u without tags (WeasyPrint)": lambda: prescriptions.by_weasyprint("pdf/a-2u"),
    "PDF/UA-1 (WeasyPrint)": lambda: prescriptions.by_weasyprint("pdf/ua-1"),
    "PDF/UA-1 (Typst)": lambda: prescriptions.by_typst("ua-1"),
    "PDF/A-2a (Typst)": lambda: prescriptions.by_typst("a-2a"),
    "PDF 2.0 with tags (Typst)": lambda: prescriptions.by_typst("2.0"),
    "encrypted": prescriptions.encrypted,
    "JavaScript": prescriptions.scripted,
    "an XFA form": prescriptions.xfa,
    "a portfolio": prescriptions.portfolio,
    "damaged": lambda: GOOD[:5000],
}
_KNOWN = {"PDFA2A-EMBEDDED-FILE-PDFA-001"}
"""What the witness says of every PDF/A-2a file that is attached: it takes only level B."""


def rows() -> dict[str, tuple[str, str]]:
    """Return what the how-to says of each kind: with the leaflet's pages, and with its file."""
    written = Path(".ci/docs/pages/how-to/attach.md").read_text(encoding="utf-8")
    return {name: (pages, file) for name, pages, file in re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", written, re.M)[1:]}


def words(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def broken(pdf: bytes, path: Path) -> set[str]:
    path.write_bytes(pdf)
    profiles = page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A, page.ValidationProfile.PDF_A_3A
    return {code for profile in profiles for code in failures(path, profile)}


def outcome(prescription: bytes, path: Path, *, as_file: bool) -> str:
    """Return what comes of a prescription and a leaflet, in the words of the how-to; what comes out must hold."""
    done = attach(prescription, leaflet(), as_file=as_file)
    codes = [f"`{finding.code}`" for finding in done.findings]
    if done.pdf is None:
        untagged = codes == ["`untagged-pdf`"]
        done = attach(prescription, leaflet(), as_file=as_file, plain=True)
        if not untagged or done.pdf is None:
            return f"refused ({', '.join(codes)})"
        codes = ["with `--plain`"]
    assert words(done.pdf) == words(prescription) + ([] if as_file else words(leaflet()))
    with pikepdf.open(BytesIO(done.pdf)) as file:
        assert file.check_pdf_syntax() == []
        packet = file.Root.Metadata.read_bytes() if "/Metadata" in file.Root else b""
    if not as_file:
        assert joined_faults(done.pdf) == ()
    before, claims = broken(prescription, path), claims_of(packet)
    new = broken(done.pdf, path) - before - (_KNOWN if as_file else set())
    assert {code for code in new if code.startswith(_promised(str(claims)))} == set()
    return ", ".join([str(claims), *codes])


def _promised(claims: str) -> tuple[str, ...]:
    """Return how the witness's codes begin that are about what a file claims."""
    codes = {"PDF/UA-1": "PDFUA1", "PDF/A-2a": "PDFA2A", "PDF/A-3a": "PDFA3A"}
    return tuple(code for claim, code in codes.items() if claim in claims) or ("nothing",)


def test_the_how_to_tells_of_every_kind() -> None:
    assert list(rows()) == list(KINDS)


@pytest.mark.parametrize("name", KINDS)
def test_what_comes_of_a_prescription_is_what_the_how_to_says(name: str, tmp_path: Path) -> None:
    try:
        prescription = KINDS[name]()
    except ImportError as error:
        pytest.skip(f"{error.name} is not installed")
    found = tuple(outcome(prescription, tmp_path / "both.pdf", as_file=as_file) for as_file in (False, True))
    assert found == rows()[name]
