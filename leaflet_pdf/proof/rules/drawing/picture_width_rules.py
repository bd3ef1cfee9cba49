"""The rule that a picture takes as much of its column's width as its author wants.

No PDF says how wide a column is. It is no narrower than the words that the picture stands among, and ends at the latest
at the next rule between columns, or where all that is on its page ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Figure, Vector, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.furniture import PICTURE_WIDTH
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.leaves import first_piece, leaf_at
from leaflet_pdf.proof.page_ends import page_height, pieces_in
from leaflet_pdf.proof.reader.readback import Area, Page
from leaflet_pdf.proof.rules.drawing.picture_rules import figure_places

_TALLEST = 0.45
"""The part of a page's height that a picture takes at most: such a picture may be narrower than wanted."""

_SAME, _THIN = 1.0, 0.1
_RAGGED = 0.95
"""How far the longest line fills its column at most, beyond what is known of that: other columns end close to it."""


def pictures_are_as_wide_as_wanted(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each picture with a width that is narrower or wider than that part of any such column."""
    places = figure_places(alignment)
    tallest = _TALLEST * page_height(alignment.readback)
    for figure in blocks(alignment.leaflet):
        if not isinstance(figure, Figure) or figure.width is None or id(figure) not in places:
            continue
        element = places[id(figure)]
        found = _drawn(alignment, element, figure)
        if found is None:
            continue  # another rule reports that it is not drawn once
        page, area = found
        part = figure.width / 100
        least, most = _column(alignment, figure, element, page, area)
        is_narrow = area.width < part * _RAGGED * least - _SAME and area.height < tallest - _SAME
        if is_narrow or area.width > part * most + _SAME:
            message = f"the picture “{shorten(figure.alt)}” does not take {figure.width} % of its column’s width"
            yield PICTURE_WIDTH.at(figure.source, message, page=page.number)


def _drawn(alignment: Alignment, element: int, figure: Figure) -> tuple[Page, Area] | None:
    """Return the page that a picture is on, and where; None if it is not drawn once."""
    found = alignment.readback.elements[element]
    if not found.content:
        return None
    page = alignment.readback.pages[found.content[0].page - 1]
    if isinstance(figure.picture, Vector):
        if len(found.bbox) != 4:
            return None
        left, foot, right, top = found.bbox
        return page, Area(left, page.area.height - top, right - left, top - foot)
    marks = {content.mcid for content in found.content}
    shown = [shape.area for shape in page.shapes if shape.picture and shape.mark.mcid in marks]
    return (page, shown[0]) if len(shown) == 1 else None


def _column(alignment: Alignment, figure: Figure, element: int, page: Page, area: Area) -> tuple[float, float]:
    """Return how wide the column of a picture is at least and at most, in points."""
    readback, leaf = alignment.readback, leaf_at(page, area.x)
    left = min([area.x, *_lefts_of_words_beside(alignment, figure, page, area)])
    here = [painted.area for painted in page.painted if leaf_at(page, painted.area.x) == leaf]
    middle = area.y + area.height / 2
    thin = (shape.area for shape in page.shapes if shape.area.width < _THIN)
    rules = [one.x for one in thin if one.x > area.right and one.y < middle < one.bottom]
    right = min([max(one.right for one in here), *rules])
    around = [
        piece.area for piece in pieces_in(readback, readback.elements[element].parent) if piece.page == page.number
    ]
    reached = [one.right for one in around if left - _SAME <= one.x and one.right <= right]
    return max([area.right, *reached]) - left, right - left


def _lefts_of_words_beside(alignment: Alignment, figure: Figure, page: Page, area: Area) -> Iterator[float]:
    """Yield where the words and the marks of lists begin that are beside a picture, and level with it."""
    for text in texts(figure.beside):
        element = alignment.element(text)
        entry = alignment.ancestor(text, "LI")
        for one in (element, entry):
            first = None if one is None else first_piece(alignment.readback, one)
            if first and first.page == page.number and area.y < first.y < area.bottom + first.size:
                yield first.x


PICTURE_WIDTH_RULES = (pictures_are_as_wide_as_wanted,)
