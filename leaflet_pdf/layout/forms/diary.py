"""Diaries: tables to fill in by hand, whole where one fits on a page, and else with caption and head on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.catalogue import DIARY_TOO_NARROW
from leaflet_pdf.layout.frame import Box, Field, FieldKind, Rect, Rule, Tag
from leaflet_pdf.layout.lines.line import extent, styled_text
from leaflet_pdf.layout.lines.paragraph import set_lines, set_text
from leaflet_pdf.layout.lines.repeat import continued, repeat, shown_again
from leaflet_pdf.layout.lines.side_head import settle
from leaflet_pdf.layout.pages.galley import ALONE, AWKWARD, HAIRLINE, TORN, WIDOW, Column, Galley, Part
from leaflet_pdf.layout.tables.cell import PAD_X, PAD_Y, asking
from leaflet_pdf.layout.tables.columns import column_widths
from leaflet_pdf.layout.tables.plan import TALLEST_ROW
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Diary, Text
from leaflet_pdf.model.style import MM, TextStyle

ROW = 8.5 * MM
"""The least height of a row: a hand needs 8 mm."""

_WIDEST_LABELS = 0.4
"""The part of the width that the labels' column takes at most, if the others get their share."""


def set_diary(galley: Galley, block: Diary, column: Column, parent: int) -> None:
    """Set a diary's caption, its head and its rows."""
    narrow, column = column, _fitting(galley, block, column)
    if column != narrow:
        settle(galley)
    style, start = galley.style, len(galley.strips)
    owner = galley.element(Tag.TABLE, parent, block.source)
    caption = galley.element(Tag.CAPTION, owner, block.title.source)
    strips = set_text(galley, block.title.runs, style.subheading, column, caption)
    strips[0].anchor = block.id
    for strip in strips:
        strip.price = ALONE
    edges = list(accumulate(_widths(galley, block, column.width), initial=column.x))
    first = len(galley.strips)
    head = galley.element(Tag.TABLE_HEAD, owner, block.source)
    heads = _set_row(galley, block.head, edges, head, (), block.source)
    galley.keep_together(first, ALONE)
    galley.keep_with_next()
    top = Rule(edges[0], 0, edges[-1], 0, HAIRLINE, style.hairline)
    tint = Box(Rect(column.x, 0, column.width, galley.height(first)), fill=style.head_tint)
    galley.strips[first].parts[:0] = [tint, top]
    parts, end = continued(galley, block.title, style.subheading, column, 0)
    end += style.subheading.after
    again = repeat(galley, end + galley.height(first), [*parts, *shown_again(galley.strips[first:], end)])
    body = galley.element(Tag.TABLE_BODY, owner, block.source)
    for number, text in enumerate(block.rows, 1):
        row = len(galley.strips)
        cells: list[Text | None] = [text, *[None] * (len(edges) - 2)]
        owners = _set_row(galley, cells, edges, body, heads, text.source if text else block.source)
        height = galley.height(row)
        if height > TALLEST_ROW * style.frame.height:  # it may be cut at a page's end; what is filled in may not
            height = ROW
        galley.strips[row].parts += _fields(galley, block, number, edges, owners, height)
        if number in (1, len(block.rows) - 1):
            galley.keep_with_next(AWKWARD)
    if galley.height(start) <= style.frame.height:
        galley.keep_together(first, TORN)
    galley.bind(first, again)
    galley.strips[-1].space, galley.strips[-1].price = style.body.after + PAD_Y, 0
    if column != narrow:
        galley.run_across(start)


def _fitting(galley: Galley, block: Diary, column: Column) -> Column:
    """Return the column, or the page's whole width if the words of a diary's columns need more."""
    needed = sum(max(fact for fact, _ in cells) for cells in _extents(galley, block))
    return column if needed <= column.width else galley.wider(column)


def _extents(galley: Galley, block: Diary) -> list[list[tuple[float, float]]]:
    """Return what the cells with words need, column by column: the head, and in the first the labels below it."""
    kind = galley.style.cell
    extents = [[_extent(galley, head, kind._replace(bold=True))] for head in block.head]
    extents[0] += [_extent(galley, label, kind) for label in filter(None, block.rows)]
    return extents


