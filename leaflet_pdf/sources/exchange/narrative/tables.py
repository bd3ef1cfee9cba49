"""Tables: rows and columns where they are some, and what stands in their cells where they only frame it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.sources.exchange.catalogue import LOOK, PICTURE_MOVED
from leaflet_pdf.sources.exchange.document import Block, Cell, Grid, Group, Image, Listing, Loss, Phrase
from leaflet_pdf.sources.exchange.narrative.flow import lines, unbolded
from leaflet_pdf.sources.exchange.narrative.narrative import Narrative, joined
from leaflet_pdf.sources.exchange.narrative.vocabulary import Meaning
from leaflet_pdf.sources.exchange.reading.element import Element, Words

MOST_SPAN = 60
"""Rows or columns that a cell takes: the format has no more."""


_RANKS = {Meaning.CAPTION: 0, Meaning.HEAD: 1, Meaning.FOOT: 3}


class _Source(NamedTuple):
    """A cell as it stands in the source."""

    element: Element
    blocks: list[Block]
    columns: int
    rows: int
    is_head: bool


class _Row(NamedTuple):
    cells: list[_Source]
    part: Meaning


def grid_or_blocks(narrative: Narrative, element: Element, *, alone: bool) -> list[Block]:
    """Return a table as one, with its pictures behind it; as what is in its cells where it is no table for readers.

    In a cell or an entry of a list, where it is not `alone`, there are no tables.
    """
    is_frame = _is_frame(narrative, element)
    if alone and not is_frame and not _has_loose_words(narrative, element):
        before = len(narrative.losses)
        captions = [part for part in element.children if narrative.words.meaning(part) is Meaning.CAPTION]
        caption = lines(filter(None, map(narrative.phrase, captions)))
        rows = list(_rows(narrative, element))
        grid = _grid(narrative, caption, rows, element)
        if grid:
            return [grid, *_pictures(narrative, rows)]
        del narrative.losses[before:]
    found: list[Block] = []
    if is_frame and narrative.words.boxed(element):
        with narrative.frame(element, found):
            found += narrative.blocks(_in_order(narrative, element))
        return found
    about = (
        "a table of one column: what is in it is set as text"
        if is_frame
        else "a table whose cells are set below each other"
    )
    narrative.losses.append(Loss(LOOK, element, about))
    return narrative.blocks(_in_order(narrative, element))


def _in_order(narrative: Narrative, element: Element) -> Element:
    """Return a table with its parts as they are read: the foot last."""
    ordered = Element(element.name, element.line, element.column, element.space, element.parent)
    ordered.number = element.number
    ordered.content = sorted(element.content, key=lambda part: _rank(narrative, part))
    return ordered


def _rank(narrative: Narrative, part: Element | Words) -> int:
    kind = narrative.words.meaning(part) if isinstance(part, Element) else None
    return _RANKS.get(kind, 2) if kind else 2


def _has_loose_words(narrative: Narrative, element: Element) -> bool:
    """Tell whether there are words in a table that are in none of its cells."""
    inside = {Meaning.HEAD, Meaning.ROWS, Meaning.FOOT, Meaning.ROW}
    known = {*inside, Meaning.CELL, Meaning.HEAD_CELL, Meaning.CAPTION, Meaning.NOTHING}
    for part in element.content:
        if isinstance(part, Words):
            if part.text.strip():
                return True
            continue
        kind = narrative.words.meaning(part)
        if kind not in known or (kind in inside and _has_loose_words(narrative, part)):
            return True
    return False


def _is_frame(narrative: Narrative, element: Element) -> bool:
    """Tell whether no row has two cells with words or pictures, but for those at the foot."""
    rows = [row for part, row in _row_elements(narrative, element) if part is not Meaning.FOOT]
    return all(sum(map(_has_content, _cell_elements(narrative, row))) < 2 for row in rows)


def _has_content(element: Element) -> bool:
    return bool(element.plain) or any(one.name in {"img", "renderMultiMedia"} for one in element.inside())


def _row_elements(narrative: Narrative, element: Element) -> Iterator[tuple[Meaning, Element]]:
    """Yield the rows in reading order, each with its part of the table: the foot is read last."""
    found: dict[Meaning, list[Element]] = {Meaning.HEAD: [], Meaning.ROWS: [], Meaning.FOOT: []}
    for part in element.children:
        kind = narrative.words.meaning(part)
        if kind is Meaning.ROW:
            found[Meaning.ROWS].append(part)
        elif kind in found:
            found[kind] += [row for row in part.children if narrative.words.meaning(row) is Meaning.ROW]
    for kind, rows in found.items():
        yield from ((kind, row) for row in rows)


def _cell_elements(narrative: Narrative, row: Element) -> list[Element]:
    cells = {Meaning.CELL, Meaning.HEAD_CELL}
    return [cell for cell in row.children if narrative.words.meaning(cell) in cells]


def _rows(narrative: Narrative, element: Element) -> Iterator[_Row]:
    for part, row in _row_elements(narrative, element):
        cells = [
            _Source(
                cell,
                narrative.within(cell),
                _span(cell, "colspan"),
                _span(cell, "rowspan"),
                narrative.words.meaning(cell) is Meaning.HEAD_CELL or part is Meaning.HEAD,
            )
            for cell in _cell_elements(narrative, row)
        ]
        if cells:
            yield _Row(cells, part)


def _span(cell: Element, name: str) -> int:
    written = cell.attributes.get(name, "1").strip()
    return max(1, min(int(written), MOST_SPAN)) if written.isdecimal() and len(written) < 4 else 1


def _pictures(narrative: Narrative, rows: Sequence[_Row]) -> Iterator[Image]:
    for row in rows:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Image):
                    narrative.losses.append(Loss(PICTURE_MOVED, cell.element, f"“{block.name}” follows its table"))
                    yield block


def _grid(narrative: Narrative, caption: Phrase, rows: Sequence[_Row], element: Element) -> Grid | None:
    """Return the rows as a table; None if the format has no such table."""
    made = [[_cell(narrative, cell) for cell in row.cells] for row in rows]
    table = [[cell for cell in row if cell] for row in made]
    if [len(row) for row in table] != [len(row) for row in made]:
        return None
    width = max((sum(cell.columns for cell in row) for row in table), default=0)
    head: tuple[Phrase, ...] = ()
    if rows and _heads(rows, table, width):
        head = tuple([unbolded(cell.text) for cell in table[0]])
        rows, table = rows[1:], table[1:]
    elif any(row.part is Meaning.HEAD for row in rows):
        narrative.losses.append(Loss(LOOK, element, "its head is set as rows"))
    notes = _notes(rows, table)
    table = table[: len(table) - len(notes)]
    filled = _filled(_grouped(rows, table, width), width, named=not head)
    return Grid(caption, head, filled, notes) if filled and width > 1 else None


def _cell(narrative: Narrative, source: _Source) -> Cell | None:
    """Return a cell of words with, perhaps, a list below them; None for any other."""
    blocks = [block for block in source.blocks if not isinstance(block, Image)]
    last = blocks[-1] if blocks else None
    listing = last if isinstance(last, Listing) and _is_plain(last) else None
    text = joined(blocks[:-1] if listing else blocks, source.element, narrative.losses)
    if listing and listing.ordered and not text:
        narrative.losses.append(Loss(LOOK, source.element, "numbers of a list that is alone in a cell"))
    return None if text is None else Cell(text, listing, source.columns, source.rows)


def _is_plain(listing: Listing) -> bool:
    """Tell whether each entry has no more in it than one list that is like that."""
    return all(
        not item.body or (len(item.body) == 1 and isinstance(item.body[0], Listing) and _is_plain(item.body[0]))
        for item in listing.items
    )


def _heads(rows: Sequence[_Row], table: Sequence[Sequence[Cell]], width: int) -> bool:
    """Tell whether the first row names the columns, and no other row is a part of the head."""
    first = table[0]
    if len(first) != width or len(rows) < 2 or rows[1].part is Meaning.HEAD:
        return False
    if not all(cell.text and not cell.listing and cell.rows == cell.columns == 1 for cell in first):
        return False
    if all(cell.is_head for cell in rows[0].cells):
        return True
    return all(_is_bold(cell) for cell in first) and not all(_is_bold(cell) for row in table[1:] for cell in row)


def _is_bold(cell: Cell) -> bool:
    return all(span.bold or not span.text.strip() for span in cell.text)


def _notes(rows: Sequence[_Row], table: Sequence[Sequence[Cell]]) -> tuple[Phrase, ...]:
    """Return the rows at the foot that are one text each."""
    notes: list[Phrase] = []
    for row, cells in zip(reversed(rows), reversed(table), strict=True):
        if row.part is not Meaning.FOOT or len(cells) != 1 or cells[0].listing or not cells[0].text:
            break
        notes.insert(0, cells[0].text)
    return tuple(notes)


def _grouped(rows: Sequence[_Row], table: Sequence[Sequence[Cell]], width: int) -> list[Group | list[Cell]]:
    """Return rows, with a cell across all of them as the heading of those below it, if there are any.

    In a table that says of some such cells that they head rows, no others do.
    """
    across = [len(cells) == 1 and cells[0].columns == width and cells[0].rows == 1 for cells in table]
    says = [row.cells[0].element.attributes.get("scope") == "rowgroup" for row in rows[: len(table)]]
    heads = [one and group for one, group in zip(across, says, strict=True)] if any(says) else across
    found: list[Group | list[Cell]] = []
    for number, cells in enumerate(table):
        is_followed = number + 1 < len(table) and not heads[number + 1] and (any(says) or len(table[number + 1]) > 1)
        if heads[number] and is_followed and cells[0].text and not cells[0].listing:
            found.append(Group(unbolded(cells[0].text)))
        else:
            found.append(list(cells))
    return found


def _filled(rows: Sequence[Group | list[Cell]], width: int, *, named: bool) -> tuple[Group | tuple[Cell, ...], ...]:
    """Return rows whose cells fill every column; none if they cannot, or if a row that must be named has no name."""
    found: list[Group | tuple[Cell, ...]] = []
    down = [0] * width
    for number, row in enumerate(rows):
        if isinstance(row, Group):
            if any(down):
                return ()
            found.append(row)
            continue
        left = _rows_left(rows, number)
        cells = [cell._replace(rows=min(cell.rows, left)) for cell in row]
        first_is_free = not down[0]
        placed = _place(cells, down)
        if placed is None or not placed:
            return ()
        if named and first_is_free and not placed[0].text:
            return ()
        found.append(tuple(placed))
        down = [max(0, rows_left - 1) for rows_left in down]
    return tuple(found)


def _rows_left(rows: Sequence[Group | list[Cell]], number: int) -> int:
    """Return how many rows there are from one on, up to the next group."""
    after = rows[number:]
    return next((count for count, row in enumerate(after) if isinstance(row, Group)), len(after))


def _place(cells: list[Cell], down: list[int]) -> list[Cell] | None:
    """Return the cells of a row, with empty ones at its end, and enter how far each reaches down.

    None if they do not fit into the columns that are free.
    """
    column = 0
    placed: list[Cell] = []
    for cell in cells:
        while column < len(down) and down[column]:
            column += 1
        taken = down[column : column + cell.columns]
        if len(taken) < cell.columns or any(taken):
            return None
        down[column : column + cell.columns] = [cell.rows] * cell.columns
        placed.append(cell)
        column += cell.columns
    for free in range(column, len(down)):
        if not down[free]:
            placed.append(Cell(()))
            down[free] = 1
    return placed
