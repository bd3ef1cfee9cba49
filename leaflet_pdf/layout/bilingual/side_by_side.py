"""A leaflet and its translation side by side: each on its half of every page, row by row at one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflet_pdf.layout.bilingual.level import fill_level
from leaflet_pdf.layout.bilingual.share import shared_pages
from leaflet_pdf.layout.catalogue import LINES_TOO_SHORT
from leaflet_pdf.layout.flow import set_leaflet, spaced_for
from leaflet_pdf.layout.frame import Pages
from leaflet_pdf.layout.pages.complete import prove_complete
from leaflet_pdf.layout.pages.fill import too_small
from leaflet_pdf.layout.pages.furniture import Furniture
from leaflet_pdf.layout.pages.makeup import make_up
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import Style

_SHORTEST = 14
"""How long lines are at least, in sizes of their type: about 33 characters."""


def lay_out_side_by_side(first: Leaflet, second: Leaflet, style: Style) -> Pages:
    """Return two leaflets that say the same as pages that both share, each proven complete in its half.

    The first is where its lines begin, and its pages come first; those of the second follow, on the same sides of
    paper, which lies across where half of it would be too narrow upright. Raises LayoutError as `lay_out` does.
    """
    both, half = (first, second), style.beside
    for one in both:
        half = spaced_for(half, one.identity.language)  # lines are level if they are as far apart in both
    furniture = _level([Furniture(half, one.identity, one.contact.plain) for one in both])
    galleys = [set_leaflet(one, each.style) for one, each in zip(both, furniture, strict=True)]
    galleys[0].findings += _too_narrow(first, half)
    filled = fill_level(galleys[0], galleys[1])
    pages: list[Pages] = []
    for one, each, galley, fills in zip(both, furniture, galleys, filled, strict=True):
        galley.findings += too_small(galley, fills)
        pages.append(make_up(galley, fills, one.identity, each.on))
    shared = shared_pages(pages[0], pages[1])
    if not any(finding.severity is Severity.ERROR for finding in shared.findings):
        for one, made in zip(both, pages, strict=True):
            prove_complete(one, made)
    return shared


def _level(furniture: Sequence[Furniture]) -> Sequence[Furniture]:
    """Give headers and footers the room of the higher one, so that both languages begin and end at one height."""
    top, bottom = (max(getattr(each.style.margins, name) for each in furniture) for name in ("top", "bottom"))
    for each in furniture:
        each.style = replace(each.style, margins=each.style.margins._replace(top=top, bottom=bottom))
    return furniture


def _too_narrow(leaflet: Leaflet, half: Style) -> Iterator[Finding]:
    letters = half.column_width / half.body.size
    if letters < _SHORTEST:
        message = f"beside each other, two languages have lines of {letters:.0f} ems, and need {_SHORTEST}"
        hint = "choose larger paper or smaller type, or set them back to back"
        yield LINES_TOO_SHORT.at(leaflet.source, message, hint)
