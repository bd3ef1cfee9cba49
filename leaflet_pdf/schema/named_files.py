"""Which files a leaflet or a theme is made of."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.decoder import Decoder
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.read import read_document
from leaflet_pdf.schema.kinds import Record


def files_of(path: Path, record: Record, decode: type[Decoder] = Decoder) -> dict[str, bytes]:
    """Return what is in a file that has no errors, and in those that it names, by their paths from its folder.

    It comes first. Raises OSError if one of them can no longer be read.
    """
    diagnostics = Diagnostics(path.as_posix())
    document = read_document(path, diagnostics)
    names: list[str] = []
    if document:
        decoder = decode(document, diagnostics, path.parent)
        decoder.record(record)
        names = decoder.files
    ordered = dict.fromkeys([path.name, *(str(PurePosixPath(name)) for name in names)])
    return {name: content(path.parent / name) for name in ordered}
