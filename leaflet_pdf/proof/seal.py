"""The code of all that the pages show, taken anew from what is in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any
from uuid import UUID

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.bounded import unpacked
from leaflet_pdf.proof.objects import array, dictionary, entry, number_of, resolve

_SIZE = 16

_TYPING = "/Body"
"""What the font of what is typed is called."""


def seal_of(catalog: DictionaryObject, pages: Sequence[DictionaryObject]) -> str:
    """Return the code of the operators of all pages, and of what they are shown with.

    That is their fonts and that of what is typed into fields, pictures as they are stored, the profiles of colours.
    """
    contents = [_digest(*_contents(page)) for page in pages]
    parts: dict[int | None, bytes] = {}
    for page in pages:
        resources = dictionary(entry(page, "/Resources") or DictionaryObject(), "the resources of a page")
        for kind, digest in (("/Font", _font), ("/XObject", _picture)):
            listed = dictionary(entry(resources, kind) or DictionaryObject(), "the resources of a page")
            for value in map(listed.raw_get, listed):
                if number_of(value) not in parts:
                    parts[number_of(value)] = digest(value)
    every = sorted([*parts.values(), *_profiles(catalog), *_typing(catalog)])
    return f"uuid:{UUID(bytes=_digest(*contents, *every))}"


def _contents(page: DictionaryObject) -> Iterator[bytes]:
    found = entry(page, "/Contents")
    for value in found if isinstance(found, ArrayObject) else [found]:
        yield _data(value)


def _font(value: Any) -> bytes:
    """Return the digest of a font: outlines, characters, glyphs of codes if they are told."""
    font = dictionary(value, "a font")
    descendants = entry(font, "/DescendantFonts") or ArrayObject()
    descendant = dictionary(descendants[0], "a font") if descendants else font
    descriptor = dictionary(entry(descendant, "/FontDescriptor") or DictionaryObject(), "a font")
    mapping = entry(descendant, "/CIDToGIDMap")
    return _digest(_data(entry(descriptor, "/FontFile2")), _data(entry(font, "/ToUnicode")), _data(mapping))


def _profiles(catalog: DictionaryObject) -> Iterator[bytes]:
    for intent in array(entry(catalog, "/OutputIntents") or ArrayObject(), "the output intents"):
        yield _digest(_data(entry(dictionary(intent, "an output intent"), "/DestOutputProfile")))


def _typing(catalog: DictionaryObject) -> Iterator[bytes]:
    """Yield the digest of the font that fields are filled in with. A viewer may have added others of its own."""
    found: Any = catalog
    for key in ("/AcroForm", "/DR", "/Font", _TYPING):
        found = entry(dictionary(found, "the form"), key)
        if found is None:
            return
    yield _font(found)


def _picture(value: Any) -> bytes:
    picture = resolve(value)
    return _digest(bytes(picture._data) if isinstance(picture, StreamObject) else b"")


def _data(value: Any) -> bytes:
    stream = resolve(value)
    return unpacked(stream) if isinstance(stream, StreamObject) else b""


def _digest(*data: bytes) -> bytes:
    total = blake2b(digest_size=_SIZE)
    for part in data:
        total.update(part)
    return total.digest()
