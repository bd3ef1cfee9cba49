"""A signed file that its source travels in: each command answers as for the file that was signed, and says so."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from page import ValidationProfile
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pypdf.annotations import Highlight
from pypdf.generic import ArrayObject, FloatObject

from leaflet_pdf.cli import main
from leaflet_pdf.release.extraction import differences
from leaflet_pdf.release.verification import judge
from leaflet_pdf.review.diff.versions.sides import side
from tests.test_signature import key_file
from tests.witness import failures

DAY = datetime(2026, 11, 23, tzinfo=UTC)
KEY = key_file(ec.generate_private_key(ec.SECP256R1()))
SIGN = ["--key", "key.p12", "--on", "2026-11-23"]
PDF, SIGNED = "out/mine.pdf", "out/mine-signed.pdf"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a leaflet, its PDF with the source in it, and that PDF with a signature."""
    monkeypatch.chdir(tmp_path)
    Path("key.p12").write_bytes(KEY)
    assert main(["new", "mine"]) == 0
    assert main(["build", "mine", "--embed-source"]) == 0
    assert main(["sign", PDF, *SIGN]) == 0


def told(asked: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    answer = main(asked)
    said = capsys.readouterr()
    return answer, said.out + said.err


def marked(pdf: bytes) -> bytes:
    """Return a file as a reviewer's program saves it: with a comment, added behind all that is there."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf), incremental=True)
    quad = ArrayObject(map(FloatObject, (60, 700, 300, 700, 60, 720, 300, 720)))
    writer.add_annotation(0, Highlight(rect=(60, 700, 300, 720), quad_points=quad))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_it_is_verified_by_its_own_source(capsys: pytest.CaptureFixture[str]) -> None:
    answer, said = told(["verify", SIGNED], capsys)
    assert answer == 0 and "no findings, compared with the source embedded in it" in said
    assert "signed by Common Name: A. Example" in said


def test_its_source_comes_out_and_gives_the_bytes_that_were_signed(capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (["-o", "again"], ["--check"]):
        answer, said = told(["extract", SIGNED, *asked], capsys)
        assert answer == 0 and "it was signed after that" in said
        assert "signed" not in told(["extract", PDF, "-o", f"plain{len(asked)}"], capsys)[1]
    assert Path("again/mine.yaml").read_bytes() == Path("content/mine.yaml").read_bytes()
    signed = Path(SIGNED).read_bytes()
    assert list(differences(signed, SIGNED)) == []


def test_what_was_changed_before_or_after_the_signature_is_told() -> None:
    signed = Path(SIGNED).read_bytes()
    before, after = signed[:10] + b"\xff" + signed[11:], marked(signed)
    assert [finding.code for finding in differences(before, SIGNED)] == ["other-bytes"]
    assert [finding.code for finding in differences(after, SIGNED)] == ["signature-not-whole"]


def test_a_signature_that_was_cut_short_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    signed = Path(SIGNED).read_bytes()
    for left in (1, 100, 5_000):
        Path("cut.pdf").write_bytes(signed[:-left])
        answer, said = told(["verify", "cut.pdf"], capsys)
        assert answer == 1 and "signed by" not in said
        assert told(["sign", "cut.pdf", *SIGN], capsys)[0] == 1


def test_it_differs_in_nothing_from_what_was_signed(capsys: pytest.CaptureFixture[str]) -> None:
    for old, new in ((PDF, SIGNED), (SIGNED, PDF), (SIGNED, "content/mine.yaml"), (SIGNED, SIGNED)):
        answer, said = told(["diff", old, new], capsys)
        assert answer == 0 and "no differences" in said and f"the signature of {SIGNED}" in said
    assert side(SIGNED).leaflet is not None


def test_a_signed_file_with_something_more_is_compared_with_all_that_it_shows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("more.pdf").write_bytes(marked(Path(SIGNED).read_bytes()))
    answer, said = told(["diff", PDF, "more.pdf"], capsys)
    assert answer == 1 and "signature" not in said


def test_comments_on_it_come_home(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(["comments", SIGNED], capsys)[1].startswith("no comments\n")
    Path("marked.pdf").write_bytes(marked(Path(SIGNED).read_bytes()))
    answer, said = told(["comments", "marked.pdf"], capsys)
    assert answer == 0 and "content/mine.yaml:" in said


def test_it_stays_accessible_and_lasting_and_others_call_the_signature_valid() -> None:
    for profile in (ValidationProfile.PDF_A_3A, ValidationProfile.PDF_UA_1):
        assert failures(Path(SIGNED), profile) == []
    assert judge(Path(SIGNED).read_bytes(), SIGNED).findings == ()
    with Path(SIGNED).open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        trusted = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=DAY)
        status = validate_pdf_signature(signature, trusted)
        assert status.bottom_line and status.intact and status.valid and status.trusted
        assert status.coverage is SignatureCoverageLevel.ENTIRE_FILE
