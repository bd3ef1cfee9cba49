"""How heavy the faces of a document are, by what their letters blacken: a name can say anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from leaflet_pdf.proof.outlines.glyf import FontError, Outlines
from leaflet_pdf.proof.reader.readback import Font, ReadBack

_HEAVIER = 1.1
"""The ink of a bold face in that of the regular one, letter by letter: from here on it is seen."""


class Weights:
    """Tells which fonts of a document are heavier than another that shows the same letters: its text is set in that."""

    def __init__(self, readback: ReadBack) -> None:
        self._codes: dict[int, set[int]] = {}
        self._fonts: dict[int, Font] = {}
        for piece in readback.pieces():
            if piece.font is not None and piece.mark.mcid is not None:
                self._fonts[id(piece.font)] = piece.font
                self._codes.setdefault(id(piece.font), set()).update(piece.codes)

    def heavy(self, font: Font) -> bool:
        return id(font) in self._heavy

    @cached_property
    def _heavy(self) -> frozenset[int]:
        inks = {key: dict(self._ink(font)) for key, font in self._fonts.items()}
        return frozenset(
            key for key, ink in inks.items() if any(_ratio(ink, other) > _HEAVIER for other in inks.values())
        )

    def _ink(self, font: Font) -> Iterator[tuple[str, float]]:
        """Yield the letters and figures that a font shows, each with the area that it blackens."""
        try:
            outlines = Outlines(font.program)
            for code in self._codes[id(font)]:
                if any(map(str.isalnum, font.character(code))):
                    yield font.character(code), outlines.ink(font.glyph(code))
        except FontError:
            return


def _ratio(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the ink of one font in that of another, of the letters that both show; 1 if there are none."""
    both = one.keys() & other.keys()
    return sum(map(one.__getitem__, both)) / (sum(map(other.__getitem__, both)) or 1) if both else 1
