"""Rules about tables: rows and cells as in the leaflet, each cell with its heads, for the ear and for the eye."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.model.leaflet import Cell, Group, Merged, Row, Table, Text, blocks, texts
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
    TABLE_SPAN,
)
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import first_piece, in_one_column
from leaflet_pdf.proof.reader.readback import Page, Piece
from leaflet_pdf.proof.table_grid import cells_by_row

SAME_LINE = 0.6
"""How far apart two baselines on one line are at most, in the size of the type: there are sub- and superscripts."""

_TOLERANCE = 0.5

_REPEATED = "Pagination"
"""The artifact that repeated words are; header and footer have a subtype."""

_BESIDE = "Layout"
"""The artifact that numbers of lines are, which a proof sheet has outside the leaflet's page."""


def tables_keep_their_cells(alignment: Alignment) -> Iterator[Finding]:
    for block in blocks(alignment.leaflet):
        first = first_text(alignment, block) if isinstance(block, Table) else None
        if first is None or not isinstance(block, Table):
            continue
        table = alignment.ancestor(first, "Table")
        if table is None:
            yield TABLE_NO_TABLE.at(block.source, f"“{shorten(first.plain)}” is not tagged as part of a table")
            continue
        grid = cells_by_row(alignment.readback, table)
        written: list[Sequence[Cell]] = [block.head] if block.head else []
        written += map(_cells_of, block.rows)
        if len(grid) != len(written):
            found, wanted = len(grid) - bool(block.head), len(block.rows)
            yield TABLE_ROWS.at(block.source, f"the table has {count(max(found, 0), 'row')}, {wanted} in the leaflet")
            continue
        yield from _wrong_cells(alignment, block, written, grid)
        if [len(cells) for cells in written] == [len(cells) for cells in grid]:
            places = _columns(block)
            yield from _wrong_spans(alignment, written, grid)
            yield from _wrong_heads(alignment, block, grid, places)
            yield from _wrong_cards(alignment, block, grid[bool(block.head) :], places)


def first_text(alignment: Alignment, table: Table) -> Text | None:
    """Return the first text of a table's head and rows that was found; None if there is none."""
    return next((text for text in texts((table.head, table.rows)) if alignment.element(text) is not None), None)


def _cells_of(row: Row | Group) -> Sequence[Cell]:
    return (row.heading,) if isinstance(row, Group) else row.cells


def span_of(cell: Cell) -> tuple[int, int]:
    """Return how many columns and rows a cell takes."""
    return (cell.columns, cell.rows) if isinstance(cell, Merged) else (1, 1)


Columns = list[list[range]]
"""The columns that the cells of each row take which begin in it; those of a group's heading are all."""


def _columns(table: Table) -> Columns:
    """Return the columns of each cell: those that no cell above reaches down into, from the left."""
    found: Columns = []
    taken: dict[int, int] = {}  # how many more rows a cell above takes of a column
    for row in table.rows:
        taken = {column: rows - 1 for column, rows in taken.items() if rows > 1}
        places: list[range] = []
        column = 0
        for cell in _cells_of(row):
            while column in taken:
                column += 1
            across, down = span_of(cell)
            places.append(range(column, column + across))
            taken |= dict.fromkeys(places[-1], down) if down > 1 else {}
            column += across
        found.append(places)
    return found


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


def _wrong_spans(
    alignment: Alignment, written: Sequence[Sequence[Cell]], grid: Sequence[Sequence[int]]
) -> Iterator[Finding]:
    """Yield a finding for each cell of a row that takes other columns or rows; groups have a rule of their own."""
    for cells, row in zip(written, grid, strict=True):
        for cell, index in zip(cells, row, strict=True):
            found = alignment.readback.elements[index]
            if (len(row) > 1 or isinstance(cell, Merged)) and (found.columns, found.rows) != span_of(cell):
                message = f"“{shorten(fold(found.text))}” does not take the columns and rows that it has in the leaflet"
                yield TABLE_SPAN.at(cell.source if cell else alignment.leaflet.source, message)


