"""A file that is one record, other than a leaflet: a theme, a profile, the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.decode import Reader
from leaflet_pdf.schema.diagnostics import Complaints, TooManyError
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.sources.yaml.parse import read_document
from leaflet_pdf.sources.yaml.scope import Scope

Made = TypeVar("Made")


def load_record(record: Record, path: Path) -> tuple[object, tuple[Finding, ...]]:
    """Return what the description makes of a file, and all that is wrong with it; None if anything is."""
    complaints = Complaints(path.as_posix())
    made: object = None
    try:
        document = read_document(path, complaints)
        if document is not None and document.root is not None:
            reader = Reader(document, complaints, Scope({}, frozenset(), ""), path.parent)
            made = reader.record(record, document.root)
    except TooManyError:
        made = None
    return (None if complaints else made), complaints.in_order()


def own_record(record: Record, path: Path) -> object:
    """Return what the description makes of a file of the program's own.

    Raises ValueError, with all that is wrong, if it cannot be read: that is a mistake of the program.
    """
    made, findings = load_record(record, path)
    if made is None:
        raise ValueError("\n".join(map(str, findings)))
    return made


def placeless(make: Callable[..., Made]) -> Callable[..., Made]:
    """Return what makes a value of a record's keys alone, for data whose place in the file nobody asks for."""

    def made(**said: Any) -> Made:
        del said["source"]
        return make(**said)

    return made
