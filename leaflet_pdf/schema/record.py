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
    """Return what the description makes of a file, and all that is wrong with it; None if anything is."""
    diagnostics = Diagnostics(path.as_posix())
    data = content_of(path, diagnostics)
    return (None, diagnostics.in_order()) if data is None else read_record(record, data, diagnostics, path.parent)


def read_record(
    record: Record, data: str | bytes, diagnostics: Diagnostics, folder: Path
) -> tuple[object, tuple[Finding, ...]]:
    """Return what the description makes of a file's content, as `load_record` does. Its files are in the folder."""
    made: object = None
    try:
        document = document_of(data, diagnostics)
        if document is not None:
            made = Decoder(document, diagnostics, folder).record(record)
    except TooManyProblemsError:
        made = None
    return (None if diagnostics else made), diagnostics.in_order()


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

    def made(**values: Any) -> Made:
        del values["source"]
        return make(**values)

    return made
