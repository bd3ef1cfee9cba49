"""The blocks of a document as lines of a leaflet file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from leaflet_pdf.sources.exchange.document import (
    Block,
    Cell,
    Frame,
    Grid,
    Group,
    Heading,
    Image,
    Item,
    Listing,
    Loss,
    Paragraph,
    Phrase,
)
from leaflet_pdf.sources.exchange.narrative.outline import titled, two_deep
from leaflet_pdf.sources.exchange.writing.marked import marked
from leaflet_pdf.sources.exchange.writing.yaml_text import WIDTH, in_flow, quoted, scalar

_HEADINGS = {1: "subheading", 2: "sub-subheading"}
_STEP = 2


def body(blocks: Iterable[Block], indent: int, losses: list[Loss]) -> list[str]:
    """Return the lines of a list of blocks. A heading that is too deep for the format is told."""
    lines: list[str] = []
    for block, depth in two_deep(blocks, losses):
        if isinstance(block, Frame):
            lines += _dashed(_frame(block, indent + _STEP, losses), indent)
        else:
            lines += _block(block, depth, indent)
    return lines


def _block(block: Block, depth: int, indent: int) -> list[str]:
    match block:
        case Paragraph(text):
            return [_entry(text, indent)]
        case Heading(text):
            return [_keyed(f"- {_HEADINGS[depth]}", text, indent)]
        case Listing():
            return _dashed(_listing(block, indent + _STEP), indent)
        case Grid():
            return _dashed(_grid(block, indent + _STEP), indent)
        case Image():
            return _dashed(_image(block, indent + _STEP), indent)
        case Frame():
            raise AssertionError("there are no frames inside entries and frames")
        case _:
            assert_never(block)


def _frame(frame: Frame, indent: int, losses: list[Loss]) -> list[str]:
    space = " " * indent
    title, below = titled(frame)
    first = _keyed("box", title, indent) if title else f'{space}box: ""'
    return [first, f"{space}body:", *body(below, indent + _STEP, losses)]


def _entry(text: Phrase, indent: int) -> str:
    return f"{' ' * indent}- {scalar(marked(text), indent + _STEP, indent + _STEP)}"


def _keyed(key: str, text: Phrase, indent: int) -> str:
    dash = _STEP if key.startswith("- ") else 0
    return f"{' ' * indent}{key}: {scalar(marked(text), indent + dash + _STEP, indent + len(key) + 2)}"


def _dashed(lines: Sequence[str], indent: int) -> list[str]:
    """Return the lines of a mapping, the first behind a dash."""
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]


def _listing(listing: Listing, indent: int) -> list[str]:
    lines = [f"{' ' * indent}{'steps' if listing.ordered else 'bullets'}:"]
    for item in listing.items:
        lines += _item(item, indent + _STEP)
    return [*lines, f"{' ' * indent}continue: yes"] if listing.continued else lines


def _item(item: Item, indent: int) -> list[str]:
    if not item.body:
        return [_entry(item.text, indent)]
    only = item.body[0] if len(item.body) == 1 else None
    if isinstance(only, Listing):
        inner = _listing(only, indent + _STEP)
    else:
        inner = [f"{' ' * (indent + _STEP)}body:"]
        for block in item.body:
            inner += _block(block, 1, indent + 2 * _STEP)
    return [_keyed("- item", item.text, indent), *inner]


def _image(image: Image, indent: int) -> list[str]:
    space = " " * indent
    lines = [f"{space}figure: {image.name}", f"{space}alt: {scalar(image.alt, indent + _STEP, indent + 5)}"]
    return [*lines, _keyed("caption", image.caption, indent)] if image.caption else lines


def _grid(grid: Grid, indent: int) -> list[str]:
    space = " " * indent
    lines = [_keyed("table", grid.caption, indent) if grid.caption else f'{space}table: ""']
    if grid.head:
        lines += [f"{space}columns:", *(_entry(text, indent + _STEP) for text in grid.head)]
    lines.append(f"{space}rows:")
    for row in grid.rows:
        lines += [_keyed("- group", row.text, indent + _STEP)] if isinstance(row, Group) else _row(row, indent + _STEP)
    if grid.notes:
        lines += [f"{space}notes:", *(_entry(text, indent + _STEP) for text in grid.notes)]
    return lines


def _row(cells: Sequence[Cell], indent: int) -> list[str]:
    """Return a row on one line, if it is short enough for that, and else a cell on each."""
    short = [_short(cell) for cell in cells]
    line = f"{' ' * indent}- [{', '.join(short)}]"
    if all(short) and len(line) <= WIDTH:
        return [line]
    lines: list[str] = []
    for cell in cells:
        lines += _cell(cell, indent + _STEP)
    return _dashed(lines, indent)


def _short(cell: Cell) -> str:
    """Return a cell on one line; "" if it does not fit on any."""
    words = marked(cell.text)
    if cell.listing or "\n" in words:
        return ""
    text = in_flow(words) if words else '""'
    spans = _spans(cell)
    return f"{{text: {text}, {', '.join(spans)}}}" if spans else text


def _spans(cell: Cell) -> list[str]:
    return [f"{key}: {number}" for key, number in (("columns", cell.columns), ("rows", cell.rows)) if number > 1]


def _cell(cell: Cell, indent: int) -> list[str]:
    content = "\n".join(_content(cell, indent + _STEP)).split("\n")
    spans = _spans(cell)
    if not spans:
        return _dashed(content, indent)
    space = " " * (indent + _STEP)
    text = [f"{space}  {content[0].lstrip()}", *(f"  {line}" for line in content[1:])]
    text = [f"{space}text:", *text] if cell.listing else [f"{space}text: {content[0].lstrip()}", *text[1:]]
    return _dashed([*text, *(f"{space}{span}" for span in spans)], indent)


def _content(cell: Cell, indent: int) -> list[str]:
    """Return the lines of what a cell holds, all of them indented."""
    words = marked(cell.text)
    if cell.listing and cell.text:
        return [_keyed("item", cell.text, indent), *_listing(cell.listing, indent)]
    if cell.listing:
        lines: list[str] = []
        for item in cell.listing.items:
            lines += _item(item, indent)
        return lines
    return f"{' ' * indent}{scalar(words, indent, indent) if words else quoted('')}".split("\n")
