"""Headings of groups of rows: they span the table, stay with their rows, and are said again after a page end."""

from __future__ import annotations

from leaflet_pdf.layout.frame import Box, Rect, Rule, Tag
from leaflet_pdf.layout.lines.repeat import continued, repeat
from leaflet_pdf.layout.pages.galley import ALONE, Column, Galley, Part, Repeat
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, set_cell
from leaflet_pdf.model.leaflet import Group
from leaflet_pdf.model.style import Type

_RULE = 1.2
"""How thick the rule below a heading is, in points: a difference that a printer without greys keeps."""


_GAP = 1.5
"""The white space between what stands above and a heading's tint, which may be the head's."""


def set_group(galley: Galley, group: Group, column: Column, parent: int, columns: int) -> int:
    """Set a group's heading across all columns; return its element."""
    kind = _kind(galley)
    row = galley.element(Tag.ROW, parent, group.source)
    owner = galley.element(Tag.HEAD_CELL, row, group.heading.source, columns=columns)
    first = len(galley.strips)
    galley.strip(_GAP + PAD_Y, [])
    for line in set_cell(galley, group.heading, kind, _inside(column), owner)[0]:
        galley.strip(kind.leading, line)
    galley.strip(PAD_Y, [])
    galley.strips[first].parts += _band(galley, column, galley.height(first))
    galley.keep_together(first, ALONE)
    galley.keep_with_next()
    return owner


def group_again(galley: Galley, group: Group, column: Column) -> Repeat:
    """Return a group's heading as a later page says it again."""
    parts, end = continued(galley, group.heading, _kind(galley), _inside(column), _GAP + PAD_Y)
    height = end + PAD_Y
    return repeat(galley, height, [*_band(galley, column, height), *parts])


def _kind(galley: Galley) -> Type:
    return galley.style.cell._replace(bold=True)


def _inside(column: Column) -> Column:
    return Column(column.x + PAD_X, column.width - 2 * PAD_X)


def _band(galley: Galley, column: Column, height: float) -> list[Part]:
    """Return what sets a heading off from the rows: a tint, and a rule at its foot."""
    (x, width), style = column, galley.style
    return [
        Box(Rect(x, _GAP, width, height - _GAP), fill=style.head_tint),
        Rule(x, height, x + width, height, _RULE, style.accent),
    ]