def _widths(galley: Galley, block: Diary, width: float) -> list[float]:
    """Share the width: labels get what they ask for, all other columns are alike, if that is enough for their words."""
    kind, rows = galley.style.cell, list(filter(None, block.rows))
    bold = kind._replace(bold=True)
    extents = _extents(galley, block)
    widths = [width / len(extents)] * len(extents)
    if rows and len(extents) > 1:
        widest = max(unbroken for _, unbroken in extents[0])
        widths[0] = min(widest, _WIDEST_LABELS * width)
        widths[1:] = [(width - widths[0]) / (len(extents) - 1)] * (len(extents) - 1)
    least = [max(fact for fact, _ in cells) for cells in extents]
    if all(given >= needed for given, needed in zip(widths, least, strict=True)):
        return widths
    if sum(least) > width:
        message = f"{len(extents)} columns are too narrow for their words"
        hint = "use fewer columns or shorter words"
        galley.findings.append(DIARY_TOO_NARROW.at(block.source, message, hint))
    columns = [[asking(galley, head, bold)] for head in block.head]
    columns[0] += [asking(galley, label, kind) for label in rows]
    return column_widths(columns, width)


def _extent(galley: Galley, text: Text, kind: TextStyle) -> tuple[float, float]:
    """Return the widths of a cell: for the widest fact of a text, and for the text if nothing parts it."""
    fact, unbroken = extent(styled_text(text.runs, kind, galley.style, galley.language))
    return fact + 2 * PAD_X, unbroken + 2 * PAD_X


def _set_row(
    galley: Galley,
    cells: Sequence[Text | None],
    edges: Sequence[float],
    parent: int,
    heads: Sequence[int],
    source: Source,
) -> tuple[int, ...]:
    """Set a row with a frame round each cell, and return the cells' elements. The head has no `heads`."""
    style = galley.style
    kind = style.cell if heads else style.cell._replace(bold=True)
    owner = galley.element(Tag.ROW, parent, source)
    owners: list[int] = []
    lines: list[list[list[Part]]] = []
    for number, text in enumerate(cells):
        tag = Tag.CELL if heads else Tag.HEAD_CELL
        headers = tuple(heads[number : number + 1])
        owners.append(galley.element(tag, owner, text.source if text else source, headers=headers))
        column = Column(edges[number] + PAD_X, edges[number + 1] - edges[number] - 2 * PAD_X)
        lines.append(set_lines(galley, text.runs, kind, column, owners[-1], style.ink) if text else [])
    first = len(galley.strips)
    high = max(map(len, lines)) * kind.leading
    pad = max(PAD_Y, (ROW - high) / 2) if heads else PAD_Y
    galley.strip(pad, [], price=ALONE)
    for level in zip_longest(*lines, fillvalue=[]):
        strip = galley.strip(kind.leading, [part for cell in level for part in cell], price=AWKWARD)
        strip.side_by_side = True
    galley.keep_with_next()
    galley.strip(pad, [])
    strips = galley.strips[first:]
    for strip in strips:
        strip.parts += [Rule(x, 0, x, strip.height, HAIRLINE, style.hairline) for x in edges]
    foot = strips[-1].height
    strips[-1].parts.append(Rule(edges[0], foot, edges[-1], foot, HAIRLINE, style.hairline))
    if galley.height(first) <= TALLEST_ROW * style.frame.height:
        galley.keep_together(first, TORN)
    for strip in (*strips[:2], *strips[-3:-1]):
        strip.price = max(strip.price, WIDOW)
    strips[-1].price = 0
    return tuple(owners)


def _fields(
    galley: Galley, block: Diary, number: int, edges: Sequence[float], owners: Sequence[int], height: float
) -> Iterator[Field]:
    """Yield the cells of a row that have no words, each described by its column and its row."""
    words = language(galley.language)
    label = block.rows[number - 1]
    for place, owner in enumerate(owners):
        if label is not None and place == 0:
            continue
        column = _in_one_line(block.head[place])
        field_words = words.diary_cell.format(column=column, line=number)
        if label is not None:
            field_words = words.diary_labelled_cell.format(label=_in_one_line(label), column=column)
        left, right = edges[place] + 1, edges[place + 1] - 1
        yield Field(Rect(left, 1, right - left, height - 2), FieldKind.WORDS, field_words, owner)


def _in_one_line(text: Text) -> str:
    return text.plain.replace("\n", " ")
