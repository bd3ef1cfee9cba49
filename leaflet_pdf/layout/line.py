"""Text set into lines: ragged right, never hyphenated, facts in one piece.

A text is measured once and can then be broken at any width. Widths inside a measured text are
1/1000 of its size, as faces give them, and become points when lines are made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add, attrgetter
from typing import NamedTuple

from leaflet_pdf.layout.words import unbreakable
from leaflet_pdf.model import Run, Script
from leaflet_pdf.style import Style, Type
from leaflet_pdf.text.face import face
from leaflet_pdf.text.shape import Word
from leaflet_pdf.text.signs import SIGN_OF, SIGNS

_SHORT = 3
"""A word of up to this many letters, its full stop or space included, dangles at a line's end after a sentence."""

_SIGNS = re.compile(f"([{''.join(SIGN_OF)}])")

SHAPED_TEXTS_KEPT = 4_096
"""Texts that are remembered with their words' places: about 10 MB, and most of what leaflets of a library share."""

_ADVANCE = attrgetter("advance")
_BARE = attrgetter("bare")
_CHARACTER = re.compile(r"[^ ] *| +")

_RUNT = 0.1
"""A last line shorter than this part of the width takes a word from the line above it."""


@dataclass(frozen=True, slots=True)
class Generated(Run):
    """Words that the program adds, in the place of the source that asked for them."""


class Look(NamedTuple):
    """How a run of words is set: all that a line's pieces can differ in."""

    face: str
    scale: float
    rise: float
    run: Run
    sign: str = ""


class Piece(NamedTuple):
    """Words of one look on a line: where they begin, how long they are (points), how high they stand."""

    x: float
    width: float
    rise: float
    size: float
    look: Look
    words: tuple[Word, ...]


class Line(NamedTuple):
    """One line of text, its pieces from left to right; the width is to the end of the last visible word."""

    width: float
    pieces: tuple[Piece, ...]


class Measured(NamedTuple):
    """A text shaped and measured.

    An atom is what no line may part: `starts` and `ends` are where each begins and where its visible
    part ends, `first` the number of its first word (and at last the number of words), `forced` the atoms
    that a line must end with. `looks` holds one look for each word, or one for all.
    """

    size: float
    words: list[Word]
    looks: list[Look]
    starts: list[float]
    ends: list[float]
    first: Sequence[int]
    forced: list[int]

    @property
    def widest(self) -> float:
        """The width in points of the widest atom: below it, a line has to part a fact."""
        return self.size / 1000 * max(end - start for start, end in zip(self.starts, self.ends, strict=False))

    @property
    def natural(self) -> float:
        """The width in points that the text takes if only its own line breaks part it."""
        begins = [0, *(atom + 1 for atom in self.forced)]
        closes = [*self.forced, len(self.ends) - 1]
        return max(self.ends[b] - self.starts[a] for a, b in zip(begins, closes, strict=True)) * self.size / 1000


def measure(runs: Sequence[Run], kind: Type, style: Style, tag: str) -> Measured:
    """Return the runs of one text, shaped for a kind of type in a language."""
    if len(runs) == 1 and not _SIGNS.search(runs[0].text):
        look = _look(runs[0], kind, style)
        return _scaled(_shaped(runs[0].text, look.face, tag), look, kind.size)
    pieces = unbreakable("".join([run.text for run in runs]), tag)
    cut = _cutter([look for run in runs for look in _looks(run, kind, style)])
    forced = _forced(pieces)
    return _mixed([[(look, _word(look, text)) for look, text in cut(piece)] for piece in pieces], kind.size, forced)


def _forced(pieces: list[str]) -> list[int]:
    """Return the pieces that must end a line; the newline of each becomes a space."""
    forced = [atom for atom, piece in enumerate(pieces) if piece[-1] == "\n"]
    for atom in forced:
        pieces[atom] = pieces[atom][:-1] + " "
    return forced


def _look(run: Run, kind: Type, style: Style) -> Look:
    name = style.bold if run.bold or kind.bold else style.regular
    if run.script is Script.NORMAL:
        return Look(name, 1, 0, run)
    return Look(name, style.script_scale, 0.33 if run.script is Script.SUPER else -0.14, run)


def _looks(run: Run, kind: Type, style: Style) -> Iterator[tuple[Look, int]]:
    """Yield how the characters of a run are set, and how many each time."""
    look = _look(run, kind, style)
    font = face(look.face)
    for text in filter(None, _SIGNS.split(run.text)):
        drawn = text in SIGN_OF and not font.covers(text)
        yield (look._replace(sign=SIGN_OF[text]) if drawn else look), len(text)


def _cutter(looks: Sequence[tuple[Look, int]]) -> Callable[[str], Iterator[tuple[Look, str]]]:
    """Return a function that is given a text piece by piece and cuts each where the look changes."""
    rest = iter(looks)
    look, left = next(rest)

    def cut(piece: str) -> Iterator[tuple[Look, str]]:
        nonlocal look, left
        while piece:
            if not left:
                look, left = next(rest)
            yield look, piece[:left]
            piece, left = piece[left:], max(0, left - len(piece))

    return cut


def _word(look: Look, text: str) -> Word:
    if look.sign:
        advance = SIGNS[look.sign].advance
        return Word(text, (), (), advance, advance, spelled=False)
    return face(look.face).word(text)


