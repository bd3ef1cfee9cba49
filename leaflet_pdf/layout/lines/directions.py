"""Texts with words from right to left: which way each part of them goes, and where it stands on a line.

What must never turn is an isolate in the sense of UAX 9, whatever is around it: a number with its unit, a range, words
of Latin or Greek letters, each link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from leaflet_pdf.text.bidi import levels, visual_order

if TYPE_CHECKING:
    from leaflet_pdf.layout.lines.line import FontSpec, Line, Piece, Segment
    from leaflet_pdf.text.shape import Word

_OPEN_LEFT, _OPEN, _CLOSE = "\u2066", "\u2068", "\u2069"
"""LRI, FSI and PDI of UAX 9."""

_SIGN = r"[^\W_\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""A letter that goes from left to right, or a digit, of Arabic too."""
_WORD = rf"(?:\(\d+\) ?)?[+±~<>≤≥$£€°−–-]*{_SIGN}+(?:[._,:;/@&'’+=%#?~·×*°⁄−–—-]+{_SIGN}+)*[%‰°]*"
_UNTURNED = rf"(?<!\w){_WORD}(?: (?:[−–×/-] )?{_WORD})*"
"""Words and numbers that follow each other: "Roaccutane 40 mg", "2–4", "03-123 4567"."""


def in_levels(runs: Sequence[tuple[str, FontSpec, bool]], *, from_right: bool) -> list[list[tuple[str, FontSpec]]]:
    """Return the parts of each run that are of one level, and how they are set; a run may be an isolate."""
    marked = "".join([_isolate(text) if isolated else _marked(text) for text, _, isolated in runs])
    found = levels(marked, int(from_right))
    told = iter([level for char, level in zip(marked, found, strict=True) if char not in (_OPEN_LEFT, _OPEN, _CLOSE)])
    parted: list[list[tuple[str, FontSpec]]] = []
    for text, font, _ in runs:
        same = groupby(text, key=lambda _: next(told))
        parted.append([("".join(part), font._replace(level=level)) for level, part in same])
    return parted


def _isolate(text: str) -> str:
    return f"{_OPEN}{_marked(text)}{_CLOSE}"


def _marked(text: str) -> str:
    return re.sub(_UNTURNED, rf"{_OPEN_LEFT}\g<0>{_CLOSE}", text)


def that_turn_whole(segment: Segment) -> Iterator[Segment]:
    """Yield a segment, or its characters if it has no letter that tells a reader to turn it round."""
    if segment.font.level % 2 == 0 or segment.font.sign or _has_letter_from_right(segment.text):
        yield segment
    else:
        yield from (segment._replace(text=char) for char in segment.text)


def _has_letter_from_right(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def placed(line: Line, *, from_right: bool) -> Line:
    """Return a line with its pieces where they stand, measured from where lines begin; in the order of reading.

    White space is apart, and the words of a piece from right to left are as they stand: the last is the first.
    """
    pieces = [part for piece in line.pieces for part in _without_blanks(piece)]
    found = [piece.font.level for piece in pieces]
    at_end = sum(1 for _ in takewhile(_is_blank, reversed(pieces)))
    found[len(found) - at_end :] = [int(from_right)] * at_end  # L1
    order = visual_order(found)
    x = 0.0
    for number in reversed(order) if from_right else order:
        piece = pieces[number]
        advance = sum(word.advance for word in piece.words) * piece.size / 1000
        blank = _is_blank(piece)
        pieces[number] = piece._replace(x=x + advance if blank and from_right else x, width=0.0 if blank else advance)
        x += advance
    return line._replace(pieces=tuple(pieces))


def _without_blanks(piece: Piece) -> Iterator[Piece]:
    """Yield the white space at the beginning of a piece, the piece, and the white space at its end."""
    blank = [word.text.isspace() for word in piece.words]
    first = next((at for at, is_blank in enumerate(blank) if not is_blank), len(blank))
    end = len(blank) - next((at for at, is_blank in enumerate(reversed(blank)) if not is_blank), 0)
    for words in (piece.words[:first], piece.words[first:end], piece.words[max(first, end) :]):
        if words:
            yield _of(piece, words)


def _of(piece: Piece, words: tuple[Word, ...]) -> Piece:
    text = "".join([word.text for word in words])
    return piece._replace(words=words[::-1] if piece.font.level % 2 else words, text=text)


def _is_blank(piece: Piece) -> bool:
    return piece.text.isspace()
