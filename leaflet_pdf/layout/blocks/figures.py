"""Pictures: alone, beside words, or in rows; one below the other where the column is too narrow for that."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.blocks.block import set_blocks
from leaflet_pdf.layout.blocks.pictured import make_room
from leaflet_pdf.layout.frame import Image, Rect, Tag
from leaflet_pdf.layout.lines.line import break_lines, extent, styled_text
from leaflet_pdf.layout.lines.paragraph import set_lines, set_text
from leaflet_pdf.layout.pages.galley import NEVER, Column, Galley, Part, moved_part
from leaflet_pdf.model.leaflet import Figure, FigureRow, Side, Vector
from leaflet_pdf.model.style import MM, Style

PIXELS_PER_INCH = 150
"""How large a picture is printed that has no width, unless the column is narrower."""

UNITS_PER_INCH = 96
"""How large a drawing is printed that has no width (CSS 2.1, 4.3.2)."""

TALLEST_PICTURE = 0.45
"""The part of a page's height that a picture may take."""

_TALLEST_ROW = 0.8
"""The part of a page's height that a row of pictures with captions may take."""

_GAP = 5 * MM
"""The white space between a picture and what is beside it."""

_BESIDE = 0.4
"""The part of the column that a picture without a width takes at most where words are beside it."""

_NARROWEST_WORDS, _NARROWEST_PICTURE = 13.0, 7.0
"""How narrow words beside a picture, and pictures beside each other, are at most, in the size of the body's type."""


def set_figures(galley: Galley, block: Figure | FigureRow, column: Column, parent: int) -> None:
    """Set a picture with its caption and what is beside it, or a row of pictures."""
    if isinstance(block, FigureRow):
        _set_row(galley, block.figures, column, parent)
        return
    if block.beside:
        width = _size(block, column.width, galley.style, _BESIDE).width
        words = column.width - width - _GAP
        if words >= _NARROWEST_WORDS * galley.style.body.size and _holds_caption(galley, block, width):
            _set_beside(galley, block, column, width, parent)
            return
    _set_alone(galley, block, column, parent)
    if block.beside:
        galley.keep_with_next()
        set_blocks(galley, block.beside, column, parent)


def _size(figure: Figure, width: float, style: Style, most: float = 1.0) -> Rect:
    """Return how large a picture is in a column (points): as wide as its author wants, or as its pixels allow."""
    picture = figure.picture
    natural = picture.width * 72 / (UNITS_PER_INCH if isinstance(picture, Vector) else PIXELS_PER_INCH)
    wanted = figure.width / 100 * width if figure.width else min(natural, most * width)
    scale = min(wanted / picture.width, TALLEST_PICTURE * style.frame.height / picture.height)
    return Rect(0, 0, picture.width * scale, picture.height * scale)


def _set_alone(galley: Galley, block: Figure, column: Column, parent: int) -> None:
    style, size = galley.style, _size(block, column.width, galley.style)
    area = size._replace(x=column.x)
    owner = galley.element(Tag.FIGURE, parent, block.source, alt=block.alt)
    galley.strip(area.height, [Image(area, block.picture, owner, block.source)], space=style.body.after)
    if block.caption:
        galley.strips[-1].space = style.item.after
        galley.keep_with_next()
        caption = galley.element(Tag.CAPTION, owner, block.caption.source)
        set_text(galley, block.caption.runs, style.cell, column, caption, style.quiet)
        galley.strips[-1].space = style.body.after


def _set_beside(galley: Galley, block: Figure, column: Column, width: float, parent: int) -> None:
    """Set a picture in a column of its own, its caption below it, and blocks beside both."""
    size = _size(block, column.width, galley.style, _BESIDE)
    right = block.side is Side.RIGHT
    place = Column(column.x + column.width - width if right else column.x, width)
    words = Column(column.x if right else column.x + width + _GAP, column.width - width - _GAP)
    parts, height = _parts(galley, block, size, place, 0, parent)
    first = len(galley.strips)
    galley.strip(0, [], price=NEVER)
    set_blocks(galley, block.beside, words, parent)
    galley.strips[first].parts[:0] = parts
    make_room(galley, first, height)


def _parts(
    galley: Galley, figure: Figure, size: Rect, place: Column, top: float, parent: int
) -> tuple[list[Part], float]:
    """Return what shows a picture and its caption, so far (points) below a strip's top, and where that ends."""
    style, area = galley.style, size._replace(x=place.x, y=top)
    owner = galley.element(Tag.FIGURE, parent, figure.source, alt=figure.alt)
    parts: list[Part] = [Image(area, figure.picture, owner, figure.source)]
    foot = top + size.height
    if figure.caption:
        caption = galley.element(Tag.CAPTION, owner, figure.caption.source)
        foot += style.item.after
        for line in set_lines(galley, figure.caption.runs, style.cell, place, caption, style.quiet):
            parts += [moved_part(part, 0, foot) for part in line]
            foot += style.cell.leading
    return parts, foot


def _set_row(galley: Galley, figures: Sequence[Figure], column: Column, parent: int) -> None:
    """Set pictures side by side, as many as there is room for: all, half of them, or one."""
    most = next((count for count in (len(figures), -(-len(figures) // 2)) if _fit(galley, figures, column, count)), 1)
    for first in range(0, len(figures), most):
        row = figures[first : first + most]
        if most == 1:
            _set_alone(galley, row[0], column, parent)
        else:
            _set_abreast(galley, row, column, most, parent)


def _set_abreast(galley: Galley, figures: Sequence[Figure], column: Column, count: int, parent: int) -> None:
    """Set a row in one piece: pictures on one line, their captions below it."""
    style, width = galley.style, _share(column.width, count)
    sizes = [_size(figure, width, style) for figure in figures]
    line = max(size.height for size in sizes)
    parts: list[Part] = []
    height = line
    for number, (figure, size) in enumerate(zip(figures, sizes, strict=True)):
        place = Column(column.x + number * (width + _GAP), width)
        shown, foot = _parts(galley, figure, size, place, line - size.height, parent)
        parts += shown
        height = max(height, foot)
    galley.strip(height, parts, space=style.body.after)


def _share(width: float, count: int) -> float:
    return (width - (count - 1) * _GAP) / count


def _fit(galley: Galley, figures: Sequence[Figure], column: Column, count: int) -> bool:
    """Tell whether so many pictures beside each other can be made out, with captions that part no word."""
    style, width = galley.style, _share(column.width, count)
    if width < _NARROWEST_PICTURE * style.body.size or not all(_holds_caption(galley, one, width) for one in figures):
        return False
    highest = max(_size(figure, width, style).height + _caption_height(galley, figure, width) for figure in figures)
    return highest <= _TALLEST_ROW * style.frame.height


def _holds_caption(galley: Galley, figure: Figure, width: float) -> bool:
    if not figure.caption:
        return True
    least, _ = extent(styled_text(figure.caption.runs, galley.style.cell, galley.style, galley.language))
    return least <= width


def _caption_height(galley: Galley, figure: Figure, width: float) -> float:
    if not figure.caption:
        return 0.0
    styled = styled_text(figure.caption.runs, galley.style.cell, galley.style, galley.language)
    return len(break_lines(styled, width).lines) * galley.style.cell.leading + galley.style.item.after
