"""Which words on a page a mark is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leaflet_pdf.review.comments.pages.annotations import Annotation, Way
from leaflet_pdf.review.comments.pages.geometry import Bounds, Point, Stretch, around, centre, holds
from leaflet_pdf.review.comments.pages.page_words import PageWord

_HALF = 0.5
"""A mark that covers at least half of some word is not about words that it covers less: a hand is not that steady."""
_CLOSE = 0.5
"""In em: a word at most this much farther away than the nearest one may be meant as well."""
_ALONG = 0.15
"""The weight of a distance along a line, compared with one across: a note in the margin is about the line beside it."""


class Target(NamedTuple):
    """A word on a page, with its position and the middles of its letters."""

    word: PageWord
    stretch: Stretch
    middles: tuple[Point, ...]
    bounds: Bounds


def targets(words: Iterable[PageWord]) -> list[Target]:
    """Return the words of a page, for comparison with all of its marks."""
    found = []
    for word in words:
        middles = tuple(glyph.stretch.middle for glyph in word.glyphs)
        found.append(Target(word, word.stretch, middles, around(middles)))
    return found


class Touched(NamedTuple):
    """The words of a mark, by their indexes on the page in the order of painting. Others may be meant instead."""

    words: tuple[int, ...]
    others: tuple[int, ...] = ()


def touched(mark: Annotation, words: Sequence[Target]) -> Touched:
    """Return the words that a mark is about; none on a page without words."""
    if mark.way in (Way.COVERS, Way.AROUND):
        areas = [(around(area), area) for area in mark.areas]
        shares = [_share(areas, word) for word in words]
        enough = _HALF if max(shares, default=0.0) >= _HALF else 0.0
        found = tuple(index for index, share in enumerate(shares) if share and share >= enough)
        if found:
            return Touched(found)
    middle = centre(mark.areas[0])
    near = _nearest(middle, words)
    if not near.words:
        return near
    first, last = near.words[0], near.words[0]
    if mark.way is Way.BETWEEN:
        first, last = _beside(middle, first, words)
    return near._replace(words=_with_signs(first, last, words))


def _share(areas: Sequence[tuple[Bounds, tuple[Point, ...]]], word: Target) -> float:
    """Return the share of a word's letters whose middles are inside the areas."""
    begin, low, end, high = word.bounds
    near = [
        area
        for (left, bottom, right, top), area in areas
        if left <= end and begin <= right and bottom <= high and low <= top
    ]
    return sum(any(holds(area, middle) for area in near) for middle in word.middles) / len(word.middles) if near else 0


def _nearest(point: Point, words: Sequence[Target]) -> Touched:
    """Return the word nearest to a point, and those that are about as near."""
    far = [_distance(point, word) for word in words]
    if not far:
        return Touched(())
    best = min(range(len(far)), key=far.__getitem__)
    others = (index for index, one in enumerate(far) if index != best and one <= far[best] + _CLOSE)
    return Touched((best,), tuple(others))


def _distance(point: Point, word: Target) -> float:
    """Return the weighted distance of a point from a word, in em."""
    along, across = word.stretch.distance(point)
    return across + _ALONG * along


def _beside(point: Point, index: int, words: Sequence[Target]) -> tuple[int, int]:
    """Return the words on both sides of a point; the same word twice inside one, or at the end of a line."""
    along, _ = words[index].stretch.seen_from(point)
    first, second = (index - 1, index) if along < 0.5 else (index, index + 1)
    inside = len(words[index].word.key) > 2 and 0.15 < along < 0.85
    if inside or first < 0 or second == len(words) or not _in_line(words[first], words[second]):
        return index, index
    return first, second


def _with_signs(first: int, last: int, words: Sequence[Target]) -> tuple[int, ...]:
    """Return words with what is attached to them without a space, such as a full stop."""
    while first > 0 and not words[first].word.spaced and _in_line(words[first - 1], words[first]):
        first -= 1
    while last + 1 < len(words) and not words[last + 1].word.spaced and _in_line(words[last], words[last + 1]):
        last += 1
    return tuple(range(first, last + 1))


def _in_line(one: Target, other: Target) -> bool:
    """Tell whether two words are adjacent on one line."""
    beyond, off = one.stretch.distance(other.stretch.middle)
    return off < _CLOSE and beyond < 1 + len(other.word.key) and other.stretch.seen_from(one.stretch.middle)[0] < 0
