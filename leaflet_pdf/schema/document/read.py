"""Reads a file to a tree of nodes, within limits of size."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.files.disk import content
from leaflet_pdf.schema.catalogue import EMPTY_FILE, FILE_TOO_LARGE, NOT_UTF_8, UNREADABLE_FILE
from leaflet_pdf.schema.diagnostics import Diagnostics
from leaflet_pdf.schema.document.compose import compose
from leaflet_pdf.schema.document.nodes import Document, Scalar
from leaflet_pdf.schema.problem import Problem

MOST_BYTES = 4 * 2**20


def read_text(path: Path | str) -> str:
    """Return the text of a file (4 MiB at most), to show lines of it; "" if it cannot be read."""
    try:
        return content(Path(path), MOST_BYTES).decode(errors="replace")
    except OSError:
        return ""


def read_document(path: Path, diagnostics: Diagnostics) -> Document | None:
    """Return the tree of nodes of a file; None, with a diagnostic, if there is none."""
    data = content_of(path, diagnostics)
    return None if data is None else document_of(data, diagnostics)


def content_of(path: Path, diagnostics: Diagnostics) -> bytes | None:
    """Return the bytes of a file, up to one more than allowed; None, with a diagnostic, if it cannot be read."""
    try:
        return content(path, MOST_BYTES + 1)
    except OSError as error:
        diagnostics.add(
            Problem(UNREADABLE_FILE, f"the file cannot be read: {error.strerror}", "check its name and folder")
        )
        return None


def document_of(
    data: str | bytes, diagnostics: Diagnostics, hint: str = "write one “key: value” per line"
) -> Document | None:
    """Return the tree of a file's content; None, with a diagnostic, if there is nothing that can be read."""
    if len(data) > MOST_BYTES:
        diagnostics.add(Problem(FILE_TOO_LARGE, "the file is larger than 4 MiB", "no leaflet is that large"))
        return None
    text = data if isinstance(data, str) else _decode(data, diagnostics)
    if text is None:
        return None
    document = compose(text, diagnostics)
    root = document.root
    if root is None or (isinstance(root, Scalar) and not root.text):
        if not diagnostics:
            diagnostics.add(Problem(EMPTY_FILE, "the file is empty", hint))
        return None
    return document


_SAVE = "save the file as UTF-8: editors ask for the encoding under “Save as”"


def _decode(data: bytes, diagnostics: Diagnostics) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            diagnostics.add(Problem(NOT_UTF_8, "the file is saved as UTF-16 (“Unicode” in some programs)", _SAVE))
            return None
        line = data.count(b"\n", 0, error.start) + 1
        begin = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[begin : error.start].decode()) + 1
        message = f"byte {error.start + 1} of the file (0x{data[error.start]:02X}) is not UTF-8"
        diagnostics.add(Problem(NOT_UTF_8, message, _SAVE), line, column)
        return None
