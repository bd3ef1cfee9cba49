"""Reads a file of the program's own by its description. What is wrong in one is a mistake of the program."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.load.complaints import Complaints
from leaflet_pdf.load.kinds import Record
from leaflet_pdf.load.parse import read_document
from leaflet_pdf.load.reading import Reader
from leaflet_pdf.load.scope import Scope


def own_file(record: Record, path: Path) -> object:
    """Return what a file that is one record says. Raises ValueError, with all that is wrong, if it cannot be read."""
    complaints = Complaints(path.as_posix())
    document = read_document(path, complaints)
    said = None
    if document and document.root:
        said = Reader(document, complaints, Scope({}, frozenset(), ""), path.parent).record(record, document.root)
    if said is None or complaints:
        raise ValueError("\n".join(map(str, complaints.in_order())))
    return said
