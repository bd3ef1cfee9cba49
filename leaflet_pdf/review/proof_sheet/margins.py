"""The leaflet's pages in actual size on larger paper, with what a proofreader needs around them, outside the trim area.

Nothing inside the crop marks differs from the pages that patients get. All that is added is an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.layout.frame import Artifact, Item, Page, Pages, Rule, moved
from leaflet_pdf.layout.lines.line import Generated, Line, one_line, styled_text
from leaflet_pdf.layout.pages.furniture import RULER, RULER_TICK
from leaflet_pdf.layout.pages.galley import HAIRLINE, shown
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.style import MM, UNPRINTABLE, Style, TextStyle
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine

SIDE, TOP, BOTTOM = 31 * MM, 12 * MM, 16 * MM
"""White space around the trim area, in points."""

_MARK, _GAP = 6 * MM, 2 * MM
"""The length of crop marks, and their distance from the trim area, in points: they never touch the leaflet."""

_SMALL = TextStyle(6.5, 8.0, 0)
_COLUMN = 12 * MM
"""The width of one column's numbers in a side margin, in points."""


class Labels(NamedTuple):
    """The texts in the margins: the proof's caption, the ruler's label, and the headings of both line numbers."""

    caption: str
    ruler: str
    line: str
    written: str


def with_margins(pages: Pages, lines: Sequence[PrintedLine], style: Style, words: Labels) -> Pages:
    """Return the leaflet's pages with crop marks, a ruler, a caption, line numbers, YAML lines and section ids."""
    return pages._replace(
        pages=tuple(_page(page, pages, lines, style, words) for page in pages.pages),
        anchors=tuple((id, page, y + TOP) for id, page, y in pages.anchors),
        outline=tuple(entry._replace(y=entry.y + TOP) for entry in pages.outline),
    )


def _page(page: Page, pages: Pages, lines: Sequence[PrintedLine], style: Style, words: Labels) -> Page:
    own = [line for line in lines if line.page == page.number]
    added = (
        *_crop_marks(page, style),
        *_ruler(page, style, words.ruler),
        *_ending(words.caption, page.width, page.height + 11 * MM, style),
        *_ending(words.line, -_GAP, page.frame.y - _SMALL.leading, style),
        *_beginning(words.written, page.width + _GAP, page.frame.y - _SMALL.leading, style),
        *(item for line in own for item in _numbers(line, page, style)),
        *_section_ids(page, pages, own, style),
    )
    items = tuple(moved(item, SIDE, TOP) for item in (*page.items, *added))
    frame = page.frame._replace(x=page.frame.x + SIDE, y=page.frame.y + TOP)
    return page._replace(width=page.width + 2 * SIDE, height=page.height + TOP + BOTTOM, frame=frame, items=items)


def _section_ids(page: Page, pages: Pages, lines: Sequence[PrintedLine], style: Style) -> Iterator[Item]:
    """Yield the id of each section above the numbers of its heading."""
    titles = {(entry.page, entry.y): entry.title for entry in pages.outline if entry.level == 1}
    for id, number, y in pages.anchors:
        if number == page.number and (number, y) in titles:
            heading = min(lines, key=lambda line: (not _is_in(line, titles[number, y]), abs(line.y - y)))
            yield from _beside(id, heading, page, style, y)


def _is_in(line: PrintedLine, title: str) -> bool:
    return line.text.split()[:2] == title.split()[:2]


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
    """Yield a line's number and its line in the YAML file: left and right of a single column, or else beside it.

    Those of a heading beside the text are further to the left: it may be level with the text.
    """
    number, written = str(line.number), str(line.written or "")
    if line.aside:
        room = SIDE - UNPRINTABLE - _GAP - _COLUMN
        yield from _ending(_cut(f"{number}·{written}".rstrip("·"), room, style), -_GAP - _COLUMN, line.y, style)
    elif style.columns == 1:
        yield from _beside(number, line, page, style, line.y)
        yield from _beginning(written, page.width + _GAP, line.y, style)
    else:
        yield from _beside(f"{number}·{written}".rstrip("·"), line, page, style, line.y)


def _beside(words: str, line: PrintedLine, page: Page, style: Style, y: float) -> Iterator[Item]:
    """Yield words beside a line's column: left of the first, right of the others, the last column nearest."""
    if line.column == 0:
        yield from _ending(_cut(words, SIDE - UNPRINTABLE - _GAP, style), -_GAP, y, style)
    else:
        at = _GAP + (style.columns - 1 - line.column) * _COLUMN
        room = _COLUMN - _GAP / 2 if line.column > 1 else SIDE - UNPRINTABLE - at
        yield from _beginning(_cut(words, room, style), page.width + at, y, style)


def _cut(words: str, room: float, style: Style) -> str:
    """Return words, shortened to fit the room, in points."""
    while words and _line(words, style).width > room:
        words = f"{words.rstrip('…')[:-1]}…"
    return words


def _beginning(words: str, x: float, y: float, style: Style) -> Iterator[Item]:
    """Yield words on a baseline that begin at x. Lengths are in points from the top left."""
    if words:
        for piece in _line(words, style).pieces:
            yield shown(piece, x, y, style.quiet, Artifact.DECORATION, None, NOWHERE)


def _ending(words: str, x: float, y: float, style: Style) -> Iterator[Item]:
    """Yield words on a baseline that end at x. Lengths are in points from the top left."""
    if words:
        yield from _beginning(words, x - _line(words, style).width, y, style)


def _line(words: str, style: Style) -> Line:
    return one_line(styled_text([Generated(words, NOWHERE)], _SMALL, style, "en"))
