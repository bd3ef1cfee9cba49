"""Cells: what a text of another script than Latin, Greek or Cyrillic is set in, each drawn and read as a whole.

A cell is the least part of a text that has glyphs of its own: a letter, or one with the marks, conjuncts and vowel
signs that HarfBuzz draws with it, in whatever order it puts their glyphs. It has one code in a document, so that the
code tells the cell's text, exactly and in the order in which it was written.
"""

from __future__ import annotations

from typing import NamedTuple


class Part(NamedTuple):
    """A glyph of a cell, and where it stands from the cell's origin: to the right, and up (1/1000 em)."""

    glyph: int
    x: int
    y: int


class Cell(NamedTuple):
    """The text of a cell, the glyphs that it is drawn with, and how far it moves the pen (1/1000 em)."""

    text: str
    parts: tuple[Part, ...]
    advance: int

    @property
    def glyph(self) -> int | None:
        """The font's own glyph that draws it; None if one must be made of several, of none, or of one that is moved."""
        alone = len(self.parts) == 1 and self.parts[0].x == self.parts[0].y == 0
        return self.parts[0].glyph if alone else None
