"""Blanks in a text: lines to write on among its words, with the room that a hand needs above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflet_pdf.layout.frame import Field, FieldKind, Rect
from leaflet_pdf.layout.pages.galley import NEVER, Strip, baseline
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import MM, TextStyle

WRITING = 9 * MM
"""How much room a hand has above a line."""

_CLEAR = 2.0
"""How far a field stays off what is above that room, in points."""


def field(runs: Sequence[Run], x: float, drop: float, width: float, owner: int) -> Field:
    """Return the field of a blank that begins at x on a baseline (points, from the top of its strip).

    It is called by all words of its text: what is to be filled in may be said before it or behind it.
    """
    words = "".join([run.text for run in runs]).replace("\n", " ")
    return Field(Rect(x, drop - WRITING + _CLEAR, width, WRITING - _CLEAR), FieldKind.WORDS, words, owner)


def with_room(strips: Sequence[Strip], kind: TextStyle) -> Iterator[Strip]:
    """Yield the lines of a text, and above each that has a blank what its own leading lacks of the room for a hand."""
    lacking = max(0.0, WRITING - baseline(kind))
    for strip in strips:
        if any(isinstance(part, Field) for part in strip.parts):
            yield Strip(lacking, [], 0.0, NEVER)
        yield strip
