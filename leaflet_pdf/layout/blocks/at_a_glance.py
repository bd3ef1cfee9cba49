"""The essentials of a leaflet, each beside its label, so that the first page answers by itself."""

from __future__ import annotations

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.blocks.block import set_blocks
from leaflet_pdf.layout.frame import Numbering, Tag
from leaflet_pdf.layout.lines.line import Generated, Line
from leaflet_pdf.layout.lines.paragraph import label, set_text
from leaflet_pdf.layout.lines.side_head import settle
from leaflet_pdf.layout.pages.galley import TORN, Column, Galley, baseline, line_parts
from leaflet_pdf.model.leaflet import AtAGlance, EssentialEntry

_WIDEST_LABEL = 1 / 3
"""The part of the column that labels may take; wider ones are above what they are for."""

_GAP = 1.0
"""How far the words stand off the widest label, in the size of its type."""


def set_at_a_glance(galley: Galley, block: AtAGlance, column: Column, parent: int) -> None:
    """Set the essentials as a list of labels and what they are for, whole on a page if they fit on one.

    A heading above them is across the page: their labels take its place beside the text.
    """
    settle(galley)
    style, first = galley.style, len(galley.strips)
    owner = galley.element(Tag.LIST, parent, block.source, numbering=Numbering.NONE)
    labels = [label(galley, _label(galley, entry), style.term) for entry in block.entries]
    indent = max(line.width for line in labels) + _GAP * style.term.size
    if column == galley.text and indent <= style.side_across:
        column, indent = galley.with_side(column), style.side_across
    for entry, line in zip(block.entries, labels, strict=True):
        if indent <= _WIDEST_LABEL * column.width:
            _set_beside(galley, entry, line, column, indent, owner)
        else:
            _set_below(galley, entry, column, owner)
    galley.keep_together(first, TORN)


def _set_beside(galley: Galley, entry: EssentialEntry, line: Line, column: Column, indent: float, parent: int) -> None:
    style, first = galley.style, len(galley.strips)
    mark, body = _elements(galley, entry, parent)
    set_blocks(galley, entry.body, column.indented(indent), body)
    drop = baseline(style.term)
    beside = next(strip for strip in galley.strips[first:] if strip.parts)
    beside.parts[:0] = line_parts(line, column.x, drop, style.ink, mark, entry.source)


def _set_below(galley: Galley, entry: EssentialEntry, column: Column, parent: int) -> None:
    mark, body = _elements(galley, entry, parent)
    set_text(galley, [Generated(_label(galley, entry), entry.source)], galley.style.term, column, mark)
    galley.keep_with_next()
    set_blocks(galley, entry.body, column, body)


def _elements(galley: Galley, entry: EssentialEntry, parent: int) -> tuple[int, int]:
    """Add an entry, and return the elements of its label and of its body."""
    item = galley.element(Tag.ITEM, parent, entry.source)
    return galley.element(Tag.LABEL, item, entry.source), galley.element(Tag.BODY, item, entry.source)


def _label(galley: Galley, entry: EssentialEntry) -> str:
    return language(galley.language).at_a_glance[entry.essential].format(verb=galley.verb)
