"""A leaflet as printed, for checks of its pages: its lines, its limits, the places of its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.proof.alignment import Alignment, align
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import BLANK, leaf_of, leaves
from leaflet_pdf.proof.reader.readback import THE_PDF, Content, Page, Piece, ReadBack
from leaflet_pdf.standards.profile import Limit

MM = 72 / 25.4
FURNITURE = ("Pagination/Header", "Pagination/Footer")

_READABILITY = "EC readability guideline, 2009"
_DEFAULTS = {
    "x-height": Limit(1.4, _READABILITY),
    "line-distance": Limit(3, _READABILITY),
    "margin": Limit(10, "Hartley, layout of printed instructions"),
    "line-characters": Limit(80, "RNIB clear print, 60 to 70 characters"),
}
"""The limits if the profile has none. Lines may have ten characters more than the rule says, because they vary."""


class Line(NamedTuple):
    """A line of an element, as it is printed, in the order of reading."""

    element: int
    pieces: tuple[Piece, ...]

    @property
    def first(self) -> Piece:
        """The piece whose baseline and size count: the largest, not a superscript beside it."""
        return max(self.pieces, key=lambda piece: piece.size if piece.font else 0.0)

    @property
    def page(self) -> int:
        return self.pieces[0].page

    @property
    def left(self) -> float:
        """The left end of the line, in points from the left of the page."""
        return min(piece.x for piece in self.pieces)

    @property
    def right(self) -> float:
        """The right end of the line, in points from the left of the page."""
        return max(piece.x + piece.width for piece in self.pieces)

    @property
    def words(self) -> str:
        return fold("".join(piece.text for piece in self.pieces))


@dataclass(frozen=True)
class Printed:
    """A case with the finished pages of its leaflet."""

    case: CheckContext
    readback: ReadBack

    def limit(self, name: str) -> Limit | None:
        """Return a limit of the profile, or else the default; None if there is neither."""
        return self.case.standards.profile.limits.get(name) or _DEFAULTS.get(name)

    @cached_property
    def cover(self) -> int:
        """How many pages a patient's cover takes."""
        return self.readback.cover

    @property
    def own_pages(self) -> tuple[Page, ...]:
        """The leaflet's pages, without a patient's cover."""
        return self.readback.pages[self.cover :]

    @cached_property
    def halves(self) -> tuple[tuple[Page, str], ...]:
        """The leaflet's own pages by label, each with its side of paper, without blank ones."""
        return tuple((page, label) for page in self.own_pages for label in leaves(page) if label != BLANK)

    @cached_property
    def alignment(self) -> Alignment:
        return align(self.readback, self.case.leaflet)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the document, in reading order, without headers and footers, which are in no element."""
        shown: dict[Content, list[Piece]] = {}
        for piece in self.readback.pieces():
            if piece.mark.mcid is not None and not piece.mark.artifact and piece.text.strip():
                shown.setdefault(Content(piece.page, piece.mark.mcid), []).append(piece)
        return tuple(
            Line(index, line)
            for index, element in enumerate(self.readback.elements)
            if not element.inline
            for line in _lines(piece for content in self._contents(index) for piece in shown.get(content, ()))
        )

    @cached_property
    def room(self) -> float:
        """The height available to the leaflet's words on a page, in points: from the highest of them to the footer."""
        pieces = [piece for page in self.own_pages for piece in page.pieces]
        tops = [piece.area.y for piece in pieces if not piece.mark.artifact]
        feet = [piece.area.y for piece in pieces if piece.mark.artifact == FURNITURE[1]]
        return min(feet, default=self.readback.pages[-1].frame.bottom) - min(tops, default=0.0)

    @cached_property
    def _sources(self) -> dict[int, Source]:
        """The place of each element's words in the YAML file."""
        found: dict[int, Source] = {}
        for text, place in self.alignment.texts:
            if place:
                found.setdefault(self.alignment.blocks[place.block].element, text.source)
        return found

    def source(self, element: int) -> Source:
        """Return the place in the YAML file of an element's words; the PDF for words that the program added."""
        line = (element, *self.readback.around(element))
        return next((self._sources[index] for index in line if index in self._sources), THE_PDF)

    def quoted(self, words: str, page: int) -> str:
        """Return words for a message. A patient's are not repeated."""
        return f"“{shorten(words)}”" if page > self.cover else "something on the cover"

    def leaf(self, piece: Piece) -> tuple[int, str]:
        """Return the side of paper, and the leaflet's page, that a piece is on."""
        return piece.page, leaf_of(self.readback, piece)

    def _contents(self, index: int) -> Iterator[Content]:
        for kid in self.readback.elements[index].kids:
            if isinstance(kid, Content):
                yield kid
            elif isinstance(kid, int) and self.readback.elements[kid].inline:
                yield from self._contents(kid)


def against(limit: Limit, finding: Finding) -> Finding:
    """Return a finding with the clause of the limit that is exceeded."""
    return replace(finding, clause=limit.clause)


def at_piece(printed: Printed, rule: Rule, piece: Piece, line: Line | None, message: str, hint: str) -> Finding:
    """Return a finding about a piece: at its words in the file, if they are in a line of the leaflet's own."""
    own = line is not None and piece.page > printed.cover
    return rule.at(printed.source(line.element) if line and own else THE_PDF, message, hint, piece.page)


def _lines(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the lines of an element's pieces. Superscript and subscript belong to the line beside them.

    Where lines go from right to left, a number in other digits and its unit in Latin letters go back, side by side.
    """
    line: list[Piece] = []
    for piece in pieces:
        last = line[-1] if line else piece
        beside = piece.page == last.page and abs(piece.y - last.y) < 0.6 * max(piece.size, last.size)
        goes_on = piece.x >= last.x or abs(last.x - piece.area.right) < last.size
        if line and not (beside and goes_on):
            yield tuple(line)
            line = []
        line.append(piece)
    if line:
        yield tuple(line)
