"""What is in a file that no leaflet has. It could show, hide or do something, so it is reported, never skipped.

One walk over all objects, each judged by its kind, which follows from how it is reached (`allowed_entries.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.proof.catalogue.document import ENTRY_DIFFERS, ENTRY_MISSING, ENTRY_UNKNOWN, OBJECT_ASTRAY
from leaflet_pdf.proof.integrity.allowed_entries import KINDS, PROPERTIES, Entry
from leaflet_pdf.proof.integrity.spelling import Spelling
from leaflet_pdf.proof.reader.bounded import unpacked
from leaflet_pdf.proof.reader.objects import entry, number_of, resolve, string
from leaflet_pdf.proof.reader.readback import fault

_PACKING = {
    "/Length": Entry(required=False, values=("any",)),
    "/Filter": Entry(required=False, values=("/FlateDecode",)),
}
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_FRAME = {"{adobe:ns:meta/}xmpmeta", *(f"{_RDF}{name}" for name in ("RDF", "Description", "Alt", "Bag", "Seq", "li"))}
_ATTRIBUTES = {f"{_RDF}about", f"{_RDF}parseType", "{http://www.w3.org/XML/1998/namespace}lang"}
_TYPES: dict[str, tuple[type, ...]] = {
    "text": (TextStringObject, ByteStringObject),
    "name": (NameObject,),
    "whole": (int,),
    "number": (int, float),
}
_NUMBER = "a number"
"""A kid of a structure element that is marked content of its page."""


def unknown(reader: PdfReader, *, unused: bool = True) -> Iterator[Finding]:
    """Yield a finding for each entry that no leaflet has, or has with another value, and for each unused object.

    Without `unused`, objects are not reported that one leaflet in a file does not use: another may.
    """
    walk = _Walk()
    yield from walk.findings(reader.trailer)
    yield from _properties(reader.root_object)
    if unused:
        yield from _astray(reader)


class _Place(NamedTuple):
    """An object to judge: its value or the reference to it, its kind, and its page; 0 for none."""

    value: Any
    kind: str
    page: int


@dataclass(slots=True)
class _Walk:
    """A walk from the trailer over all objects, and their kinds, by object number."""

    kinds: dict[int, str] = field(default_factory=dict)
    waiting: list[_Place] = field(default_factory=list)
    pages: int = 0

    def findings(self, trailer: DictionaryObject) -> Iterator[Finding]:
        self.waiting.append(_Place(trailer, "the trailer", 0))
        while self.waiting:
            place = self.waiting.pop()
            number = number_of(place.value)
            kind = _kind_of(place)
            if kind == _NUMBER:
                continue
            if number is not None and number in self.kinds:
                if self.kinds[number] != kind:
                    message = f"object {number} is {self.kinds[number]}, and {kind} at once"
                    yield fault(OBJECT_ASTRAY, message, page=place.page)
                continue
            if number is not None:
                self.kinds[number] = kind
            if kind == "a page":
                self.pages += 1
                place = place._replace(page=self.pages)
            yield from self._judge(resolve(place.value), kind, place.page)
        counted = entry(entry(entry(trailer, "/Root"), "/Pages"), "/Count")
        if counted != self.pages:
            yield fault(ENTRY_DIFFERS, f"/Count of the page tree is {counted}, and it has {count(self.pages, 'page')}")

    def _judge(self, found: Any, kind: str, page: int) -> Iterator[Finding]:
        if kind not in KINDS:
            yield fault(ENTRY_UNKNOWN, f"there is {kind}{_on(page)}, which no leaflet has", page=page)
            return
        if not isinstance(found, DictionaryObject):
            yield fault(ENTRY_DIFFERS, f"{kind} is not what it is in a leaflet", page=page)
            return
        known = {**_PACKING, **KINDS[kind]} if isinstance(found, StreamObject) else KINDS[kind]
        for key in sorted(found.keys() - known.keys()):
            if "/*" not in known:
                message = f"there is {key} in {kind}{_on(page)}, which no leaflet has: it could hide or do something"
                yield fault(ENTRY_UNKNOWN, message, page=page)
        for key, one in known.items():
            if key in found and not any(self._accepts(found.get(key), value, page) for value in one.values):
                message = f"{key} of {kind}{_on(page)} is not what it is in a leaflet"
                yield fault(ENTRY_DIFFERS, message, page=page)
            elif one.required and key not in found:
                yield fault(ENTRY_MISSING, f"there is no {key} in {kind}{_on(page)}", page=page)

    def _accepts(self, value: Any, form: str, page: int) -> bool:
        """Tell whether a value has a form of the table. What it refers to is judged later."""
        if not form.startswith(">"):
            return _is(value, form)
        found = resolve(value)
        if form.endswith(("[]", "[1]")):
            items = list(found) if isinstance(found, ArrayObject) else None
            fits = items is not None and (form.endswith("[]") or len(items) == 1)
        elif form.endswith("#"):
            items = found[1::2] if isinstance(found, ArrayObject) else None
            fits = items is not None and len(found) == 2 * len(items)
        elif form.endswith("{}"):
            named = isinstance(found, DictionaryObject) and not isinstance(found, StreamObject)
            items = [found.get(key) for key in found] if named else None
            fits = items is not None
        else:
            items, fits = [value], isinstance(found, DictionaryObject)
        if fits and items is not None:
            kind = form.lstrip(">").rstrip("[1]{}#")
            self.waiting += (_Place(item, kind, page) for item in reversed(items))
        return fits


def _kind_of(place: _Place) -> str:
    """Return the exact kind of an object that may be one of several kinds."""
    found = resolve(place.value)
    source = found if isinstance(found, DictionaryObject) else DictionaryObject()
    match place.kind:
        case "an annotation":
            return f"a {string(entry(source, '/Subtype')) or 'thing without a kind'}"
        case "a kid of a structure element":
            kinds = {"MCR": "marked content", "OBJR": "an object reference"}
            return (
                _NUMBER if isinstance(found, int) else kinds.get(string(entry(source, "/Type")), "a structure element")
            )
        case "the attributes of a structure element":
            return f"{string(entry(source, '/O'))} attributes"
    return place.kind


def _is(value: Any, form: str) -> bool:
    """Tell whether a value has a simple form, or this canonical form."""
    found = resolve(value)
    if form in _TYPES:
        return isinstance(found, _TYPES[form])
    if form == "numbers":
        return isinstance(found, ArrayObject) and all(isinstance(resolve(one), int | float) for one in found)
    if form == "back":
        return isinstance(value, IndirectObject) and isinstance(found, DictionaryObject)
    return form == "any" or Spelling({}).value(found) == form


def _on(page: int) -> str:
    return f" on page {page}" if page else ""


def _properties(catalog: DictionaryObject) -> Iterator[Finding]:
    """Yield a finding for each property in the XMP packet that no leaflet has, or that occurs twice."""
    packet = entry(catalog, "/Metadata")
    root = ET.fromstring(unpacked(packet)) if isinstance(packet, StreamObject) else ET.Element(f"{_RDF}RDF")
    seen: set[str] = set()
    for one in root.iter():
        words = f"{one.text or ''}{one.tail or ''}".strip()
        more = [key for key in one.attrib if key not in _ATTRIBUTES]
        if one.tag not in PROPERTIES | _FRAME or more:
            yield fault(ENTRY_UNKNOWN, f"there is {', '.join(more) or one.tag} in the XMP packet, which no leaflet has")
        elif one.tag in PROPERTIES and one.tag in seen:
            yield fault(ENTRY_UNKNOWN, f"there is another {one.tag} in the XMP packet")
        elif one.tag in _FRAME and one.tag != f"{_RDF}li" and words:
            yield fault(ENTRY_UNKNOWN, f"there is “{words}” in the XMP packet, which is not a property")
        seen.add(one.tag)


def _astray(reader: PdfReader) -> Iterator[Finding]:
    """Yield a finding for each unused object, except object streams and cross-reference streams."""
    reached = _reached(reader)
    listed = {number for numbers in reader.xref.values() for number in numbers} | reader.xref_objStm.keys()
    for number in sorted(listed - reached - {0}):
        found = reader.get_object(number)
        kind = {"/ObjStm": "an object stream", "/XRef": "a cross-reference stream"}.get(
            str(found.get("/Type")) if isinstance(found, StreamObject) else ""
        )
        if kind is None:
            yield fault(OBJECT_ASTRAY, f"nothing leads to object {number}, and no leaflet has such")
        else:
            yield from _Walk()._judge(found, kind, 0)


def _reached(reader: PdfReader) -> set[int]:
    """Return the numbers of all objects that are reachable from the trailer."""
    reached: set[int] = set()
    waiting: list[Any] = [reader.trailer]
    while waiting:
        value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in reached:
                continue
            reached.add(value.idnum)
            value = value.get_object()
        if isinstance(value, DictionaryObject):
            waiting += value.values()
        elif isinstance(value, ArrayObject):
            waiting += value
    return reached
