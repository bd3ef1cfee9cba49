"""A file that is one record, other than a leaflet: a theme, a profile, the words of a language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.decoder import Decoder
from leaflet_pdf.schema.diagnostics import Diagnostics, TooManyProblemsError
from leaflet_pdf.schema.document.read import content_of, document_of
from leaflet_pdf.schema.kinds import Record

Made = TypeVar("Made")


def load_record(record: Record, path: Path) -> tuple[object, tuple[Finding, ...]]:
    """Return the value of a file and its findings; the value is None if there are any."""
    diagnostics = Diagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    return (None, diagnostics.in_order()) if data is None else read_record(record, data, diagnostics, path.parent)


def read_record(
    record: Record, data: str | bytes, diagnostics: Diagnostics, folder: Path
) -> tuple[object, tuple[Finding, ...]]:
    """Return the value of a file's content, as `load_record` does. Files that it names are in the folder."""
    made: object = None
    try:
        document = document_of(data, diagnostics)
        if document is not None:
            made = Decoder(document, diagnostics, folder).record(record)
    except TooManyProblemsError:
        made = None
    return (None if diagnostics else made), diagnostics.in_order()


def load_own_record(record: Record, path: Path) -> object:
    """Return the value of one of the program's own files.

    Raises ValueError, with all findings, if there are any: that is a fault of the program.
    """
    made, findings = load_record(record, path)
    if made is None:
        raise ValueError("\n".join(map(str, findings)))
    return made


def placeless(make: Callable[..., Made]) -> Callable[..., Made]:
    """Return a `make` function that ignores the source, for values that need no place in the file."""

    def made(**values: Any) -> Made:
        del values["source"]
        return make(**values)

    return made
