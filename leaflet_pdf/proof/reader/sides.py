"""A document in two languages: what a reader receives of each, as of a leaflet alone.

It names two leaflets, and has two trees, one after the other, each of which says which language it is in. If both are
on the same pages, the first is on the half where its lines begin, and what belongs to no tree, as header and footer,
belongs to the half that it is on. Otherwise the pages from the first one that shows something of the second tree are
the second language's.
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
    second = readback.metadata.second
    if second is None or [readback.elements[top].role for top in tops] != ["Document", "Document"]:
        return ()
    trees = [range(begin, end) for begin, end in pairwise([*tops, len(readback.elements)])]
    parts = _halves(readback, trees) if _share_pages(readback, trees) else _parts(readback, trees)
    found = [part.alone() for part in parts]
    return found[0], replace(found[1], title=second.title, metadata=second)


def _share_pages(readback: ReadBack, trees: Sequence[range]) -> bool:
    ours, theirs = (_pages_of(readback, tree) for tree in trees)
    return bool(ours & theirs)


def _pages_of(readback: ReadBack, tree: range) -> set[int]:
    """Return the pages on which something of a tree is painted."""
    return {content.page for index in tree for content in readback.elements[index].content}


def _halves(readback: ReadBack, trees: Sequence[range]) -> list[_Part]:
    turned = right_to_left(readback.elements[0].language)
    return [_Part(readback, tree, readback.pages, 2, at_right=bool(tree.start) != turned) for tree in trees]


def _parts(readback: ReadBack, trees: Sequence[range]) -> list[_Part]:
    """Return both languages one after the other: a page between them that shows nothing is of neither."""
    first = min(_pages_of(readback, trees[1]), default=len(readback.pages) + 1) - 1
    before = readback.pages[:first]
    if before and not before[-1].painted and not before[-1].annotations:
        before = before[:-1]
    return [_Part(readback, tree, pages) for tree, pages in zip(trees, (before, readback.pages[first:]), strict=True)]


@dataclass(frozen=True, slots=True)
class _Part:
    """The elements of one language, by their indexes, and its pages: whole, or one half of each."""

    document: ReadBack
    inside: range
    pages: Sequence[Page]
    columns: int = 1
    at_right: bool = False

    def alone(self) -> ReadBack:
        """Return what is read of this language, whose pages count from 1."""
        document, owned = self.document, {kid for index in self.inside for kid in self.document.elements[index].kids}
        language = document.elements[self.inside.start].language
        placed = {page.number: _places(page, owned) for page in document.pages}
        pages = tuple(self._page(page, owned, placed[page.number]) for page in self.pages)
        elements = tuple(self._element(document.elements[index], placed) for index in self.inside)
        turned = right_to_left(language)
        if turned:
            elements = tuple([element_from_the_right(element, pages) for element in elements])
            pages = tuple(map(from_the_right, pages))
        outline = tuple(self._entry(entry, turned=turned) for entry in document.outline if self._leads_here(entry))
        return replace(
            document,
            language=language,
            pages=pages,
            elements=elements,
            outline=outline,
            direction="R2L" if turned else "",
            parents={},
            repairs=(),
            unknown=(),
            begins=self._before,
        )

    @property
    def _before(self) -> int:
        """The number of pages before this language's."""
        return self.pages[0].number - 1 if self.pages else 0

    def _width(self, page: Page) -> float:
        return page.area.width / self.columns

    def _left(self, page: Page) -> float:
        return self._width(page) if self.at_right else 0.0

    def _page(self, page: Page, owned: set[Kid], places: Mapping[int, int]) -> Page:
        left, width = self._left(page), self._width(page)
        begin, end = max(page.frame.x - left, 0.0), min(page.frame.right - left, width)
        number = page.number - self._before
        return replace(
            page,
            number=number,
            area=replace(page.area, width=width),
            frame=replace(page.frame, x=begin, width=end - begin),
            mcids=tuple(mcid for mcid in page.mcids if Content(page.number, mcid) in owned),
            pieces=tuple(replace(one, x=one.x - left, page=number) for one in self._own(page.pieces, page, owned)),
            shapes=tuple(replace(one, area=_moved(one.area, left)) for one in self._own(page.shapes, page, owned)),
            annotations=tuple(self._annotation(page.annotations[index], left) for index in places),
        )

    def _own(self, painted: Sequence[_Painted], page: Page, owned: set[Kid]) -> list[_Painted]:
        """Return what is of this language: what its elements own, and of the rest, what is on its half."""
        middle = self._width(page) if self.columns > 1 else 0.0
        return [
            one
            for one in painted
            if (
                self.columns == 1 or (one.area.x + one.area.width / 2 >= middle) == self.at_right
                if one.mark.mcid is None
                else Content(page.number, one.mark.mcid) in owned
            )
        ]

    def _annotation(self, annotation: Annotation, left: float) -> Annotation:
        target = annotation.target
        if isinstance(target, Destination):
            target = replace(target, x=target.x - left, page=self._own_page(target.page))
        return replace(annotation, area=_moved(annotation.area, left), target=target)

    def _element(self, element: Element, placed: Mapping[int, Mapping[int, int]]) -> Element:
        first, bbox = self.inside.start, element.bbox
        kids = tuple(self._kid(kid, placed) for kid in element.kids)
        if len(bbox) == 4 and element.content:
            left = self._left(self.document.pages[element.content[0].page - 1])
            bbox = (bbox[0] - left, bbox[1], bbox[2] - left, bbox[3])
        return replace(element, parent=max(element.parent - first, -1), kids=kids, bbox=bbox)

    def _own_page(self, number: int) -> int:
        """Return a page of the file as one of this language's; 0 for one of the other's."""
        own = number - self._before
        return own if 1 <= own <= len(self.pages) else 0

    def _kid(self, kid: Kid, placed: Mapping[int, Mapping[int, int]]) -> Kid:
        if isinstance(kid, int):
            return kid - self.inside.start
        if isinstance(kid, Content):
            return replace(kid, page=self._own_page(kid.page))
        place = placed[kid.page][kid.annotation] if kid.annotation >= 0 else kid.annotation
        return Attached(self._own_page(kid.page), place)

    def _leads_here(self, entry: OutlineEntry) -> bool:
        where = entry.destination
        if where is None or not where.page:
            return self.inside.start == 0
        middle = self.document.pages[where.page - 1].area.width / 2
        return bool(self._own_page(where.page)) and (self.columns == 1 or (where.x >= middle) == self.at_right)

    def _entry(self, entry: OutlineEntry, *, turned: bool) -> OutlineEntry:
        where = entry.destination
        if where is None or not where.page:
            return entry
        page = self.document.pages[where.page - 1]
        across = where.x - self._left(page)
        across = self._width(page) - across if turned else across
        return replace(entry, destination=replace(where, page=self._own_page(where.page), x=across))


def _places(page: Page, owned: set[Kid]) -> dict[int, int]:
    """Return the places of a page's annotations that some elements own, each with its place among these."""
    kept = [index for index in range(len(page.annotations)) if Attached(page.number, index) in owned]
    return {index: place for place, index in enumerate(kept)}


def _moved(area: Area, left: float) -> Area:
    return replace(area, x=area.x - left)
