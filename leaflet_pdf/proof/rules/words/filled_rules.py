"""Rules about what is filled in: there is room for a hand, in one piece; and each blank is a field if any is."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.model.leaflet import BLANK_MARK, Blank, BlankKind, Card, Diary, Slip, Text, blocks, texts, walk
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.blanks import (
    BLANK_WITHOUT_LINE,
    BLANK_WITHOUT_ROOM,
    DIARY_CELLS,
    DIARY_FILLED,
    DIARY_HEAD,
    DIARY_LABEL,
    DIARY_NO_TABLE,
    FIELD_APART,
    FIELD_COUNT,
    FIELD_DIFFERS,
    PART_TORN,
    PART_UNTOLD,
)
from leaflet_pdf.proof.fold import find, fold, shorten
from leaflet_pdf.proof.leaves import leaf_at, leaf_of, order
from leaflet_pdf.proof.page_ends import is_cut, needed_height, page_height, pieces_in
from leaflet_pdf.proof.reader.readback import Area, Attached, Element, Field, Page, Piece, ReadBack
from leaflet_pdf.proof.rules.file.form_rules import fields_of

_HAND = 8 * 72 / 25.4 - 0.1
"""What a hand needs above a line, and the height of a diary's row: 8 mm."""

_STROKE, _LINE = 0.1, 72.0
_NEAR = 16.0
"""How long a line to write on is at least, and how far below it the top of its label may be."""

_SHORTEST_BLANK = 12 * 72 / 25.4
"""How long a line among words is at least: as long as a date."""

_SMALLEST_BOX, _LARGEST_BOX = 7.0, 30.0
_TOLERANCE = 0.5


