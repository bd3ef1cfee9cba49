"""Rules about two languages side by side: each keeps to its half, and what is the same is level in both."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.document import DIRECTION_WRONG
from leaflet_pdf.proof.catalogue.sides import LANGUAGES_ALIKE, LEAVES_ITS_HALF, ROWS_APART, SIDE_UNNAMED
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.leaves import first_piece
from leaflet_pdf.proof.reader.readback import Piece, ReadBack, fault

_TOLERANCE = 0.5
_HEADINGS = {"H1", "H2", "H3", "H4"}
_LEVEL = 1.0
"""How far the first lines of what is level may be apart, in the larger size: lines of some scripts are higher."""


def each_language_is_named(readback: ReadBack) -> Iterator[Finding]:
    tops = [side.elements[0].language for side in readback.sides]
    if len(set(tops)) < len(tops) or not all(tops):
        yield fault(LANGUAGES_ALIKE, f"the languages are “{'” and “'.join(tops)}”")
    if readback.metadata.second is None:
        yield fault(SIDE_UNNAMED, "the metadata names only one leaflet")


def viewers_begin_where_the_first_language_does(readback: ReadBack) -> Iterator[Finding]:
    wanted = "R2L" if right_to_left(readback.sides[0].language) else ""
    if readback.direction != wanted:
        yield fault(DIRECTION_WRONG, "viewers are asked to show pages in the direction of the second language")


def nothing_crosses_the_middle(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for all that is in both halves of a page, and for words of a language in the other's half."""
    for page in readback.pages if _is_shared(readback) else ():
        middle = page.area.width / 2
        for painted in page.painted:
            if painted.area.x < middle - _TOLERANCE and painted.area.right > middle + _TOLERANCE:
                what = f"“{shorten(painted.text)}”" if isinstance(painted, Piece) else "a drawing"
                yield fault(LEAVES_ITS_HALF, f"{what} is in both halves of the page", page=page.number)
    for side in readback.sides:
        for page in side.pages:
            for painted in page.painted:
                if not -_TOLERANCE <= painted.area.x <= page.area.width + _TOLERANCE:
                    what = f"“{shorten(painted.text)}”" if isinstance(painted, Piece) else "a drawing"
                    yield fault(LEAVES_ITS_HALF, f"{what} is in the half of the other language", page=page.number)


def headings_are_level(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each heading of the first language that is not beside the same one of the second."""
    ours, theirs = ([piece for piece in _headings(side) if piece] for side in readback.sides)
    if not _is_shared(readback):
        return
    if len(ours) != len(theirs):
        yield fault(ROWS_APART, f"one language has {len(ours)} headings, the other {len(theirs)}")
        return
    for one, other in zip(ours, theirs, strict=True):
        if one.page != other.page or abs(one.y - other.y) > _LEVEL * max(one.size, other.size):
            message = f"“{shorten(one.text)}” is not level with “{shorten(other.text)}”"
            yield fault(ROWS_APART, message, page=one.page)


def every_page_belongs_to_a_language(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each page of neither language that is not white."""
    known = {side.begins + page.number for side in readback.sides for page in side.pages}
    for page in readback.pages:
        if page.number not in known and (page.painted or page.annotations):
            yield fault(LEAVES_ITS_HALF, "the page is of neither language, and shows something", page=page.number)


def _is_shared(readback: ReadBack) -> bool:
    """Tell whether both languages are on the same pages."""
    return all(side.begins == 0 for side in readback.sides)


def _headings(side: ReadBack) -> Iterator[Piece | None]:
    """Yield the first piece of each heading."""
    for index, element in enumerate(side.elements):
        if element.role in _HEADINGS:
            yield first_piece(side, index)


SIDE_RULES = (
    each_language_is_named,
    viewers_begin_where_the_first_language_does,
    nothing_crosses_the_middle,
    headings_are_level,
    every_page_belongs_to_a_language,
)
