"""Pictograms beside words: never alone, and never parted from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Drawing, Tag
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import NEVER, Column, Galley, Part
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Pictogram, Pictured, Swatch, Text
from leaflet_pdf.model.style import MM, Style

LEAST = 12 * MM
"""The least size at which a pictogram is understood at a glance."""

_SIZE = 2.3
_GAP = 4 * MM
"""How large it is in the leading of the words beside it, if that is more, and how far they stand off."""

_TABLET, _TABLET_GAP = 1.5, 2 * MM
"""How large a tablet is in the leading of the words beside it, and how far they stand off."""


def size(style: Style) -> float:
    return max(LEAST, _SIZE * style.body.leading)


@contextmanager
def beside(galley: Galley, name: Pictogram | None, column: Column, parent: int, source: Source) -> Iterator[Column]:
    """Set a pictogram (or room for one) beside what is set inside the `with`; gives the column for that.

    It is at the left of the first strip, as a figure that is read out before the words.
    """
    side, first = size(galley.style), len(galley.strips)
    words = column.indented(side + _GAP)
    if name is None:
        yield words
        return
    alt = language(galley.language).pictograms[name]
    owner = galley.element(Tag.FIGURE, parent, source, alt=alt)
    drawing = Drawing(column.x, side, side, side, galley.style.ink, name, "", owner, None, source)
    yield words
    galley.strips[first].parts.insert(0, drawing)
    make_room(galley, first, side)


def set_pictured(galley: Galley, block: Pictured, column: Column, parent: int) -> None:
    """Set a pictogram, and words beside it; few words are at half its height."""
    with beside(galley, block.pictogram, column, parent, block.source) as words:
        owner = galley.element(Tag.PARAGRAPH, parent, block.text.source)
        _set_in_the_middle(galley, block.text, words, owner, size(galley.style))


def set_swatch(galley: Galley, block: Swatch, column: Column, parent: int) -> None:
    """Set a tablet, and words beside it."""
    side = _TABLET * galley.style.body.leading
    drawn = draw_tablet(galley, block, column.x, side, parent)
    owner, first = galley.element(Tag.PARAGRAPH, parent, block.text.source), len(galley.strips)
    _set_in_the_middle(galley, block.text, column.indented(side + _TABLET_GAP), owner, side)
    galley.strips[first].parts[:0] = drawn
    make_room(galley, first, side)


def draw_tablet(galley: Galley, block: Swatch, x: float, side: float, parent: int) -> list[Part]:
    """Return a tablet of a size, filled in its colour and outlined in ink, below the top of a strip: a figure."""
    from leaflet_pdf.text.tablets import COLOURS, fill_of, outline_of

    words = language(galley.language).swatches
    alt = words["form"].format(colour=words["colours"][block.colour], shape=words["shapes"][block.shape])
    figure = galley.element(Tag.FIGURE, parent, block.source, alt=alt)
    return [
        Drawing(x, side, side, side, colour, sign, "", figure, None, block.source)
        for colour, sign in (
            (COLOURS[block.colour], fill_of(block.shape)),
            (galley.style.ink, outline_of(block.shape)),
        )
    ]


def _set_in_the_middle(galley: Galley, text: Text, column: Column, owner: int, height: float) -> None:
    """Set a text beside something drawn of a height (points); few words are at half of it."""
    above = galley.strip(0, [], price=NEVER)
    strips = set_text(galley, text.runs, galley.style.body, column, owner)
    above.height = max(0.0, height - sum(strip.height for strip in strips)) / 2


def make_room(galley: Galley, first: int, height: float) -> None:
    """Keep strips from `first` on that are beside something drawn together, and add what it needs below them."""
    last = galley.strips[-1]
    lacking = height - galley.height(first)
    if lacking > 0:
        galley.strip(lacking, [], space=last.space, price=last.price)
        last.space, last.price = 0, NEVER
    reached = 0.0
    for strip in galley.strips[first:-1]:
        reached += strip.height + strip.space
        if reached >= height:
            break
        strip.price = NEVER
