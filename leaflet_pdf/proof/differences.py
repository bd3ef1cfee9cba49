"""The differences between a document and the one expected, page by page and part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflet_pdf.model.finding import count
from leaflet_pdf.proof.reader.readback import Page, Piece, ReadBack


def differences_between(readback: ReadBack, wanted: ReadBack, *, filled: bool = False) -> Iterator[tuple[int, str]]:
    """Yield each difference with its page, 0 for the file; with `filled`, what people fill in may differ."""
    if len(readback.pages) != len(wanted.pages):
        yield 0, f"it has {count(len(readback.pages), 'page')}, not {len(wanted.pages)}"
        return
    for page, model in zip(readback.pages, wanted.pages, strict=True):
        yield from ((page.number, what) for what in _on_page(page, model, filled=filled))
    parts = {
        "its structure tree": (readback.elements, wanted.elements),
        "a font": (readback.fonts, wanted.fonts),
        "its outline": (readback.outline, wanted.outline),
        "its metadata": (readback.metadata, wanted.metadata),
        "an attached file": (readback.attachments, wanted.attachments),
    }
    yield from ((0, f"{what} differs") for what, (one, other) in parts.items() if one != other)


def _on_page(page: Page, wanted: Page, *, filled: bool) -> Iterator[str]:
    if (page.area, page.label) != (wanted.area, wanted.label):
        yield "its size or its number differs"
    if [*map(_piece, page.pieces)] != [*map(_piece, wanted.pieces)]:
        yield "its text differs"
    if page.shapes != wanted.shapes:
        yield "its drawings differ"
    if not filled and page.annotations != wanted.annotations:
        yield "its links or fields differ"


def _piece(piece: Piece) -> tuple[Any, ...]:
    """Return a piece as it is seen and read out; fonts are compared separately."""
    name = piece.font.name if piece.font else ""
    return piece.text, piece.x, piece.y, piece.width, piece.size, piece.colour, piece.mark, piece.codes, name
