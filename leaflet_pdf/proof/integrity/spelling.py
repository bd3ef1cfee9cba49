"""The canonical form of PDF values (ISO 32000-1, 7.3), whatever program has written them.

Entries of a dictionary are sorted by key, items of an array are separated by a space; numbers have no
trailing zeros; a string is literal if it is all printable ASCII, and hexadecimal otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.proof.reader.bounded import unpacked

_DEEPEST = 30
_PRINTABLE = re.compile(rb"[ -~]*")
_IRREGULAR = re.compile(r"[^!-~]|[#()<>\[\]{}/%]")
_HOW_IT_IS_PACKED = {"/Length", "/Filter"}


@dataclass(frozen=True, slots=True)
class Spelling:
    """Writes values in canonical form, with these numbers for objects.

    An object without a number is written in full at its first reference, and as "?" after that, to bound the time.
    """

    names: Mapping[int | None, int]
    met: set[int] = field(default_factory=set)

    def value(self, value: Any, depth: int = 0) -> str:
        """Return a value in canonical form; "?" if it is nested too deeply, was written before, or is no PDF value."""
        if depth > _DEEPEST:
            return "?"
        match value:
            case IndirectObject() if value.idnum in self.names:
                spelt = f"{self.names[value.idnum]} 0 R"
            case IndirectObject() if value.idnum in self.met:
                spelt = "?"
            case IndirectObject():
                self.met.add(value.idnum)
                spelt = self.value(value.get_object(), depth + 1)
            case StreamObject():
                spelt = self.stream(value, depth)
            case DictionaryObject():
                spelt = joined(self.entries(value, depth))
            case ArrayObject():
                spelt = f"[{' '.join(self.value(item, depth + 1) for item in value)}]"
            case _:
                spelt = _simple(value)
        return spelt

    def entries(self, source: DictionaryObject, depth: int = 0) -> dict[str, str]:
        """Return the canonical values of a dictionary, by key."""
        return {key: self.value(value, depth + 1) for key, value in source.items()}

    def stream(self, source: StreamObject, depth: int = 0) -> str:
        """Return the canonical form of a stream: an image as stored, any other by its uncompressed content."""
        picture = source.get("/Subtype") == "/Image"
        data = source._data if picture else unpacked(source)
        left_out = {"/Length"} if picture else _HOW_IT_IS_PACKED
        entries = {key: value for key, value in self.entries(source, depth).items() if key not in left_out}
        return f"{joined(entries)}{blake2b(bytes(data), digest_size=16).hexdigest()}"


def joined(entries: Mapping[str, str]) -> str:
    """Return a dictionary of canonical values, with spaces only where two tokens would run together."""
    return f"<<{''.join(_entry(key, entries[key]) for key in sorted(entries))}>>"


def _entry(key: str, value: str) -> str:
    return f"{key}{value}" if value[0] in "/<[(" else f"{key} {value}"


def _simple(value: Any) -> str:
    match value:
        case NameObject():
            return "/" + _IRREGULAR.sub(lambda found: f"#{ord(found[0]):02X}", value[1:])
        case TextStringObject() | ByteStringObject():
            return _string(bytes(value.original_bytes))
        case BooleanObject():
            return "true" if value.value else "false"
        case int() | float():
            return str(int(value)) if isinstance(value, int) else f"{value:.5f}".rstrip("0").rstrip(".")
        case None | NullObject():
            return "null"
        case _:
            return "?"


def _string(data: bytes) -> str:
    if not _PRINTABLE.fullmatch(data):
        return f"<{data.hex().upper()}>"
    words = data.decode("ascii").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({words})"
