"""A signature on a finished PDF: what was approved stays as it is, and nothing else comes with it."""

from __future__ import annotations

import json
import re
import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic as typeless
from pyhanko.sign import fields
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder
from pypdf.annotations import FreeText

from leaflet_pdf import build
from leaflet_pdf.cli import main
from leaflet_pdf.files.disk import write
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.release.approve import approve
from leaflet_pdf.release.signature import SigningError, check_signature, sign
from leaflet_pdf.release.verification import judge
from tests.hand_set import GOOD
from tests.judged import excused
from tests.tamper import altered
from tests.witness import BOTH, failures

DAY = datetime(2026, 11, 23, tzinfo=UTC)
PASSWORD = b"a secret"
generic: Any = typeless
RSA_BY_SHA256, RSA_BY_SHA1 = (bytes.fromhex("2a864886f70d0101") + end for end in (b"\x0b", b"\x05"))
"""How a certificate says how it was signed itself (RFC 8017, A.2.4)."""


def key_file(
    key: Any,
    password: bytes | None = None,
    by: str = "A. Example",
    begins: datetime = datetime(2026, 1, 1, tzinfo=UTC),
    sha1: bool = False,
) -> bytes:
    """Return a PKCS #12 file with a certificate by the key itself, for a year: 2026, if no day is given."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, by)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=364))
        .sign(key, None if isinstance(key, ed25519.Ed25519PrivateKey) else SHA256())
    )
    if sha1:
        written = certificate.public_bytes(Encoding.DER).replace(RSA_BY_SHA256, RSA_BY_SHA1)
        certificate = x509.load_der_x509_certificate(written)
    locked = BestAvailableEncryption(password) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"key", key, certificate, None, locked)


KEY = key_file(ec.generate_private_key(ec.SECP256R1()))
WEAK = key_file(rsa.generate_private_key(65537, 1024))
SHA1 = key_file(rsa.generate_private_key(65537, 2048), sha1=True)


@pytest.fixture(scope="module", name="signed")
def _signed() -> bytes:
    return sign(GOOD, KEY, None, DAY)


def codes(pdf: bytes) -> set[str]:
    return {finding.code for finding in judge(pdf, "signed.pdf").findings}


# What a signature is


def test_the_signed_bytes_are_those_that_were_approved(signed: bytes) -> None:
    assert signed.startswith(GOOD)
    said = check_signature(signed)
    assert said is not None and said.approved == GOOD
    assert (said.by, said.day, said.findings) == ("Common Name: A. Example", "2026-11-23", ())
    assert codes(signed) == codes(GOOD)


def test_a_file_without_a_signature_has_none() -> None:
    assert check_signature(GOOD) is None and judge(GOOD, "mine.pdf").signed is None


@pytest.mark.parametrize("profile", BOTH)
def test_a_signed_file_is_as_accessible_and_as_lasting(signed: bytes, profile: Any, tmp_path: Path) -> None:
    (tmp_path / "good.pdf").write_bytes(GOOD)
    (tmp_path / "signed.pdf").write_bytes(signed)
    assert failures(tmp_path / "signed.pdf", profile) == failures(tmp_path / "good.pdf", profile) == []


def test_a_signature_shows_nothing_and_asks_for_nothing(signed: bytes) -> None:
    form: Any = pypdf.PdfReader(BytesIO(signed)).root_object["/AcroForm"]
    (field,) = (one.get_object() for one in form["/Fields"])
    assert "/AP" not in field and set(field["/Rect"]) == {-9999}
    assert field["/V"]["/M"] == "D:20261123000000Z"
    assert field["/V"]["/SubFilter"] == "/adbe.pkcs7.detached"


def test_an_rsa_key_signs_too() -> None:
    signed = sign(GOOD, key_file(rsa.generate_private_key(65537, 2048)), None, DAY)
    assert codes(signed) == codes(GOOD)


# What is no signature of ours


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"%%EOF\n3 0 obj", b"%%EOF\r3 0 obj", "signature-broken"),
        (b"20261123", b"20261124", "signature-broken"),
        (b"/F 132", b"/F 134", "signature-adds"),
        (b"/F 132", b"/F 164", "signature-adds"),
        (b"[ -9999 -9999 -9999 -9999 ]", b"[ 00001 00001 00500 00800 ]", "signature-adds"),
        (b"[ -9999 -9999 -9999 -9999 ]", b"[ 00001 00001 00001 00001 ]", "signature-adds"),
        (b"/SigFlags 3", b"/SigFlags 1", "signature-adds"),
        (b"/Adobe.PPKLite", b"/Adobe.PPKLitf", "signature-adds"),
        (b"/Tabs /S\n", b"/Tabs /R\n", "signature-adds"),
        (b"/Lang (en", b"/Lang (de", "signature-adds"),
        (b"/Type /Annot\n", b"/AA <<>>    \n", "signature-adds"),
        (b"/ByteRange [0 ", b"/ByteRange [1 ", "signature-not-whole"),
    ],
)
def test_a_change_to_the_update_is_told(signed: bytes, old: bytes, new: bytes, code: str) -> None:
    update = signed[len(GOOD) - 6 :]
    assert len(old) == len(new) and update.count(old) == 1
    assert code in codes(signed[: len(GOOD) - 6] + update.replace(old, new))


def test_a_change_to_what_was_approved_is_told(signed: bytes) -> None:
    at = signed.index(b"/Producer") if b"/Producer" in GOOD else GOOD.index(b"endstream") - 3
    assert codes(signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]) & {"signature-broken", "unreadable-pdf"}


def test_a_signed_file_that_a_reader_must_mend_is_refused_whoever_signed_it() -> None:
    """Its index leads to the byte before the catalog: what a viewer makes of that is not what was signed."""
    approved = altered(lambda _: None)
    assert check_signature(sign(approved, KEY, None, DAY)) is not None
    (root,) = re.findall(rb"/Root (\d+) 0 R", approved)
    at = approved.index(b"\n%s 0 obj" % root) + 1
    bent = approved.replace(b"%010d 00000 n" % at, b"%010d 00000 n" % (at - 1))
    assert bent != approved
    with pytest.raises(ReadError, match="the signed file is broken: Superfluous whitespace"):
        check_signature(sign(bent, KEY, None, DAY))


def test_bytes_in_the_place_that_is_kept_free_are_told(signed: bytes) -> None:
    at = signed.rindex(b"00>\n/ByteRange")
    assert "signature-broken" in codes(signed[:at] + b"2A" + signed[at + 2 :])


def test_bytes_after_the_signature_are_told(signed: bytes) -> None:
    for more in (b"%", b"more", b"\nstartxref\n1\n%%EOF\n"):
        assert codes(signed + more) & {"signature-not-whole", "unreadable-pdf"}


def test_a_second_signature_is_told(signed: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leaflet_pdf.release.signature._NAME", "second")
    assert {"entry-unknown", "field-untold"} <= codes(sign(signed, KEY, None, DAY))


def test_a_comment_after_the_signature_is_told(signed: bytes) -> None:
    writer = pypdf.PdfWriter(BytesIO(signed), incremental=True)
    writer.add_annotation(0, FreeText(text="ten times the dose", rect=(50, 550, 200, 650)))
    out = BytesIO()
    writer.write(out)
    assert {"signature-not-whole"} <= codes(out.getvalue())


def _other_content(writer: Any) -> None:
    contents = writer.root["/Pages"]["/Kids"][0]["/Contents"]
    contents._data, contents._encoded_data = b"", None
    writer.mark_update(contents.container_ref)


def _open_action(writer: Any) -> None:
    writer.root["/OpenAction"] = generic.ArrayObject(
        [writer.root["/Pages"]["/Kids"].raw_get(0), generic.NameObject("/Fit")]
    )
    writer.update_root()


def _comment(writer: Any) -> None:
    words = {"/Type": "/Annot", "/Subtype": "/Text"}
    note = generic.DictionaryObject({generic.NameObject(a): generic.NameObject(b) for a, b in words.items()})
    note[generic.NameObject("/Rect")] = generic.ArrayObject(map(generic.NumberObject, (50, 50, 70, 70)))
    writer.register_annotation(writer.root["/Pages"]["/Kids"].raw_get(0).reference, writer.add_object(note))


def _stray_object(writer: Any) -> None:
    writer.add_object(generic.NumberObject(7))


def _other_title(writer: Any) -> None:
    info = writer.trailer["/Info"]
    info["/Title"] = generic.TextStringObject("Another leaflet")
    writer.update_container(info)


def _field_of_a_page(writer: Any) -> None:
    writer.root["/AcroForm"] = writer.root["/Pages"]["/Kids"].raw_get(0)
    writer.update_root()


def _link_lost(writer: Any) -> None:
    page = writer.root["/Pages"]["/Kids"][0]
    del page["/Annots"][0]
    writer.update_container(page["/Annots"])


def _other_information(writer: Any) -> None:
    writer._info = writer.root["/Pages"]["/Kids"].raw_get(0)


ADDED = [
    _other_content,
    _open_action,
    _comment,
    _stray_object,
    _other_title,
    _field_of_a_page,
    _link_lost,
    _other_information,
]


@pytest.mark.parametrize("change", ADDED)
def test_whoever_signs_adds_nothing_else(change: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """The signature is intact, by a key of one's own; what came with it is told all the same."""
    begun = PdfCMSEmbedder.write_cms

    def changed(self: Any, name: str, writer: Any) -> Any:
        change(writer)
        return begun(self, name, writer)

    monkeypatch.setattr(PdfCMSEmbedder, "write_cms", changed)
    assert "signature-adds" in codes(sign(GOOD, KEY, None, DAY))


