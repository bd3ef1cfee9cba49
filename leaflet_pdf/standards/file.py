"""A file of the standards, read as data by the loader's own means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leaflet_pdf.finding import Finding
from leaflet_pdf.load.complaints import Complaints, TooManyError
from leaflet_pdf.load.kinds import Record
from leaflet_pdf.load.parse import read_document
from leaflet_pdf.load.reading import Reader
from leaflet_pdf.load.scope import Scope

Said = Mapping[str, Any]
"""What a file says, by the names of its keys."""


def said_in(path: Path, record: Record) -> tuple[Said | None, tuple[Finding, ...]]:
    """Return what a file says, and what is wrong in it; nothing if anything is."""
    complaints = Complaints(path.as_posix())
    said: object = None
    try:
        document = read_document(path, complaints)
        if document and document.root:
            reader = Reader(document, complaints, Scope({}, frozenset(), ""), path.parent)
            said = reader.record(record, document.root)
    except TooManyError:
        pass
    if not isinstance(said, dict) or complaints:
        return None, complaints.in_order()
    return said, ()


def in_language(language: str, words: Said) -> tuple[Any, ...]:
    """Return what is said in a language: in that of the region, or else in that of all regions."""
    found: tuple[Any, ...] = words.get(language) or words.get(language.partition("-")[0], ())
    return found
