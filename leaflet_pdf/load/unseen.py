"""Characters that cannot be seen, and so cannot be proofread: none of them comes through."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from leaflet_pdf.load.flaw import Flaw

REPLACEMENT = "\ufffd"
"""Stands for a refused character while the rest of a file is read."""

_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
TAB = Flaw("tab", "a tab stands where only spaces may", "use spaces")

_NAMES = {"\0": "NULL", "\x7f": "DELETE", "\x85": "NEXT LINE"}
_KINDS = {"Cc": "a control character", "Co": "private use", "Cn": "not a character", "Cs": "half a character"}


def unseen(line: str, allowed: str = "") -> Iterator[tuple[int, str]]:
    """Yield the offset of each character that cannot be seen, and the character.

    These are control and format characters (soft hyphen, zero-width and direction marks), line and
    paragraph separators, private use, unassigned code points and surrogates.
    """
    if not line.isprintable():
        for offset, char in enumerate(line):
            if not char.isprintable() and char not in allowed and unicodedata.category(char) in _CATEGORIES:
                yield offset, char


def flaw_of(char: str) -> Flaw:
    """Return what to say about a character that cannot be seen."""
    if char == "\t":
        return TAB
    name = _NAMES.get(char) or unicodedata.name(char, "") or _KINDS.get(unicodedata.category(char), "no name")
    message = f"a character that cannot be seen: U+{ord(char):04X} ({name})"
    return Flaw("invisible-character", message, "delete it, and type the words around it anew")
