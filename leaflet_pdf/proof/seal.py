"""The code of all that the pages show, taken anew from what is in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any
from uuid import UUID

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.objects import dictionary, entry, number_of, resolve

_SIZE = 16


def seal_of(pages: Sequence[DictionaryObject]) -> str:
    """Return the code of the operators of all pages, of their fonts, and of their pictures as they are stored."""
    contents = [_digest(*_contents(page)) for page in pages]
    parts: dict[int | None, bytes] = {}
    for page in pages:
        resources = dictionary(entry(page, "/Resources") or DictionaryObject(), "the resources of a page")
        for kind, digest in (("/Font", _font), ("/XObject", _picture)):
            listed = dictionary(entry(resources, kind) or DictionaryObject(), "the resources of a page")
            for value in map(listed.raw_get, listed):
                parts.setdefault(number_of(value), digest(value))
    return f"uuid:{UUID(bytes=_digest(*contents, *sorted(parts.values())))}"


def _contents(page: DictionaryObject) -> Iterator[bytes]:
    found = entry(page, "/Contents")
    for value in found if isinstance(found, ArrayObject) else [found]:
        yield _data(value)


def _font(value: Any) -> bytes:
    """Return the digest of a composite font: outlines, characters, glyphs of codes if they are told."""
    font = dictionary(value, "a font")
    descendants = entry(font, "/DescendantFonts") or ArrayObject()
    descendant = dictionary(descendants[0], "a font") if descendants else DictionaryObject()
    descriptor = dictionary(entry(descendant, "/FontDescriptor") or DictionaryObject(), "a font")
    mapping = entry(descendant, "/CIDToGIDMap")
    return _digest(_data(entry(descriptor, "/FontFile2")), _data(entry(font, "/ToUnicode")), _data(mapping))


def _picture(value: Any) -> bytes:
    picture = resolve(value)
    return _digest(bytes(picture._data) if isinstance(picture, StreamObject) else b"")


def _data(value: Any) -> bytes:
    stream = resolve(value)
    return bytes(stream.get_data()) if isinstance(stream, StreamObject) else b""


def _digest(*data: bytes) -> bytes:
    total = blake2b(digest_size=_SIZE)
    for part in data:
        total.update(part)
    return total.digest()
