"""The pages of two languages one after the other, as one document: those of the second count from 1 again."""

from __future__ import annotations

from leaflet_pdf.layout.bilingual.share import of_both
from leaflet_pdf.layout.frame import Page, Pages

_BLANK = "-"
"""What a viewer calls a page that is left white."""


def one_after_the_other(first: Pages, second: Pages) -> Pages:
    """Return the pages of two languages in one document.

    If paper is printed on both sides, the second begins on a sheet of its own, and the page before it may be white.
    """
    between = _white(first.pages[-1]) if first.turn and len(first.pages) % 2 else ()
    return of_both(first._replace(pages=(*first.pages, *between)), second)


def _white(last: Page) -> tuple[Page]:
    """Return a white page behind the last of the first language."""
    return (last._replace(number=last.number + 1, items=(), label=_BLANK),)
