"""Rules about words from right to left that meet others: all stand as they are read, and brackets face their words.

What is read of a document from right to left has its lengths from the right edge: its lines begin at the lower x.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.sight import WORDS_TURNED
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.outlines.glyf import Outlines, draws_alike
from leaflet_pdf.proof.reader.pages.direction import goes_from_right
from leaflet_pdf.proof.reader.readback import Page, Piece, ReadBack, fault

_SAME_LINE, _NEAR = 0.6, 1.0
"""How far baselines of one line, and neighbours on it, are apart at most, in the larger size."""

_SPACE = 0.3
"""How wide a space is at most, in the size: what is further apart is a text of its own, as the number of a heading."""

_SLACK = 0.1
"""How much a letter may reach over the next one, in the size."""

_OTHER_WAY = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}


def words_stand_as_they_are_read(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each two neighbours on a line that do not stand in the order in which they are read.

    A word from right to left is beyond what is read before it. A number or a Latin word that follows another one, with
    no more than a space between them, goes on at its right.
    """
    from_right = right_to_left(readback.language)
    for page in readback.pages[readback.front_pages :]:
        for line in _lines(page) if _may_meet(page, from_right=from_right) else ():
            for one, other in pairwise(line):
                if not _stands_after(one, other, from_right=from_right):
                    message = (
                        f"“{shorten(other.text)}” is on the wrong side of “{shorten(one.text)}”, which is read first"
                    )
                    yield fault(WORDS_TURNED, message, page=page.number)


def _may_meet(page: Page, *, from_right: bool) -> bool:
    """Tell whether words of both directions may be on a page."""
    return from_right or any(goes_from_right(piece.text) for piece in page.pieces)


def _stands_after(one: Piece, other: Piece, *, from_right: bool) -> bool:
    turned = goes_from_right(one.text), goes_from_right(other.text)
    if all(turned) or (any(turned) and from_right):
        return _is_beyond(one, other) == from_right
    if not from_right or any(turned) or not (one.text[-1].isalnum() and other.text[0].isalnum()):
        return True
    return _is_beyond(other, one) or _gap(one, other) > _SPACE * max(one.size, other.size)


def _is_beyond(one: Piece, other: Piece) -> bool:
    """Tell whether a piece begins where another ends, or beyond that, in the direction of lines."""
    return other.x - one.x - one.width > -_SLACK * max(one.size, other.size)


def signs_face_their_words(readback: ReadBack, faces: Iterable[Outlines]) -> Iterator[Finding]:
    """Yield a finding for each bracket that faces another way than the line goes that it is in."""
    faces, from_right = tuple(faces), right_to_left(readback.language)
    for page in readback.pages[readback.front_pages :]:
        for line in _lines(page) if _may_meet(page, from_right=from_right) else ([piece] for piece in page.pieces):
            for number, piece in enumerate(line):
                turned, asked = _is_turned(piece, faces), _goes_back(line, number, from_right=from_right)
                if None not in (turned, asked) and turned != asked:
                    yield fault(WORDS_TURNED, f"“{piece.text}” faces the wrong way", page=page.number)


def _is_turned(piece: Piece, faces: Sequence[Outlines]) -> bool | None:
    """Tell whether a piece has a sign drawn as the one that faces the other way; None if it has no such sign."""
    if piece.font is None:
        return None
    signs = [code for code in piece.codes if twin(piece.font.character(code))]
    shown = [(piece.font.glyph(code), twin(piece.font.character(code))) for code in signs]
    if not signs:
        return None
    like = [(glyph, face) for glyph, sign in shown for face in faces if glyph == face.characters.get(sign)]
    return any(draws_alike(piece.font.program, face, glyph) for glyph, face in like)


@cache
def twin(char: str) -> str:
    """Return the sign that faces the other way, as "(" for ")"; "" if there is none."""
    if len(char) != 1 or not unicodedata.mirrored(char):
        return ""
    words = unicodedata.name(char).replace("-", " - ").split(" ")
    name = " ".join(_OTHER_WAY.get(word, word) for word in words).replace(" - ", "-")
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return ""


def _goes_back(line: Sequence[Piece], number: int, *, from_right: bool) -> bool | None:
    """Tell whether a sign, of which a piece from right to left has no more than one, is in such a part of its line.

    None if nothing is beside it that would tell.
    """
    piece = line[number]
    if len(piece.text.strip()) > 1:
        return False
    beside = [(piece, other) for other in line[number + 1 : number + 2]] or [
        (other, piece) for other in line[max(0, number - 1) : number]
    ]
    if not beside:
        return None if from_right else False
    return _is_beyond(*beside[0]) == from_right


def _lines(page: Page) -> Iterator[list[Piece]]:
    """Yield the pieces of each line, but white space, in the order in which they are painted: that of reading."""
    words = [piece for piece in page.pieces if piece.text.strip() and piece.font]
    breaks = [not _go_on(one, other) for one, other in pairwise(words)]
    numbers = [0]
    for ends in breaks:
        numbers.append(numbers[-1] + ends)
    for _, line in groupby(zip(numbers, words, strict=False), key=lambda each: each[0]):
        yield [piece for _, piece in line]


def _go_on(one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are of one element, and neighbours on a line in either direction."""
    em = max(one.size, other.size)
    return one.mark == other.mark and abs(one.y - other.y) < _SAME_LINE * em and _gap(one, other) < _NEAR * em


def _gap(one: Piece, other: Piece) -> float:
    return max(other.x - one.x - one.width, one.x - other.x - other.width)


DIRECTION_RULES = (words_stand_as_they_are_read,)