def test_whoever_signs_takes_nothing_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index can say that an object is free: viewers then show a page without its content."""
    page: Any = pypdf.PdfReader(BytesIO(GOOD)).pages[0]
    lost = page.raw_get("/Contents").idnum
    written = generic.StreamObject.write_to_stream

    def freed(self: Any, *arguments: Any) -> None:
        if self.get("/Type") == "/XRef":
            self._data = bytes(self._data) + bytes(11)
            self["/Index"] = generic.ArrayObject(map(generic.NumberObject, (*self["/Index"], lost, 1)))
        written(self, *arguments)

    monkeypatch.setattr(generic.StreamObject, "write_to_stream", freed)
    assert "signature-adds" in codes(sign(GOOD, KEY, None, DAY))


def test_a_signature_that_is_seen_is_not_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "SigFieldSpec", lambda name, **_: _SPEC(name, box=(50, 50, 200, 100)))
    assert "signature-adds" in codes(sign(GOOD, KEY, None, DAY))


_SPEC = fields.SigFieldSpec


# Without pyHanko


def test_without_pyhanko_a_signature_is_told_and_not_vouched_for(
    signed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("pyhanko")]:
        monkeypatch.setitem(sys.modules, name, None)
    (finding,) = (one for one in judge(signed, "signed.pdf").findings if one.code == "signature-unchecked")
    assert finding.severity == "warning" and "leaflet_pdf[sign]" in finding.hint
    assert "signature-adds" in codes(signed.replace(b"/F 132", b"/F 134"))
    with pytest.raises(SigningError, match="pyHanko"):
        sign(GOOD, KEY, None, DAY)


# Keys


@pytest.mark.parametrize(
    ("key", "password", "day", "why"),
    [
        (b"no key", None, DAY, "not a PKCS #12 file"),
        (b"", None, DAY, "not a PKCS #12 file"),
        (key_file(ec.generate_private_key(ec.SECP256R1()), PASSWORD), None, DAY, "--password-file"),
        (key_file(ec.generate_private_key(ec.SECP256R1()), PASSWORD), b"another", DAY, "--password-file"),
        (KEY, None, datetime(2027, 6, 1, tzinfo=UTC), "valid from 2026-01-01 to 2026-12-31"),
        (KEY, None, datetime(2025, 12, 31, tzinfo=UTC), "valid from 2026-01-01 to 2026-12-31"),
        (key_file(ed25519.Ed25519PrivateKey.generate()), None, DAY, "ed25519"),
        (key_file(dsa.generate_private_key(1024)), None, DAY, "kind dsa"),
        (key_file(ec.generate_private_key(ec.SECP256K1())), None, DAY, "its curve secp256k1"),
        (WEAK, None, DAY, "has 1024 bits"),
        (SHA1, None, DAY, "signed with SHA1"),
    ],
    ids=["none", "empty", "locked", "wrong password", "ended", "to begin", "kind", "dsa", "curve", "short", "sha-1"],
)
def test_a_key_that_cannot_be_used_is_told(key: bytes, password: bytes | None, day: datetime, why: str) -> None:
    with pytest.raises(SigningError, match=why) as raised:
        sign(GOOD, key, password, day)
    assert "another" not in str(raised.value).replace("use another key", "").replace("another password", "")


@pytest.mark.parametrize("curve", [ec.SECP256R1, ec.SECP384R1, ec.SECP521R1])
def test_a_key_on_any_curve_that_readers_know_signs(curve: type[ec.EllipticCurve]) -> None:
    assert codes(sign(GOOD, key_file(ec.generate_private_key(curve())), None, DAY)) == codes(GOOD)


@pytest.mark.parametrize("key", [WEAK, SHA1, key_file(ec.generate_private_key(ec.SECP256K1()))])
def test_a_signature_that_proves_little_is_told(key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("leaflet_pdf.release.signature.weakness", lambda _: "")
        signed = sign(GOOD, key, None, DAY)
    assert codes(signed) == {"signature-weak", *codes(GOOD)}


def test_a_signature_that_is_older_than_its_certificate_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_file(ec.generate_private_key(ec.SECP256R1()), begins=datetime(2026, 11, 24, tzinfo=UTC))
    with pytest.raises(SigningError, match="valid from 2026-11-24"):
        sign(GOOD, key, None, DAY)
    signed = sign(GOOD, key, None, datetime(2026, 11, 24, tzinfo=UTC))
    monkeypatch.setattr("leaflet_pdf.proof.reader.catalog.signed._day", lambda _: "2026-11-23")
    said = check_signature(signed)
    assert said and [finding.code for finding in said.findings] == ["signature-weak"]


# The command


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.pdf").write_bytes(GOOD)
    (tmp_path / "key.p12").write_bytes(key_file(ec.generate_private_key(ec.SECP256R1()), PASSWORD))
    (tmp_path / "password").write_bytes(PASSWORD + b"\r\n")
    return tmp_path


SIGN = ["--key", "key.p12", "--password-file", "password", "--on", "2026-11-23"]


def test_a_leaflet_is_approved_signed_and_verified(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "mine"]) == 0
    path = Path("content/mine.yaml")
    starter = re.sub(r"(revised|as-of): \S+", r"\1: 2026-11-23", path.read_text(encoding="utf-8"))
    path.write_text(excused(starter).replace("status: draft ", "status: approved "), "utf-8")
    approved = approve(path, by="A. Example", role="pharmacist", on=DAY.date())
    assert approved.record is not None
    write(approved.record, approved.path)
    pdf = build(path, on=DAY.date()).pdf
    assert pdf is not None
    write(pdf, folder / "mine.pdf")
    assert main(["sign", "mine.pdf", *SIGN]) == 0
    capsys.readouterr()
    assert main(["verify", "mine-signed.pdf", "--against", str(path), "--on", "2026-11-23"]) == 0
    told = capsys.readouterr().out
    assert "no findings" in told and "this exact file was approved by A. Example" in told
    assert "signed by Common Name: A. Example, who dates it 2026-11-23" in told and "for you to decide" in told
    assert main(["verify", "mine-signed.pdf", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["signed-by"] == "Common Name: A. Example"


@pytest.mark.parametrize("how", [{"fillable": True}, {"embed_source": True}], ids=["fields", "source"])
def test_every_form_of_a_leaflet_can_be_signed(how: dict[str, Any], folder: Path) -> None:
    assert main(["new", "mine"]) == 0
    pdf = build(Path("content/mine.yaml"), **how).pdf
    assert pdf is not None
    signed = sign(pdf, KEY, None, DAY)
    said = check_signature(signed)
    assert said is not None and (said.approved, said.findings) == (pdf, ())
    for profile in BOTH:
        write(pdf, folder / "mine.pdf")
        write(signed, folder / "signed.pdf")
        assert failures(folder / "signed.pdf", profile) == failures(folder / "mine.pdf", profile)


def test_a_file_with_findings_is_not_signed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "good.pdf").write_bytes(GOOD.replace(b"%%EOF", b"%%EOX"))
    assert main(["sign", "good.pdf", *SIGN]) == 1
    assert "not signed" in capsys.readouterr().out and not (folder / "good-signed.pdf").exists()


@pytest.mark.usefixtures("folder")
def test_a_file_is_signed_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sign", "good.pdf", *SIGN, "-o", "out/it.pdf"]) == 0
    assert main(["sign", "out/it.pdf", *SIGN]) == 2
    assert "is already signed by" in capsys.readouterr().err


def test_a_password_is_told_to_nobody(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "password").write_bytes(b"not this one")
    assert main(["sign", "good.pdf", *SIGN]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("leaflet: key.p12: ") and "not this one" not in told.out + told.err
    assert main(["sign", "good.pdf", "--key", "none.p12"]) == 2
    assert "none.p12" in capsys.readouterr().err


def test_no_stream_that_is_added_ends_as_its_last_line_does() -> None:
    """A carriage return before the line's end of `endstream` is taken for half of it, and the stream for short."""
    pdf, key = GOOD, KEY
    first = sign(pdf, key, None, DAY)[len(pdf) :]
    rows = zlib.decompress(first[first.rindex(b"stream\nx") + 7 : first.rindex(b"\nendstream")])
    for blanks in range(2, 5_000):
        moved = b"".join(_moved(rows[at : at + 11], len(pdf), blanks) for at in range(0, len(rows), 11))
        if zlib.compress(moved).endswith(b"\r"):
            break
    end = pdf.rindex(b"startxref")
    longer = pdf[:end] + b"%" + b" " * (blanks - 2) + b"\n" + pdf[end:]
    added = sign(longer, key, None, DAY)[len(longer) :]
    assert b"endstream" in added and b"\r\nendstream" not in added


def _moved(row: bytes, behind: int, places: int) -> bytes:
    """Return a row of a cross-reference stream, of widths 1, 8 and 2, for an object so many places further back."""
    kind, offset, rest = row[:1], int.from_bytes(row[1:9], "big"), row[9:]
    return kind + (offset + (places if kind == b"\1" and offset >= behind else 0)).to_bytes(8, "big") + rest
