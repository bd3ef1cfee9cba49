"""The files that are attached to the file that is written (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8)."""

from __future__ import annotations

from hashlib import md5
from typing import Any, NamedTuple

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from leaflet_pdf.assembly.file.objects import Objects
from leaflet_pdf.assembly.file.trees import NAMES, by_name, bytes_of, pairs
from leaflet_pdf.files.compression import SMALL, deflate
from leaflet_pdf.proof.reader.objects import dictionary, entry


class Enclosure(NamedTuple):
    """A PDF to attach: its name, its bytes, why it is there (ISO 19005-3, annex E), and what it is."""

    name: str
    data: bytes
    relation: str
    words: str
    is_leaflet: bool = False


class Files:
    """The attached files of a document: those that it has, and those that are added."""

    def __init__(self, catalog: DictionaryObject) -> None:
        tree = (entry(catalog, "/Names") or DictionaryObject()).get("/EmbeddedFiles")
        self._named = [(bytes_of(key), value) for key, value in pairs(tree, NAMES)]
        self._associated = list(entry(catalog, "/AF") or ())

    def join(self, catalog: DictionaryObject, number: int) -> None:
        """Add the files of a leaflet's catalog. One whose name is taken gets another, in a folder of that number."""
        tree = (entry(catalog, "/Names") or DictionaryObject()).get("/EmbeddedFiles")
        for key, value in pairs(tree, NAMES):
            name = bytes_of(key)
            if any(name == taken for taken, _ in self._named):
                name = b"%d/" % number + name
                specification = dictionary(value, "an attached file")
                for place in ("/F", "/UF"):
                    specification[NameObject(place)] = ByteStringObject(name)
            self._named.append((name, value))
        self._associated += entry(catalog, "/AF") or ()

    def add(self, enclosure: Enclosure, objects: Objects) -> str:
        """Add a file, and return its name, which may not be the one that it had."""
        taken = {name for name, _ in self._named}
        name, number = enclosure.name, 2
        while _text(name).original_bytes in taken:
            name, number = f"{number}-{enclosure.name}", number + 1
        reference = _specification(enclosure._replace(name=name), objects)
        self._named.append((_text(name).original_bytes, reference))
        self._associated.append(reference)
        return name

    def finish(self, catalog: DictionaryObject, objects: Objects) -> None:
        if not self._named:
            return
        if entry(catalog, "/Names") is None:
            catalog[NameObject("/Names")] = DictionaryObject()
        names = dictionary(catalog.get("/Names"), "the names of the document")
        names[NameObject("/EmbeddedFiles")] = objects.add(by_name(self._named))
        catalog[NameObject("/AF")] = ArrayObject(self._associated)


def _specification(enclosure: Enclosure, objects: Objects) -> IndirectObject:
    checksum = md5(enclosure.data, usedforsecurity=False).digest()
    stream = EncodedStreamObject()
    stream._data = deflate(enclosure.data, SMALL)
    stream.update(
        {
            NameObject("/Type"): NameObject("/EmbeddedFile"),
            NameObject("/Subtype"): NameObject("/application/pdf"),
            NameObject("/Filter"): NameObject("/FlateDecode"),
            NameObject("/Params"): _dictionary(
                {"/Size": NumberObject(len(enclosure.data)), "/CheckSum": ByteStringObject(checksum)}
            ),
        }
    )
    file = objects.add(stream)
    name = _text(enclosure.name)
    return objects.add(
        _dictionary(
            {
                "/Type": NameObject("/Filespec"),
                "/AFRelationship": NameObject(f"/{enclosure.relation}"),
                "/Desc": _text(enclosure.words),
                "/EF": _dictionary({"/F": file, "/UF": file}),
                "/F": name,
                "/UF": name,
            }
        )
    )


def _text(words: str) -> TextStringObject:
    return TextStringObject(words)


def _dictionary(entries: dict[str, Any]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in entries.items()})
