"""Tables: in columns where they read well, and else as cards, with the same words tagged in the same way.

Headings of groups of rows span the table, stay with their rows, and are repeated after a page end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from leaflet_pdf.layout.frame import Box, Drawing, Glyphs, Image, Matrix, Rect, Rule, Tag
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.lines.repeat import continued, repeat
from leaflet_pdf.layout.lines.side_head import settle
from leaflet_pdf.layout.pages.galley import ALONE, AWKWARD, HAIRLINE, TORN_TABLE, WIDOW, Column, Galley, Part, Repeat
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, set_cell
from leaflet_pdf.layout.tables.grid import Grid
from leaflet_pdf.layout.tables.plan import TALLEST_ROW, Plan
from leaflet_pdf.model.leaflet import Group, Paragraph, Row, Table
from leaflet_pdf.model.style import TextStyle

if TYPE_CHECKING:
    from leaflet_pdf.layout.tables.row_cards import Cards

_SHOWN = Glyphs | Drawing | Image | Matrix
KEPT_TOGETHER = 0.35
"""A table that takes no more than this part of a page is cut only if much more of one would be left empty."""


def set_table(galley: Galley, block: Table, column: Column, parent: int) -> None:
    """Set a table's caption, head and rows. It is tagged as a table in either form."""
    style, narrow = galley.style, column
    form, column = _form(galley, block, column)
    if column != narrow:
        settle(galley)
    start = len(galley.strips)
    owner = galley.element(Tag.TABLE, parent, block.source)
    if block.caption:
        caption = galley.element(Tag.CAPTION, owner, block.caption.source)
        strips = set_text(galley, block.caption.runs, style.subheading, column, caption)
        strips[0].anchor = block.id
        for strip in strips:
            strip.price = ALONE
    first = len(galley.strips)
    heads, again = form.set_head(owner) if block.head else ((), form.again)
    for group, rows in block.groups:
        _set_rows(galley, form, group, rows, column, owner, heads, tinted=block.tinted)
    last = len(galley.strips)
    if block.notes:
        _set_notes(galley, block.notes, column, parent)
    if galley.height(first) <= KEPT_TOGETHER * style.frame.height:
        galley.keep_together(first, TORN_TABLE)
    galley.bind(first, again, last=last)
    galley.strips[-1].space = style.body.after + PAD_Y
    galley.strips[-1].price = 0
    if column != narrow:
        galley.run_across(start)


def _set_notes(galley: Galley, notes: Sequence[Paragraph], column: Column, parent: int) -> None:
    """Set notes below the last row, in its type. None begins on another page than it ends.

    The first stays below the last row that has words, with the rows that are left empty below that one.
    """
    kind = galley.style.cell
    for strip in reversed(galley.strips):
        strip.price = max(strip.price, ALONE)
        if any(isinstance(part, _SHOWN) for part in strip.parts):
            break
    galley.strips[-1].space = PAD_Y
    for note in notes:
        if note is not notes[0]:
            galley.keep_with_next(AWKWARD)
        owner, first = galley.element(Tag.PARAGRAPH, parent, note.source), len(galley.strips)
        set_text(galley, note.text.runs, kind, _inside(column), owner, galley.style.quiet)
        galley.strips[-1].space = PAD_Y
        galley.keep_together(first, WIDOW)


def _form(galley: Galley, block: Table, column: Column) -> tuple[Grid | Cards, Column]:
    """Return what sets the rows, and where: side by side, unless that reads badly and there is more than one column.

    Where the leaflet is in columns, they run across these if that reads well.
    """
    plan = Plan(galley, block)
    for place in dict.fromkeys((column, galley.wider(column))):
        widths = plan.widths(place.width)
        if len(widths) == 1 or plan.reads_well(widths):
            return Grid(galley, block, place, plan, widths), place
    # Few leaflets have so wide a table on so narrow paper, and a page that has none does not wait for this.
    from leaflet_pdf.layout.tables.row_cards import Cards

    return Cards(galley, block, column), column


def _set_rows(
    galley: Galley,
    form: Grid | Cards,
    group: Group | None,
    rows: tuple[Row, ...],
    column: Column,
    parent: int,
    heads: tuple[int, ...],
    *,
    tinted: bool,
) -> None:
    """Set rows and the heading of their group, if they have one."""
    style = galley.style
    body = galley.element(Tag.TABLE_BODY, parent, group.source if group else rows[0].source)
    first = len(galley.strips)
    over = (set_group(galley, group, column, body, form.columns),) if group else ()
    dark = True
    for number, row in enumerate(rows, 1):
        top = len(galley.strips)
        form.set_row(row, body, heads, over)
        dark ^= not form.tied
        if tinted and dark:
            _tint(galley, top, column)
        foot = galley.strips[-1]
        y = foot.height - form.clear_of_tint
        foot.parts += [Rule(x, y, to_x, y, HAIRLINE, style.hairline) for x, to_x in form.edges_below()]
        if number < len(rows) and number in (1, len(rows) - 1):
            galley.keep_with_next(AWKWARD)
    if group:
        galley.bind(first, group_again(galley, group, column))


def _tint(galley: Galley, first: int, column: Column) -> None:
    """Put a tint behind the row of the strips from `first` on, which only leads the eye along it."""
    strips, (x, width), colour = galley.strips[first:], column, galley.style.row_tint
    height = galley.height(first)
    if height <= TALLEST_ROW * galley.style.frame.height:
        strips[0].parts.insert(0, Box(Rect(x, 0, width, height), fill=colour))
        return
    for strip in strips:  # the row may be cut between any two
        strip.parts.insert(0, Box(Rect(x, 0, width, strip.height + strip.space), fill=colour))


_RULE = 1.2
"""How thick the rule below a heading is, in points: a difference that a printer without greys keeps."""


_GAP = 1.5
"""The white space between what is above and a heading's tint, which may be the head's."""


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


def _kind(galley: Galley) -> TextStyle:
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
