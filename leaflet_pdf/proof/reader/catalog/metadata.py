"""A document's metadata and outline: its XMP packet, its Info dictionary, its bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget, stream, unpacked
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, number_of, resolve, string
from leaflet_pdf.proof.reader.readback import Destination, Metadata, OutlineEntry, Page

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_XMP_MM = "{http://ns.adobe.com/xap/1.0/mm/}"
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDFUA = "{http://www.aiim.org/pdfua/ns/id/}"


def read_metadata(catalog: DictionaryObject, info: Mapping[str, Any]) -> Metadata:
    """Return the metadata in the catalog's XMP packet and the Info dictionary."""
    packet = entry(catalog, "/Metadata")
    root = ET.Element("none") if packet is None else ET.fromstring(_packet(packet))
    colours, profile = _colours(catalog)
    first = Metadata(
        info_title=string(info.get("/Title")),
        title=_property(root, f"{_DC}title"),
        language=_property(root, f"{_DC}language"),
        pdfa_part=_property(root, f"{_PDFA}part"),
        pdfa_conformance=_property(root, f"{_PDFA}conformance"),
        pdfua_part=_property(root, f"{_PDFUA}part"),
        identifier=_property(root, f"{_DC}identifier"),
        label=_property(root, f"{_XMP}Label"),
        seal=_property(root, f"{_XMP_MM}InstanceID"),
        publisher=_property(root, f"{_DC}creator"),
        dates=(_property(root, f"{_XMP}CreateDate")[:10], _property(root, f"{_XMP}ModifyDate")[:10]),
        info_publisher=string(info.get("/Author")),
        info_dates=(_day(info.get("/CreationDate")), _day(info.get("/ModDate"))),
        colours=colours,
        profile=profile,
    )
    return replace(first, second=_second(root, first))


def _second(root: ET.Element, first: Metadata) -> Metadata | None:
    """Return what the packet says of a leaflet in a second language; None if it names none. Info is of the first."""
    identifier = _property(root, f"{_XMP}Identifier")
    if not identifier:
        return None
    title, language, publisher = (_property(root, f"{_DC}{name}", 1) for name in ("title", "language", "creator"))
    return replace(
        first,
        info_title=title,
        title=title,
        language=language,
        identifier=identifier,
        publisher=publisher,
        info_publisher=publisher,
    )


def _packet(packet: Any) -> bytes:
    """Return the bytes of the XMP packet. Raises ReadError if there are too many."""
    data = stream(packet, "the XMP packet")
    if len(data) > limits.XMP_BYTES:
        raise ReadError(f"the XMP packet has more than {limits.XMP_BYTES:,} bytes; no leaflet has that many")
    return data


def _day(date: Any) -> str:
    """Return the day of a date (ISO 32000-1, 7.9.4) as "2026-11-23"."""
    found = _DATE.match(string(date))
    return "-".join(found.groups()) if found else ""


def _colours(catalog: DictionaryObject) -> tuple[str, bytes]:
    """Return the condition identifier and the colour profile of the output intent; "" and b"" if there is none."""
    intents = array(entry(catalog, "/OutputIntents") or ArrayObject(), "the output intents")
    for intent in (dictionary(value, "an output intent") for value in intents):
        profile = entry(intent, "/DestOutputProfile")
        if entry(intent, "/S") == "/GTS_PDFA1" and isinstance(profile, StreamObject):
            return string(entry(intent, "/OutputConditionIdentifier")), unpacked(profile)
    return "", b""


def _property(root: ET.Element, name: str, place: int = 0) -> str:
    """Return an XMP property, written as an element (of a list, the entry at a place, from 0) or as an attribute."""
    for description in root.iter(f"{_RDF}Description"):
        if name in description.attrib:
            return description.attrib[name]
        found = description.find(name)
        if found is not None:
            listed = found.findall(f".//{_RDF}li") or [found]
            return (listed[place].text or "") if place < len(listed) else ""
    return ""


def read_outline(
    catalog: DictionaryObject, page_of: Mapping[int | None, Page], reader: BoundedReader
) -> tuple[OutlineEntry, ...]:
    """Return the outline, from the top; level 1 is the outermost. Raises ReadError if it is endless or too deep."""
    outlines = entry(catalog, "/Outlines")
    return () if outlines is None else tuple(_entries(outlines, 1, page_of, set(), reader.budget(limits.OUTLINE)))


def _entries(
    above: DictionaryObject,
    level: int,
    page_of: Mapping[int | None, Page],
    seen: set[int | None],
    budget: Budget,
) -> Iterator[OutlineEntry]:
    """Yield the outline entries of one level and below. Raises ReadError if they are endless or too deep."""
    reference = above.get("/First")
    if reference is not None and level > limits.NESTED_LINES:
        raise ReadError("the outline is nested too deeply")
    while reference is not None:
        if number_of(reference) in seen:
            raise ReadError("the outline has no end")
        seen.add(number_of(reference))
        line = resolve(reference)
        title = string(entry(line, "/Title"))
        budget.take(1 + len(title))
        yield OutlineEntry(title, level, destination(line, page_of))
        yield from _entries(line, level + 1, page_of, seen, budget)
        reference = line.get("/Next")


def destination(source: DictionaryObject, page_of: Mapping[int | None, Page]) -> Destination | None:
    """Return the destination of an outline entry or link within the document; None if it has none."""
    where = entry(source, "/Dest")
    action = entry(source, "/A")
    if where is None and action is not None and entry(action, "/S") == "/GoTo":
        where = entry(action, "/D")
    if not isinstance(where, ArrayObject) or not where:
        return None
    page = page_of.get(number_of(where[0]))
    if page is None:
        return Destination(0, 0)
    left, top = map(resolve, where[2:4]) if len(where) > 3 and where[1] == "/XYZ" else (None, None)
    across = 0 if left is None else float(left)
    return Destination(page.number, 0 if top is None else page.area.height - float(top), across)
