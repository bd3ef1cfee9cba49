"""The words of any PDF, tagged or not, and the file that it may carry. For comparison only: this proves nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, TypeVar

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from leaflet_pdf.proof.objects import ReadError, entry, string
from leaflet_pdf.proof.read import remarks_of

MOST_PAGES = 500
MOST_CHARACTERS = 4_000_000
_MOST_ATTACHED = 4 * 2**20

Found = TypeVar("Found")


def lines_of_pages(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each page, in the order in which the file paints them.

    Raises ReadError for a file that is no PDF, is broken, encrypted, too long, or has no words.
    """
    pages = _read(pdf, _lines)
    if not any(pages):
        raise ReadError("the file has no words: its text may be drawn as outlines or as a picture")
    return pages


def attached_source(pdf: bytes) -> bytes | None:
    """Return the file that a PDF names as its source (ISO 32000-2, 14.13: AFRelationship /Source); None without one."""
    return _read(pdf, _source)


def _read(pdf: bytes, look: Callable[[PdfReader], Found]) -> Found:
    try:
        with remarks_of():
            reader = PdfReader(io.BytesIO(pdf))
            if reader.is_encrypted:
                raise ReadError("the file is encrypted")
            return look(reader)
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("the file is nested too deeply") from error
    except Exception as error:  # pypdf answers a broken file with errors of every kind
        raise ReadError(f"the file is no PDF or is broken: {error}") from error


def _lines(reader: PdfReader) -> tuple[tuple[str, ...], ...]:
    if len(reader.pages) > MOST_PAGES:
        raise ReadError(f"the file has more than {MOST_PAGES} pages")
    pages: list[tuple[str, ...]] = []
    characters = 0
    for page in reader.pages:
        text = page.extract_text()
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise ReadError(f"the file has more than {MOST_CHARACTERS:,} characters")
        pages.append(tuple(line for line in text.splitlines() if line.strip()))
    return tuple(pages)


def _source(reader: PdfReader) -> bytes | None:
    files: Any = entry(reader.root_object, "/AF") or ArrayObject()
    for each in files if isinstance(files, ArrayObject) else [files]:
        file = each.get_object()
        if isinstance(file, DictionaryObject) and string(entry(file, "/AFRelationship")) == "Source":
            embedded = entry(entry(file, "/EF") or DictionaryObject(), "/F")
            data: bytes = embedded.get_data() if embedded is not None else b""
            return data if 0 < len(data) <= _MOST_ATTACHED else None
    return None
