"""Rules about tables: rows and cells as in the leaflet, each cell with its heads, for the ear and for the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.model.leaflet import Cell, Group, Row, Table, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.tables import (
    CARD_WITHOUT_HEAD,
    TABLE_CELL,
    TABLE_CELL_HEADS,
    TABLE_COLUMNS,
    TABLE_GROUP,
    TABLE_HEAD,
    TABLE_NO_TABLE,
    TABLE_ROWS,
)
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import first_piece, in_one_column
from leaflet_pdf.proof.reader.readback import Page, Piece

_SAME_LINE = 0.6
"""How far apart two baselines on one line are at most, in the size of the type: there are sub- and superscripts."""

_TOLERANCE = 0.5

_REPEATED = "Pagination"
"""The artifact that words said again are; header and footer have a subtype."""

_BESIDE = "Layout"
"""The artifact that numbers of lines are, which a proof sheet has outside the leaflet's page."""


def tables_keep_their_cells(alignment: Alignment) -> Iterator[Finding]:
    for block in blocks(alignment.leaflet):
        if not isinstance(block, Table) or alignment.element(block.head[0]) is None:
            continue
        table = alignment.ancestor(block.head[0], "Table")
        if table is None:
            yield TABLE_NO_TABLE.at(block.source, f"“{shorten(block.caption.plain)}” is not tagged as a table")
            continue
        grid = _grid(alignment, table)
        written = [block.head, *(_cells_of(row) for row in block.rows)]
        if len(grid) != len(written):
            message = f"the table has {count(max(len(grid) - 1, 0), 'row')}, {len(block.rows)} in the leaflet"
            yield TABLE_ROWS.at(block.source, message)
            continue
        yield from _wrong_cells(alignment, block, written, grid)
        if [len(cells) for cells in written] == [len(cells) for cells in grid]:
            yield from _wrong_heads(alignment, block, grid)
            yield from _wrong_cards(alignment, block, grid)


def _cells_of(row: Row | Group) -> Sequence[Cell]:
    return (row.heading,) if isinstance(row, Group) else row.cells


def _grid(alignment: Alignment, table: int) -> list[list[int]]:
    """Return the cells of a table, row by row."""
    elements = alignment.readback.elements
    rows = [index for index in alignment.readback.inside(table) if elements[index].role == "TR"]
    return [[kid for kid in elements[row].nested if elements[kid].role in {"TH", "TD"}] for row in rows]


def _wrong_cells(
    alignment: Alignment, table: Table, written: Sequence[Sequence[Cell]], grid: Sequence[Sequence[int]]
) -> Iterator[Finding]:
    for cells, row in zip(written, grid, strict=True):
        if len(cells) != len(row):
            message = f"a row has {count(len(row), 'cell')}, {len(cells)} in the leaflet"
            yield TABLE_COLUMNS.at(table.source, message)
            continue
        for words, cell in zip(cells, row, strict=True):
            for text in texts(words):
                if alignment.element(text) is not None and alignment.ancestor(text, "TH", "TD") != cell:
                    yield TABLE_CELL.at(text.source, f"“{shorten(text.plain)}” is in the wrong cell")


def _wrong_heads(alignment: Alignment, table: Table, grid: Sequence[Sequence[int]]) -> Iterator[Finding]:
    """Yield a finding for a heading that is no head cell, and for a cell that does not name just those that it has."""
    elements = alignment.readback.elements
    heads = [elements[cell] for cell in grid[0]]
    if any(head.role != "TH" for head in heads):
        yield TABLE_HEAD.at(table.source, "a column's heading is not a header cell")
    over: tuple[str, ...] = ()
    for row, cells in zip(table.rows, grid[1:], strict=True):
        found = [elements[cell] for cell in cells]
        if isinstance(row, Group):
            if found[0].role != "TH" or found[0].columns != len(heads):
                message = f"“{shorten(row.heading.plain)}” is not a header cell across all columns"
                yield TABLE_GROUP.at(row.source, message)
            over = (found[0].id,)
        elif any(cell.headers != (head.id, *over) for cell, head in zip(found, heads, strict=True)):
            message = f"a cell of the row “{shorten(fold(found[0].text))}” does not refer to its header cells"
            yield TABLE_CELL_HEADS.at(row.source, message)


def _wrong_cards(alignment: Alignment, table: Table, grid: Sequence[Sequence[int]]) -> Iterator[Finding]:
    """Yield a finding for a cell of a card, below others of its row, that does not stand after its column's heading.

    A screen reader knows the heading from the table; the eye, only from the words said again before the cell.
    """
    rows = [[first_piece(alignment.readback, cell) for cell in cells] for cells in grid[1:]]
    shown = [[begin for begin in begins if begin] for begins in rows]
    pages = alignment.readback.pages
    if not any(_goes_on_below(pages, begins[0], begin) for begins in shown for begin in begins):
        return
    for row, begins in zip(table.rows, rows, strict=True):
        for heading, begin in zip(table.head[1:], begins[1:], strict=False):
            words = _letters(heading.plain)
            if begin and not _letters(_repeated_before(pages[begin.page - 1], begin)).endswith(words):
                message = f"“{begin.text}” does not follow its heading, “{shorten(heading.plain)}”"
                yield CARD_WITHOUT_HEAD.at(row.source, message, page=begin.page)


def _goes_on_below(pages: Sequence[Page], first: Piece, begin: Piece) -> bool:
    """Tell whether a row's cell begins below its first one, or in a later column."""
    return _is_below(begin, first) or not in_one_column(pages[begin.page - 1], first, begin)


def _is_below(piece: Piece, other: Piece) -> bool:
    return piece.page > other.page or piece.y > other.y + _SAME_LINE * other.size


def _repeated_before(page: Page, begin: Piece) -> str:
    """Return the words said again right before a piece: on its line, and on lines above that begin with such words."""
    own = (piece for piece in page.pieces if piece.mark.artifact != _BESIDE)
    near = [piece for piece in own if in_one_column(page, piece, begin)]
    beside = [piece for piece in near if not _is_below(begin, piece) and not _is_below(piece, begin)]
    left = sorted((piece for piece in beside if piece.x < begin.x), key=lambda piece: -piece.x)
    words = [*takewhile(_is_repeated, left)][::-1]
    edge = min([piece.x for piece in words], default=begin.x) - _TOLERANCE
    above = [piece for piece in near if _is_below(begin, piece) and piece.x > edge]
    while above:
        lowest = max(above, key=lambda piece: piece.y)
        line = sorted((piece for piece in above if not _is_below(lowest, piece)), key=lambda piece: piece.x)
        again = [*takewhile(_is_repeated, line)]
        if not again:
            break
        words[:0] = again
        above = [piece for piece in above if _is_below(lowest, piece)]
    return "".join(piece.text for piece in words)


def _is_repeated(piece: Piece) -> bool:
    return piece.mark.artifact == _REPEATED


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words)))


TABLE_RULES = (tables_keep_their_cells,)
