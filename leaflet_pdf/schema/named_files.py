"""The files that a leaflet or a theme consists of."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.decoder import Decoder
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.read import read_document
from leaflet_pdf.schema.kinds import Record

_YAML = frozenset({".yaml", ".yml"})


def files_of(path: Path, record: Record, decode: type[Decoder] = Decoder) -> dict[str, bytes]:
    """Return the bytes of a valid file and of the files that it names, by their paths relative to its folder.

    The file itself comes first, and with a file of its own kind, beside it, comes what that one names. Raises OSError
    if one of them can no longer be read.
    """
    diagnostics = Diagnostics(path.as_posix())
    document = read_document(path, diagnostics)
    names: list[str] = []
    if document:
        decoder = decode(document, diagnostics, path.parent)
        decoder.record(record)
        names = decoder.files
    ordered = dict.fromkeys([path.name, *(str(PurePosixPath(name)) for name in names)])
    found = {name: content(path.parent / name) for name in ordered}
    for name in [name for name in ordered if PurePosixPath(name).suffix in _YAML and name != path.name]:
        found = files_of(path.parent / name, record, decode) | found
    return {name: found[name] for name in [*ordered, *(name for name in found if name not in ordered)]}