@lru_cache(maxsize=SHAPED_TEXTS_KEPT)
def _shaped(text: str, face_name: str, tag: str) -> tuple[list[Word], list[float], list[float], list[int]]:
    """Return a text's words, where each begins and where its visible part ends, and which must end a line."""
    pieces = unbreakable(text, tag)
    forced = _forced(pieces) if "\n" in text else []
    words = face(face_name).words(pieces)
    starts: list[float] = list(accumulate(map(_ADVANCE, words), initial=0))
    ends = list(map(add, starts, map(_BARE, words)))
    return words, starts, ends, forced


def _scaled(shaped: tuple[list[Word], list[float], list[float], list[int]], look: Look, size: float) -> Measured:
    words, starts, ends, forced = shaped
    if look.scale != 1:
        starts = [start * look.scale for start in starts]
        ends = [end * look.scale for end in ends]
    return Measured(size, words, [look], starts, ends, range(len(words) + 1), forced)


def _mixed(atoms: list[list[tuple[Look, Word]]], size: float, forced: list[int]) -> Measured:
    words: list[Word] = []
    looks: list[Look] = []
    starts: list[float] = []
    ends: list[float] = []
    first: list[int] = []
    at = 0.0
    for atom in atoms:
        first.append(len(words))
        starts.append(at)
        end = at
        for look, word in atom:
            words.append(word)
            looks.append(look)
            if word.bare:
                end = at + word.bare * look.scale
            at += word.advance * look.scale
        ends.append(end)
    first.append(len(words))
    return Measured(size, words, looks, starts, ends, first, forced)


def break_lines(text: Measured, width: float) -> list[Line]:
    """Return the text in lines of at most the width (points).

    An atom that is wider than the width is parted where it must be: nothing may leave the frame.
    """
    limit = width * 1000 / text.size + 0.01
    bounds = _bounds(text, limit)
    if not bounds:
        text = _parted(text, limit)
        bounds = _bounds(text, max(limit, text.widest * 1000 / text.size + 0.01))
    return [_line(text, a, b) for a, b in pairwise(bounds)]


def _bounds(text: Measured, limit: float) -> list[int]:
    """Return the atoms that lines begin with, and the number of atoms; nothing if an atom is too wide."""
    starts, ends = text.starts, text.ends
    if not text.forced and ends[-1] <= limit:
        return [0, len(ends)]
    bounds = [0]
    for stop in [*(atom + 1 for atom in text.forced), len(ends)]:
        here = bounds[-1]
        opening = len(bounds)
        while starts[here] + limit < ends[stop - 1]:
            after = bisect_right(ends, starts[here] + limit, here, stop)
            if after == here:
                return []
            here = _without_dangling(text, here, after, limit)
            bounds.append(here)
        if len(bounds) > opening and ends[stop - 1] - starts[here] < _RUNT * limit:
            _feed_last_line(text, bounds, stop, limit)
        bounds.append(stop)
    return bounds


def _without_dangling(text: Measured, first: int, after: int, limit: float) -> int:
    """Move the start of a short word that would stand alone behind a full stop to the next line."""
    last = after - 1
    if last - first < 2 or len(text.words[text.first[last]].text) > _SHORT:
        return after
    before = text.words[text.first[last] - 1].text.rstrip()
    narrow = text.ends[last - 1] - text.starts[first] < 0.6 * limit
    return last if before[-1:] in ".!?:" and not narrow else after


def _feed_last_line(text: Measured, bounds: list[int], stop: int, limit: float) -> None:
    last = bounds[-1]
    previous = bounds[-2]
    if last - previous > 3 and text.ends[stop - 1] - text.starts[last - 1] <= limit:
        bounds[-1] = last - 1


def _line(text: Measured, a: int, b: int) -> Line:
    scale = text.size / 1000
    words, looks, begin = text.words, text.looks, text.starts[a]
    width = (text.ends[b - 1] - begin) * scale
    i, end = text.first[a], text.first[b]
    if len(looks) == 1:
        look = looks[0]
        piece = Piece(0, width, look.rise * text.size, text.size * look.scale, look, tuple(words[i:end]))
        return Line(width, (piece,))
    pieces: list[Piece] = []
    x = 0.0
    while i < end:
        look, j = looks[i], i + 1
        while j < end and looks[j] is look and not look.sign:
            j += 1
        advance = sum(word.advance for word in words[i:j]) * scale * look.scale
        trailing = (words[j - 1].advance - words[j - 1].bare) * scale * look.scale
        pieces.append(
            Piece(x, advance - trailing, look.rise * text.size, text.size * look.scale, look, tuple(words[i:j]))
        )
        x += advance
        i = j
    return Line(width, tuple(pieces))


def _parted(text: Measured, limit: float) -> Measured:
    """Return the text with every atom that is too wide cut into its words, and these into characters."""
    looks = text.looks * len(text.words) if len(text.looks) == 1 else text.looks
    atoms: list[list[tuple[Look, Word]]] = []
    forced: list[int] = []
    for atom, (i, j) in enumerate(pairwise(text.first)):
        inside = list(zip(looks[i:j], text.words[i:j], strict=True))
        if text.ends[atom] - text.starts[atom] <= limit:
            atoms.append(inside)
        else:
            atoms += [[(look, part)] for look, word in inside for part in _smaller(look, word, limit)]
        if atom in text.forced:
            forced.append(len(atoms) - 1)
    return _mixed(atoms, text.size, forced)


def _smaller(look: Look, word: Word, limit: float) -> list[Word]:
    """Return a word cut at its spaces, and what is still too wide cut into characters."""
    if look.sign:
        return [word]
    word_of = face(look.face).word
    parts: list[Word] = []
    for part in map(word_of, re.findall(r"[^ ]+ ?| ", word.text)):
        parts += [part] if part.bare * look.scale <= limit else map(word_of, _CHARACTER.findall(part.text))
    return parts
