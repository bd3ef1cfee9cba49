"""The objects of the file that is written, and their bytes (ISO 32000-1, 7.3 and 7.5)."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

_COMMENT = b"%\xe2\xe3\xcf\xd3\n"
"""What tells that a file is binary (7.5.2)."""


class Objects:
    """Objects by their numbers, from 1. A reference to one is resolved as one of a file that was read."""

    def __init__(self) -> None:
        self._values: list[PdfObject] = []

    def get_object(self, reference: IndirectObject) -> PdfObject:
        return self._values[reference.idnum - 1]

    def reserve(self) -> IndirectObject:
        """Return a reference to an object that is put later; until then, it is null."""
        self._values.append(NullObject())
        return IndirectObject(len(self._values), 0, self)

    def put(self, reference: IndirectObject, value: PdfObject) -> None:
        self._values[reference.idnum - 1] = value

    def add(self, value: PdfObject) -> IndirectObject:
        reference = self.reserve()
        self.put(reference, value)
        return reference

    def written(self, version: str, trailer: DictionaryObject) -> bytes:
        """Return the file: the objects that its trailer leads to, in their order, behind the header of a version."""
        out = BytesIO()
        out.write(f"%PDF-{version}\n".encode() + _COMMENT)
        places = []
        numbers = {old: number for number, old in enumerate(sorted(_reached(trailer)), 1)}
        for old, number in numbers.items():
            places.append(out.tell())
            out.write(b"%d 0 obj\n" % number)
            _write(self._values[old - 1], out, numbers)
            out.write(b"\nendobj\n")
        start = out.tell()
        out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        out.writelines(b"%010d 00000 n \n" % place for place in places)
        out.write(b"trailer\n")
        _write(DictionaryObject({**trailer, NameObject("/Size"): NumberObject(len(places) + 1)}), out, numbers)
        out.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
        return out.getvalue()


def _reached(trailer: DictionaryObject) -> set[int]:
    """Return the numbers of the objects that a trailer leads to."""
    reached: set[int] = set()
    waiting: list[Any] = [trailer]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in reached:
                continue
            reached.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
    return reached


def _write(value: Any, out: BytesIO, numbers: Mapping[int, int]) -> None:
    """Write a value, with new numbers for objects: strings by their bytes, all others as pypdf writes them."""
    match value:
        case IndirectObject():
            out.write(b"%d 0 R" % numbers[value.idnum])
        case StreamObject():
            data = bytes(value._data)
            _write(DictionaryObject({**value, NameObject("/Length"): NumberObject(len(data))}), out, numbers)
            out.write(b"\nstream\n" + data + b"\nendstream")
        case DictionaryObject():
            out.write(b"<<")
            for key, each in value.items():
                key.write_to_stream(out)
                out.write(b" ")
                _write(each, out, numbers)
            out.write(b">>")
        case ArrayObject():
            out.write(b"[")
            for place, each in enumerate(value):
                out.write(b" " if place else b"")
                _write(each, out, numbers)
            out.write(b"]")
        case TextStringObject() | ByteStringObject():
            out.write(_string(bytes(value.original_bytes)))
        case _:
            value.write_to_stream(out)


def _string(data: bytes) -> bytes:
    """Return a string: literal if it is printable ASCII, hexadecimal otherwise (7.3.4)."""
    if data.isascii() and data.decode("ascii").isprintable():
        return b"(" + data.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
    return b"<" + data.hex().upper().encode() + b">"
