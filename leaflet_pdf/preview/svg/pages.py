"""A leaflet laid out becomes SVG, one drawing for each side of paper: what a browser shows of the pages of its PDF."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from itertools import groupby
from typing import assert_never

from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, Glyphs, Image, Item, Link, Matrix, Page, Pages, Rule
from leaflet_pdf.preview.svg import drawings
from leaflet_pdf.preview.svg.markup import element, number
from leaflet_pdf.preview.svg.words import Words, unseen
from leaflet_pdf.text.memo import Remembered, privately

PAGES_KEPT = 64
"""Pages that are remembered as drawn, at about 100 KB each with what is on them: while words are written, most stay."""
_NAMESPACE = "http://www.w3.org/2000/svg"

_Alts = tuple[tuple[int, str], ...]


def pages_as_svg(pages: Pages) -> tuple[str, ...]:
    """Return the sides of paper as SVG, in points, in their order: the same drawings for the same pages.

    Words are in the faces that `web_face` gives, or outlines. What is from a line of the file has `data-line`, its
    number. What PDF calls an artifact is hidden from those who cannot see it; links are not live.
    """
    with privately() if pages.covered else nullcontext():
        ordered = sorted(pages.pages, key=lambda page: page.side)
        sides = [tuple(side) for _, side in groupby(ordered, key=lambda page: page.side)]
        return tuple(_side(side, pages) for side in sides)


def _side(side: tuple[Page, ...], pages: Pages) -> str:
    width, height = number(side[0].width), number(side[0].height)
    paper = element("rect", {"width": width, "height": height, "fill": "#ffffff"})
    drawn = [_DRAWN[page, _pictures(page, pages)] for page in side]
    return element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {width} {height}",
            "role": "document",
            "aria-label": _label(side, pages),
            "lang": pages.identity.language,
            "xml:space": "preserve",
        },
        paper + "".join(drawn),
    )


def _label(side: tuple[Page, ...], pages: Pages) -> str:
    """Return what a side is called: "Page 3 of 8", "Pages 8 and 1 of 8", or as the cover names it."""
    if side[0].label:
        return side[0].label
    numbers = [str(page.number) for page in side]
    of = max(page.number for page in pages.pages)
    return f"{'Page' if len(side) == 1 else 'Pages'} {' and '.join(numbers)} of {of}"


def _pictures(page: Page, pages: Pages) -> _Alts:
    """Return what the figures on a page say to those who cannot see them, each with the element that it is of."""
    figures = (item.owner for item in page.items if isinstance(item, Image | Matrix))
    return tuple((owner, pages.elements[owner].alt) for owner in figures if isinstance(owner, int))


def _page(key: tuple[Page, _Alts]) -> str:
    """Return the items of a page in their order, which is that of reading; those of one meaning are together."""
    page, pictures = key
    words = Words()
    alts: dict[int | Artifact, str] = dict(pictures)
    drawn: list[str] = []
    for is_artifact, items in groupby(page.items, key=_is_artifact):
        shown = "".join([_item(item, alts, words) for item in items])
        drawn.append(element("g", {"aria-hidden": "true"}, shown) if is_artifact and shown else shown)
    return element("g", {"data-page": page.number}, words.definitions() + "".join(drawn))


_DRAWN: Remembered[tuple[Page, _Alts], str] = Remembered(_page, PAGES_KEPT)


def _is_artifact(item: Item) -> bool:
    return isinstance(item, Rule | Box) or isinstance(item.owner, Artifact)


def _item(item: Item, alts: Mapping[int | Artifact, str], words: Words) -> str:
    match item:
        case Glyphs():
            return words.of(item)
        case Drawing():
            return drawings.drawing(item) + ("" if _is_artifact(item) else unseen(item, item.text))
        case Rule():
            return drawings.rule(item)
        case Box():
            return drawings.box(item)
        case Image() | Matrix():
            alt = alts.get(item.owner, "")
            return drawings.matrix(item, alt) if isinstance(item, Matrix) else drawings.image(item, alt)
        case Link() | Field():
            return ""
        case _:
            assert_never(item)
