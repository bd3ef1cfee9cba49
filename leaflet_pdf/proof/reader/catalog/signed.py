"""The signature of a finished PDF: the bytes before it, and whether nothing else was added.

An update that is not examined further could show or hide anything. So each object that it replaces must say
what it said before, and each that it adds must be one that an invisible signature needs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.signature import SIGNATURE_ADDS, SIGNATURE_NOT_WHOLE
from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, number_of, numbers, string
from leaflet_pdf.proof.reader.readback import fault

_END = re.compile(rb"startxref\r?\n(\d+)\r?\n%%EOF\r?\n?")
_FIELD = {"/Type": "/Annot", "/Subtype": "/Widget", "/FT": "/Sig", "/F": "132"}
"""The entries of an invisible signature's field; its flags are “print” and “locked” (ISO 32000-1, table 165)."""
_DICTIONARY = {"/Type": "/Sig", "/Filter": "/Adobe.PPKLite", "/SubFilter": "/adbe.pkcs7.detached"}
_SIGNED_AND_APPENDED = "3"
"""Flags of a form: there are signatures, and any change must be appended (ISO 32000-1, table 219)."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature in a file, the file before it, and all findings except those of cryptography.

    The message is DER, with the zeros that pad it; the day is that of the signer's clock.
    """

    approved: bytes
    covered: bytes
    message: bytes
    day: str
    findings: tuple[Finding, ...]


def fields_that_sign(catalog: DictionaryObject) -> list[Any]:
    """Return the signature fields of a form."""
    form = dictionary(entry(catalog, "/AcroForm") or DictionaryObject(), "the form")
    listed = array(entry(form, "/Fields") or ArrayObject(), "the fields of the form")
    return [one for one in listed if string(entry(dictionary(one, "a field"), "/FT")) == "Sig"]


def ends_of(pdf: bytes) -> list[int]:
    """Return the offsets at which a file ended: when it was finished, and after each update."""
    return [found.end() for found in _END.finditer(pdf)]


def before_update(pdf: bytes) -> bytes:
    """Return the file as it was before its last update. Raises ReadError if it has none."""
    ends = ends_of(pdf)
    if len(ends) < 2:
        raise ReadError("the signature was not added to a finished file")
    return pdf[: ends[-2]]


def signature_of(pdf: bytes, full: BoundedReader, approved: bytes, before: BoundedReader) -> Signature:
    """Return the last signature of a signed file. Raises ReadError for one that cannot be checked."""
    field = fields_that_sign(full.root_object)[-1]
    value = dictionary(entry(dictionary(field, "a field"), "/V"), "the signature")
    first, end, start, length = map(int, numbers(entry(value, "/ByteRange"), "the range of the signature"))
    findings: list[Finding] = []
    covers_file = first == 0 and len(approved) < end < start and start + length == len(pdf)
    if not covers_file or pdf[end:start].lower() != b"<%s>" % _bytes(value, "/Contents").hex().encode():
        message = "the signature does not cover the whole file: bytes were added after it, or left out"
        findings.append(fault(SIGNATURE_NOT_WHOLE, message))
    else:
        findings += (
            fault(SIGNATURE_ADDS, f"with the signature came {what}")
            for what in _more(pdf, full, approved, before, field)
        )
    return Signature(
        approved=approved,
        covered=pdf[:end] + pdf[start : start + length],
        message=_bytes(value, "/Contents"),
        day=_day(string(entry(value, "/M"))),
        findings=tuple(findings),
    )


def _more(pdf: bytes, full: BoundedReader, approved: bytes, before: BoundedReader, field: Any) -> Iterator[str]:
    """Yield what was changed or added besides the signature's own objects."""
    new, old = _Parts(full), _Parts(before)
    places, earlier = _places(full), _places(before)
    changed = {number for number, place in places.items() if earlier.get(number) != place}
    added = {number_of(field), number_of(dictionary(field, "a field").get("/V"))}
    indexes = {number for number in changed - earlier.keys() if _is_index(full, number)}
    kept = {was for was, now in zip(old.numbers, new.numbers, strict=True) if was == now}
    others = changed - (kept | ({*new.numbers, *added, *indexes} - earlier.keys()))
    yield from (f"a changed object {number}" for number in sorted(others))
    if [_listed(full, number) for number in indexes] != [(_last(pdf), _last(approved), changed | {0})]:
        yield "a cross-reference stream that does not match"
    for key in ("/Root", "/Info"):
        if _written(full.trailer.get(key)) != _written(before.trailer.get(key)):
            yield f"a changed {key}"
    yield from _differences(new.catalog, old.catalog, {"/AcroForm"}, "the catalog")
    yield from _differences(new.page, old.page, {"/Annots"}, "page 1")
    yield from _differences(new.form, old.form, {"/Fields", "/SigFlags"}, "the form")
    for was, now, what in ((old.fields, new.fields, "fields"), (old.annotations, new.annotations, "annotations")):
        if [*map(_written, was), _written(field)] != list(map(_written, now)):
            yield f"different {what}"
    if _written(new.form.get("/SigFlags")) != _SIGNED_AND_APPENDED:
        yield "a form that is not marked as signed"
    yield from _field(dictionary(field, "a field"), full)


