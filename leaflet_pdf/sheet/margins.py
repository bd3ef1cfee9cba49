"""The leaflet's pages at their true size on larger paper: what a proofreader needs stands around them, outside the cut.

Nothing inside the crop marks differs from the pages that patients get. All that is added is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflet_pdf.finding import NOWHERE
from leaflet_pdf.layout.frame import Artifact, Item, Page, Pages, Rule
from leaflet_pdf.layout.furniture import RULER, RULER_TICK
from leaflet_pdf.layout.galley import HAIRLINE, shown
from leaflet_pdf.layout.line import Generated, copy_of, one_line
from leaflet_pdf.layout.makeup import moved
from leaflet_pdf.sheet.lines import PrintedLine
from leaflet_pdf.style import MM, UNPRINTABLE, Style, Type

SIDE, TOP, BOTTOM = 26 * MM, 12 * MM, 16 * MM
"""White space around the cut."""

_MARK, _GAP = 6 * MM, 2 * MM
"""How long crop marks are, and how far from the cut: no stroke of theirs is on the leaflet."""

_SMALL = Type(6.5, 8.0, 0)
_COLUMN = 12 * MM
"""The room that the numbers of one column take in a side margin."""


class Labels(NamedTuple):
    """What is said in the margins: which proof this is, what the ruler shows, over the line numbers and YAML lines."""

    caption: str
    ruler: str
    line: str
    written: str


def with_margins(pages: Pages, lines: Sequence[PrintedLine], style: Style, words: Labels) -> Pages:
    """Return the leaflet's pages with crop marks, a ruler, a caption, line numbers, YAML lines and section ids."""
    return replace(
        pages,
        pages=tuple(_page(page, pages, lines, style, words) for page in pages.pages),
        anchors=tuple((id, page, y + TOP) for id, page, y in pages.anchors),
        outline=tuple(entry._replace(y=entry.y + TOP) for entry in pages.outline),
    )


def _page(page: Page, pages: Pages, lines: Sequence[PrintedLine], style: Style, words: Labels) -> Page:
    sections = [(id, y) for id, number, y in pages.anchors if number == page.number]
    added = (
        *_crop_marks(page, style),
        *_ruler(page, style, words.ruler),
        *_ending(words.caption, page.width, page.height + 11 * MM, style),
        *_ending(words.line, -_GAP, page.frame.y - _SMALL.leading, style),
        *_beginning(words.written, page.width + _GAP, page.frame.y - _SMALL.leading, style),
        *(item for line in lines if line.page == page.number for item in _numbers(line, page, style)),
        *(item for id, y in sections for item in _ending(id, -_GAP, y, style)),
    )
    items = tuple(moved(item, SIDE, TOP) for item in (*page.items, *added))
    frame = page.frame._replace(x=page.frame.x + SIDE, y=page.frame.y + TOP)
    return replace(page, width=page.width + 2 * SIDE, height=page.height + TOP + BOTTOM, frame=frame, items=items)


def _crop_marks(page: Page, style: Style) -> Iterator[Rule]:
    for x, outwards in ((0.0, -1), (page.width, 1)):
        for y in (0.0, page.height):
            yield Rule(x + outwards * _GAP, y, x + outwards * (_GAP + _MARK), y, HAIRLINE, style.ink)
    for y, outwards in ((0.0, -1), (page.height, 1)):
        for x in (0.0, page.width):
            yield Rule(x, y + outwards * _GAP, x, y + outwards * (_GAP + _MARK), HAIRLINE, style.ink)


def _ruler(page: Page, style: Style, words: str) -> Iterator[Item]:
    y = page.height + 10 * MM
    for x in (0.0, RULER):
        yield Rule(x, y - RULER_TICK, x, y + RULER_TICK, HAIRLINE, style.ink)
    yield Rule(0.0, y, RULER, y, HAIRLINE, style.ink)
    yield from _beginning(words, RULER + _GAP, y + _SMALL.size / 3, style)


def _numbers(line: PrintedLine, page: Page, style: Style) -> Iterator[Item]:
    """Yield a line's number, and its line in the YAML file, beside the leaflet.

    Of one column, numbers stand at the left and YAML lines at the right. Of several, both of the first stand at the
    left, both of the others at the right, those of the last column nearest.
    """
    number, written = str(line.number), str(line.written or "")
    both = f"{number} · {written}" if written else number
    if style.columns == 1:
        yield from _ending(number, -_GAP, line.y, style)
        yield from _beginning(written, page.width + _GAP, line.y, style)
    elif line.column == 0:
        yield from _ending(both, -_GAP, line.y, style)
    else:
        at = page.width + _GAP + (style.columns - 1 - line.column) * _COLUMN
        yield from _beginning(both, at, line.y, style)


def _beginning(words: str, x: float, y: float, style: Style) -> Iterator[Item]:
    """Yield words on a baseline that begin at x."""
    if words:
        line = one_line(copy_of([Generated(words, NOWHERE)], _SMALL, style, "en"))
        for piece in line.pieces:
            yield shown(piece, x, y, style.quiet, Artifact.DECORATION, None, NOWHERE)


def _ending(words: str, x: float, y: float, style: Style) -> Iterator[Item]:
    """Yield words on a baseline that end at x. In the left margin, what has no room there is cut short."""
    width = one_line(copy_of([Generated(words, NOWHERE)], _SMALL, style, "en")).width if words else 0.0
    if x < 0 and width > SIDE - UNPRINTABLE - _GAP:
        yield from _ending(f"{words.rstrip('…')[:-1]}…", x, y, style)
    else:
        yield from _beginning(words, x - width, y, style)
