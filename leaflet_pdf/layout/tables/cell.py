"""What a cell of a table holds: a text or a list, in lines of one leading, to be set beside other cells."""

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from leaflet_pdf.layout.frame import Numbering, Tag
from leaflet_pdf.layout.lines.line import StyledText, extent, styled_text
from leaflet_pdf.layout.lines.paragraph import MARK_GAP, label, set_lines
from leaflet_pdf.layout.lines.repeat import lines_again
from leaflet_pdf.layout.pages.galley import Column, Galley, Part, baseline, line_parts
from leaflet_pdf.model.leaflet import Bullets, CellContent, ListItem, Run, Steps, Swatch, Text
from leaflet_pdf.model.style import TextStyle

PAD_X = 5.0
PAD_Y = 3.5
"""White space inside a cell, in points."""

_TABLET_GAP = 5.0
"""The white space between a tablet and the words beside it, in points."""

Lines = list[list[Part]]
"""What each line of a text shows."""


class Asking(NamedTuple):
    """A text of a cell, how far in it stands, and what it asks for: for its widest fact, and on one line (points)."""

    styled: StyledText
    indent: float
    least: float
    wanted: float


Asked = Sequence[Sequence[Asking]]
"""What the texts of each cell of a row or of a column ask for."""


def asking(galley: Galley, cell: CellContent | Steps, kind: TextStyle, indent: float = 0) -> list[Asking]:
    """Return what each text of a cell asks for."""
    match cell:
        case None:
            return []
        case Text(runs):
            styled = styled_text(runs, kind, galley.style, galley.language)
            least, wanted = extent(styled)
            return [Asking(styled, indent, least, wanted)]
        case ListItem(text, _, inner):
            return asking(galley, text, kind, indent) + asking(galley, inner, kind, indent)
        case Swatch(text=text):
            return asking(galley, text, kind, indent + _tablet(kind))
        case Bullets() | Steps():
            return _asking_list(galley, cell, kind, indent + _indent(galley, cell, kind))
        case _:
            assert_never(cell)


def _asking_list(galley: Galley, block: Bullets | Steps, kind: TextStyle, indent: float) -> list[Asking]:
    return [text for item in block.items for text in asking(galley, item, kind, indent)]


def set_cell(
    galley: Galley, cell: CellContent, kind: TextStyle, column: Column, owner: int, lead: Sequence[Run] = ()
) -> list[Lines]:
    """Return the lines of each text in a cell, its lists with elements of their own.

    The lead is repeated before the cell's first words, or on a line of its own before bullets.
    """
    ink = galley.style.ink
    match cell:
        case Text(runs):
            return [set_lines(galley, [*lead, *runs] if lead else runs, kind, column, owner, ink)]
        case ListItem(text, source, inner):
            words = galley.element(Tag.PARAGRAPH, owner, source)
            lines = set_lines(galley, [*lead, *text.runs], kind, column, words, ink)
            return [lines, *(_set_list(galley, inner, kind, column, owner) if inner else ())]
        case Bullets():
            above = [lines_again(galley, lead, kind, column)] if lead else []
            return above + _set_list(galley, cell, kind, column, owner)
        case Swatch():
            return [_set_swatch(galley, cell, kind, column, owner, lead)]
        case None:
            return []
        case _:
            assert_never(cell)


def _set_swatch(
    galley: Galley, swatch: Swatch, kind: TextStyle, column: Column, owner: int, lead: Sequence[Run]
) -> Lines:
    """Return the lines of words beside a tablet, which is as high as one of them."""
    # Few tables show a tablet, and a page that has none does not wait for what draws it.
    from leaflet_pdf.layout.blocks.pictured import draw_tablet

    drawn = draw_tablet(galley, swatch, column.x, kind.leading, owner)
    words = galley.element(Tag.PARAGRAPH, owner, swatch.text.source)
    runs = [*lead, *swatch.text.runs]
    lines = set_lines(galley, runs, kind, column.indented(_tablet(kind)), words, galley.style.ink)
    lines[0][:0] = drawn
    return lines


def _tablet(kind: TextStyle) -> float:
    """Return how far words are from the left of the tablet that they are beside."""
    return kind.leading + _TABLET_GAP


def _set_list(galley: Galley, block: Bullets | Steps, kind: TextStyle, column: Column, parent: int) -> list[Lines]:
    numbering = Numbering.DECIMAL if isinstance(block, Steps) else Numbering.DISC
    owner = galley.element(Tag.LIST, parent, block.source, numbering=numbering)
    inside, drop = column.indented(_indent(galley, block, kind)), baseline(kind)
    texts: list[Lines] = []
    for mark, item in zip(_marks(block), block.items, strict=True):
        entry = galley.element(Tag.ITEM, owner, item.source)
        marked = galley.element(Tag.LABEL, entry, item.source)
        body = galley.element(Tag.BODY, entry, item.source)
        lines = set_lines(galley, item.text.runs, kind, inside, body, galley.style.ink)
        line = label(galley, mark, kind)
        lines[0][:0] = line_parts(line, column.x, drop, galley.style.ink, marked, item.source)
        texts += [lines, *(_set_list(galley, item.inner, kind, inside, body) if item.inner else ())]
    return texts


def _marks(block: Bullets | Steps) -> list[str]:
    return [f"{number}." if isinstance(block, Steps) else "•" for number in range(1, len(block.items) + 1)]


def _indent(galley: Galley, block: Bullets | Steps, kind: TextStyle) -> float:
    """Return the room (points) that the marks of a list take, the same for all: the last is the widest."""
    return label(galley, _marks(block)[-1], kind).width + MARK_GAP * kind.size
