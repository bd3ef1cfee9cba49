"""Makes a proof sheet from a review: front pages, then the leaflet's own with their margins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout import lay_out
from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, Glyphs, Image, Item, Link, Matrix, Page, Pages, Rule
from leaflet_pdf.layout.pages.turned import turned
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.style import STANDARD, Paper, Style
from leaflet_pdf.review.diff import Comparison
from leaflet_pdf.review.proof_sheet.front import front
from leaflet_pdf.review.proof_sheet.margins import BOTTOM, SIDE, TOP, Labels, with_margins
from leaflet_pdf.review.proof_sheet.numbered_lines import PrintedLine, printed_lines
from leaflet_pdf.review.review import Review
from leaflet_pdf.sources.yaml.places import Places


@dataclass(frozen=True, slots=True)
class ProofSheet:
    """A proof sheet's pages, and the lines of the leaflet's own pages as numbered on it."""

    pages: Pages
    lines: tuple[PrintedLine, ...]


def proof_sheet(
    review: Review, leaflet: Leaflet, on: date, style: Style = STANDARD, *, since: Comparison | None = None
) -> ProofSheet:
    """Return the proof sheet of a leaflet reviewed on a day, its pages laid out in a style.

    It lists what has changed `since` another version, if that is given.

    Only the leaflet's own words are tagged: everything for the proofreader is an artifact. So anyone who
    searches or verifies the file finds the complete leaflet and nothing else.
    """
    pages = turned(lay_out(leaflet, style))
    lines = printed_lines(pages, style, leaflet, Places(review.text))
    own = turned(with_margins(pages, lines, style, _labels(leaflet, on)))
    paper = Paper(style.paper.width + 2 * SIDE, style.paper.height + TOP + BOTTOM)
    wide = replace(STANDARD.on(paper).across(), contents=False)
    before = lay_out(front(review, leaflet, lines, style, on, since), wide)
    return ProofSheet(_behind(before, own), lines)


def _labels(leaflet: Leaflet, on: date) -> Labels:
    lang, identity = language("en"), leaflet.identity
    caption = lang.sheet["caption"].format(
        id=identity.id, version=identity.version, digest=identity.digest[:12], date=lang.day(on)
    )
    return Labels(caption, lang.ruler, lang.sheet["line"], lang.sheet["written"])


def _behind(before: Pages, own: Pages) -> Pages:
    """Return a leaflet's pages after front pages that are artifacts. Its pages keep their numbers."""
    count = len(before.pages)
    label = language("en").sheet["label"]
    front_pages = tuple(
        page._replace(
            number=page.number - count - 1,
            sheet=page.number,
            label=label.format(page=page.number),
            items=tuple(_shown_only(page)),
        )
        for page in before.pages
    )
    return own._replace(pages=(*front_pages, *(page._replace(sheet=count + page.number) for page in own.pages)))


def _shown_only(page: Page) -> Iterator[Item]:
    """Yield the items of a page as artifacts, without links and fields."""
    for item in page.items:
        match item:
            case Glyphs() | Drawing() | Image():
                yield item._replace(owner=Artifact.DECORATION)
            case Rule() | Box():
                yield item
            case Matrix() | Link() | Field():
                pass
            case _:
                assert_never(item)
