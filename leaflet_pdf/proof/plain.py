"""The words of any PDF, tagged or not. For comparison only: this proves nothing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

from pypdf import PdfReader

from leaflet_pdf.proof.objects import ReadError
from leaflet_pdf.proof.read import remarks_of
from leaflet_pdf.proof.scripts import text_of

MOST_PAGES = 500
MOST_CHARACTERS = 4_000_000

Found = TypeVar("Found")


def lines_of_pages(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each page, in the order in which the file paints them; raised figures as "10⁶".

    Raises ReadError for a file that is no PDF, is broken, encrypted, too long, or has no words.
    """
    pages = _read(pdf, _lines)
    if not any(pages):
        raise ReadError("the file has no words: its text may be drawn as outlines or as a picture")
    return pages


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
        text = text_of(page)
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise ReadError(f"the file has more than {MOST_CHARACTERS:,} characters")
        pages.append(tuple(line for line in text.splitlines() if line.strip()))
    return tuple(pages)
