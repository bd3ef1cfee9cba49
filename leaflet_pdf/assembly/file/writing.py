"""Writes a file: streams one by one, and all other objects packed into streams (ISO 32000-1, 7.3 and 7.5)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from io import BytesIO
from itertools import accumulate
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.files.compression import SMALL, deflate

_COMMENT = b"%\xe2\xe3\xcf\xd3\n"
"""What tells that a file is binary (7.5.2)."""
_FIRST_WITH_PACKED_OBJECTS = "1.5"
_PACKED = 100
"""Objects in one stream: a viewer unpacks all to read one."""
_ROW = struct.Struct(">BIH")
_FREE, _PLAIN, _IN_STREAM = 0, 1, 2
"""Kinds of rows of a cross-reference stream (table 18)."""


def written(version: str, trailer: DictionaryObject) -> bytes:
    """Return the file of all objects that a trailer leads to, in the order of their numbers, which are given anew."""
    reached = _reached(trailer)
    numbers = {old: number for number, old in enumerate(sorted(reached), 1)}
    out = BytesIO()
    out.write(f"%PDF-{max(version, _FIRST_WITH_PACKED_OBJECTS)}\n".encode() + _COMMENT)
    rows = {0: _ROW.pack(_FREE, 0, 0xFFFF)}
    packed: list[tuple[int, bytes]] = []
    for old, number in numbers.items():
        if isinstance(reached[old], StreamObject):
            rows[number] = _put(out, number, _bytes(reached[old], numbers))
        else:
            packed.append((number, _bytes(reached[old], numbers)))
    for start in range(0, len(packed), _PACKED):
        inside, holder = packed[start : start + _PACKED], len(rows) + len(packed) - start
        rows[holder] = _put(out, holder, _pack(inside))
        rows |= {number: _ROW.pack(_IN_STREAM, holder, place) for place, (number, _) in enumerate(inside)}
    _close(out, rows, _bytes(trailer, numbers))
    return out.getvalue()


def _reached(trailer: DictionaryObject) -> dict[int, PdfObject]:
    """Return the objects that a trailer leads to, by their numbers."""
    reached: dict[int, PdfObject] = {}
    waiting: list[Any] = [trailer]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in reached:
                continue
            found = value.get_object()
            if found is not None:
                reached[value.idnum] = found
            value = found
        if isinstance(value, DictionaryObject):
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
    return reached


def _put(out: BytesIO, number: int, value: bytes) -> bytes:
    """Write an object and return its row of the cross-reference stream."""
    place = out.tell()
    out.write(b"%d 0 obj\n%b\nendobj\n" % (number, value))
    return _ROW.pack(_PLAIN, place, 0)


def _pack(objects: list[tuple[int, bytes]]) -> bytes:
    """Return an object stream (7.5.7)."""
    places = accumulate((len(value) + 1 for _, value in objects[:-1]), initial=0)
    index = b" ".join(b"%d %d" % (number, place) for (number, _), place in zip(objects, places, strict=True))
    body = b"\n".join((index, *(value for _, value in objects)))
    return _stream(body, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index) + 1))


def _close(out: BytesIO, rows: dict[int, bytes], trailer: bytes) -> None:
    """Write the cross-reference stream, which has the entries of the trailer (7.5.8), and the end of the file."""
    start, number = out.tell(), len(rows)
    rows[number] = _ROW.pack(_PLAIN, start, 0)
    listed = b"".join(rows[one] for one in range(number + 1))
    entries = b"/Type/XRef/Size %d/W[1 4 2]" % (number + 1) + trailer.removeprefix(b"<<").removesuffix(b">>")
    _put(out, number, _stream(listed, entries))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(data: bytes, entries: bytes) -> bytes:
    packed = deflate(data, SMALL)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (entries, len(packed), packed)


def _bytes(value: PdfObject, numbers: Mapping[int, int]) -> bytes:
    out = BytesIO()
    _write(value, out, numbers)
    return out.getvalue()


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
