"""Two pages on one side of a sheet: beside each other, or ordered so that the folded stack reads as a booklet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflet_pdf.layout.frame import Edge, Item, Page, Pages, Rule, moved
from leaflet_pdf.layout.pages.galley import HAIRLINE
from leaflet_pdf.layout.pages.turned import turned
from leaflet_pdf.model.print_options import Scheme
from leaflet_pdf.model.style import MM, Paper

_MARK = 4 * MM
"""How long the marks are that show where to fold or cut."""


def impose(pages: Pages, scheme: Scheme, paper: Paper, mark: str) -> Pages:
    """Return pages of half a sheet on sheets of the paper, laid across; where to fold is marked in a colour.

    Sheets are numbered in printing order, front and back in turn. The pages keep their numbers and their order of
    reading. A booklet is printed on both sides, turned on the short edge, folded and stitched. Where lines begin at the
    right, so do the pages of a sheet.
    """
    width, height = max(paper.width, paper.height), min(paper.width, paper.height)
    places = {
        number: (sheet, side)
        for sheet, pair in enumerate(_pairs(scheme, len(pages.pages)), 1)
        for side, number in enumerate(pair)
        if number <= len(pages.pages)
    }
    imposed: list[Page] = []
    marked: set[int] = set()
    for page in turned(pages).pages:
        sheet, side = places[page.number]
        across = side * width / 2
        marks = () if sheet in marked else tuple(_marks(width, height, mark))
        marked.add(sheet)
        items = (*marks, *(moved(item, across, 0) for item in page.items))
        frame = page.frame._replace(x=page.frame.x + across)
        imposed.append(Page(page.number, width, height, frame, items, sheet))
    edge = Edge.SHORT if scheme is Scheme.BOOKLET else pages.turn
    return turned(pages._replace(pages=tuple(imposed), turn=edge))


def _pairs(scheme: Scheme, count: int) -> Iterator[Sequence[int]]:
    """Yield the two pages of every side, from the first front to the last back; a number beyond the last is blank."""
    if scheme is Scheme.TWO_UP:
        yield from ((number, number + 1) for number in range(1, count + 1, 2))
        return
    last = count + -count % 4
    for number in range(1, last // 2, 2):
        yield last - number + 1, number
        yield number + 1, last - number


def _marks(width: float, height: float, colour: str) -> Iterator[Item]:
    for top in (0.0, height - _MARK):
        yield Rule(width / 2, top, width / 2, top + _MARK, HAIRLINE, colour)
