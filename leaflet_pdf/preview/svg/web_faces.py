"""The bundled faces as browsers load them: with their kerning, without what would draw others for some characters."""

from __future__ import annotations

import struct
import zlib
from functools import cache

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.text.face import face

WEB_FACES = tuple(sorted(file.stem for file in bundled("fonts").glob("*.ttf")))
"""The faces that can be asked for; a page names each as its `font-family`."""

_HEADER = struct.Struct(">4s4sLHHLHHLLLLL")
_ENTRY, _WEB_ENTRY = struct.Struct(">4sLLL"), struct.Struct(">4sLLLL")


@cache
def web_face(name: str) -> bytes:
    """Return a face of `WEB_FACES` as a WOFF file. Raises KeyError for another name."""
    if name not in WEB_FACES:
        raise KeyError(name)
    return _as_woff(face(f"{name}.ttf").for_browsers())


def _as_woff(font: bytes) -> bytes:
    """Return a TrueType file as WOFF (W3C, WOFF 1.0, 3 to 5): each of its tables deflated, if that makes it smaller."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = [_ENTRY.unpack_from(font, 12 + number * _ENTRY.size) for number in range(count)]
    at = _HEADER.size + count * _WEB_ENTRY.size
    entries, packed = b"", b""
    for tag, checksum, offset, size in tables:
        plain = font[offset : offset + size]
        data = min(zlib.compress(plain, 9), plain, key=len)
        entries += _WEB_ENTRY.pack(tag, at + len(packed), len(data), size, checksum)
        packed += _padded(data)
    unpacked = 12 + count * _ENTRY.size + sum(-(-size // 4) * 4 for *_, size in tables)
    header = _HEADER.pack(b"wOFF", font[:4], at + len(packed), count, 0, unpacked, 1, 0, 0, 0, 0, 0, 0)
    return header + entries + packed


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)
