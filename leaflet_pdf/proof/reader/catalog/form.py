"""The form of a document: its fields, and instructions to viewers (ISO 32000-1, 12.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Budget, unpacked
from leaflet_pdf.proof.reader.objects import ReadError, array, dictionary, entry, flag, number_of, string
from leaflet_pdf.proof.reader.readback import Field

_FONT = re.compile(r"/(\S+)\s+[\d.]+\s+Tf")
_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE_NO_VIEW = (1 << bit for bit in (0, 1, 2, 5, 8))


class Form:
    """The document's AcroForm; one without fields if it has none."""

    def __init__(self, catalog: DictionaryObject, reader: BoundedReader) -> None:
        self._source = dictionary(entry(catalog, "/AcroForm") or DictionaryObject(), "the form")
        self._listed = set(_numbers(self._source.get("/Fields"), 0, reader.budget(limits.OBJECTS)))
        self.redraws = flag(self._source.get("/NeedAppearances")) or "/XFA" in self._source

    def field(self, source: DictionaryObject, number: int | None) -> Field | None:
        """Return the form field of a widget; None for an annotation of another kind."""
        if string(entry(source, "/Subtype")) != "Widget":
            return None
        line = list(_line(source))
        kind = string(_inherited(line, "/FT"))
        names = [string(entry(one, "/T")) for one in line if "/T" in one]
        flags = int(entry(source, "/F") or 0)
        return Field(
            name=".".join(reversed(names)),
            kind=kind,
            words=string(_inherited(line, "/TU")),
            look=number_of((entry(source, "/AP") or DictionaryObject()).get("/N")),
            listed=number in self._listed,
            drawn=_drawn(source, kind),
            shown=bool(flags & _PRINT) and not flags & (_INVISIBLE | _HIDDEN | _NO_VIEW | _TOGGLE_NO_VIEW),
            scripted=any(key in one for one in line for key in ("/A", "/AA")),
            typed=kind != "Tx" or self._typed(string(_inherited([*line, self._source], "/DA"))),
            prefilled=_prefilled(source, string(_inherited(line, "/V"))),
        )

    def _typed(self, look: str) -> bool:
        """Tell whether the font of a text field is one of the form's, and embedded."""
        resources = entry(self._source, "/DR") or DictionaryObject()
        fonts = entry(resources, "/Font") or DictionaryObject()
        chosen = _FONT.search(look)
        font = entry(fonts, f"/{chosen[1]}") if chosen else None
        if not isinstance(font, DictionaryObject):
            return False
        descendants = entry(font, "/DescendantFonts") or ArrayObject([font])
        described = entry(dictionary(descendants[0], "a font of the form"), "/FontDescriptor") or DictionaryObject()
        return any(isinstance(entry(described, f"/FontFile{kind}"), StreamObject) for kind in ("", "2", "3"))


def _numbers(fields: Any, depth: int, budget: Budget) -> Iterator[int | None]:
    """Yield the object numbers of fields and of all below them. Raises ReadError if they are too deep."""
    if depth > limits.NESTED_FIELDS:
        raise ReadError("the fields of the form are nested too deeply")
    for value in array(fields or ArrayObject(), "the fields of the form"):
        budget.take(1, "the form")
        yield number_of(value)
        yield from _numbers(entry(dictionary(value, "a field"), "/Kids"), depth + 1, budget)


def _line(source: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield a field and its ancestors, from which it inherits. Raises ReadError if they are too many."""
    for _ in range(limits.NESTED_FIELDS):
        yield source
        if "/Parent" not in source:
            return
        source = dictionary(source.get("/Parent"), "a field")
    raise ReadError("the fields of the form are nested too deeply")


def _inherited(line: list[DictionaryObject], key: str) -> Any:
    return next((entry(one, key) for one in line if key in one), None)


def _prefilled(source: DictionaryObject, value: str) -> bool:
    """Tell whether an empty field shows something: its appearance is more than empty brackets."""
    look = entry(entry(source, "/AP") or DictionaryObject(), "/N")
    if isinstance(look, DictionaryObject) and not isinstance(look, StreamObject):
        look = entry(look, f"/{string(entry(source, '/AS'))}")
    if value not in {"", "Off"} or not isinstance(look, StreamObject):
        return False
    return unpacked(look).split() not in ([], [b"/Tx", b"BMC", b"EMC"])


def _drawn(source: DictionaryObject, kind: str) -> bool:
    """Tell whether a field has one appearance for each of its states, and no other (ISO 19005-2, 6.3.3)."""
    appearances = entry(source, "/AP")
    if not isinstance(appearances, DictionaryObject) or set(appearances) != {"/N"}:
        return False
    normal = entry(appearances, "/N")
    if kind != "Btn":
        return isinstance(normal, StreamObject)
    if not isinstance(normal, DictionaryObject) or isinstance(normal, StreamObject):
        return False
    states = all(isinstance(entry(normal, state), StreamObject) for state in normal)
    return states and len(normal) > 1 and f"/{string(entry(source, '/AS'))}" in normal
