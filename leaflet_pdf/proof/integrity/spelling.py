"""How values of a PDF are spelt (ISO 32000-1, 7.3), each in one way alone, whatever program has written them.

Entries of a dictionary stand in the order of their keys, items of an array with a space between them; numbers have no
zeros at their end; a string is literal if it is all printable ASCII, and hexadecimal otherwise.
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
    """A way to spell values in which objects are called by these numbers.

    One without a number is spelt where it is first named, and is "?" after that, so that no file takes long to spell.
    """

    names: Mapping[int | None, int]
    met: set[int] = field(default_factory=set)

    def value(self, value: Any, depth: int = 0) -> str:
        """Return a value as it is spelt; "?" for what is nested too deeply, was met before, or is no value of a PDF."""
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
        """Return the values of a dictionary by their keys."""
        return {key: self.value(value, depth + 1) for key, value in source.items()}

    def stream(self, source: StreamObject, depth: int = 0) -> str:
        """Return a stream: a picture as it is stored, any other by what it held before it was packed."""
        picture = source.get("/Subtype") == "/Image"
        data = source._data if picture else unpacked(source)
        left_out = {"/Length"} if picture else _HOW_IT_IS_PACKED
        entries = {key: value for key, value in self.entries(source, depth).items() if key not in left_out}
        return f"{joined(entries)}{blake2b(bytes(data), digest_size=16).hexdigest()}"


def joined(entries: Mapping[str, str]) -> str:
    """Return a dictionary of values that are spelt already: a space stands only where two words would run together."""
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
