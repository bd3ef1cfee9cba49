"""Joins forms: each leaflet's fields are below one field of its own, so that no two share a name (12.7.3.2)."""

from __future__ import annotations

import re

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.trees import bytes_of
from leaflet_pdf.proof.reader.objects import dictionary, entry, number_of, resolve, string


def join_form(catalog: DictionaryObject, leaflet: DictionaryObject, name: str, objects: Objects) -> dict[str, str]:
    """Add the form in a leaflet's catalog, if it has one, to the file's; return its fonts' names by those there."""
    form = entry(leaflet, "/AcroForm")
    if form is None:
        return {}
    own = _within(catalog, "/AcroForm")
    fields = _list_within(own, "/Fields")
    fonts = _within(_within(own, "/DR"), "/Font")
    names = {key: _free(key, value, fonts) for key, value in (entry(entry(form, "/DR"), "/Font") or {}).items()}
    for key, value in entry(entry(form, "/DR"), "/Font").items():
        fonts[NameObject(names[key])] = value
    group = objects.reserve()
    kids = ArrayObject(entry(form, "/Fields"))
    for kid in kids:
        field = dictionary(kid, "a field")
        field[NameObject("/Parent")] = group
        _rename_font(field, names)
    taken = {string(dictionary(one, "a field").get("/T")) for one in fields}
    title = next(
        one for one in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3))) if one not in taken
    )
    made = DictionaryObject({NameObject("/T"): TextStringObject(title), NameObject("/Kids"): kids})
    if "/DA" in form:
        made[NameObject("/DA")] = form["/DA"]
        _rename_font(made, names)
    objects.put(group, made)
    fields.append(group)
    return {new: old for old, new in names.items()}


def _rename_font(field: DictionaryObject, names: dict[str, str]) -> None:
    """Name a field's font, in what draws its text, as it is named in the file."""
    look = bytes_of(field.get("/DA")).decode("latin-1")
    for old, new in names.items():
        if old != new and look:
            look = re.sub(rf"{re.escape(old)}(?=\s)", new, look)
            field[NameObject("/DA")] = TextStringObject(look)


def _free(name: str, value: IndirectObject, fonts: DictionaryObject) -> str:
    """Return a name for a font that no other has."""
    free, number = name, 2
    while free in fonts and number_of(fonts.get(free)) != number_of(value):
        free, number = f"{name}{number}", number + 1
    return free


def _within(source: DictionaryObject, key: str) -> DictionaryObject:
    """Return a dictionary in another, which is made if it is not there."""
    if resolve(source.get(key)) is None:
        source[NameObject(key)] = DictionaryObject()
    return dictionary(source.get(key), key)


def _list_within(source: DictionaryObject, key: str) -> ArrayObject:
    if resolve(source.get(key)) is None:
        source[NameObject(key)] = ArrayObject()
    found = resolve(source.get(key))
    assert isinstance(found, ArrayObject)
    return found
