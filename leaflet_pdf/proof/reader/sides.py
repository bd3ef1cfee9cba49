"""A document in two languages, each on its half of every page: what a reader receives of each, as of a leaflet alone.

It has two trees, one after the other, and says which language each is in. The first is on the half where its lines
begin. What belongs to no tree, as header and footer, belongs to the half that it is on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.proof.reader.pages.direction import element_from_the_right, from_the_right
from leaflet_pdf.proof.reader.readback import (
    Annotation,
    Area,
    Attached,
    Content,
    Destination,
    Element,
    Kid,
    OutlineEntry,
    Page,
    Piece,
    ReadBack,
    Shape,
)

_Painted = TypeVar("_Painted", Piece, Shape)


def sides_of(readback: ReadBack) -> tuple[ReadBack, ...]:
    """Return both languages of a document; none of a document in one. Their lengths are from their half's edge.

    Of a language from right to left, that is the edge where its lines begin, as in any document.
    """
    tops = [index for index, element in enumerate(readback.elements) if element.parent < 0]
    if len(tops) != 2 or any(readback.elements[top].role != "Document" for top in tops):
        return ()
    second = readback.metadata.second
    named = readback.metadata, second or readback.metadata
    turned = right_to_left(readback.elements[0].language)
    ends = pairwise([*tops, len(readback.elements)])
    halves = (_Half(readback, range(begin, end), at_right=(begin > 0) != turned) for begin, end in ends)
    return tuple(
        replace(half.alone(), title=metadata.title, metadata=metadata)
        for half, metadata in zip(halves, named, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Half:
    """The elements of one language, by their indexes, and the half of each page that they are on."""

    whole: ReadBack
    inside: range
    at_right: bool

    def alone(self) -> ReadBack:
        """Return what is read of this language."""
        whole, owned = self.whole, {kid for index in self.inside for kid in self.whole.elements[index].kids}
        language = whole.elements[self.inside.start].language
        placed = {page.number: _places(page, owned) for page in whole.pages}
        pages = tuple(self._page(page, owned, placed[page.number]) for page in whole.pages)
        elements = tuple(self._element(whole.elements[index], placed) for index in self.inside)
        turned = right_to_left(language)
        if turned:
            elements = tuple([element_from_the_right(element, pages) for element in elements])
            pages = tuple(map(from_the_right, pages))
        outline = tuple(self._entry(entry, turned=turned) for entry in whole.outline if self._leads_here(entry))
        return replace(
            whole,
            language=language,
            pages=pages,
            elements=elements,
            outline=outline,
            direction="R2L" if turned else "",
            parents={},
            repairs=(),
            unknown=(),
        )

    def _left(self, page: Page) -> float:
        return page.area.width / 2 if self.at_right else 0.0

    def _page(self, page: Page, owned: set[Kid], places: Mapping[int, int]) -> Page:
        left, half = self._left(page), page.area.width / 2
        begin, end = max(page.frame.x - left, 0.0), min(page.frame.right - left, half)
        return replace(
            page,
            area=replace(page.area, width=half),
            frame=replace(page.frame, x=begin, width=end - begin),
            mcids=tuple(mcid for mcid in page.mcids if Content(page.number, mcid) in owned),
            pieces=tuple(replace(piece, x=piece.x - left) for piece in self._own(page.pieces, page, owned)),
            shapes=tuple(replace(one, area=_moved(one.area, left)) for one in self._own(page.shapes, page, owned)),
            annotations=tuple(self._annotation(page.annotations[index], left) for index in places),
        )

    def _own(self, painted: Sequence[_Painted], page: Page, owned: set[Kid]) -> list[_Painted]:
        """Return what is of this language: what its elements own, and of the rest, what is on its half."""
        middle = page.area.width / 2
        return [
            one
            for one in painted
            if (
                (one.area.x + one.area.width / 2 >= middle) == self.at_right
                if one.mark.mcid is None
                else Content(page.number, one.mark.mcid) in owned
            )
        ]

    def _annotation(self, annotation: Annotation, left: float) -> Annotation:
        target = annotation.target
        if isinstance(target, Destination):
            target = replace(target, x=target.x - left)
        return replace(annotation, area=_moved(annotation.area, left), target=target)

    def _element(self, element: Element, placed: Mapping[int, Mapping[int, int]]) -> Element:
        first = self.inside.start
        kids = tuple(_kid(kid, first, placed) for kid in element.kids)
        bbox = element.bbox
        if len(bbox) == 4 and element.content:
            left = self._left(self.whole.pages[element.content[0].page - 1])
            bbox = (bbox[0] - left, bbox[1], bbox[2] - left, bbox[3])
        return replace(element, parent=max(element.parent - first, -1), kids=kids, bbox=bbox)

    def _leads_here(self, entry: OutlineEntry) -> bool:
        where = entry.destination
        if where is None or not where.page:
            return not self.at_right
        return (where.x >= self.whole.pages[where.page - 1].area.width / 2) == self.at_right

    def _entry(self, entry: OutlineEntry, *, turned: bool) -> OutlineEntry:
        where = entry.destination
        if where is None or not where.page:
            return entry
        page = self.whole.pages[where.page - 1]
        across = where.x - self._left(page)
        return replace(entry, destination=replace(where, x=page.area.width / 2 - across if turned else across))


def _places(page: Page, owned: set[Kid]) -> dict[int, int]:
    """Return the places of a page's annotations that some elements own, each with its place among these."""
    kept = [index for index in range(len(page.annotations)) if Attached(page.number, index) in owned]
    return {index: place for place, index in enumerate(kept)}


def _kid(kid: Kid, first: int, placed: Mapping[int, Mapping[int, int]]) -> Kid:
    if isinstance(kid, int):
        return kid - first
    if isinstance(kid, Attached) and kid.annotation >= 0:
        return Attached(kid.page, placed[kid.page][kid.annotation])
    return kid


def _moved(area: Area, left: float) -> Area:
    return replace(area, x=area.x - left)
