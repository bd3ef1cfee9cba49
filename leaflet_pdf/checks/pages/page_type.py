"""Checks of the type on finished pages: its size and its line spacing.

Its contrast is verified elsewhere (`text-faint`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from leaflet_pdf.checks.pages.printed import FURNITURE, MM, Line, Printed, against, at_piece
from leaflet_pdf.checks.rule import PageCheck, Rule
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.proof.reader.readback import Piece

SMALL_TYPE = Rule(
    "small-type",
    Severity.WARNING,
    "Type is smaller than the standard allows",
    "Many readers are old, ill or tired. They cannot follow what they cannot read.",
    "the profile’s limit, such as 21 CFR 208.20(a)(4)",
    bad="A US Medication Guide with table cells in 9-point type.",
    good="The same guide in 10-point type or larger, except the publisher, the contact, header and footer.",
)
LOW_X_HEIGHT = Rule(
    "low-x-height",
    Severity.WARNING,
    "The x-height is too small to be read with ease",
    "9 points in one font can be as small as 7 in another. What counts is the height of the letter x.",
    "EC readability guideline, 2009",
    bad="A footer with an x-height of 1.2 mm.",
    good="All type with an x-height of 1.4 mm or more, as Times has at 9 points.",
)
CLOSE_LINES = Rule(
    "close-lines",
    Severity.WARNING,
    "Lines of text are too close together",
    "The eye slips to the wrong line, and reads one dose for another.",
    "EC readability guideline, 2009",
    bad="Lines of 8 points that are 2.8 mm apart.",
    good="Lines of 8 points that are 3 mm apart, from one baseline to the next.",
)

_TOLERANCE = 0.005


def type_is_large_enough(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each size, in points as painted, that is smaller than the profile allows.

    21 CFR 208.20(a)(4): ten points for all sections; the manufacturer's name and address and the date of revision
    are excepted. So are header and footer, which are in no section.
    """
    limit = printed.limit("type-size")
    if limit is None:
        return
    leaflet = printed.case.leaflet
    exempt = {printed.alignment.element(leaflet.publisher), printed.alignment.element(leaflet.contact)}
    small: dict[float, list[tuple[Piece, Line | None]]] = defaultdict(list)
    for piece, line in _type(printed):
        excepted = piece.mark.artifact in FURNITURE or (line is not None and line.element in exempt)
        if piece.size < limit.value - _TOLERANCE and not excepted:
            small[round(piece.size, 1)].append((piece, line))
    for size, found in sorted(small.items()):
        message = f"{_first_words(printed, found)} is set in {size:g} points"
        hint = f"choose a theme with {limit.value:g} points or more"
        yield against(limit, at_piece(printed, SMALL_TYPE, *found[0], message, hint))


def letters_are_tall_enough(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each x-height, in millimetres as painted, that is below the limit."""
    limit = printed.limit("x-height")
    if limit is None:
        return
    low: dict[float, list[tuple[Piece, Line | None]]] = defaultdict(list)
    for piece, line in _type(printed):
        tall = piece.area.height / MM
        if tall < limit.value - _TOLERANCE:
            low[round(tall, 2)].append((piece, line))
    for tall, found in sorted(low.items()):
        piece = found[0][0]
        message = f"{_first_words(printed, found)} has an x-height of {tall:g} mm"
        hint = f"in this font, {piece.size * limit.value / tall:.1f} points give {limit.value:g} mm"
        yield against(limit, at_piece(printed, LOW_X_HEIGHT, *found[0], message, hint))


def lines_are_apart(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each distance between baselines, in millimetres, that is below the limit."""
    limit = printed.limit("line-distance")
    if limit is None:
        return
    close: dict[float, list[tuple[Piece, Line | None]]] = defaultdict(list)
    for above, below in pairwise(printed.lines):
        if above.element == below.element and above.page == below.page and below.left < above.right:
            apart = (below.first.y - above.first.y) / MM
            if 0 < apart < limit.value - _TOLERANCE:
                close[round(apart, 2)].append((below.first, below))
    for apart, found in sorted(close.items()):
        message = f"{_first_words(printed, found)} is {apart:g} mm below the line before"
        hint = f"set lines at least {limit.value:g} mm apart"
        yield against(limit, at_piece(printed, CLOSE_LINES, *found[0], message, hint))


def _type(printed: Printed) -> Iterator[tuple[Piece, Line | None]]:
    """Yield all pieces with letters or digits, each with its line; None for those of artifacts."""
    for line in printed.lines:
        yield from ((piece, line) for piece in line.pieces if piece.font and any(map(str.isalnum, piece.text)))
    for piece in printed.readback.pieces():
        if piece.mark.artifact and piece.font and any(map(str.isalnum, piece.text)):
            yield piece, None


def _first_words(printed: Printed, found: list[tuple[Piece, Line | None]]) -> str:
    """Return the first words found, and how many more places there are."""
    piece, line = found[0]
    words = printed.quoted(line.words if line else piece.text.strip(), piece.page)
    return f"{words}, as in {count(len(found) - 1, 'other place')}," if len(found) > 1 else words


PAGE_CHECKS = (
    PageCheck(type_is_large_enough, (SMALL_TYPE,)),
    PageCheck(letters_are_tall_enough, (LOW_X_HEIGHT,)),
    PageCheck(lines_are_apart, (CLOSE_LINES,)),
)
