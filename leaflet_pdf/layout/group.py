"""Headings of groups of rows: they span the table, stay with their rows, and are said again after a page end."""

from __future__ import annotations

from dataclasses import replace

from leaflet_pdf.layout.again import continued, repeat
from leaflet_pdf.layout.cell import PAD_X, PAD_Y, set_cell
from leaflet_pdf.layout.frame import Rule, Tag
from leaflet_pdf.layout.galley import ALONE, Column, Galley, Repeat
from leaflet_pdf.model import Group
from leaflet_pdf.style import Type

_ABOVE = 4.0
"""How much further a group's heading stands off what is above it than other cells, in points."""

_RULE = 1.2
"""How thick the rule below it is: a difference that a printer without colours keeps."""


def set_group(galley: Galley, group: Group, column: Column, parent: int, columns: int) -> int:
    """Set a group's heading across all columns; return its element."""
    kind = _kind(galley)
    row = galley.element(Tag.ROW, parent, group.source)
    owner = galley.element(Tag.HEAD_CELL, row, group.heading.source, columns=columns)
    first = len(galley.strips)
    galley.strip(_ABOVE + PAD_Y, [])
    for line in set_cell(galley, group.heading, kind, _inside(column), owner)[0]:
        galley.strip(kind.leading, line)
    galley.strip(PAD_Y, [_rule(galley, column, PAD_Y)])
    galley.keep_together(first, ALONE)
    galley.keep_with_next()
    return owner


def group_again(galley: Galley, group: Group, column: Column) -> Repeat:
    """Return a group's heading as a later page says it again."""
    parts, end = continued(galley, group.heading, _kind(galley), _inside(column), PAD_Y)
    height = end + PAD_Y
    return repeat(galley, height, [_rule(galley, column, height), *parts])


def _kind(galley: Galley) -> Type:
    return replace(galley.style.cell, bold=True)


def _inside(column: Column) -> Column:
    return Column(column.x + PAD_X, column.width - 2 * PAD_X)


def _rule(galley: Galley, column: Column, y: float) -> Rule:
    return Rule(column.x, y, column.x + column.width, y, _RULE, galley.style.accent)
