"""Invisible characters: they cannot be proofread, so none is let through but joiners that change what is seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from leaflet_pdf.schema.catalogue import INVISIBLE_CHARACTER, TAB
from leaflet_pdf.schema.problem import Problem

REPLACEMENT = "\ufffd"
"""Takes the place of a refused character while the rest of the file is read."""

_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SELECTORS = range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(map(chr, chain(*_SELECTORS)))
"""Marks, letters and a sign by their categories, which yet print nothing (most are Default_Ignorable_Code_Point)."""
_SIGNS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u08e2")
"""Signs of Arabic for numbers and verses: format characters, which yet are seen (Prepended_Concatenation_Mark)."""
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_JOIN = "ئبتثجحخسشصضطظعغفقكلمنهىيٹپچکگھہی"
_VIRAMA = "\u094d\u09cd\u0a4d\u0acd\u0bcd"
_SEEN = (
    rf"(?<=[{_JOIN}]){_JOINERS[0]}(?=[\u0620-\u064a\u0671-\u06d3])"
    rf"|(?<=[{_VIRAMA}])(?:{_JOINERS[1]}|{_JOINERS[0]}(?=[\u0904-\u0bb9]))"
    rf"|(?<=\u09b0){_JOINERS[1]}(?=\u09cd)"
)
"""A joiner that is seen by how letters beside it are drawn.

It is a non-joiner between two letters of Arabic, Persian or Urdu that would join without it; either of them where two
consonants of an Indian script would be one conjunct; a joiner that makes half a letter of one; and a joiner that keeps
the letter Ra of Bengali whole (The Unicode Standard, chapters 9 and 12; RFC 5892, appendix A).
"""
_ASCII = bytes(range(0x80))
A_TAB = Problem(TAB, "there is a tab where only spaces are allowed", "use spaces")

_NAMES = {"\0": "NULL", "\x7f": "DELETE", "\x85": "NEXT LINE"}
_KINDS = {"Cc": "a control character", "Co": "private use", "Cn": "not a character", "Cs": "half a character"}


def find_invisible(line: str, allowed: str = "") -> Iterator[tuple[int, str]]:
    """Yield each invisible character with its offset.

    These are control and format characters (soft hyphen, zero-width and direction marks), line and
    paragraph separators, private use, unassigned code points and surrogates, joiners and fillers, and
    selectors of variations. A joiner is seen where letters are drawn otherwise by it: words of Persian and Bengali
    differ so.
    """
    if not is_visible(line):
        joined = any(joiner in line for joiner in _JOINERS)
        seen = {joiner.start() for joiner in re.finditer(_SEEN, line)} if joined else ()
        for offset, char in enumerate(line):
            if _is_invisible(char) and char not in allowed and offset not in seen:
                yield offset, char


def is_visible(line: str) -> bool:
    """Tell at once whether every character of a line can be seen; one that is white space may not be among them."""
    return line.isprintable() and (line.isascii() or _BLANK.isdisjoint(_without_ascii(line)))


def _without_ascii(line: str) -> str:
    """Return the few characters that can be blank: of most lines, most are ASCII."""
    return line.encode().translate(None, _ASCII).decode()


def _is_invisible(char: str) -> bool:
    if char.isprintable():
        return char in _BLANK
    return unicodedata.category(char) in _CATEGORIES and char not in _SIGNS


def problem_with(char: str) -> Problem:
    """Return the problem to report for an invisible character."""
    if char == "\t":
        return A_TAB
    name = _NAMES.get(char) or unicodedata.name(char, "") or _KINDS.get(unicodedata.category(char), "no name")
    message = f"invisible character U+{ord(char):04X} ({name})"
    return Problem(INVISIBLE_CHARACTER, message, "delete it, and retype the words around it")
