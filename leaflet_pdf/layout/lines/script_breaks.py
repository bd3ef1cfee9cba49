"""Where a line may end in scripts that have no spaces between words: Chinese, Japanese and Thai.

Chinese and Japanese lines end between any two characters but for those that may not begin or end one (UAX 14; JIS X
4051, kinsoku), Thai lines between words (`text/other_scripts/thai.py`). Korean lines end at
spaces alone. A number stays with what it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from leaflet_pdf.layout.lines.inseparable import counted_words
from leaflet_pdf.text.other_scripts.scripts import script_of
from leaflet_pdf.text.other_scripts.thai import word_ends
from leaflet_pdf.text.unicode.graphemes import boundaries
from leaflet_pdf.text.unicode.line_break import breaks

_UNSPACED = frozenset({"Hans", "Hant", "Jpan"})

_NUMBER = re.compile(r"[\d¼-¾⅐-⅞][\d.,⁄/]*(?:[~〜～–—―至到][\d.,⁄/]+)?")
"""A number, or a range."""

_LONGEST_UNIT = 20
_UNIT_LIKE = re.compile(r"[\u30a1-\u30ff]+|[^\W\d]{0,2}")
"""What is taken for a unit that the language does not know: a word in katakana, or two characters, as 毫克."""


def at_breaks(piece: str, tag: str, held: str) -> Iterator[str]:
    """Yield the parts of a piece of a text in a language between which a line may end; after `held` it may not."""
    allowed = set(_between_characters(piece, tag)) | set(word_ends(piece))
    allowed -= set(_inside_facts(piece, tag))
    ends = sorted(end for end in allowed if piece[end - 1] != held and piece[end] != held and piece[end] != " ")
    for begin, end in pairwise([0, *ends, len(piece)]):
        yield piece[begin:end]


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader sees as one character each, with the white space behind it."""
    begin = 0
    for end in boundaries(text):
        if end == len(text) or text[end] != " ":
            yield text[begin:end]
            begin = end


def _between_characters(piece: str, tag: str) -> Iterator[int]:
    for end in breaks(piece)[:-1]:
        if {script_of(piece[end - 1], tag), script_of(piece[end], tag)} & _UNSPACED:
            yield end


def _inside_facts(piece: str, tag: str) -> Iterator[int]:
    """Yield the places between a number and what it counts, and inside of both."""
    units = counted_words(tag)
    for number in _NUMBER.finditer(piece):
        end = number.end()
        longest = min(_LONGEST_UNIT, len(piece) - end)
        known = (size for size in range(longest, 0, -1) if piece[end : end + size].lower() in units)
        like = _UNIT_LIKE.match(piece, end)
        unit = next(known, len(like[0]) if like else 0)
        yield from range(number.start() + 1, end + unit)
