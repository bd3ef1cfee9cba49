"""A leaflet laid out becomes SVG, one drawing for each side of paper: what a browser shows of the pages of its PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from itertools import groupby
from typing import assert_never

from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, Glyphs, Image, Item, Link, Matrix, Page, Pages, Rule
from leaflet_pdf.preview.svg import drawings
from leaflet_pdf.preview.svg.markup import element, number
from leaflet_pdf.preview.svg.words import Words, unseen
from leaflet_pdf.preview.written import lines_of
from leaflet_pdf.text.memo import Remembered, privately

PAGES_KEPT = 64
"""Pages that are remembered as drawn, at about 100 KB each with what is on them: while words are written, most stay."""
_NAMESPACE = "http://www.w3.org/2000/svg"

_Alts = tuple[tuple[int, str], ...]
_Key = tuple[Page, _Alts, tuple[int, ...]]
"""A page, what its figures say to those who cannot see them, and the line of each of its items in the file."""


def pages_as_svg(pages: Pages, written: str = "") -> tuple[str, ...]:
    """Return the sides of paper as SVG, in points, in their order: the same drawings for the same pages.

    Words are in the faces that `web_face` gives, or outlines. What is from a line of the leaflet's file has its number
    as `data-line`: of a text over several lines that of its first, unless the file's text is given. What PDF calls an
    artifact is hidden from those who cannot see it; links are not live.
    """
    with privately() if pages.covered else nullcontext():
        lined = zip(pages.pages, lines_of(pages, written), strict=True)
        drawn = [(page, _DRAWN[page, _pictures(page, pages), lines]) for page, lines in lined]
        drawn.sort(key=lambda each: each[0].side)
        return tuple(_side([*side], pages) for _, side in groupby(drawn, key=lambda each: each[0].side))


def _side(drawn: Sequence[tuple[Page, str]], pages: Pages) -> str:
    """Return a side of paper with its pages, which are drawn."""
    first, _ = drawn[0]
    width, height = number(first.width), number(first.height)
    paper = element("rect", {"width": width, "height": height, "fill": "#ffffff"})
    return element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {width} {height}",
            "role": "document",
            "aria-label": _label([page for page, _ in drawn], pages),
            "lang": pages.identity.language,
            "direction": "ltr",  # whatever that of the page around it: every stretch has its own place
            "xml:space": "preserve",
        },
        paper + "".join([svg for _, svg in drawn]),
    )


def _label(side: Sequence[Page], pages: Pages) -> str:
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


def _page(key: _Key) -> str:
    """Return the items of a page in their order, which is that of reading; those of one meaning are together."""
    page, pictures, lines = key
    words = Words()
    alts: dict[int | Artifact, str] = dict(pictures)
    drawn: list[str] = []
    lined = zip(page.items, lines, strict=True)
    for is_artifact, items in groupby(lined, key=lambda each: _is_artifact(each[0])):
        shown = "".join([_item(item, line, alts, words) for item, line in items])
        drawn.append(element("g", {"aria-hidden": "true"}, shown) if is_artifact and shown else shown)
    return element("g", {"data-page": page.number}, words.definitions() + "".join(drawn))


_DRAWN: Remembered[_Key, str] = Remembered(_page, PAGES_KEPT)


def _is_artifact(item: Item) -> bool:
    return isinstance(item, Rule | Box) or isinstance(item.owner, Artifact)


def _item(item: Item, line: int, alts: Mapping[int | Artifact, str], words: Words) -> str:
    match item:
        case Glyphs():
            return words.of(item, line)
        case Drawing():
            return drawings.drawing(item) + ("" if _is_artifact(item) else unseen(item, item.text, line))
        case Rule():
            return drawings.rule(item)
        case Box():
            return drawings.box(item)
        case Image() | Matrix():
            alt = alts.get(item.owner, "")
            return drawings.matrix(item, alt, line) if isinstance(item, Matrix) else drawings.image(item, alt, line)
        case Link() | Field():
            return ""
        case _:
            assert_never(item)
