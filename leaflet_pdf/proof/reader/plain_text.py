"""The words of any PDF, tagged or not. For comparison only: this proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.bounded import BoundedReader, Unfolding, up_to
from leaflet_pdf.proof.reader.objects import ReadError
from leaflet_pdf.proof.reader.read import pages_of, remarks_of
from leaflet_pdf.proof.reader.scripts import text_of

Found = TypeVar("Found")


def lines_of_pages(pdf: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each page, in the order in which the file paints them; raised figures as "10⁶".

    Raises ReadError for a file that is not a PDF, is broken, encrypted, too long, or has no text.
    """
    pages = _read(pdf, _lines)
    if not any(pages):
        raise ReadError("the file has no text: it may be drawn as outlines or be a picture")
    return pages


def _read(pdf: bytes, look: Callable[[BoundedReader], Found]) -> Found:
    """Return what a function finds in a PDF. Raises ReadError if it cannot be read."""
    try:
        with remarks_of():
            reader = BoundedReader(pdf, strict=False)
            if reader.is_encrypted:
                raise ReadError("the file is encrypted")
            return look(reader)
    except ReadError:
        raise
    except RecursionError as error:
        raise ReadError("the file is nested too deeply") from error
    except Exception as error:  # pypdf raises errors of every kind for broken files
        raise ReadError(f"the file is not a PDF or is broken: {error}") from error


def _lines(reader: BoundedReader) -> tuple[tuple[str, ...], ...]:
    sources, unfolding = pages_of(reader), Unfolding(reader)
    for number, page in enumerate(sources, 1):
        unfolding.page(page, number)
    pages: list[tuple[str, ...]] = []
    characters = reader.budget(limits.CHARACTERS)
    for number, page in enumerate(sources, 1):
        text = text_of(page)
        characters.take(len(text), up_to(number))
        pages.append(tuple(line for line in text.splitlines() if line.strip()))
    return tuple(pages)
