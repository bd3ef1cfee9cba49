"""Name trees and number trees as flat lists (ISO 32000-1, 7.9.6 and 7.9.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from leaflet_pdf.proof.reader.objects import entry, number_of, resolve

NUMBERS, NAMES = "/Nums", "/Names"


def pairs(tree: Any, leaves: str) -> Iterator[tuple[Any, Any]]:
    """Yield the keys of a tree, resolved, with their values as they stand; a node that holds itself is entered once."""
    waiting, seen = [tree], set[int | None]()
    while waiting:
        node = waiting.pop()
        if number_of(node) is not None and number_of(node) in seen:
            continue
        seen.add(number_of(node))
        found = resolve(node)
        if isinstance(found, DictionaryObject):
            listed = entry(found, leaves) or ArrayObject()
            yield from zip(map(resolve, listed[::2]), listed[1::2], strict=False)
            waiting += reversed(entry(found, "/Kids") or ArrayObject())


def by_number(items: Iterable[tuple[int, Any]]) -> DictionaryObject:
    """Return a number tree of one node."""
    listed = [part for key, value in sorted(items, key=lambda item: item[0]) for part in (NumberObject(key), value)]
    return DictionaryObject({NameObject(NUMBERS): ArrayObject(listed)})


def by_name(items: Iterable[tuple[bytes, Any]]) -> DictionaryObject:
    """Return a name tree of one node."""
    listed = [part for key, value in sorted(items, key=lambda item: item[0]) for part in (ByteStringObject(key), value)]
    return DictionaryObject({NameObject(NAMES): ArrayObject(listed)})


def bytes_of(string: Any) -> bytes:
    """Return the bytes of a string, which pypdf may have decoded as text; b"" for anything else."""
    found = resolve(string)
    return bytes(found.original_bytes) if isinstance(found, TextStringObject | ByteStringObject) else b""