def _wrong_heads(
    alignment: Alignment, table: Table, grid: Sequence[Sequence[int]], places: Columns
) -> Iterator[Finding]:
    """Yield a finding for a heading that is not a header cell, and a cell that does not refer to exactly its own."""
    elements = alignment.readback.elements
    heads = [elements[cell] for cell in grid[0]] if table.head else []
    if any((head.role, head.scope) != ("TH", "Column") for head in heads):
        yield TABLE_HEAD.at(table.source, "a column's heading is not a header cell of its column")
    rows = grid[bool(table.head) :]
    leads = _heads_of_rows(alignment, rows, places)
    width = max(across.stop for row in places for across in row)
    over: tuple[str, ...] = ()
    for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
        found = [elements[cell] for cell in cells]
        if isinstance(row, Group):
            if (found[0].role, found[0].scope, found[0].columns) != ("TH", "Column", width):
                message = f"“{shorten(row.heading.plain)}” is not a header cell across all columns"
                yield TABLE_GROUP.at(row.source, message)
            over = (found[0].id,)
            continue
        for cell, across in zip(found, places[number], strict=True):
            above = tuple(heads[column].id for column in across) if heads else ()
            beside = tuple(dict.fromkeys(leads[number : number + cell.rows])) if across.start and not heads else ()
            if cell.headers != (*above, *over, *beside):
                message = f"a cell of the row “{shorten(fold(found[0].text))}” does not refer to its header cells"
                yield TABLE_CELL_HEADS.at(row.source, message)
                break
            if not heads and not across.start and (cell.role, cell.scope) != ("TH", "Row"):
                yield TABLE_HEAD.at(row.source, f"“{shorten(fold(cell.text))}” is not the header cell of its row")


def _heads_of_rows(alignment: Alignment, rows: Sequence[Sequence[int]], places: Columns) -> list[str]:
    """Return the ID of what each row has in its first column: a cell of its own, or one that reaches down into it."""
    leads: list[str] = []
    for cells, across in zip(rows, places, strict=True):
        own = bool(across) and across[0].start == 0
        leads.append(alignment.readback.elements[cells[0]].id if own else leads[-1])
    return leads


def _wrong_cards(
    alignment: Alignment, table: Table, grid: Sequence[Sequence[int]], places: Columns
) -> Iterator[Finding]:
    """Yield a finding for a cell of a card, below others of its row, that does not follow its column's heading.

    A screen reader knows the heading from the table; the eye, only from the words repeated before the cell.
    """
    rows = [[first_piece(alignment.readback, cell) for cell in cells] for cells in grid]
    shown = [[begin for begin in begins if begin] for begins in rows]
    pages, from_right = alignment.readback.pages, right_to_left(alignment.readback.language)
    if not table.head or not any(_goes_on_below(pages, begins[0], begin) for begins in shown for begin in begins):
        return
    for row, begins, across in zip(table.rows, rows, places, strict=True):
        for columns, begin in zip(across, begins, strict=True):
            words = letters("".join(table.head[column].plain for column in columns if columns.start))
            before = _repeated_before(pages[begin.page - 1], begin, from_right=from_right) if begin else words
            if begin and not letters(before).endswith(words):
                heading = ", ".join(table.head[column].plain for column in columns)
                message = f"“{begin.text}” does not follow its heading, “{shorten(heading)}”"
                yield CARD_WITHOUT_HEAD.at(row.source, message, page=begin.page)


def _goes_on_below(pages: Sequence[Page], first: Piece, begin: Piece) -> bool:
    """Tell whether a row's cell begins below its first one, or in a later column."""
    return _is_below(begin, first) or not in_one_column(pages[begin.page - 1], first, begin)


def _is_below(piece: Piece, other: Piece) -> bool:
    return piece.page > other.page or piece.y > other.y + SAME_LINE * other.size


def _repeated_before(page: Page, begin: Piece, *, from_right: bool) -> str:
    """Return the words repeated right before a piece: on its line, and on lines above that begin with such words.

    Among words from right to left, some go from left to right: there the order of painting tells which come first.
    """
    own = (piece for piece in page.pieces if piece.mark.artifact != _BESIDE)
    near = [piece for piece in own if in_one_column(page, piece, begin)]
    beside = [piece for piece in near if not _is_below(begin, piece) and not _is_below(piece, begin)]
    beside = [piece for piece in beside if not from_right or piece.order < begin.order]
    left = sorted((piece for piece in beside if piece.x < begin.x), key=lambda piece: -piece.x)
    words = [*takewhile(_is_repeated, left)][::-1]
    words.sort(key=lambda piece: piece.order if from_right else 0)
    edge = min([piece.x for piece in words], default=begin.x) - _TOLERANCE
    above = [piece for piece in near if _is_below(begin, piece) and piece.x > edge]
    while above:
        lowest = max(above, key=lambda piece: piece.y)
        line = sorted((piece for piece in above if not _is_below(lowest, piece)), key=lambda piece: piece.x)
        again = [*takewhile(_is_repeated, line)]
        again.sort(key=lambda piece: piece.order if from_right else 0)
        if not again:
            break
        words[:0] = again
        above = [piece for piece in above if _is_below(lowest, piece)]
    return "".join(piece.text for piece in words)


def _is_repeated(piece: Piece) -> bool:
    return piece.mark.artifact == _REPEATED


def letters(words: str) -> str:
    return "".join(filter(str.isalnum, fold(words)))


TABLE_RULES = (tables_keep_their_cells,)