class _Parts:
    """The objects that a signature changes, and their numbers; None for a direct object."""

    def __init__(self, reader: BoundedReader) -> None:
        self.catalog = reader.root_object
        self.page: DictionaryObject = reader.pages[0]
        self.form = dictionary(entry(self.catalog, "/AcroForm") or DictionaryObject(), "the form")
        self.fields = array(entry(self.form, "/Fields") or ArrayObject(), "the fields of the form")
        self.annotations = array(entry(self.page, "/Annots") or ArrayObject(), "the annotations of a page")
        self.numbers = (
            number_of(reader.trailer.raw_get("/Root")),
            number_of(reader.pages[0].indirect_reference),
            number_of(self.catalog.get("/AcroForm")),
            number_of(self.form.get("/Fields")),
            number_of(self.page.get("/Annots")),
        )


def _places(reader: BoundedReader) -> dict[int, tuple[int, int]]:
    """Return the place of each object: its offset and generation, or its object stream and index in it."""
    direct = {
        number: (offset, generation)
        for generation, listed in reader.xref.items()
        for number, offset in listed.items()
        if number
    }
    return {**{number: (-stream, index) for number, (stream, index) in reader.xref_objStm.items()}, **direct}


def _is_index(reader: BoundedReader, number: int) -> bool:
    found = reader.get_object(number)
    return isinstance(found, DictionaryObject) and found.get("/Type") == "/XRef"


def _listed(reader: BoundedReader, number: int) -> tuple[int, int, set[int]]:
    """Return the offsets of a cross-reference stream and of the one before it, and the object numbers that it lists."""
    index = dictionary(reader.get_object(number), "a cross-reference stream")
    pairs = [int(number) for number in array(entry(index, "/Index"), "a cross-reference stream")]
    reader.budget(limits.OBJECTS).take(sum(pairs[1::2]), "a cross-reference stream")
    object_numbers = {
        one for first, count in zip(pairs[::2], pairs[1::2], strict=True) for one in range(first, first + count)
    }
    return _places(reader)[number][0], int(entry(index, "/Prev")), object_numbers


def _last(pdf: bytes) -> int:
    """Return the offset of the last cross-reference section, from the end of the file."""
    return int(_END.findall(pdf)[-1])


def _differences(new: DictionaryObject, old: DictionaryObject, free: set[str], where: str) -> Iterator[str]:
    for key in sorted((new.keys() | old.keys()) - free):
        if _written(new.get(key)) != _written(old.get(key)):
            yield f"a changed {key} of {where}"


def _field(field: DictionaryObject, reader: BoundedReader) -> Iterator[str]:
    """Yield what a field and its signature have that those of an invisible signature do not."""
    expected = _FIELD | {"/P": _written(reader.pages[0].indirect_reference)}
    yield from _others(field, expected, {"/T", "/Rect", "/V"}, "the field of the signature")
    left, bottom, right, top = numbers(entry(field, "/Rect"), "the area of the signature")
    if left != right or bottom != top or left >= 0 or bottom >= 0:
        yield "something visible"
    value = dictionary(entry(field, "/V"), "the signature")
    yield from _others(value, _DICTIONARY, {"/Contents", "/ByteRange", "/M"}, "the signature")


def _others(source: DictionaryObject, expected: dict[str, str], free: set[str], where: str) -> Iterator[str]:
    yield from (f"an added or missing {key} in {where}" for key in sorted(source.keys() ^ (expected.keys() | free)))
    yield from (f"a changed {key} of {where}" for key in expected if _written(source.get(key)) != expected[key])


def _written(value: Any) -> str:
    """Return an object as it would be written in a file; two that are written alike are equal within one file."""
    if value is None:
        return ""
    stream = BytesIO()
    value.write_to_stream(stream)
    return stream.getvalue().decode("latin-1")


def _bytes(source: DictionaryObject, key: str) -> bytes:
    found = entry(source, key)
    return bytes(found.original_bytes) if isinstance(found, TextStringObject | ByteStringObject) else b""


def _day(written: str) -> str:
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", written)
    return "-".join(found.groups()) if found else ""
