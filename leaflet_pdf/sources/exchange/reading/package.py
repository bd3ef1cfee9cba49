"""What a person names for an import: files, ZIP files and folders, as documents with the pictures beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from leaflet_pdf.files.disk import content, is_file, is_folder, names_in
from leaflet_pdf.files.path_policy import portable
from leaflet_pdf.sources.exchange.catalogue import UNKNOWN_DOCUMENT
from leaflet_pdf.sources.exchange.reading.archive import is_zip, unpacked
from leaflet_pdf.sources.exchange.reading.bounds import MOST_BYTES, RefusedError
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.exchange.reading.json import read_json
from leaflet_pdf.sources.exchange.reading.xml import read_xml

_MOST_OF_ARCHIVE = 64 * 2**20
_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"


class Package(NamedTuple):
    """One document and where it is from. Pictures are in `held`, or in the folder, if there is one."""

    name: str
    data: bytes
    held: dict[str, bytes]
    folder: Path | None = None

    @property
    def digest(self) -> str:
        """The SHA-256 of the document, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    def file(self, name: str) -> bytes | None:
        """Return a file that came with the document, by its name alone; None if there is none."""
        if name in self.held:
            return self.held[name]
        if self.folder is None or "/" in name or not portable(name):
            return None
        path = self.folder / name
        return content(path, MOST_BYTES) if is_file(path) else None


def packages(path: Path) -> list[Package]:
    """Return the documents in a file, a ZIP file or a folder. Raises RefusedError and OSError."""
    if not is_folder(path):
        return list(_of_file(path))
    found = [package for name in sorted(names_in(path)) for package in _in_folder(path / name)]
    if not found:
        raise RefusedError(UNKNOWN_DOCUMENT, "there is no XML, JSON or ZIP file in this folder", "name another folder")
    return found


def _in_folder(path: Path) -> Iterator[Package]:
    if is_file(path) and path.suffix.lower() in {".xml", ".json", ".zip"} and not path.name.endswith(".import.json"):
        yield from _of_file(path)


def _of_file(path: Path) -> Iterator[Package]:
    data = content(path, _MOST_OF_ARCHIVE)
    if not is_zip(data):
        yield Package(path.name, data, {}, path.parent)
        return
    held = unpacked(data)
    documents = {name: inner for name, inner in held.items() if _first(inner) in {b"<", b"{"}}
    if not documents:
        raise RefusedError(UNKNOWN_DOCUMENT, "there is no document in this ZIP file", "name another file")
    for name in sorted(documents):
        yield Package(f"{path.name}/{name}", documents[name], held)


def tree(data: bytes) -> Element:
    """Return the tree of a document, which its first sign tells to be XML or JSON. Raises RefusedError."""
    match _first(data):
        case b"<":
            return read_xml(data)
        case b"{":
            return read_json(data)
        case _:
            hint = "name an SPL label or a FHIR document"
            raise RefusedError(UNKNOWN_DOCUMENT, "this is neither XML nor a JSON object", hint)


def _first(data: bytes) -> bytes:
    return data[:1000].lstrip(_BLANK)[:1]
