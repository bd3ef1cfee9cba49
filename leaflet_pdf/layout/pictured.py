"""Pictograms beside words: never alone, and never parted from them."""

from __future__ import annotations

from leaflet_pdf.finding import Source
from leaflet_pdf.language import language
from leaflet_pdf.layout.frame import Drawing, Tag
from leaflet_pdf.layout.galley import ALONE, Column, Galley, Part
from leaflet_pdf.layout.paragraph import set_text
from leaflet_pdf.model import Pictogram, Pictured
from leaflet_pdf.style import MM

SIZE = 12 * MM
"""Small enough for three lines of words beside it, large enough to be understood at a glance."""

_GAP = 4 * MM


def beside_pictogram(column: Column) -> Column:
    """Return the column for words beside a pictogram at its left."""
    return column.indented(SIZE + _GAP)


def pictogram(galley: Galley, name: Pictogram, column: Column, parent: int, source: Source) -> list[Part]:
    """Return a pictogram that stands at the left of a column, its top at the top of the strip, as a figure."""
    alt = language(galley.language).pictograms[name]
    owner = galley.element(Tag.FIGURE, parent, source, alt=alt)
    return [Drawing(column.x, SIZE, SIZE, SIZE, galley.style.ink, name, "", owner, None, source)]


def set_pictured(galley: Galley, block: Pictured, column: Column, parent: int) -> None:
    """Set a pictogram, and words beside it; few words stand at half its height."""
    kind = galley.style.body
    parts = pictogram(galley, block.pictogram, column, parent, block.source)
    owner = galley.element(Tag.PARAGRAPH, parent, block.text.source)
    first = len(galley.strips)
    above = galley.strip(0, parts)
    set_text(galley, block.text.runs, kind, beside_pictogram(column), owner)
    above.height = max(0.0, SIZE - galley.height(first)) / 2
    make_room(galley, first)


def make_room(galley: Galley, first: int) -> None:
    """Keep the strips from `first` on beside a pictogram at their top, and leave it room below them if need be."""
    after = galley.strips[-1].space
    lacking = SIZE - galley.height(first)
    if lacking > 0:
        galley.strips[-1].space = 0
        galley.strip(lacking, [], space=after, price=galley.strips[-1].price)
    reached = 0.0
    for strip in galley.strips[first:-1]:
        reached += strip.height + strip.space
        if reached >= SIZE:
            break
        strip.price = ALONE
