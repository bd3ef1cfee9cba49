"""Rules about two languages side by side: each keeps to its half, and what is the same is level in both."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.proof.catalogue.document import DIRECTION_WRONG
from leaflet_pdf.proof.catalogue.sides import LANGUAGES_ALIKE, LEAVES_ITS_HALF, ROWS_APART
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.leaves import first_piece
from leaflet_pdf.proof.reader.readback import Piece, ReadBack, fault

_TOLERANCE = 0.5
_HEADINGS = {"H1", "H2", "H3", "H4"}
_ALWAYS_TWO = _HEADINGS | {"Sect"}
_LEVEL = 1.0
"""How far the baselines of what is level may be apart, in points."""


def both_languages_are_tagged(readback: ReadBack) -> Iterator[Finding]:
    tops = [side.elements[0].language for side in readback.sides]
    if len(set(tops)) < len(tops) or not all(tops):
        yield fault(LANGUAGES_ALIKE, f"the languages are “{'” and “'.join(tops)}”")


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


def rows_are_level(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for what is the same in both languages, and does not begin at one height of one page.

    Headings must have a twin. Other parts are compared where both languages have the same ones below one heading: what
    the program adds to one of them, as a notice, has none.
    """
    if not _is_shared(readback):
        return
    one, other = readback.sides
    headings = [sum(element.role in _HEADINGS for element in side.elements) for side in readback.sides]
    if headings[0] != headings[1]:
        yield fault(ROWS_APART, f"one language has {count(headings[0], 'heading')}, the other {headings[1]:,}")
        return
    for ours, theirs in _twins(one, 0, other, 0):
        first, second = first_piece(one, ours), first_piece(other, theirs)
        if first and second and (first.page != second.page or abs(first.y - second.y) > _LEVEL):
            message = f"“{shorten(first.text)}” is not level with “{shorten(second.text)}”"
            yield fault(ROWS_APART, message, page=first.page)


def _twins(one: ReadBack, ours: int, other: ReadBack, theirs: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of two elements that are the same in both languages, and those of the sections among them."""
    parts, twins = _parts(one, ours), _parts(other, theirs)
    if [role for role, _ in parts] != [role for role, _ in twins]:
        parts, twins = ([part for part in side if part[0] in _ALWAYS_TWO] for side in (parts, twins))
    for (role, first), (_, second) in zip(parts, twins, strict=False):
        yield first, second
        if role == "Sect":
            yield from _twins(one, first, other, second)


def _parts(side: ReadBack, element: int) -> list[tuple[str, int]]:
    """Return the roles and indexes of the parts of an element, without what is among words."""
    return [(side.elements[kid].role, kid) for kid in side.elements[element].nested if not side.elements[kid].inline]


def every_page_belongs_to_a_language(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each page of neither language that is not white."""
    known = {side.begins + page.number for side in readback.sides for page in side.pages}
    for page in readback.pages:
        if page.number not in known and (page.painted or page.annotations):
            yield fault(LEAVES_ITS_HALF, "the page is of neither language, and shows something", page=page.number)


def _is_shared(readback: ReadBack) -> bool:
    """Tell whether both languages are on the same pages."""
    return all(side.begins == 0 for side in readback.sides)


SIDE_RULES = (
    both_languages_are_tagged,
    viewers_begin_where_the_first_language_does,
    nothing_crosses_the_middle,
    rows_are_level,
    every_page_belongs_to_a_language,
)
