"""Sub-headings: side-heads beside their text where the page has a column for them, and else above it.

A side-head waits until what it heads is set. Then its lines go into the first strip of that, the first lines level.
"""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.frame import Glyphs, Image, Matrix, Tag
from leaflet_pdf.layout.lines.line import StyledText, break_lines, extent, styled_text
from leaflet_pdf.layout.lines.paragraph import inline_elements, set_lines, set_text
from leaflet_pdf.layout.pages.galley import (
    ALONE,
    HELD,
    SPLIT,
    Column,
    Galley,
    SideHead,
    Strip,
    baseline,
    lowered,
)
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Run
from leaflet_pdf.model.style import TextStyle
from leaflet_pdf.text.symbols import BLANKS

SIDE_GAP = 14.0
"""The white space between a side-head and the text beside it, in points."""

_MOST_LINES = 6
_OF_PAGE = 0.3
"""The lines and the part of a page's height that a side-head takes at most; a longer heading is above its text."""

_FEW_LINES = 3
"""So many lines have room beside the text on any page, however low."""

_SAME = 0.5
"""How far a line may end below a strip, in points: less than what is below the letters of a line."""


def set_subheading(galley: Galley, runs: Sequence[Run], column: Column, parent: int, source: Source) -> None:
    """Set a sub-heading: an outline entry that is never parted from its text."""
    owner = galley.element(galley.subheading, parent, source)
    level = 2 if galley.subheading is Tag.SUBHEADING else 1
    set_heading(galley, runs, column, owner, (level, "".join(run.text for run in runs).replace("\n", " "), owner))


def set_heading(
    galley: Galley, runs: Sequence[Run], column: Column, owner: int, entry: tuple[int, str, int] | None = None
) -> None:
    """Set a heading beside what is set next in the leaflet's text column, if it has room there, and else above it."""
    if column != galley.text:
        _set_above(galley, runs, column, owner, entry)
        return
    settle(galley)
    style, page = galley.style, galley.with_side(column)
    kind, side = style.side_head, Column(page.x, column.x - SIDE_GAP - page.x)
    styled = styled_text(runs, kind, style, galley.language)
    if _is_long(galley, styled, kind, side.width):
        _set_above(galley, runs, page, owner, entry)
        return
    if galley.strips:
        above = galley.strips[-1]
        above.space = max(above.space, kind.before)
    inline = None if styled.alike and not runs[0].target else inline_elements(galley, styled, runs, owner)
    galley.side_head = SideHead(len(galley.strips), runs, kind, style.accent, side, owner, inline, entry)


def _is_long(galley: Galley, styled: StyledText, kind: TextStyle, width: float) -> bool:
    """Tell whether a heading has a word or more lines than the side column holds, or something to write on."""
    if extent(styled)[0] > width or any(segment.font.sign in BLANKS for segment in styled.segments):
        return True
    lines = len(break_lines(styled, width).lines)
    return lines > _MOST_LINES or (lines > _FEW_LINES and lines * kind.leading > _OF_PAGE * galley.style.frame.height)


def _set_above(
    galley: Galley, runs: Sequence[Run], column: Column, owner: int, entry: tuple[int, str, int] | None
) -> None:
    strips = set_text(galley, runs, galley.style.subheading, column, owner, galley.style.accent)
    for strip in strips:
        strip.price = ALONE
    strips[0].entry = entry


def settle(galley: Galley) -> None:
    """Put the side-head that waits, if one does, beside what was set after it; across the page, if nothing was.

    What is set next does not come beside it any more.
    """
    head, galley.side_head = galley.side_head, None
    if head is None:
        return
    strips = galley.strips[head.first :]
    if strips:
        _put_beside(galley, head, strips)
    else:
        _put_across(galley, head)


def _put_across(galley: Galley, head: SideHead) -> None:
    """Set a heading with nothing beside it as one above what comes next."""
    kind, (_, page) = galley.style.subheading, galley.widths or (head.column, head.column)
    for line in set_lines(galley, head.runs, kind, page, head.owner, head.colour, head.inline):
        galley.strip(kind.leading, line, price=ALONE)
    galley.strips[head.first].entry = head.entry
    galley.strips[-1].space = kind.after


def _put_beside(galley: Galley, head: SideHead, strips: Sequence[Strip]) -> None:
    """Put a side-head at the left of strips, which are held together as far as it reaches.

    All its lines go into the first strip, before what is there: so they are painted as they are read.
    """
    kind = head.kind
    lines = set_lines(galley, head.runs, kind, head.column, head.owner, head.colour, head.inline)
    strips[0].entry = head.entry
    top = _make_room_above(strips, kind.up * kind.size) - baseline(kind)
    strips[0].parts[:0] = [
        lowered(part, top + number * kind.leading) for number, line in enumerate(lines) for part in line
    ]
    left = top + len(lines) * kind.leading - _SAME
    for strip in strips[:-1]:
        left -= strip.height
        if left <= 0:
            break
        strip.price = max(strip.price, HELD)
        left -= strip.space
    else:
        strips[-1].height = max(strips[-1].height, left)
    if len(strips) > 1:
        strips[0].price = max(strips[0].price, SPLIT)


def _make_room_above(strips: Sequence[Strip], ascent: float) -> float:
    """Return how far below the top of the strips a side-head has its first baseline: that of the first words there.

    A picture has none: then letters begin level with it. Letters too large for the first strip make it higher.
    """
    top = 0.0
    for strip in strips:
        words = [part for part in strip.parts if isinstance(part, Glyphs)]
        if words:
            level = top + max(words, key=lambda part: part.size).y
            break
        if any(isinstance(part, Image | Matrix) for part in strip.parts):
            return ascent
        top += strip.height + strip.space
    else:
        return ascent
    lacking = ascent - level
    if lacking > 0:
        strips[0].parts = [lowered(part, lacking) for part in strips[0].parts]
        strips[0].height += lacking
    return max(level, ascent)
