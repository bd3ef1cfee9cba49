"""A style to reckon with in the head: every character is as wide as it is high, ten points."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from leaflet_pdf.model.style import STANDARD, Margins, Paper, Style, TextStyle

CHARACTERS = [*map(chr, range(0x20, 0x7F)), *"\u00a0°·–—’…•µ"]
_FOLDER = tempfile.TemporaryDirectory()


@cache
def squares() -> str:
    """Return the path of a font whose letters are all squares of one em, and whose space is as wide."""
    names = [".notdef", *(f"u{ord(char):04X}" for char in CHARACTERS)]
    pen = TTGlyphPen(None)
    for step, point in enumerate(((0, 0), (0, 700), (900, 700), (900, 0))):
        (pen.lineTo if step else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(CHARACTERS, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.setupOS2(sTypoAscender=800, sxHeight=500, sCapHeight=700)
    builder.setupPost()
    path = Path(_FOLDER.name) / "squares.ttf"
    builder.save(path)
    return str(path)


def page_of(columns: int, lines: int) -> Style:
    """Return a style whose pages hold so many lines of so many characters; no white space between blocks.

    Header and footer are small enough to need no more than the margins hold.
    """
    kind = TextStyle(10, 10, 0)
    return replace(
        STANDARD,
        paper=Paper(columns * 10 + 20, lines * 10 + 20),
        margins=Margins(10, 10, 10, 10),
        regular=squares(),
        bold=squares(),
        title=kind,
        heading=kind,
        subheading=kind,
        box_title=kind,
        body=kind,
        item=kind,
        term=kind,
        cell=kind,
        small=TextStyle(1, 1, 0),
        hang=0,
        indent=20,
        padding=5,
    )
