"""Rules about headings beside their text: each is level with the first line of what it heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.sight import HEADING_ASTRAY
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import leaf_of
from leaflet_pdf.proof.reader.readback import Content, Piece, ReadBack, fault

_HEADINGS = {"H1", "H2", "H3"}
_FAR, _CLEAR = 4, 10.0
"""Text is beside a heading, not below, if it begins so far right of it: in its size, and in points from its end."""

_LEVEL, _ABOVE = 0.5, 0.6
"""How much baselines of one line differ at most, in points, and those of two lines at least, in the heading's size."""


def headings_are_level_with_their_text(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each heading beside text that is not level with its first line.

    Sections' headings, and those that are long or to be filled in, are above their text, and so are those of pictures
    and of slips. One that ends its section heads nothing.
    """
    readback = alignment.readback
    sections = {alignment.element(section.heading) for section in alignment.leaflet.sections}
    order = list(readback.reading_order())
    place_of = {content: place for place, content in enumerate(order)}
    apart = _inside(readback, "Slip")
    headings = _inside(readback, *_HEADINGS)
    for index, element in enumerate(readback.elements):
        if element.role not in _HEADINGS or index in sections or readback.elements[element.parent].nested[-1] == index:
            continue
        places = sorted(place_of[content] for content in _content(readback, index))
        own = list(_words(readback, (order[place] for place in places)))
        if not own or not all(piece.font for piece in own):
            continue
        following = list(takewhile(lambda content: content not in headings, order[places[-1] + 1 :]))
        if not following or following[0] in apart:
            continue
        text = _beside(readback, own, following)
        if text and not _are_level(own[0], text):
            message = f"“{shorten(fold(element.text))}” is not level with the first line of its text"
            yield fault(HEADING_ASTRAY, message, page=own[0].page)


def _inside(readback: ReadBack, *roles: str) -> set[Content]:
    """Return all marked content of the elements of some roles, or tags of our own."""
    return {
        content
        for index, element in enumerate(readback.elements)
        if element.role in roles or element.tag in roles
        for content in _content(readback, index)
    }


def _content(readback: ReadBack, element: int) -> Iterator[Content]:
    """Yield the marked content of an element and of all in it: that of a link comes last, wherever it is read."""
    return (content for inner in readback.inside(element) for content in readback.elements[inner].content)


def _words(readback: ReadBack, contents: Iterable[Content]) -> Iterator[Piece]:
    """Yield what is shown of some marked content, but white space."""
    return (piece for content in contents for piece in readback.shown.get(content, ()) if piece.text.strip())


def _beside(readback: ReadBack, own: Sequence[Piece], following: Sequence[Content]) -> list[Piece]:
    """Return what a heading heads on its page, if that begins at its right; nothing if it is below, or a picture."""
    first = next(_words(readback, following[:1]), None)
    right = max(piece.x + piece.width for piece in own)
    if first is None or first.page != own[0].page or leaf_of(readback, first) != leaf_of(readback, own[0]):
        return []
    if first.x - own[0].x < _FAR * own[0].size or first.x - right < _CLEAR:
        return []
    return [piece for piece in _words(readback, following) if piece.page == first.page and piece.x > right]


def _are_level(first: Piece, text: Sequence[Piece]) -> bool:
    """Tell whether one piece of a text is level with the first of its heading, and none is above that."""
    level = any(abs(piece.y - first.y) <= _LEVEL for piece in text)
    return level and all(piece.y > first.y - _ABOVE * first.size for piece in text)


HEADING_RULES = (headings_are_level_with_their_text,)
