"""Joins what leads to places beside the pages: outlines and page labels (ISO 32000-1, 12.3.3 and 12.4.2)."""

from __future__ import annotations

from typing import Any

from pypdf.generic import DictionaryObject, IndirectObject, NameObject, NumberObject, TextStringObject

from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.trees import NUMBERS, by_number, pairs
from leaflet_pdf.proof.reader.objects import dictionary, entry, number_of

_PRESCRIPTION = "Rx "
"""What precedes the numbers of pages that have no labels: a leaflet's pages have numbers of their own."""


def outline_of(catalog: DictionaryObject, objects: Objects) -> IndirectObject:
    """Return the root of a file's outline; an empty one is made if it has none."""
    root = catalog.get("/Outlines")
    if not isinstance(root, IndirectObject):
        found = root if isinstance(root, DictionaryObject) else DictionaryObject()
        root = objects.add(found)
        for item in _top(found):
            dictionary(item, "an outline entry")[NameObject("/Parent")] = root
        catalog[NameObject("/Outlines")] = root
    source = dictionary(root, "the outline")
    source[NameObject("/Type")] = NameObject("/Outlines")
    return root


def join_outline(root: IndirectObject, other: DictionaryObject) -> None:
    """Put the entries of another outline, which name this root as their parent, behind those of this one."""
    source = dictionary(root, "the outline")
    first, last = other.get("/First"), other.get("/Last")
    if first is None:
        return
    present = _top(source)
    if present:
        dictionary(present[-1], "an outline entry")[NameObject("/Next")] = first
        dictionary(first, "an outline entry")[NameObject("/Prev")] = present[-1]
    else:
        source[NameObject("/First")] = first
    source[NameObject("/Last")] = last
    open_ = max(int(entry(source, "/Count") or 0), 0) + max(int(entry(other, "/Count") or 0), 0)
    source[NameObject("/Count")] = NumberObject(open_)


def _top(root: DictionaryObject) -> list[Any]:
    """Return references to the highest entries of an outline, from the top."""
    found: list[Any] = []
    seen = set[int | None]()
    one = root.get("/First")
    while one is not None and number_of(one) not in seen:
        seen.add(number_of(one))
        found.append(one)
        one = dictionary(one, "an outline entry").get("/Next")
    return found


class Labels:
    """The page labels of the file that is written."""

    def __init__(self, catalog: DictionaryObject, pages: int) -> None:
        """Take a file with so many pages: without labels, they are those of the prescription."""
        found = list(pairs(catalog.get("/PageLabels"), NUMBERS))
        if not found and pages:
            found = [(0, _label({"/S": NameObject("/D"), "/P": TextStringObject(_PRESCRIPTION)}))]
        self._items = [(int(key), value) for key, value in found]

    def join(self, catalog: DictionaryObject, first: int) -> None:
        """Add the labels of a file whose pages begin after so many others."""
        found = list(pairs(catalog.get("/PageLabels"), NUMBERS)) or [(0, _label({"/S": NameObject("/D")}))]
        self._items += [(int(key) + first, value) for key, value in found]

    def finish(self, catalog: DictionaryObject) -> None:
        catalog[NameObject("/PageLabels")] = by_number(self._items)


def _label(entries: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})
