"""The operators of a page: what is written is read, and what is not one is refused."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ContentStream, DecodedStreamObject

from leaflet_pdf import build
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.pages.operators import operations


def read(content: bytes) -> list[tuple[list[Any], bytes]]:
    return list(operations(content, "page 1"))


@pytest.mark.parametrize(
    ("content", "operands"),
    [
        (b"(ab) x", [b"ab"]),
        (rb"(a\(b\)c) x", [b"a(b)c"]),
        (b"(a(b)c) x", [b"a(b)c"]),
        (b"() x", [b""]),
        (rb"(\n\r\t\\\b\f) x", [b"\n\r\t\\\b\f"]),
        (rb"(\101\60\0) x", [b"A0\0"]),
        (rb"(\8) x", [b"8"]),
        (b"(a\\\nb) x", [b"ab"]),
        (b"(a\r\nb\rc) x", [b"a\nb\nc"]),
        (b"<4a4B> x", [b"JK"]),
        (b"<4a 4> x", [b"J@"]),
        (b"1 -2 +3 .5 -.5 4. x", [1, -2, 3, 0.5, -0.5, 4]),
        (b"/F0 /A#20B x", ["/F0", "/A B"]),
        (b"[(a)10<62>-2.5] x", [[b"a", 10, b"b", -2.5]]),
        (b"[[1] 2]x", [[[1], 2]]),
        (b"/P<</MCID 7/ActualText(a)>> x", ["/P", {"/MCID": 7, "/ActualText": b"a"}]),
        (b"\0\t\f\r\n 1\tx", [1]),
    ],
)
def test_operands_are_read_as_they_are_meant(content: bytes, operands: list[Any]) -> None:
    assert read(content) == [(operands, b"x")]


@pytest.mark.parametrize(
    "content",
    [
        b"(a",
        b"a)",
        b"[1 x",
        b"[1 x]",
        b"] x",
        b"<< /A 1 ] x",
        b"<</A>> x",
        b"<<1 2>> x",
        b"1",
        b"(a)",
        b"<4g> x",
        b"{1} x",
        b"% words that nobody sees\n1 x",
        b"1.2.3 x",
        b"1-2 x",
        b"1x",
        b"\xff x",
        b"(" * 40_000,
        b"[" * 40_000,
    ],
)
def test_what_is_no_operator_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError, match="page 1"):
        read(content)


@given(st.binary())
def test_whatever_stands_there_is_read_or_refused(content: bytes) -> None:
    try:
        read(content)
    except ReadError:
        return


@given(st.lists(st.binary()))
def test_any_bytes_are_read_from_a_string(strings: list[bytes]) -> None:
    assert read(b"[" + b"".join(map(_written, strings)) + b"] TJ") == [([strings], b"TJ")]


def _written(words: bytes) -> bytes:
    return b"(" + b"".join(b"\\%03o" % byte if byte in b"()\\\r" else bytes([byte]) for byte in words) + b")"


def test_the_pages_of_the_example_are_read_as_pypdf_reads_them() -> None:
    pdf = build("content/isotretinoin-40mg.yaml").pdf
    assert pdf
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        contents = page.get_contents()
        assert contents is not None
        stream = DecodedStreamObject()
        stream.set_data(contents.get_data())
        assert read(contents.get_data()) == [tuple(each) for each in ContentStream(stream, None, "bytes").operations]
