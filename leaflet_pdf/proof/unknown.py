"""What is in a file that no leaflet has. It could show, hide or do something unseen, so it is told, never skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.finding import one
from leaflet_pdf.proof.objects import array, dictionary, entry, number_of, string


def _keys(names: str) -> frozenset[str]:
    return frozenset(f"/{name}" for name in names.split())


_CATALOG = _keys(
    "Type Version Pages Lang MarkInfo StructTreeRoot Metadata OutputIntents PageLabels PageMode Outlines "
    "ViewerPreferences AcroForm Names AF"
)
_BELOW = {
    "/MarkInfo": _keys("Marked"),
    "/Names": _keys("EmbeddedFiles"),
    "/ViewerPreferences": _keys("DisplayDocTitle PrintScaling PickTrayByPDFSize Duplex"),
    "/StructTreeRoot": _keys("Type K IDTree ParentTree ParentTreeNextKey RoleMap"),
}
_PAGE = _keys("Type Parent MediaBox TrimBox ArtBox Resources Contents StructParents Tabs Annots")
_RESOURCES = _keys("Font XObject ProcSet")
_ANNOTATIONS = {
    "Link": _keys("Type Subtype Rect Border F Contents StructParent Dest A"),
    "Widget": _keys("Type Subtype Rect F StructParent FT Ff T TU V DV DA AP AS MK Parent MaxLen Kids"),
}
_ACTION = _keys("Type S URI D")
_ENTRY = _keys("Title Parent Prev Next First Last Count Dest SE")
_ELEMENT = _keys("Type S P Pg K A ID T Alt ActualText Lang")
_STANDARD = _keys(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference Code Link Annot Figure Form"
)
"""Types whose meaning no file may change (ISO 14289-1, 7.1)."""

_PRINT = 4
"""The flag of an annotation that is seen and printed, alone (ISO 32000-1, table 165)."""


def unknown(catalog: DictionaryObject, pages: Sequence[DictionaryObject]) -> Iterator[str]:
    """Yield what each thing is, and where."""
    yield from _others(catalog, _CATALOG, "the catalog")
    for key, known in _BELOW.items():
        yield from _others(_dictionary(entry(catalog, key)), known, f"{key} of the catalog")
    roles = _dictionary(entry(_dictionary(entry(catalog, "/StructTreeRoot")), "/RoleMap"))
    yield from (f"another meaning of {role}" for role in sorted(_STANDARD & roles.keys()))
    yield from _outline(_dictionary(entry(catalog, "/Outlines")), set())
    for number, page in enumerate(pages, 1):
        yield from _others(page, _PAGE, f"page {number}")
        yield from _others(_dictionary(entry(page, "/Resources")), _RESOURCES, f"the resources of page {number}")
        for value in array(entry(page, "/Annots") or ArrayObject(), "the annotations of a page"):
            yield from _annotation(dictionary(value, "an annotation"), f"page {number}")


def unknown_in_elements(sources: Iterable[DictionaryObject]) -> Iterator[str]:
    """Yield what structure elements say that no leaflet's say, as an expansion (E) that would be heard instead."""
    for source in sources:
        yield from _others(source, _ELEMENT, f"an element {string(entry(source, '/S'))}")


def _annotation(source: DictionaryObject, where: str) -> Iterator[str]:
    kind = string(entry(source, "/Subtype"))
    if kind not in _ANNOTATIONS:
        yield f"{one(kind)} on {where}"
        return
    yield from _others(source, _ANNOTATIONS[kind], f"{one(kind)} on {where}")
    action = _dictionary(entry(source, "/A"))
    yield from _others(action, _ACTION, f"the action of {one(kind)} on {where}")
    if action and string(entry(action, "/S")) not in {"URI", "GoTo"}:
        yield f"an action on {where} that leads to no address"
    if kind == "Link":
        border = entry(source, "/Border")
        if not isinstance(border, ArrayObject) or any(map(float, border[:3])):
            yield f"a frame around a Link on {where}"
        if entry(source, "/F") != _PRINT:
            yield f"a Link on {where} that is hidden, or not printed"


def _outline(above: DictionaryObject, seen: set[int | None]) -> Iterator[str]:
    following = above.get("/First")
    while following is not None and number_of(following) not in seen:
        seen.add(number_of(following))
        line = dictionary(following, "the outline")
        yield from _others(line, _ENTRY, f"the outline's “{string(entry(line, '/Title'))}”")
        yield from _outline(line, seen)
        following = line.get("/Next")


def _others(source: DictionaryObject, known: frozenset[str], where: str) -> Iterator[str]:
    yield from (f"{key} in {where}" for key in sorted(source.keys() - known))


def _dictionary(value: Any) -> DictionaryObject:
    """Return a dictionary; an empty one for anything else, of which other rules tell."""
    return value if isinstance(value, DictionaryObject) else DictionaryObject()
