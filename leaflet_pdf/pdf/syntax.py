"""How PDF spells its values (ISO 32000-1, 7.3). All of it is ASCII, but for the codes of glyphs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from leaflet_pdf.layout.frame import Rect


def literal(characters: str) -> str:
    """Return a string of bytes, each given as the character of its number."""
    return f"({escaped(characters)})"


def escaped(characters: str) -> str:
    """Return the inside of a literal string. A bare carriage return would be read as a line feed."""
    return characters.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").replace("\r", "\\r")


def text(words: str) -> str:
    """Return a string that is read by people: as it is where it is plain ASCII, else in UTF-16."""
    if words.isascii() and words.isprintable():
        return literal(words)
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=1_000)
def reference(number: int) -> str:
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    return "[" + " ".join(map(reference, numbers)) + "]"


def rectangle(area: Rect, page_height: float) -> str:
    """Return the corners of an area, y upwards from the foot of a page."""
    top = page_height - area.y
    return f"[{area.x:.2f} {top - area.height:.2f} {area.x + area.width:.2f} {top:.2f}]"
