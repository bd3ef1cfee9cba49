"""Copies what a file says into another: each object once, with all that it leads to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pypdf import PageObject
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    StreamObject,
)

from leaflet_pdf.assembly.file.objects import Objects


class Copy:
    """A file while it is copied. Its pages are hung below another node; the nodes that held them stay behind.

    `made` are the copied dictionaries and streams that have numbers of their own.
    """

    def __init__(self, pages: Iterable[PageObject], objects: Objects, above: IndirectObject) -> None:
        self._objects = objects
        self._above = above
        self._places: dict[int, IndirectObject] = {}
        self._waiting: list[tuple[IndirectObject, Any]] = []
        self.pages = tuple(map(self._page, pages))
        self.made: list[DictionaryObject] = []

    def lead(self, reference: Any, elsewhere: IndirectObject) -> None:
        """Let what refers to an object of the file refer to another instead."""
        if isinstance(reference, IndirectObject):
            self._places[reference.idnum] = elsewhere

    def of(self, value: Any) -> Any:
        """Return a value as it is in the other file. What it refers to is copied by `finish`."""
        match value:
            case IndirectObject():
                return self._reference(value)
            case StreamObject():
                made = EncodedStreamObject() if "/Filter" in value else DecodedStreamObject()
                made.update(self._entries(value))
                made._data = value._data
                return made
            case DictionaryObject():
                return DictionaryObject(self._entries(value))
            case ArrayObject():
                return ArrayObject(map(self.of, value))
            case _:
                return value

    def finish(self) -> None:
        """Copy what the copied values refer to, and what that refers to, to the end."""
        while self._waiting:
            reference, source = self._waiting.pop()
            value = self.of(source)
            self._objects.put(reference, value)
            if isinstance(value, DictionaryObject):
                self.made.append(value)

    def _entries(self, source: DictionaryObject) -> dict[NameObject, Any]:
        is_page = source.get("/Type") == "/Page"
        left_out = {"/Length"} if isinstance(source, StreamObject) else {"/Parent"} if is_page else set()
        made = {NameObject(key): self.of(value) for key, value in source.items() if key not in left_out}
        return {**made, NameObject("/Parent"): self._above} if is_page else made

    def _reference(self, source: IndirectObject) -> IndirectObject:
        if source.idnum not in self._places:
            reference = self._places[source.idnum] = self._objects.reserve()
            found = source.get_object()
            self._waiting.append((reference, NullObject() if found is None else found))
        return self._places[source.idnum]

    def _page(self, source: PageObject) -> IndirectObject:
        """Return where a page will be, with what it inherits, which pypdf has entered in it."""
        reference = self._objects.reserve()
        if source.indirect_reference is not None:
            self._places[source.indirect_reference.idnum] = reference
        self._waiting.append((reference, source))
        return reference
