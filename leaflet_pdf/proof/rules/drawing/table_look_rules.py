"""Rules about what only the eye sees of tables: notes right below them, and a tint behind every other row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Group, Row, Table, Text, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.tables import TABLE_NOTES, TABLE_TINT
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.leaves import first_piece, leaf_of, order
from leaflet_pdf.proof.reader.readback import Area, Page, Piece
from leaflet_pdf.proof.rules.words.table_rules import SAME_LINE, first_text, letters, span_of

_LAYOUT = "Layout"


def notes_are_below_their_tables(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for notes that do not follow their table in the tree, or begin on another page than it ends."""
    elements = alignment.readback.elements
    for block in blocks(alignment.leaflet):
        first = first_text(alignment, block) if isinstance(block, Table) else None
        table = alignment.ancestor(first, "Table") if first else None
        if table is None or not isinstance(block, Table):
            continue
        beside = elements[elements[table].parent].nested
        after = beside[beside.index(table) + 1 :]
        notes = [alignment.element(note.text) for note in block.notes]
        if [note for note in notes if note is not None] != list(after[: len(notes)]):
            yield TABLE_NOTES.at(block.notes[0].source, "the notes do not follow their table")
            continue
        first_note = first_piece(alignment.readback, after[0]) if notes else None
        if first_note and _leaf(alignment, first_note) != _last_leaf(alignment, table):
            message = "the notes are on another page than the last row"
            yield TABLE_NOTES.at(block.notes[0].source, message, page=first_note.page)


def _leaf(alignment: Alignment, piece: Piece) -> int:
    """Return the position, in reading order, of the leaflet's page that a piece is on."""
    return order(leaf_of(alignment.readback, piece), piece.page)


def _last_leaf(alignment: Alignment, element: int) -> int:
    """Return the position of the last page that shows something of an element."""
    readback = alignment.readback
    contents = (content for inner in readback.inside(element) for content in readback.elements[inner].content)
    pieces = (piece for content in contents for piece in readback.shown.get(content, ()))
    return max((_leaf(alignment, piece) for piece in pieces), default=0)


def rows_are_tinted(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a row whose first words are not on the ground that they should be on.

    Of a table with tinted rows, that is paper for the first of each group, a tint for the second, and so on; rows that
    a merged cell ties together count as one.
    """
    for block in blocks(alignment.leaflet):
        if not isinstance(block, Table) or not block.tinted:
            continue
        number, tied = 0, 0
        tied_texts: list[Text] = []
        for row in block.rows:
            if isinstance(row, Group):
                number, tied = 0, 0
                continue
            if not tied:
                number, tied_texts = number + 1, []
            tied = max([tied - 1, 0, *(span_of(cell)[1] - 1 for cell in row.cells)])
            piece = _first_piece_of(alignment, row)
            above = [*tied_texts, *_empty_columns(block, row)]
            if piece and _is_on_tint(alignment.readback.pages[piece.page - 1], piece, above) != (number % 2 == 0):
                message = f"the row “{shorten(piece.text)}” is {'not ' if number % 2 == 0 else ''}tinted"
                yield TABLE_TINT.at(row.source, message, page=piece.page)
            tied_texts += texts(row.cells)


def _empty_columns(table: Table, row: Row) -> Iterator[Text]:
    """Yield the headings that a card says before the first words of its own: those of the empty cells before them."""
    head = iter(table.head)
    for cell in row.cells:
        yield from islice(head, span_of(cell)[0])
        if any(texts([cell])):
            break


def _first_piece_of(alignment: Alignment, row: Row) -> Piece | None:
    found = (alignment.element(text) for text in texts(row.cells))
    first = next((element for element in found if element is not None), None)
    return None if first is None else first_piece(alignment.readback, first)


def _is_on_tint(page: Page, piece: Piece, above: Iterable[Text]) -> bool:
    """Tell whether the first piece of a row is on the row's tint, on which nothing but `above` is above it.

    An area with other words above is that of a box around the table, or of its page's part.
    """
    x, y = piece.x + piece.width / 2, piece.y - piece.size / 4
    may = letters(" ".join(text.plain for text in above))
    return any(
        all(letters(other.text) in may for other in page.pieces if _is_above(other, piece, shape.area))
        for shape in page.shapes
        if shape.fill and not shape.stroke and shape.mark.artifact == _LAYOUT and _is_in(shape.area, x, y)
    )


def _is_above(other: Piece, piece: Piece, area: Area) -> bool:
    return other.y < piece.y - SAME_LINE * piece.size and _is_in(area, other.x, other.y)


def _is_in(area: Area, x: float, y: float) -> bool:
    return area.x <= x <= area.right and area.y <= y <= area.bottom


TABLE_LOOK_RULES = notes_are_below_their_tables, rows_are_tinted
