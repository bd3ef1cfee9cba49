"""Checks of the room on finished pages: margins, line length, number of pages, and nearly empty pages."""

from __future__ import annotations

import math
from collections.abc import Iterator

from leaflet_pdf.checks.pages.printed import FURNITURE, MM, Printed, against
from leaflet_pdf.checks.rule import PageCheck, Rule
from leaflet_pdf.model.finding import Finding, Severity, count
from leaflet_pdf.proof.leaves import leaf_at
from leaflet_pdf.proof.reader.readback import THE_PDF, Page, Piece

NARROW_MARGIN = Rule(
    "narrow-margin",
    Severity.WARNING,
    "Words are too close to the edge of the paper",
    "Printers cut off what is near the edge, and thumbs cover it.",
    "Hartley, layout of printed instructions",
    bad="A line that ends 6 mm before the right edge.",
    good="Margins of 10 mm or more on all four sides.",
)
HEADER_NEAR_EDGE = Rule(
    "header-near-edge",
    Severity.WARNING,
    "The running header is too close to the edge of the paper",
    "A print that is a little off its place loses the line that says which leaflet this is.",
    "",
    bad="A header that begins 5 mm below the edge.",
    good="Header and edge 8 mm apart or more.",
)
LONG_LINE = Rule(
    "long-line",
    Severity.HINT,
    "Lines are too long for the eye to find its way back",
    "At the end of a long line, readers go on in the wrong one. Lines of 60 to 70 characters are the easiest to read.",
    "RNIB clear print",
    bad="Lines of 100 characters across the whole width of A4.",
    good="Lines of 65 characters: larger type, wider margins, or smaller paper.",
)
TOO_MANY_PAGES = Rule(
    "too-many-pages",
    Severity.WARNING,
    "The leaflet has more pages than its standard allows",
    "Where a standard limits the number of pages, a longer leaflet breaks it, and takes longer to search.",
    "the profile’s limit",
    bad="A one-page medication sheet that runs on to a second page.",
    good="One page: fewer words, or made to fit.",
)
NEARLY_EMPTY = Rule(
    "page-nearly-empty",
    Severity.HINT,
    "A page has hardly any words on it",
    "A sheet with two lines is easily lost, or thrown away as a blank one.",
    "",
    bad="A last page with the publisher’s address alone.",
    good="The same leaflet made to fit on one page less.",
)

_ALMOST = 0.1
"""A page is nearly empty if its content takes less than this share of its height."""
_TOLERANCE = 0.05
_HEADER = 8.0
"""How far below the paper's edge a header begins at least, in mm."""
_TALL = 0.72
"""How far letters rise above their baseline, in the size of their type."""


def margins_are_wide(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each edge of the paper that words are too close to; the limit is in millimetres.

    Header and footer are in the margins; that they can be printed is verified elsewhere (`text-outside`). A patient's
    cover may be a label, which has margins of its own.
    """
    limit = printed.limit("margin")
    if limit is None:
        return
    nearest: dict[str, tuple[float, Piece]] = {}
    for page in printed.own_pages:
        for piece in page.pieces:
            if piece.text.strip() and piece.mark.artifact not in FURNITURE:
                for side, room in _margins(page, piece):
                    if side not in nearest or room < nearest[side][0]:
                        nearest[side] = room, piece
    for side, (room, piece) in nearest.items():
        if room / MM < limit.value - _TOLERANCE:
            words = printed.quoted(piece.text.strip(), piece.page)
            message = f"{words} is {room / MM:.1f} mm from the {side} edge of the paper"
            hint = f"leave at least {limit.value:g} mm"
            yield against(limit, NARROW_MARGIN.at(THE_PDF, message, hint, piece.page))


def headers_are_clear_of_the_edge(printed: Printed) -> Iterator[Finding]:
    """Yield a finding if the header of one of the leaflet's pages is closer to the paper's upper edge than 8 mm."""
    tops = [
        (piece.y - _TALL * piece.size, piece)
        for page in printed.own_pages
        for piece in page.pieces
        if piece.mark.artifact == FURNITURE[0] and piece.text.strip()
    ]
    top, piece = min(tops, key=lambda found: found[0], default=(math.inf, None))
    if piece and top / MM < _HEADER - _TOLERANCE:
        message = f"the header is {top / MM:.1f} mm from the upper edge of the paper"
        yield HEADER_NEAR_EDGE.at(
            THE_PDF, message, f"leave at least {_HEADER:g} mm: widen the upper margin", piece.page
        )


def _margins(page: Page, piece: Piece) -> tuple[tuple[str, float], ...]:
    area, paper = piece.area, page.area
    right, bottom = paper.width - area.right, paper.height - area.bottom
    return ("left", area.x), ("right", right), ("top", area.y), ("bottom", bottom)


def lines_are_short(printed: Printed) -> Iterator[Finding]:
    """Yield one finding, about the longest line, if lines have more characters than the limit."""
    limit = printed.limit("line-characters")
    if limit is None:
        return
    long = [(len(words), line) for line in printed.lines if len(words := line.words) > limit.value]
    long = [(length, line) for length, line in long if line.page > printed.cover]
    if long:
        length, line = max(long, key=lambda each: each[0])
        others = (
            f", and so {'does' if len(long) == 2 else 'do'} {count(len(long) - 1, 'other')}" if len(long) > 1 else ""
        )
        message = f"a line has {count(length, 'character')}, more than {limit.value:g}{others}"
        hint = "choose larger type, wider margins or smaller paper"
        yield against(limit, LONG_LINE.at(printed.source(line.element), message, hint, line.page))


def pages_are_few(printed: Printed) -> Iterator[Finding]:
    """Yield a finding if the leaflet has more pages, without a cover, than the profile allows."""
    limit = printed.limit("pages")
    pages = len(printed.halves)
    if limit is None or pages <= limit.value:
        return
    message = f"the leaflet has {count(pages, 'page')}; the limit is {limit.value:g}"
    yield against(limit, TOO_MANY_PAGES.at(printed.case.leaflet.source, message, "shorten it, or make it fit"))


def pages_are_used(printed: Printed) -> Iterator[Finding]:
    """Yield a finding for each page, if there are several, whose content takes less than a tenth of its height."""
    if len(printed.halves) < 2:
        return
    for page, label in printed.halves:
        areas = [
            painted.area
            for painted in page.painted
            if not painted.mark.artifact and leaf_at(page, painted.area.x) == label
        ]
        if areas and max(area.bottom for area in areas) - min(area.y for area in areas) < _ALMOST * printed.room:
            message = f"page {label} is nearly empty"
            yield NEARLY_EMPTY.at(THE_PDF, message, "make the leaflet fit on one page less", page.number)


PAGE_CHECKS = (
    PageCheck(margins_are_wide, (NARROW_MARGIN,)),
    PageCheck(headers_are_clear_of_the_edge, (HEADER_NEAR_EDGE,)),
    PageCheck(lines_are_short, (LONG_LINE,)),
    PageCheck(pages_are_few, (TOO_MANY_PAGES,)),
    PageCheck(pages_are_used, (NEARLY_EMPTY,)),
)
