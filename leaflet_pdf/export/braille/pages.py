"""Lines of braille to pages, as an embosser takes them (ASCII Braille, "BRF")."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from leaflet_pdf.export.braille.symbols import ASCII, BLANK, CONTINUED, FIGURES, NUMERIC
from leaflet_pdf.export.braille.text import Block, BrailleLine
from leaflet_pdf.layout.lines.break_points import unbreakable

WIDTH, HEIGHT = 40, 25
"""Cells in a line, and lines on a page, of braille paper (11 by 11.5 inches); the last line has the page's number."""
_WITH_A_HEADING = 2
"""How many lines stay on a page with the heading above them."""
Translate = Callable[[str], list[str]]
"""What returns the cells of each word of a text."""


def brf(blocks: Sequence[Block], language: str, translate: Translate) -> str:
    """Return blocks as a file: pages end with a form feed, lines with a carriage return and a line feed."""
    set_blocks = [[row for line in block.lines for row in _rows(line, language, translate)] for block in blocks]
    pages = _pages(set_blocks, [block.is_heading for block in blocks])
    return "".join(_page(rows, number) for number, rows in enumerate(pages, 1))


def _rows(line: BrailleLine, language: str, translate: Translate) -> Iterator[str]:
    """Yield a line's cells in rows; no number parts from its unit."""
    words = translate(line.words)
    row, indent = BLANK * line.indent, line.indent
    for piece in _pieces(line.words, words, language):
        space = BLANK if row.strip(BLANK) else ""
        if space and len(row + space + piece) > WIDTH:
            yield row
            indent = line.indent + line.hang
            row, space = BLANK * indent, ""
        row += space + piece
        while len(row) > WIDTH:
            yield row[: WIDTH - 1] + CONTINUED
            row = BLANK * indent + row[WIDTH - 1 :]
    yield row


def _pieces(text: str, words: Sequence[str], language: str) -> Iterator[str]:
    """Yield words that stay on one line, if they can be on one, and if they are those of the print, one by one."""
    counts = [len(piece.split()) for piece in unbreakable(text, language)]
    if sum(counts) != len(words):
        counts = [1] * len(words)
    place = 0
    for count in counts:
        joined = BLANK.join(words[place : place + count])
        yield from [joined] if len(joined) <= WIDTH // 2 else words[place : place + count]
        place += count


def _pages(blocks: Sequence[Sequence[str]], headings: Sequence[bool]) -> Iterator[list[str]]:
    """Yield the rows of each page: a blank one between blocks, and no heading at a page's foot."""
    page: list[str] = []
    room = HEIGHT - 1
    for place, rows in enumerate(blocks):
        needed = len(rows) + 1 + _WITH_A_HEADING if headings[place] else 1
        if page and len(page) + 1 + needed > room:
            yield page
            page = []
        page += [""] if page else []
        for row in rows:
            if len(page) == room:
                yield page
                page = []
            page.append(row)
    yield page


def _page(rows: Sequence[str], number: int) -> str:
    filled = [*rows, *[""] * (HEIGHT - 1 - len(rows)), f"{NUMERIC}{''.join(FIGURES[one] for one in str(number))}"]
    filled[-1] = filled[-1].rjust(WIDTH, BLANK)
    return "".join(f"{_ascii(row.rstrip(BLANK))}\r\n" for row in filled) + "\f"


def _ascii(row: str) -> str:
    return "".join(ASCII[ord(cell) - ord(BLANK)] for cell in row)
