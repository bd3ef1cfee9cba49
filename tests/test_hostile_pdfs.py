"""Small files that unfold into very much: each is answered by the bound that it exceeds."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from leaflet_pdf.cli import main
from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget, tokens
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.pages.operators import operations
from leaflet_pdf.proof.reader.read import read
from leaflet_pdf.proof.rules.drawing.page_rules import text_lies_on_no_other_text
from tests.hand_set import GOOD
from tests.hostile import HOSTILE, command, made

LEAFLET = str(bundled("content") / "isotretinoin-40mg.yaml")
file_of = lru_cache(1)(lambda name: HOSTILE[name].make())
ASKED = [(name, asked) for name, hostile in HOSTILE.items() for asked in hostile.says]


@pytest.mark.parametrize(("name", "asked"), ASKED)
def test_what_there_is_too_much_of_is_named(
    name: str, asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("it.pdf").write_bytes(file_of(name))
    answer = main(command(asked, "it.pdf", LEAFLET))
    output = capsys.readouterr()
    assert answer in {0, 1, 2}
    assert re.search(HOSTILE[name].says[asked], output.out + output.err), output.out + output.err


def test_a_limit_grows_with_the_file_up_to_the_most() -> None:
    limit = limits.Limit("things", 10, 0.5, 100)
    assert [limit.of(size) for size in (0, 20, 10_000)] == [10, 20, 100]


def test_the_last_that_there_is_room_for_is_taken_and_the_next_is_told() -> None:
    budget = Budget(limits.Limit("things", 2), 0)
    budget.take(2)
    with pytest.raises(ReadError, match="page 3 has more than 2 things"):
        budget.take(1, "page 3")


@pytest.mark.parametrize(
    "content", [b"q Q", b"0 0 9 9 re f", b"[(a)-3(b)]TJ", b"/A<</MCID 0>>BDC EMC", b"/A/B gs", b"<41>Tj\n<42>Tj"]
)
def test_no_fewer_tokens_are_counted_than_there_are(content: bytes) -> None:
    every = sum(1 + len(operands) for operands, _ in operations(content, "here"))
    assert tokens(content) >= every


def test_an_ordinary_file_is_far_from_every_bound() -> None:
    size = len(GOOD)
    reader = BoundedReader(GOOD, strict=True)
    count = sum(map(len, reader.xref.values())) + len(reader.xref_objStm)
    pages = read(GOOD).pages
    assert 10 * count < limits.OBJECTS.of(size)
    assert 10 * sum(len(piece.text) for page in pages for piece in page.pieces) < limits.CHARACTERS.of(size)
    drawn = sum(len(page.pieces) * (len(page.shapes) + len(page.annotations)) for page in pages)
    assert 10 * drawn < limits.PAIRS.of(size)


def test_a_file_without_the_element_that_a_leaflet_has_is_refused_before_its_pages_are_read() -> None:
    unreadable = made(b"BI /W 9 /H 9 ID x EI")
    with pytest.raises(ReadError, match="operator 'BI'"):
        read(unreadable)
    with pytest.raises(ReadError, match="no element of the structure tree is of the type H1"):
        read(unreadable, role="H1")
    assert read(made(), role="Document").pages


def test_one_text_on_several_others_is_told_once() -> None:
    texts = b"BT /F 9 Tf 50 700 Td [(\0A)]TJ ET " * 4
    found = list(text_lies_on_no_other_text(read(made(b"/P<</MCID 0>>BDC %s EMC" % texts, annotations=b"[]"))))
    assert len(found) == 3
