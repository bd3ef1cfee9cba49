"""Parses a page's content into operators and operands (ISO 32000-1, 7.2 and 7.8.2).

Only what pages are written with is known; everything else is refused, because something could hide behind it. pypdf
parses such streams too, but byte by byte: that took more than half of the time to read a leaflet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, FloatObject, NameObject

from leaflet_pdf.proof.reader.objects import ReadError

_WHITE = rb"\0\t\n\f\r "
_ENDS = rb"(?=[\0\t\n\f\r ()<>\[\]/]|\Z)"
_PLAIN = rb"[^()\\]++|\\."
_TOKEN = re.compile(
    rb"[" + _WHITE + rb"]*+(?:"
    rb"(?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))" + _ENDS + rb"|"
    rb"(?P<string>\((?:" + _PLAIN + rb"|\((?:" + _PLAIN + rb")*+\))*+\))|"
    rb"(?P<name>/[!-$&-'*-.0-;=?-Z\\^-z|~]*)" + _ENDS + rb"|"
    rb"(?P<operator>[A-Za-z'\"][A-Za-z0-9*]*)" + _ENDS + rb"|"
    rb"(?P<begin>\[|<<)|(?P<end>\]|>>)|"
    rb"<(?P<hex>[0-9A-Fa-f" + _WHITE + rb"]*)>|"
    rb"(?P<last>\Z))",
    re.DOTALL,
)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_BEGINS = {b"]": b"[", b">>": b"<<"}
_NUMBERED = re.compile(r"#([0-9A-Fa-f]{2})")


def operations(content: bytes, where: str) -> Iterator[tuple[list[Any], bytes]]:
    """Yield each operator after its operands: numbers, names, bytes, lists and dictionaries.

    Raises ReadError, with the place, for any other content.
    """
    open_: list[list[Any]] = [[]]
    kinds: list[bytes] = []
    place = 0
    for token in iter(_TOKEN.scanner(content).match, None):  # type: ignore[attr-defined]  # typeshed leaves it out
        place = token.end()
        match token.lastgroup:
            case "string":
                open_[-1].append(_unescaped(token["string"][1:-1]))
            case "number":
                open_[-1].append(float(token["number"]))
            case "operator":
                if kinds:
                    break
                yield open_[0], token["operator"]
                open_ = [[]]
            case "name":
                open_[-1].append(_name(token["name"]))
            case "begin":
                kinds.append(token["begin"])
                open_.append([])
            case "end":
                if not kinds or kinds.pop() != _BEGINS[token["end"]]:
                    break
                made: Any = open_.pop()
                if token["end"] == b">>":
                    made = _dictionary(made)
                    if made is None:
                        break
                open_[-1].append(made)
            case "hex":
                open_[-1].append(_from_hex(token["hex"]))
            case "last":
                if kinds or open_[0]:
                    break
                return
    raise ReadError(f"{where}: its content has something at byte {place} that no leaflet has")


def _unescaped(body: bytes) -> bytes:
    """Return the bytes of a literal string; an unescaped line end is read as a line feed (7.3.4.2)."""
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _ESCAPED.sub(_escape, body) if b"\\" in body else body


def _escape(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    return bytes([int(escaped, 8) & 0xFF]) if escaped.isdigit() and escaped < b"8" else _ESCAPES.get(escaped, escaped)


def _from_hex(digits: bytes) -> bytes:
    """Return the bytes of a hexadecimal string; a missing last digit is 0 (7.3.4.3)."""
    packed = b"".join(digits.split())
    return bytes.fromhex((packed + b"0" * (len(packed) % 2)).decode("ascii"))


def _name(written: bytes) -> NameObject:
    words = written.decode("ascii")
    return NameObject(_NUMBERED.sub(lambda found: chr(int(found[1], 16)), words) if "#" in words else words)


def _dictionary(listed: list[Any]) -> DictionaryObject | None:
    """Return alternating names and values as a dictionary; None if a name has no value."""
    if len(listed) % 2 or not all(isinstance(key, NameObject) for key in listed[::2]):
        return None
    made = DictionaryObject()
    for key, value in zip(listed[::2], listed[1::2], strict=True):
        made[key] = _object(value)
    return made


def _object(value: Any) -> Any:
    """Return a value as a pypdf object."""
    match value:
        case float():
            return FloatObject(value)
        case bytes():
            return ByteStringObject(value)
        case list():
            return ArrayObject(map(_object, value))
        case _:
            return value
