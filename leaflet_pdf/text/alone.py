"""Which characters stand alone: drawn with a glyph of their own, one beside the other, from left to right.

All other characters need a face, and a way of setting, that there is not: letters that join or change with their
neighbours, marks that are placed over or below a letter, and scripts that run from right to left.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import chain

_SHAPED = (
    (0x0590, 0x109F),  # Hebrew, Arabic, Syriac, N’Ko … ; scripts of India, Thai, Lao, Tibetan, Myanmar
    (0x1100, 0x11FF),  # Hangul letters that make a syllable together
    (0x1700, 0x18AF),  # scripts of the Philippines, Khmer, Mongolian
    (0x1900, 0x1CFF),  # Limbu, Tai, Buginese, Balinese, Batak, Lepcha, Vedic signs
    (0x3164, 0x3164),  # a filler of Hangul
    (0xA800, 0xA95F),  # Syloti Nagri, Phags-pa, Saurashtra, Kayah Li, Rejang
    (0xA960, 0xAAFF),  # older Hangul letters, Javanese, Cham, Tai Viet
    (0xABC0, 0xABFF),  # Meetei Mayek
    (0xD7B0, 0xD7FF),  # older Hangul letters
    (0xFB1D, 0xFDFF),  # forms of Hebrew and Arabic letters
    (0xFE70, 0xFEFF),  # forms of Arabic letters
    (0xFFA0, 0xFFA0),  # a filler of Hangul
    (0x10800, 0x11FFF),  # old scripts from right to left, and more scripts of India
    (0x16100, 0x1612F),  # Gurung Khema
    (0x1E800, 0x1EFFF),  # scripts of Africa from right to left
)
"""Blocks of scripts that are not set so (The Unicode Standard, Blocks.txt)."""

_EDGES = tuple(chain.from_iterable((first, last + 1) for first, last in _SHAPED))
_FIRST = chr(_EDGES[0])


_ROWS = bytes([*range(0x05), *range(0x1D, 0x2D), *range(0xE0, 0xF9)])
"""The rows of 256 characters, from 0 on, that have Latin, Greek and Cyrillic letters, signs, or none."""

_FROM_RIGHT = {*range(0x05, 0x09), 0xD8, 0xD9, 0xDA, 0xDB, 0xFB, 0xFC, 0xFD, 0xFE}
_IS_FROM_RIGHT = bytes([row in _FROM_RIGHT for row in range(256)])
"""Whether a row may have letters from right to left, as of Hebrew and Arabic; what has two numbers in UTF-16 may."""


WRITTEN_IN = {
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"), "Arab"),
    **dict.fromkeys(("hi", "mr", "ne"), "Deva"),
    **dict.fromkeys(("bn", "as"), "Beng"),
    "pa": "Guru",
    "gu": "Gujr",
    "ta": "Taml",
    "th": "Thai",
    **dict.fromkeys(("am", "ti"), "Ethi"),
    "zh": "Hans",
    "ja": "Jpan",
    "ko": "Kore",
}
"""The script of each language that is written in one that has faces of its own (ISO 15924)."""


def has_other_scripts(text: str) -> bool:
    """Tell whether a text may have letters that no face of a style has; False for nearly every one without any."""
    return not text.isascii() and _rows(text).translate(None, _ROWS) != b""


def has_letters_from_right(text: str) -> bool:
    """Tell whether a text may have letters from right to left; False for nearly every one without any."""
    return not text.isascii() and _rows(text).translate(_IS_FROM_RIGHT).find(1) >= 0


def _rows(text: str) -> bytes:
    """Return the row of 256 characters that each character of a text is in: this is quicker than a pattern."""
    return text.encode("utf-16-be", "surrogatepass")[::2]


def stands_alone(char: str) -> bool:
    """Tell whether a character is neither a mark nor unseen, and of a script whose letters stand side by side."""
    if char >= _FIRST and bisect_right(_EDGES, ord(char)) % 2:
        return False
    return unicodedata.category(char)[0] not in "MC"
