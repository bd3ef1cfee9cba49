"""How PDF spells its values (ISO 32000-1, 7.3). All of it is ASCII, but for the codes of glyphs.

Each value of an object is spelt in one way alone, so that a reader who knows the way can spell it again and compare
(`seal` in `document.py`): entries of a dictionary in the order of their keys, items of an array with a space between
them, numbers without zeros at their end.
"""

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
    return f"[{length(area.x)} {length(top - area.height)} {length(area.x + area.width)} {length(top)}]"


def length(points: float) -> str:
    """Return a length to 1/100 point."""
    spelt = f"{points:.2f}".rstrip("0").rstrip(".")
    return "0" if spelt == "-0" else spelt
