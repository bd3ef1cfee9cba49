"""Forms with files, taken apart: multipart/form-data (RFC 7578)."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

MOST_PARTS = 64
"""Parts of a form: a leaflet and its pictures."""

_LONGEST_HEAD = 2048


class MultipartError(ValueError):
    """A body is no form of this kind; the message says why, and quotes nothing."""


class Part(NamedTuple):
    """A field of a form, or a file with its name."""

    name: str
    file: str
    data: bytes


def parts(content_type: str, body: bytes) -> Iterator[Part]:
    """Yield the parts of a form. Raises MultipartError."""
    boundary = _parameter(content_type, "boundary")
    if not 1 <= len(boundary) <= 70:
        raise MultipartError("the form has no boundary")
    first, *rest = (b"\r\n" + body).split(b"\r\n--" + boundary.encode(errors="replace"), MOST_PARTS + 2)
    if first or not rest or not rest[-1].startswith(b"--"):
        raise MultipartError(f"the form does not begin or end with its boundary, or has more than {MOST_PARTS} parts")
    yield from map(_part, rest[:-1])


def _part(data: bytes) -> Part:
    head, found, content = data.partition(b"\r\n\r\n")
    if not found or not head.startswith(b"\r\n") or len(head) > _LONGEST_HEAD:
        raise MultipartError("a part of the form has no head, or a head that is too long")
    fields = dict(_field(line) for line in head[2:].split(b"\r\n"))
    said = fields.get("content-disposition", "")
    return Part(_parameter(said, "name"), _parameter(said, "filename"), content)


def _field(line: bytes) -> tuple[str, str]:
    key, _, value = line.decode(errors="replace").partition(":")
    return key.strip().lower(), value.strip()


def _parameter(value: str, name: str) -> str:
    """Return a parameter of a header's value; "" if it has none."""
    message = Message()
    message["Content-Type"] = value.replace("\r", " ").replace("\n", " ")
    found = message.get_param(name)
    return found if isinstance(found, str) else ""
