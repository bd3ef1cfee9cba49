"""A document without its signatures, which are of another file; what they look like stays (ISO 32000-1, 12.7.4.5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.trees import NUMBERS, by_number, pairs
from leaflet_pdf.assembly.structure import elements
from leaflet_pdf.proof.reader.objects import dictionary, entry, number_of, resolve

_KEPT = {"/Type", "/P", "/Rect", "/StructParent", "/AP", "/Border", "/BS"}
_PRINTED_AND_LOCKED = 4 | 128
_WORDS = "What the signature of the attached file looks like. This file is not signed."


def without_signatures(catalog: DictionaryObject, pages: Iterable[IndirectObject], objects: Objects) -> None:
    """Take the signatures out of a document that is being written. What is seen of one becomes a stamp."""
    catalog.pop("/Perms", None)
    form = entry(catalog, "/AcroForm")
    if form is None:
        return
    form.pop("/SigFlags", None)
    gone: set[int | None] = set()
    untagged: list[tuple[IndirectObject, IndirectObject]] = []
    for at in pages:
        page = dictionary(at, "a page")
        annotations = [one for one in entry(page, "/Annots") or () if _signs(resolve(one))]
        unseen = {number_of(one) for one in annotations if not _is_seen(resolve(one))}
        gone |= unseen
        for one in annotations:
            if number_of(one) not in unseen:
                _stamp(resolve(one))
                untagged += [] if "/StructParent" in resolve(one) else [(at, one)]
        if unseen:
            left = [one for one in entry(page, "/Annots") if number_of(one) not in unseen]
            page[NameObject("/Annots")] = ArrayObject(left)
    form[NameObject("/Fields")] = ArrayObject(_others(entry(form, "/Fields") or ()))
    if entry(catalog, "/StructTreeRoot") is not None:
        root = dictionary(catalog.get("/StructTreeRoot"), "the structure tree")
        _retag(root, gone)
        for at, one in untagged:
            _tag(root, at, one, objects)


def _signs(annotation: Any) -> bool:
    """Tell whether an annotation is a signature's: it, or the field that it is part of."""
    for _ in range(2):
        if entry(annotation, "/FT") == "/Sig":
            return entry(annotation, "/V") is not None
        annotation = entry(annotation, "/Parent") or DictionaryObject()
    return False


def _is_seen(annotation: DictionaryObject) -> bool:
    look = entry(entry(annotation, "/AP") or DictionaryObject(), "/N")
    left, bottom, right, top = (float(resolve(one)) for one in entry(annotation, "/Rect"))
    return isinstance(look, StreamObject) and left != right and bottom != top


def _stamp(annotation: DictionaryObject) -> None:
    """Make of a signature a stamp that looks the same (12.5.6.12)."""
    for key in annotation.keys() - _KEPT:
        del annotation[key]
    annotation[NameObject("/AP")] = DictionaryObject({NameObject("/N"): entry(annotation, "/AP").get("/N")})
    annotation[NameObject("/Subtype")] = NameObject("/Stamp")
    annotation[NameObject("/F")] = NumberObject(_PRINTED_AND_LOCKED)
    annotation[NameObject("/Contents")] = TextStringObject(_WORDS)


def _others(fields: Iterable[Any]) -> Iterator[Any]:
    """Yield the fields that do not sign, or are no fields any more."""
    for one in fields:
        found = resolve(one)
        if "/T" not in found and found.get("/Subtype") == "/Stamp":
            continue
        if entry(found, "/FT") == "/Sig" and entry(found, "/V") is not None:
            continue
        if "/Kids" in found:
            found[NameObject("/Kids")] = ArrayObject(_others(entry(found, "/Kids")))
        yield one


def _retag(root: DictionaryObject, gone: set[int | None]) -> None:
    """Let elements hold stamps as what they are, and hold nothing that is gone."""
    empty: set[int] = set()
    for element in elements([root.get("/K")]):
        kids = entry(element, "/K")
        listed = list(kids) if isinstance(kids, ArrayObject) else [element.get("/K")]
        held = [entry(kid, "/Obj") for kid in map(resolve, listed) if isinstance(kid, DictionaryObject)]
        if any(isinstance(one, DictionaryObject) and one.get("/Subtype") == "/Stamp" for one in held):
            element[NameObject("/S")] = NameObject("/Annot")
        left = [kid for kid in listed if _object(kid) not in gone]
        if len(left) < len(listed):
            element[NameObject("/K")] = ArrayObject(left)
            empty |= set() if left else {id(element)}
    if not gone:
        return
    for element in elements([root.get("/K")]):
        kids = entry(element, "/K")
        if isinstance(kids, ArrayObject):
            element[NameObject("/K")] = ArrayObject(kid for kid in kids if id(resolve(kid)) not in empty)
    kept = [
        (int(key), value) for key, value in pairs(root.get("/ParentTree"), NUMBERS) if id(resolve(value)) not in empty
    ]
    root[NameObject("/ParentTree")] = by_number(kept)


def _tag(root: DictionaryObject, page: IndirectObject, stamp: IndirectObject, objects: Objects) -> None:
    """Put a stamp into the first element of a tree, as its last part."""
    kids = entry(root, "/K")
    top = kids[0] if isinstance(kids, ArrayObject) else root.get("/K")
    back = [(int(key), value) for key, value in pairs(root.get("/ParentTree"), NUMBERS)]
    key = max([int(entry(root, "/ParentTreeNextKey") or 0), *(one + 1 for one, _ in back)])
    reference = DictionaryObject({NameObject("/Type"): NameObject("/OBJR"), NameObject("/Obj"): stamp})
    element = objects.add(
        DictionaryObject(
            {
                NameObject("/S"): NameObject("/Annot"),
                NameObject("/P"): top,
                NameObject("/Pg"): page,
                NameObject("/K"): ArrayObject([reference]),
            }
        )
    )
    inside = entry(resolve(top), "/K")
    present = list(inside) if isinstance(inside, ArrayObject) else [resolve(top).get("/K")]
    resolve(top)[NameObject("/K")] = ArrayObject([*present, element])
    resolve(stamp)[NameObject("/StructParent")] = NumberObject(key)
    root[NameObject("/ParentTree")] = by_number([*back, (key, element)])
    root[NameObject("/ParentTreeNextKey")] = NumberObject(key + 1)


def _object(kid: Any) -> int | None:
    """Return the number of the object that a kid refers to (14.7.4.3); -1 for another kid."""
    found = resolve(kid)
    value = found.get("/Obj") if isinstance(found, DictionaryObject) else None
    return value.idnum if isinstance(value, IndirectObject) else -1
