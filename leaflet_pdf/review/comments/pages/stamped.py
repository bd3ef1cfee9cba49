"""What a program drew into the pages of a marked-up PDF: visible words that are not comments."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.proof.integrity.stamps import stamps_on


def drawn_on(pdf: Path) -> tuple[str, ...]:
    """Return a description of each drawing, with its page and words."""
    return tuple(f"{pdf.as_posix()}: {stamp}" for stamp in stamps_on(pdf.read_bytes()) if stamp.painted)
