"""Texts with words from right to left: which way each part of them goes, and where it stands on a line.

What must never turn is an isolate in the sense of UAX 9, whatever is around it: a number with its unit, a range, words
of Latin or Greek letters, each link.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise, takewhile
from typing import TYPE_CHECKING

from leaflet_pdf.text.unicode.bidi import levels, visual_order

if TYPE_CHECKING:
    from leaflet_pdf.layout.lines.line import FontSpec, Line, Piece, Segment
    from leaflet_pdf.text.shape import Word

ISOLATES = _OPEN_LEFT, _OPEN, _CLOSE = "\u2066", "\u2068", "\u2069"
"""LRI, FSI and PDI of UAX 9."""

_SIGN = r"[^\W_\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
"""A letter that goes from left to right, or a digit, of Arabic too."""
_SPACE = "[ \u00a0\u202f]"
_BEFORE = rf"(?:\(\d+\){_SPACE}?)?(?:[<>≤≥±~≈]{_SPACE}?(?=[$£€]?\d))?"
_WORD = rf"{_BEFORE}[+$£€°−–-]*{_SIGN}+(?:[._,:;/@&'’+=%#?~·×*°⁄−–—-]+{_SIGN}+)*[%‰°]*"
_ARABIC_DIGIT = "[\u0660-\u0669\u06f0-\u06f9]"
_INITIAL = r"(?:(?<=[A-Z])(?<!\w[A-Z])\.)"
_UNTURNED = rf"(?<!\w){_WORD}(?:{_INITIAL}?{_SPACE}(?:[−–×/-]{_SPACE})?{_WORD})*"
"""Words and numbers that follow each other: "Roaccutane 40 mg", "Dr A. Example", "2–4", "03-123 4567"."""


def in_levels(runs: Sequence[tuple[str, FontSpec, bool]], *, from_right: bool) -> list[list[tuple[str, FontSpec]]]:
    """Return the parts of each run that are of one level, and how they are set; a run may be an isolate."""
    text = "".join([run for run, _, _ in runs])
    ends = list(accumulate([len(run) for run, _, _ in runs], initial=0))
    links = [span for span, (_, _, isolated) in zip(pairwise(ends), runs, strict=True) if isolated]
    found = iter(_levels(text, links, from_right=from_right))
    parted: list[list[tuple[str, FontSpec]]] = []
    for run, font, _ in runs:
        same = groupby(run, key=lambda _: next(found))
        parted.append([("".join(part), font._replace(level=level)) for level, part in same])
    return parted


def _levels(text: str, links: Sequence[tuple[int, int]], *, from_right: bool) -> list[int]:
    """Return the level of each character of a text in which what must not turn, and links, are isolates."""
    marks = isolates(text, links)
    marked = "".join(f"{before}{char}" for before, char in zip(marks, text, strict=False)) + marks[-1]
    found = levels(marked, int(from_right))
    return [level for char, level in zip(marked, found, strict=True) if char not in ISOLATES]


def isolates(text: str, links: Sequence[tuple[int, int]] = ()) -> list[str]:
    """Return the marks that stand before each character of a text, and at its end, so that nothing turns that must not.

    Links, from a character to that after them, are isolates too.
    """
    held = [span.span() for span in re.finditer(_UNTURNED, text)]
    apart = [link for link in links if not any(_is_cut(link, span) for span in held)]
    marks = sorted([*((span, _OPEN_LEFT) for span in held), *((link, _OPEN) for link in apart)], key=_outer_first)
    opened: dict[int, str] = {}
    closed: dict[int, str] = {}
    for (start, end), mark in marks:
        opened[start] = opened.get(start, "") + mark
        closed[end] = closed.get(end, "") + _CLOSE
    return [f"{closed.get(at, '')}{opened.get(at, '')}" for at in range(len(text) + 1)]


def _is_cut(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share something, and neither lies in the other."""
    first, second = sorted((one, other))
    return first[0] < second[0] < first[1] < second[1]


def _outer_first(marked: tuple[tuple[int, int], str]) -> tuple[int, int]:
    (start, end), _ = marked
    return start, -end


def turning_segments(segment: Segment) -> Iterator[Segment]:
    """Yield a segment, or its characters if a reader would take them in the wrong order.

    It turns round what has letters from right to left; of those without, it cannot tell. Some programs turn the digits
    of Arabic, too, wherever two are in one string.
    """
    turns = segment.font.level % 2 == 1 and not _has_letter_from_right(segment.text)
    if segment.font.sign or not (turns or re.search(_ARABIC_DIGIT, segment.text)):
        yield segment
    else:
        yield from (segment._replace(text=char) for char in re.findall("[^ ] *| +", segment.text))


def _has_letter_from_right(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def placed(line: Line, word_of: Callable[[FontSpec, str], Word], *, from_right: bool) -> Line:
    """Return a line with its pieces where they stand, measured from where lines begin; in the order of reading.

    White space is apart, and the words of a piece from right to left are as they stand: the last is the first. Words
    are made by `word_of`.
    """
    pieces = [part for piece in line.pieces for part in _without_blanks(_blanks_apart(piece, word_of))]
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


def _blanks_apart(piece: Piece, word_of: Callable[[FontSpec, str], Word]) -> Piece:
    """Return a piece with white space in words of its own: it may go to the other side of a word."""
    if piece.font.sign:
        return piece
    parts = [part for word in piece.words for part in re.findall(" +|[^ ]+", word.text)]
    return piece._replace(words=tuple([word_of(piece.font, part) for part in parts]))


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
