"""Which script a character is of, and in which script's face each part of a text is set.

Scripts have the codes of ISO 15924. The faces of a style hold Latin, Greek and Cyrillic letters, digits, and what all
scripts share: their script is "" here. Each other script has faces of its own (`packs.py`). Chinese characters are
drawn in four ways, by the language: Hans, Hant, Jpan, Kore; Arabic letters in two: Arab (Naskh), and Aran (Nastaliq) in
Urdu, unless its tag says otherwise ("ur-Arab").
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.text.alone import WRITTEN_IN

_HAN = "Hani"
_BLOCKS = (
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"),
    (0x0750, 0x077F, "Arab"),
    (0x0870, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x1100, 0x11FF, "Kore"),
    (0x1200, 0x139F, "Ethi"),
    (0x2D80, 0x2DDF, "Ethi"),
    (0x2E80, 0x303F, _HAN),
    (0x3040, 0x30FF, "Jpan"),
    (0x3100, 0x312F, "Hant"),
    (0x3130, 0x318F, "Kore"),
    (0x3190, 0x31EF, _HAN),
    (0x31F0, 0x31FF, "Jpan"),
    (0x3200, 0x9FFF, _HAN),
    (0xA8E0, 0xA8FF, "Deva"),
    (0xA960, 0xA97F, "Kore"),
    (0xAB00, 0xAB2F, "Ethi"),
    (0xAC00, 0xD7FF, "Kore"),
    (0xF900, 0xFAFF, _HAN),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE30, 0xFE4F, _HAN),
    (0xFE70, 0xFEFE, "Arab"),
    (0xFF01, 0xFF60, _HAN),
    (0xFFE0, 0xFFE6, _HAN),
    (0x20000, 0x3134F, _HAN),
)
"""Blocks of letters that have faces of their own (The Unicode Standard, Blocks.txt)."""

_STARTS = [first for first, _, _ in _BLOCKS]
_WIDE = frozenset({"Hans", "Hant", "Jpan", "Kore"})
_FULL_WIDTH_QUOTES = frozenset({"Hans", "Hant", "Jpan"})
_AMBIGUOUS = frozenset("‘’“”…‥—―·")
"""Signs that are as wide as a character in a text of Chinese or Japanese, and narrow elsewhere (UAX 11)."""
_NASTALIQ = re.compile(r"ur(-(?!arab(-|$)).*)?", re.IGNORECASE)
"""Tags of the language whose readers are used to Nastaliq."""
_FIRST_WIDE = "\u1100"
_SHARED = frozenset("।॥")
"""The full stops of India, which stand in the block of Devanagari."""
_JOINERS = frozenset("\u200c\u200d")
_SPACES = frozenset(" \n\u00a0")


class Part(NamedTuple):
    """A part of a text, and the script whose face it is set in: "" for that of the style."""

    script: str
    text: str


def script_of(char: str, tag: str) -> str:
    """Return the script of a letter or sign in a language; "" if all scripts share it, or a style's face has it."""
    point = ord(char)
    found = bisect_right(_STARTS, point) - 1
    if found < 0 or point > _BLOCKS[found][1]:
        return ""
    return _drawn_as(_BLOCKS[found][2], tag)


def parts_by_script(text: str, tag: str) -> Iterator[Part]:
    """Yield the parts of a text in a language that are set in one script's face each.

    A mark, and white space, is set like what is before it, and digits and signs that all scripts share in the style's
    own face, so that "40 mg" looks alike in every text.
    """
    scripts = _scripts(text, tag)
    at = 0
    for script, same in groupby(scripts):
        end = at + sum(1 for _ in same)
        yield Part(script, text[at:end])
        at = end


def script_of_language(tag: str) -> str:
    """Return the script that a language is written in; "" for one that the faces of a style have the letters of."""
    script = WRITTEN_IN.get(tag.partition("-")[0], "")
    return _drawn_as(_HAN if script in _WIDE else script, tag)


def _scripts(text: str, tag: str) -> list[str]:
    """Return the script of each character."""
    scripts: list[str] = []
    wide = next((script for script in map(partial(script_of, tag=tag), text) if script in _FULL_WIDTH_QUOTES), "")
    last = ""
    for at, char in enumerate(text):
        if not (char in _SPACES or char in _JOINERS or (char in _SHARED and last) or _is_mark(char)):
            last = script_of(char, tag) if char not in _AMBIGUOUS or _is_in_a_word(text, at) else wide
        scripts.append(last)
    return scripts


def _is_mark(char: str) -> bool:
    return char >= "\u0300" and unicodedata.category(char)[0] == "M"


def _is_in_a_word(text: str, at: int) -> bool:
    """Tell whether a sign is between two letters of a word, as the apostrophe of a name in Latin."""
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(beside) == 2 and all(char.isalpha() and char < _FIRST_WIDE for char in beside)


def _drawn_as(script: str, tag: str) -> str:
    """Return a script, or the way in which a language draws it."""
    if script == _HAN:
        return _han(tag)
    return "Aran" if script == "Arab" and _NASTALIQ.fullmatch(tag) else script


def _han(tag: str) -> str:
    """Return the way in which a language draws Chinese characters."""
    language, *further = tag.split("-")
    if language == "ja":
        return "Jpan"
    if language == "ko":
        return "Kore"
    return "Hant" if {"Hant", "TW", "HK", "MO"} & set(further) else "Hans"
