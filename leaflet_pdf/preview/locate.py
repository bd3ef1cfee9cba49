"""The two ways between pages and the file: where printed words are written, and where a line of the file is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import hypot
from typing import NamedTuple

from leaflet_pdf.layout.frame import Drawing, Glyphs, Image, Matrix, Pages, Rect
from leaflet_pdf.model.finding import NOWHERE, Source
from leaflet_pdf.model.leaflet import Leaflet, Run, Text, texts
from leaflet_pdf.preview.written import RunLetters, letters
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.text.shape import Word

_ABOVE, _BELOW = 0.8, 0.25
"""How far words reach above and below their baseline, in em: a click between two lines is one on the nearer."""


class Spot(NamedTuple):
    """An area of a side of paper, in points from its top left; sides count from 1, as `pages_as_svg` gives them."""

    side: int
    area: Rect


class _Printed(NamedTuple):
    """Something printed: where, the place in the file that it has itself, and of a text, which of its letters.

    The letters are all but white space; `first` counts from the first of the text.
    """

    spot: Spot
    source: Source
    item: Glyphs | Drawing | Image | Matrix
    text: Text | None = None
    first: int = 0


class _Stretch(NamedTuple):
    """A printed word, or what is printed as a whole, and its place in the file."""

    spot: Spot
    source: Source


class Located(NamedTuple):
    """Pages whose words know where they are written: ask it, as often as you like, for both ways."""

    printed: tuple[_Printed, ...]
    places: Places

    def line_at(self, side: int, x: float, y: float) -> Source | None:
        """Return the place in the file of what is printed nearest to a point; None if that is not from there.

        It is exact to the letter, also in a text that goes over several lines. What the program adds has the place of
        what it is added to.
        """
        here = (printed for printed in self.printed if printed.spot.side == side)
        nearest = min(here, key=lambda printed: _distance(printed.spot.area, x, y), default=None)
        if nearest is None or not nearest.source.line:
            return None
        before = _letters_before(nearest.item, x) if nearest.text and isinstance(nearest.item, Glyphs) else 0
        return _at_letter(nearest, before, self.places)

    def place_of_line(self, line: int) -> tuple[Spot, ...]:
        """Return where the words of a line of the file are printed: an area for all words of a printed line.

        Of a line without words, it is where those of the last line before it are that has some.
        """
        stretches = [stretch for one in _written_near(self.printed, line) for stretch in _stretches(one, self.places)]
        written = max((found.source.line for found in stretches if found.source.line <= line), default=0)
        return _joined(found.spot for found in stretches if found.source.line == written)


def located(pages: Pages, leaflet: Leaflet, places: Places) -> Located:
    """Return the pages of a leaflet with the places of what is on them in its file, which are those given."""
    return Located(tuple(_printed(pages, leaflet)), places)


def _printed(pages: Pages, leaflet: Leaflet) -> Iterator[_Printed]:
    """Yield all that is printed, in reading order; what has no place in the leaflet's file is from nowhere."""
    sides = {side: number for number, side in enumerate(sorted({page.side for page in pages.pages}), 1)}
    texts_of = {id(run): (text, first) for text in texts(leaflet) for run, first in _firsts(text)}
    file = leaflet.source.file
    used = RunLetters()
    for page in pages.pages:
        for item in page.items:
            if not isinstance(item, Glyphs | Drawing | Image | Matrix):
                continue
            spot = Spot(sides[page.side], _area(item))
            if isinstance(item, Glyphs | Drawing) and item.run and id(item.run) in texts_of:
                run = item.run
                text, first = texts_of[id(run)]
                yield _Printed(spot, run.source, item, text, first + used.first(run, letters(item.text)))
            else:
                here = item.source is not None and item.source.file == file
                yield _Printed(spot, item.source if here and item.source else NOWHERE, item)


def _firsts(text: Text) -> Iterator[tuple[Run, int]]:
    counts = accumulate((len(letters(run.text)) for run in text.runs), initial=0)
    return zip(text.runs, counts, strict=False)


def _written_near(printed: Sequence[_Printed], line: int) -> Iterator[_Printed]:
    """Yield what may have words of a line: what begins on the last line before it with some, or on that before."""
    begins = [(one.text or one).source.line for one in printed]
    before = sorted({begin for begin in begins if 0 < begin <= line})[-2:]
    return (one for one, begin in zip(printed, begins, strict=True) if begin in before)


def _stretches(printed: _Printed, places: Places) -> Iterator[_Stretch]:
    """Yield the words of what is printed, each with its place."""
    if printed.text is None or not isinstance(printed.item, Glyphs):
        yield _Stretch(printed.spot, _at_letter(printed, 0, places))
        return
    _, top, _, height = printed.spot.area
    for word, x, width, before in _words(printed.item):
        if letters(word.text):
            spot = Spot(printed.spot.side, Rect(x, top, width, height))
            yield _Stretch(spot, _at_letter(printed, before, places))


def _at_letter(printed: _Printed, number: int, places: Places) -> Source:
    """Return the place of a letter of what is printed."""
    found = places.letters(printed.text) if printed.text else None
    at = printed.first + number
    return printed.source._replace(line=found[at][0], column=found[at][1]) if found else printed.source


def _letters_before(item: Glyphs, x: float) -> int:
    """Return how many letters of words are before the one at a place, in reading order."""
    word, left, width, before = min(_words(item), key=lambda word: abs(word[1] + word[2] / 2 - x) - word[2] / 2)
    share = min(max((x - left) / width, 0), 0.999) if width else 0
    return before + int(len(letters(word.text)) * (1 - share if _goes_left(item) else share))


def _words(item: Glyphs) -> Iterator[tuple[Word, float, float, int]]:
    """Yield words from the left with their x and width, in points, and how many letters of the item are before them."""
    counts = [len(letters(word.text)) for word in item.words]
    before = list(accumulate(counts, initial=0))
    if _goes_left(item):
        before = [sum(counts) - count for count in before[1:]]
    x = item.x
    for word, first in zip(item.words, before, strict=False):
        em = item.size / 1000
        yield word, x, word.bare * em, first
        x += word.advance * em


def _goes_left(item: Glyphs) -> bool:
    """Tell whether words go from right to left."""
    return letters("".join([word.text for word in item.words])) != letters(item.text)


def _joined(spots: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return areas with those in one that follow each other on a line."""
    joined: list[Spot] = []
    for spot in spots:
        if joined and (joined[-1].side, joined[-1].area.y) == (spot.side, spot.area.y):
            left = min(joined[-1].area.x, spot.area.x)
            right = max(area.x + area.width for area in (joined[-1].area, spot.area))
            joined[-1] = Spot(spot.side, spot.area._replace(x=left, width=right - left))
        else:
            joined.append(spot)
    return tuple(joined)


def _area(item: Glyphs | Drawing | Image | Matrix) -> Rect:
    if isinstance(item, Image | Matrix):
        return item.area
    return Rect(item.x, item.y - _ABOVE * item.size, item.width, (_ABOVE + _BELOW) * item.size)


def _distance(area: Rect, x: float, y: float) -> float:
    across = max(area.x - x, x - area.x - area.width, 0)
    down = max(area.y - y, y - area.y - area.height, 0)
    return hypot(across, down)
