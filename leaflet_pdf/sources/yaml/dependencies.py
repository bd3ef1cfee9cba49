"""Which files a leaflet or a theme is made of."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.decode import Reader
from leaflet_pdf.schema.diagnostics import Complaints
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.sources.yaml.parse import read_document
from leaflet_pdf.sources.yaml.scope import scope_of


def files_of(path: Path, record: Record) -> dict[str, bytes]:
    """Return what is in a file that has no errors, and in those that it names, by their paths from its folder.

    It comes first. Raises OSError if one of them can no longer be read.
    """
    complaints = Complaints(path.as_posix())
    document = read_document(path, complaints)
    names: list[str] = []
    if document and document.root:
        reader = Reader(document, complaints, scope_of(document.root), path.parent)
        reader.record(record, document.root)
        names = reader.files
    ordered = dict.fromkeys([path.name, *(str(PurePosixPath(name)) for name in names)])
    return {name: content(path.parent / name) for name in ordered}
