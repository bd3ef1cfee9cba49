"""A galley made up into pages: everything at its place, frames redrawn on each page, header and footer added."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from leaflet_pdf.layout.frame import Box, Drawing, Entry, Glyphs, Image, Item, Link, Matrix, Page, Pages, Rect, Rule
from leaflet_pdf.layout.furniture import furniture
from leaflet_pdf.layout.galley import Galley, PageNumber, Part, Span, shown
from leaflet_pdf.layout.paragraph import label
from leaflet_pdf.model import Identity
from leaflet_pdf.style import Style

Furnish = Callable[[Style, Identity, int, int], Iterable[Item]]
"""Gives what stands in the margins of a page, by its number and the number of pages."""


def make_up(galley: Galley, starts: Sequence[int], identity: Identity, furnish: Furnish = furniture) -> Pages:
    """Return the pages that begin with the given strips of a galley, which gives up its parts to them."""
    style, strips = galley.style, galley.strips
    frame = Rect(style.frame.x, style.frame.y, style.frame.width, style.frame.height)
    page_of = {strip.anchor: bisect_right(starts, number) for number, strip in enumerate(strips) if strip.anchor}
    spans = _spans_of_pages(galley, starts)
    pages: list[Page] = []
    outline: list[Entry] = []
    anchors: list[tuple[str, int, float]] = []
    for number, (first, end) in enumerate(pairwise([*starts, len(strips)]), 1):
        made = _Made(galley, page_of)
        tops = _fill(made, first, end, spans[number - 1])
        for strip, top in zip(strips[first:end], tops, strict=True):
            if strip.anchor:
                anchors.append((strip.anchor, number, top))
            if strip.entry:
                level, title, element = strip.entry
                outline.append(Entry(title, level, number, top, element))
        items = (*furnish(style, identity, number, len(starts)), *made.items())
        pages.append(Page(number, style.paper.width, style.paper.height, frame, items))
    elements, findings = tuple(galley.elements), tuple(galley.findings)
    return Pages(identity, tuple(pages), elements, tuple(outline), tuple(anchors), findings)


def _spans_of_pages(galley: Galley, starts: Sequence[int]) -> list[list[Span]]:
    """Return, for every page, the spans that have strips on it, outer ones first."""
    pages: list[list[Span]] = [[] for _ in starts]
    for span in galley.spans:
        for page in range(bisect_right(starts, span.first) - 1, bisect_right(starts, span.last)):
            pages[page].append(span)
    return pages


@dataclass(slots=True)
class _Made:
    """What a page shows so far, each part at its place among its like."""

    galley: Galley
    page_of: dict[str, int]
    frames: list[Item] = field(default_factory=list)
    decorations: list[Item] = field(default_factory=list)
    repeated: list[Item] = field(default_factory=list)
    content: list[Glyphs | Drawing | Image | Matrix | Link] = field(default_factory=list)
    side_by_side: bool = False

    def add(self, parts: Sequence[Part], y: float) -> None:
        """Add the parts of a strip whose top is at y."""
        for part in parts:
            if isinstance(part, Glyphs):
                words = Glyphs._make((part[0], part[1] + y, *part[2:]))
                (self.content if isinstance(words.owner, int) else self.repeated).append(words)
            else:
                self._add_other(self._numbered(part) if isinstance(part, PageNumber) else part, y)

    def _add_other(self, part: Item, y: float) -> None:
        item = _lowered(part, y)
        if isinstance(item, Rule | Box):
            self.decorations.append(item)
        elif isinstance(item.owner, int):
            self.content.append(item)
        else:
            self.repeated.append(item)

    def _numbered(self, part: PageNumber) -> Item:
        line = label(self.galley, str(self.page_of[part.section]), self.galley.style.item)
        left = part.right - line.width
        return shown(line.pieces[0], left, part.y, self.galley.style.ink, part.owner, None, part.source)

    def items(self) -> list[Item]:
        """Return everything in the order of painting: what lies behind first, then words as they are read."""
        if self.side_by_side:
            self.content.sort(key=self._rank)
        return [*self.frames, *self.decorations, *self.repeated, *self.content]

    def _rank(self, item: Glyphs | Drawing | Image | Matrix | Link) -> int:
        return self.galley.ranks[item.owner] if isinstance(item.owner, int) else 0


def _lowered(item: Item, by: float) -> Item:
    """Return an item so far further down the page."""
    match item:
        case Glyphs() | Drawing():
            return item._replace(y=item.y + by)
        case Rule():
            return item._replace(y=item.y + by, to_y=item.to_y + by)
        case Box() | Image() | Matrix() | Link():
            return item._replace(area=item.area._replace(y=item.area.y + by))


def _fill(made: _Made, first: int, end: int, spans: Sequence[Span]) -> list[float]:
    """Put the strips from first to before end on a page; return where each begins."""
    galley = made.galley
    y = galley.style.frame.y
    opened: list[float] = []
    for span in spans:
        opened.append(y)
        if span.first < first:
            made.add(span.repeat.parts, y)
            y += span.repeat.height
    tops: list[float] = []
    for strip in galley.strips[first:end]:
        tops.append(y)
        made.add(strip.parts, y)
        made.side_by_side |= strip.side_by_side
        strip.parts = []
        y += strip.height + strip.space
    for span, above in zip(spans, opened, strict=True):
        if span.frame:
            top = above if span.first < first else tops[span.first - first]
            last = min(span.last, end - 1)
            foot = span.foot if last < span.last else 0
            made.frames += span.frame.around(top, tops[last - first] + galley.strips[last].height + foot)
    return tops