def parts_to_cut_out_are_in_one_piece(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a slip or card that is not an element of its own, or is split though a page could hold it."""
    taken: set[int] = set()
    room = page_height(alignment.readback)
    for block in _cut_out(alignment):
        kind = type(block).__name__
        if alignment.element(block.title) is None:
            continue
        part = _part_around(alignment, block.title, kind)
        if part is None or part in taken:
            message = f"“{shorten(block.title.plain)}” has no {kind} element of its own"
            yield PART_UNTOLD.at(block.source, message)
            continue
        taken.add(part)
        for text in texts(block):
            if alignment.element(text) is not None and _part_around(alignment, text, kind) != part:
                message = f"“{shorten(text.plain)}” is not in its {kind.lower()}"
                yield PART_TORN.at(text.source, message)
        if is_cut(alignment.readback, part) and needed_height(alignment.readback, part) <= room:
            message = f"“{shorten(block.title.plain)}” is split across pages"
            yield PART_TORN.at(block.source, message, page=alignment.page(part))


def blanks_have_room(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a blank without its line or box, or with something printed where a hand would write."""
    for blank in _blanks(alignment):
        place = alignment.element(blank.label)
        pieces = [] if place is None else list(pieces_in(alignment.readback, place))
        first = min(pieces, key=lambda piece: _in_reading(alignment.readback, piece), default=None)
        if first is None:
            continue
        page = alignment.readback.pages[first.page - 1]
        room = _box_before(page, first) if blank.kind is BlankKind.TICK else _room_above(page, first)
        words = shorten(fold(blank.label.plain))
        if room is None:
            what = "box to tick" if blank.kind is BlankKind.TICK else "line to write on"
            yield BLANK_WITHOUT_LINE.at(blank.source, f"“{words}” has no {what}", page=page.number)
        elif any(piece.text.strip() and room.meets(piece.area, _TOLERANCE) for piece in page.pieces):
            yield BLANK_WITHOUT_ROOM.at(blank.source, f"something is printed where “{words}” is to be filled in")


def blanks_among_words_have_room(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a blank in a text that no line is drawn for, or with something printed above that line."""
    for text in (text for text, place in alignment.texts if text.blanks and place):
        element = alignment.element(text)
        lines = [] if element is None else [piece for piece in _in_line(alignment, element) if _is_blank(piece)]
        if len(lines) != len(text.blanks):
            message = f"“{shorten(fold(text.plain))}” has {count(len(lines), 'line')} to write on"
            yield BLANK_WITHOUT_LINE.at(text.source, f"{message}, not {len(text.blanks)}")
        for line in lines:
            room = Area(line.x, line.y - _HAND, line.width, _HAND)
            page = alignment.readback.pages[line.page - 1]
            if any(
                other is not line and other.text.strip() and room.meets(other.area, _TOLERANCE) for other in page.pieces
            ):
                message = f"something is printed above a line in “{shorten(fold(text.plain))}”"
                yield BLANK_WITHOUT_ROOM.at(text.source, message, page=line.page)


def _is_blank(piece: Piece) -> bool:
    """Tell whether a piece is drawn for a blank, and long enough to write on."""
    words = piece.text.strip()
    return piece.font is None and words.startswith(BLANK_MARK) and piece.width >= _SHORTEST_BLANK


def _in_line(alignment: Alignment, element: int) -> Iterator[Piece]:
    """Yield what is shown of an element and of what is in its lines, but not of lists inside it."""
    found = alignment.readback.elements[element]
    for content in found.content:
        yield from alignment.readback.shown.get(content, ())
    for inner in found.nested:
        if alignment.readback.elements[inner].inline:
            yield from _in_line(alignment, inner)


def _in_reading(readback: ReadBack, piece: Piece) -> tuple[int, int]:
    return order(leaf_of(readback, piece), piece.page), piece.order


def _room_above(page: Page, label: Piece) -> Area | None:
    """Return the 8 mm above the line that a label is below; None without a line."""
    lines = [
        shape.area
        for shape in page.shapes
        if shape.area.height < _STROKE
        and shape.area.width >= _LINE
        and shape.area.x - 1 <= label.x <= shape.area.right
        and 0 <= label.area.y - shape.area.y <= _NEAR
    ]
    line = max(lines, key=lambda area: area.y, default=None)
    return Area(line.x, line.y - _HAND, line.width, _HAND) if line else None


def _box_before(page: Page, label: Piece) -> Area | None:
    """Return the box to tick right before a label."""
    middle = label.y - label.area.height / 2
    boxes = [
        shape.area
        for shape in page.shapes
        if _SMALLEST_BOX <= shape.area.width <= _LARGEST_BOX
        and abs(shape.area.width - shape.area.height) < 1
        and shape.area.right <= label.x
        and shape.area.y <= middle <= shape.area.bottom
    ]
    return max(boxes, key=lambda area: area.right, default=None)


def diaries_keep_their_cells(alignment: Alignment) -> Iterator[Finding]:
    for block in blocks(alignment.leaflet):
        if not isinstance(block, Diary) or alignment.element(block.head[0]) is None:
            continue
        table = alignment.ancestor(block.head[0], "Table")
        if table is None:
            yield DIARY_NO_TABLE.at(block.source, f"“{shorten(block.title.plain)}” is not tagged as a table")
            continue
        grid = _grid(alignment, table)
        columns = len(block.head)
        if len(grid) != len(block.rows) + 1 or any(len(row) != columns for row in grid):
            wanted = f"{len(block.rows)} of {count(columns, 'cell')} in the leaflet"
            message = f"the diary has {count(len(grid) - 1, 'row')}, {wanted}"
            yield DIARY_CELLS.at(block.source, message)
            continue
        yield from _wrong_diary(alignment, block, grid)


def _wrong_diary(alignment: Alignment, block: Diary, grid: list[list[int]]) -> Iterator[Finding]:
    elements = alignment.readback.elements
    for text, cell in zip(block.head, grid[0], strict=True):
        if elements[cell].role != "TH" or alignment.ancestor(text, "TH", "TD") not in (None, cell):
            yield DIARY_HEAD.at(text.source, f"“{shorten(text.plain)}” is not the heading of a column")
    for label, row in zip(block.rows, grid[1:], strict=True):
        if label and alignment.ancestor(label, "TH", "TD") not in (None, row[0]):
            yield DIARY_LABEL.at(label.source, f"“{shorten(label.plain)}” does not begin its row")
        empty = row[1:] if label else row
        if any(fold(elements[cell].text) for cell in empty):
            yield DIARY_FILLED.at(block.source, "a cell that is to be filled in contains words")


def fields_are_the_blanks(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding if a document has fields, but not one for each blank, in order, below its label."""
    found = _fields_in_reading_order(alignment.readback)
    if not found:
        return
    wanted = list(_wanted(alignment))
    if len(found) != len(wanted):
        blanks = f"{count(len(wanted), 'blank')} in the leaflet"
        message = f"fields and blanks do not match: {count(len(found), 'field')}, {blanks}"
        yield FIELD_COUNT.at(alignment.leaflet.source, message)
        return
    elements = alignment.readback.elements
    form_of = {place: element for element in elements for place in element.attached}
    for (field, place), (kind, words, element, text) in zip(found, wanted, strict=True):
        missing = [word for word in words if find(fold(word), fold(field.words)) < 0]
        if field.kind != kind or missing:
            message = f"the field “{shorten(field.words)}” is not the one for “{shorten(words[0])}”"
            yield FIELD_DIFFERS.at(text.source, message)
        elif place in form_of and element not in _around(alignment.readback, form_of[place]):
            message = f"the field “{shorten(field.words)}” is not tagged together with its label"
            yield FIELD_APART.at(text.source, message)


def _around(readback: ReadBack, form: Element) -> tuple[int, ...]:
    """Return the element that a Form is in; for one among words, that of these words."""
    around = readback.around(form.parent) if readback.elements[form.parent].role == "Span" else ()
    return form.parent, *around


def _fields_in_reading_order(readback: ReadBack) -> list[tuple[Field, Attached]]:
    """Return the fields, page by page of the leaflet's own, which a booklet has in another order than the file."""
    found = [
        (order(leaf_at(page, annotation.area.x), page.number), field, place)
        for page, place, annotation, field in fields_of(readback)
    ]
    return [(field, place) for _, field, place in sorted(found, key=itemgetter(0))]


def _wanted(alignment: Alignment) -> Iterator[tuple[str, tuple[str, ...], int | None, Text]]:
    """Yield the kind of each field, the words that it must say, and the element that it must be in."""
    for part in walk(alignment.leaflet):
        if isinstance(part, Text):
            for _ in part.blanks:
                yield "Tx", (part.plain,), alignment.element(part), part
        elif isinstance(part, Blank):
            kind = "Btn" if part.kind is BlankKind.TICK else "Tx"
            yield kind, (part.label.plain,), alignment.element(part.label), part.label
        elif isinstance(part, Diary):
            table = alignment.ancestor(part.head[0], "Table")
            grid = _grid(alignment, table) if table is not None else []
            for row, (number, label) in zip(grid[1:], enumerate(part.rows, 1), strict=False):
                row_label = label.plain if label else str(number)
                for head, cell in list(zip(part.head, row, strict=False))[bool(label) :]:
                    yield "Tx", (head.plain, row_label), cell, head


def _cut_out(alignment: Alignment) -> Iterator[Slip | Card]:
    return (block for block in blocks(alignment.leaflet) if isinstance(block, Slip | Card))


def _blanks(alignment: Alignment) -> Iterator[Blank]:
    return (blank for block in _cut_out(alignment) for blank in block.blanks)


def _part_around(alignment: Alignment, text: Text, kind: str) -> int | None:
    element = alignment.element(text)
    around = () if element is None else alignment.readback.around(element)
    return next((index for index in around if alignment.readback.elements[index].tag == kind), None)


def _grid(alignment: Alignment, table: int) -> list[list[int]]:
    """Return the cells of a table, row by row."""
    elements = alignment.readback.elements
    rows = [index for index in alignment.readback.inside(table) if elements[index].role == "TR"]
    return [[kid for kid in elements[row].nested if elements[kid].role in {"TH", "TD"}] for row in rows]


FILLED_RULES = (
    parts_to_cut_out_are_in_one_piece,
    blanks_have_room,
    blanks_among_words_have_room,
    diaries_keep_their_cells,
    fields_are_the_blanks,
)
