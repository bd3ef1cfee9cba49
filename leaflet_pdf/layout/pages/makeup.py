"""A galley made up into pages: everything at its place, frames redrawn on each page, header and footer added."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.frame import (
    Box,
    Drawing,
    Edge,
    Entry,
    Field,
    Glyphs,
    Image,
    Item,
    Link,
    Matrix,
    Page,
    Pages,
    Rect,
    Rule,
    moved,
)
from leaflet_pdf.layout.lines.paragraph import label
from leaflet_pdf.layout.pages.fill import Fill
from leaflet_pdf.layout.pages.furniture import Folio
from leaflet_pdf.layout.pages.galley import HAIRLINE, Galley, PageNumber, Part, Span, Strip, shown
from leaflet_pdf.model.leaflet import Identity
from leaflet_pdf.model.style import Style

_OWNER = attrgetter("owner")
_TOLERANCE = 0.01

Furnish = Callable[[Folio], Iterable[Item]]
"""Gives what is in the margins of a page."""


def make_up(galley: Galley, filled: Sequence[Sequence[Fill]], identity: Identity, furnish: Furnish) -> Pages:
    """Return the pages that are filled with the strips of a galley."""
    style, (x, y, width, height) = galley.style, galley.style.frame
    headings = _headings(galley, filled)
    page_of = {strip.anchor: page for page, _, strip in headings if strip.anchor}
    spans = _spans_of_fills(galley, [fill for fills in filled for fill in fills])
    pages: list[Page] = []
    tops: list[float] = []
    for number, fills in enumerate(filled, 1):
        made, shift = _Made(galley, page_of), style.shift(number)
        for fill in fills:
            tops += _fill(made, fill, fill.x + shift, next(spans))
        made.decorations += _rules_between(fills, style, shift)
        folio = Folio(number, len(filled), headed=number > 1 or fills[-1].end < galley.opening)
        items = (*furnish(folio), *made.items())
        frame = Rect(x + shift, y, width, height)
        pages.append(Page(number, style.paper.width, style.paper.height, frame, items))
    anchors = tuple((strip.anchor, page, tops[number]) for page, number, strip in headings if strip.anchor)
    outline = tuple(
        Entry(title, level, page, tops[number], element)
        for page, number, strip in headings
        if strip.entry
        for level, title, element in [strip.entry]
    )
    elements, findings = tuple(galley.elements), tuple(galley.findings)
    turn = Edge.LONG if style.duplex else None
    from_right = right_to_left(identity.language)
    made_up = Pages(identity, tuple(pages), elements, outline, anchors, findings, turn, from_right)
    if not from_right:
        return made_up
    from leaflet_pdf.layout.pages.turned import turned

    return turned(made_up)


def _headings(galley: Galley, filled: Sequence[Sequence[Fill]]) -> list[tuple[int, int, Strip]]:
    """Return the strips that links or the outline lead to, each with its page, from 1, and its number."""
    found = [(number, strip) for number, strip in enumerate(galley.strips) if strip.anchor or strip.entry]
    firsts = [fills[0].first for fills in filled]
    return [(bisect_right(firsts, number), number, strip) for number, strip in found]


def _spans_of_fills(galley: Galley, fills: Sequence[Fill]) -> Iterator[list[Span]]:
    """Yield, for every fill, the spans that have strips in it, outer ones first."""
    starts = [fill.first for fill in fills]
    inside: list[list[Span]] = [[] for _ in fills]
    for span in galley.spans:
        for number in range(bisect_right(starts, span.first) - 1, bisect_right(starts, span.last)):
            inside[number].append(span)
    yield from (spans if fill.end > fill.first else [] for fill, spans in zip(fills, inside, strict=True))


def _rules_between(fills: Sequence[Fill], style: Style, shift: float) -> Iterator[Rule]:
    """Yield a thin rule between the columns of a page (UKAAF MS03 wants a clear gap or a rule)."""
    for fill in fills:
        if fill.x:
            x = style.frame.x + shift + fill.x - style.gutter / 2
            beside = [other for other in fills if other.y == fill.y]
            yield Rule(x, fill.y, x, fill.y + max(other.height for other in beside), HAIRLINE, style.hairline)


@dataclass(slots=True, eq=False, repr=False)
class _Made:
    """What a page shows so far, each part at its place among its like."""

    galley: Galley
    page_of: dict[str, int]
    frames: list[Item] = field(default_factory=list)
    decorations: list[Item] = field(default_factory=list)
    repeated: list[Item] = field(default_factory=list)
    content: list[Glyphs | Drawing | Image | Matrix | Link | Field] = field(default_factory=list)
    side_by_side: bool = False

    def add(self, parts: Sequence[Part], x: float, y: float) -> None:
        """Add the parts of a strip whose top is at y, and which stands so far to the right of where it was set."""
        for part in parts:
            if isinstance(part, Glyphs):
                item = tuple.__new__(Glyphs, (part.x + x, part.y + y, *part[2:]))
                (self.content if isinstance(part.owner, int) else self.repeated).append(item)
            else:
                self._add_other(self._numbered(part) if isinstance(part, PageNumber) else part, x, y)

    def _add_other(self, part: Item, x: float, y: float) -> None:
        item = moved(part, x, y)
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
            inline, owners = self.galley.inline, map(_OWNER, self.content)
            ranks = [inline.get(owner, owner) for owner in owners]
            self.content = [self.content[number] for number in sorted(range(len(ranks)), key=ranks.__getitem__)]
        return [*self.frames, *self.decorations, *self.repeated, *self.content]


def _cut_off(item: Item, foot: float) -> Item:
    """Return a tint that ends where the strips of its page do: the head of a table may be parted."""
    if isinstance(item, Box) and item.area.y + item.area.height > foot + _TOLERANCE:
        return item._replace(area=item.area._replace(height=foot - item.area.y))
    return item


def _fill(made: _Made, fill: Fill, x: float, spans: Sequence[Span]) -> list[float]:
    """Put the strips of a fill at their places; return where each begins."""
    galley = made.galley
    first, end, y = fill.first, fill.end, fill.y
    opened: list[float] = []
    for span in spans:
        opened.append(y)
        if span.first < first:
            made.add(span.repeat.parts, x, y)
            y += span.repeat.height
    tops: list[float] = []
    foot, behind = y, len(made.decorations)
    for strip in galley.strips[first:end]:
        tops.append(y)
        made.add(strip.parts, x, y)
        if strip.rule and y > galley.style.frame.y + _TOLERANCE:
            made.add([strip.rule], x, y)
        made.side_by_side |= strip.side_by_side
        foot = y + strip.height
        y = foot + strip.space
    made.decorations[behind:] = [_cut_off(item, foot) for item in made.decorations[behind:]]
    for span, above in zip(spans, opened, strict=True):
        if span.frame:
            top = above if span.first < first else tops[span.first - first]
            last = min(span.last, end - 1)
            foot = span.foot if last < span.last else 0
            bottom = tops[last - first] + galley.strips[last].height + foot
            made.frames += [moved(item, x, 0) for item in span.frame.around(top, bottom)]
    return tops
