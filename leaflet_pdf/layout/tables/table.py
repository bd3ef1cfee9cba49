"""Tables: in columns where they read well, and else as cards, with the same words told in the same way."""

from __future__ import annotations

from leaflet_pdf.layout.frame import Rule, Tag
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import ALONE, AWKWARD, HAIRLINE, SPLIT, Column, Galley
from leaflet_pdf.layout.tables.cell import PAD_Y, asking
from leaflet_pdf.layout.tables.columns import column_widths, read_well
from leaflet_pdf.layout.tables.grid import Grid
from leaflet_pdf.layout.tables.row_cards import Cards
from leaflet_pdf.layout.tables.row_group import group_again, set_group
from leaflet_pdf.model.leaflet import Group, Row, Table

WHOLE_TABLE = 0.35
"""A table that takes no more than this part of a page is cut only if it must be."""


def set_table(galley: Galley, block: Table, column: Column, parent: int) -> None:
    """Set a table's caption, head and rows. It is told as a table in either form."""
    style = galley.style
    owner = galley.element(Tag.TABLE, parent, block.source)
    caption = galley.element(Tag.CAPTION, owner, block.caption.source)
    for strip in set_text(galley, block.caption.runs, style.subheading, column, caption):
        strip.price = ALONE
    form = _form(galley, block, column)
    first = len(galley.strips)
    heads, again = form.set_head(galley.element(Tag.TABLE_HEAD, owner, block.source))
    for group, rows in block.groups:
        _set_rows(galley, form, group, rows, column, owner, heads)
    if galley.height(first) <= WHOLE_TABLE * style.frame.height:
        _avoid_cuts(galley, first)
    galley.bind(first, again)
    galley.strips[-1].space = style.body.after + PAD_Y
    galley.strips[-1].price = 0


def _avoid_cuts(galley: Galley, first: int) -> None:
    """Let the strips from `first` on be cut only if they must, and then still leave no row alone."""
    for strip in galley.strips[first:-1]:
        strip.price += SPLIT if strip.price < SPLIT else 0


def _form(galley: Galley, block: Table, column: Column) -> Grid | Cards:
    """Return what sets the rows: side by side, unless that reads badly and there is more than one column."""
    kind = galley.style.cell
    bold = kind._replace(bold=True)
    cells = [[asking(galley, text, bold) for text in block.head]]
    cells += [[asking(galley, cell, kind) for cell in row.cells] for _, rows in block.groups for row in rows]
    columns = list(zip(*cells, strict=True))
    widths = column_widths(columns, column.width)
    if len(widths) == 1 or read_well(columns, widths):
        return Grid(galley, block, column, cells, widths)
    return Cards(galley, block, column)


def _set_rows(
    galley: Galley,
    form: Grid | Cards,
    group: Group | None,
    rows: tuple[Row, ...],
    column: Column,
    parent: int,
    heads: tuple[int, ...],
) -> None:
    """Set rows and the heading of their group, if they have one."""
    style = galley.style
    body = galley.element(Tag.TABLE_BODY, parent, group.source if group else rows[0].source)
    first = len(galley.strips)
    over = (set_group(galley, group, column, body, len(heads)),) if group else ()
    for number, row in enumerate(rows, 1):
        form.set_row(row, body, heads, over)
        foot = galley.strips[-1]
        foot.parts.append(Rule(column.x, foot.height, column.x + column.width, foot.height, HAIRLINE, style.hairline))
        if number < len(rows) and number in (1, len(rows) - 1):
            galley.keep_with_next(AWKWARD)
    if group:
        galley.bind(first, group_again(galley, group, column))
