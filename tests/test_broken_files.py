"""Broken, cut and foreign files: whatever a command is given, it answers in a sentence, and ends with 0, 1 or 2."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from leaflet_pdf.cli import main
from leaflet_pdf.release.signature import UnsignableError, sign
from tests.test_signature import key_file

EACH = 3
"""How many files are made of each kind in each way; more are worth a search after a change of what reads PDF."""

KEY = key_file(ec.generate_private_key(ec.SECP256R1()))
SIGN = ["--key", "key.p12", "--on", "2026-11-23"]
ANSWERS = {0, 1, 2}
ODD = [b"0", b"-1", b"99999999999", b"null", b"[]", b"<<>>", b"(x)", b"/X", b"1 0 R", b"true", b"1e999"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return a file of every kind that the program makes, and two that it does not."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        Path("key.p12").write_bytes(KEY)
        assert main(["new", "mine"]) == 0
        for look in ([], ["--embed-source", "-o", "embedded"], ["--fillable", "-o", "filled"]):
            assert main(["build", "mine", *look]) == 0
        assert main(["sign", "embedded/mine.pdf", *SIGN, "-o", "signed.pdf"]) == 0
    files = {path.parent.name + path.stem: path.read_bytes() for path in sorted(folder.rglob("*.pdf"))}
    return files | {"locked": locked(files["outmine"]), "foreign": foreign()}


def locked(pdf: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(io.BytesIO(pdf)), io.BytesIO()
    writer.encrypt("secret")
    writer.write(out)
    return out.getvalue()


def foreign() -> bytes:
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def zipped(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mine.pdf", pdf)
    return out.getvalue()


def broken(pdf: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield a file as it is, cut, with a hole, with bits turned over, and with a name or number for another."""
    yield pdf
    spots = list(re.finditer(rb"/[A-Z][A-Za-z]{2,}|(?<=[ \[])\d{1,6}(?=[ \]])", pdf))
    for _ in range(EACH):
        yield pdf[: chance.randrange(len(pdf))]
        start = chance.randrange(len(pdf))
        yield pdf[:start] + pdf[start + chance.randrange(1, 400) :]
        turned = bytearray(pdf)
        for _ in range(chance.choice([1, 3, 60])):
            turned[chance.randrange(len(pdf))] ^= 1 << chance.randrange(8)
        yield bytes(turned)
        spot = chance.choice(spots)
        yield pdf[: spot.start()] + chance.choice(ODD) + pdf[spot.end() :]


COMMANDS = [
    ["verify", "it.pdf", "--json"],
    ["verify", "it.pdf", "--against", "content/mine.yaml"],
    ["extract", "it.pdf", "-o", "taken"],
    ["extract", "it.pdf", "--check"],
    ["comments", "it.pdf"],
    ["diff", "content/mine.yaml", "it.pdf"],
    ["sign", "it.pdf", *SIGN],
]


def ask(command: list[str], pdf: bytes, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (folder / "it.pdf").write_bytes(pdf)
    for path in (folder / "taken").glob("*.*"):
        path.unlink()
    capsys.readouterr()
    answer = main(command)
    output = capsys.readouterr()
    return answer, output.out + output.err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("key.p12").write_bytes(KEY)
    assert main(["new", "mine"]) == 0
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("kind", ["outmine", "embeddedmine", "filledmine-fillable", "signed", "locked", "foreign"])
def test_every_command_answers_a_broken_file(
    kind: str, command: list[str], built: dict[str, bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (whole,) = (pdf for name, pdf in built.items() if name.endswith(kind))
    for pdf in broken(whole, random.Random(f"{kind} {command[0]}")):
        answer, told = ask(command, pdf, folder, capsys)
        assert answer in ANSWERS
        assert told.strip()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_answers_what_is_no_pdf(
    command: list[str], built: dict[str, bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nested = (b"%PDF-1.7\n1 0 obj " + opening * 50_000 for opening in (b"[", b"<</A", b"("))
    for pdf in (b"", b"words", b"\0" * 5_000, b"%PDF-1.7\n", zipped(built["outmine"]), *nested):
        answer, told = ask(command, pdf, folder, capsys)
        assert answer in {1, 2}, told
        assert told.strip()


def test_files_that_travel_in_a_signed_file_that_broke_are_not_said_to_be_signed(
    built: dict[str, bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pdf,) = (pdf for name, pdf in built.items() if name.endswith("signed"))
    table = pdf.rindex(b"\nstartxref\n", 0, -40)
    answer, told = ask(["extract", "it.pdf", "-o", "taken"], pdf[:table] + b" " + pdf[table + 1 :], folder, capsys)
    assert answer == 1
    assert "unreadable-pdf" in told and "signed after that" not in told


def test_a_file_that_no_signature_can_be_added_to_is_told(built: dict[str, bytes]) -> None:
    with pytest.raises(UnsignableError, match="cannot be signed"):
        sign(built["outmine"][:-300], KEY, None, datetime(2026, 11, 23, tzinfo=UTC))


def test_an_addition_that_is_read_as_nothing_is_told(
    built: dict[str, bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another reader may make something of it, and so show another leaflet."""
    (pdf,) = (pdf for name, pdf in built.items() if name.endswith("signed"))
    index = pdf.rindex(b"/W [ 1 ")
    answer, told = ask(["verify", "it.pdf"], pdf[:index] + b"/W [ -1 " + pdf[index + 7 :], folder, capsys)
    assert answer == 1, told
    assert "it was updated after it was finished" in told or "a number in it is larger than any file" in told


def test_a_broken_file_without_comments_is_not_said_to_have_none(
    built: dict[str, bytes], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = built["outmine"]
    assert ask(["comments", "it.pdf"], whole, folder, capsys)[0] == 0
    answer, told = ask(["comments", "it.pdf"], re.sub(rb"startxref\n\d+", b"startxref\n20", whole), folder, capsys)
    assert answer == 1
    assert "is broken" in told and "no comments:" in told
