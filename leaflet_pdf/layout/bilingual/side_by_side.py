"""A leaflet and its translation side by side: each on its half of every page, row by row at one height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leaflet_pdf.layout.bilingual.level import fill_level
from leaflet_pdf.layout.bilingual.share import shared_pages
from leaflet_pdf.layout.catalogue import LINES_TOO_SHORT
from leaflet_pdf.layout.flow import Laid, ends_in_a_stub, set_leaflet, spaced_for
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
    laid = _laid_in(both, half)
    if all(map(ends_in_a_stub, laid)):
        closer = _laid_in(both, half.closer)
        laid = closer if len(closer[0].filled) < len(laid[0].filled) else laid
    laid[0].galley.findings += _too_narrow(first, half)
    pages = [
        make_up(galley, filled, one.identity, furniture.on)
        for one, (furniture, galley, filled) in zip(both, laid, strict=True)
    ]
    shared = shared_pages(pages[0], pages[1])
    if not any(finding.severity is Severity.ERROR for finding in shared.findings):
        for one, made in zip(both, pages, strict=True):
            prove_complete(one, made)
    return shared


def _laid_in(both: Sequence[Leaflet], half: Style) -> list[Laid]:
    """Return both leaflets in the style of a half, before they are made up.

    Lines are as far apart in both languages as either needs it, and so they are level.
    """
    for one in both:
        half = spaced_for(half, one.identity.language)
    furniture = _level([Furniture(half, one.identity, one.contact.plain) for one in both])
    galleys = [set_leaflet(one, each.style) for one, each in zip(both, furniture, strict=True)]
    filled = fill_level(galleys[0], galleys[1])
    for galley, fills in zip(galleys, filled, strict=True):
        galley.findings += too_small(galley, fills)
    return [Laid(*each) for each in zip(furniture, galleys, filled, strict=True)]


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
