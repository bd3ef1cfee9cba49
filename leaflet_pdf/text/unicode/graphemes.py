"""What a reader sees as one character: extended grapheme clusters (UAX 29), which nothing may part.

After the rules of Unicode 15.0, and rule GB9c of Unicode 15.1, which holds consonants that a virama joins together.
"""

from __future__ import annotations

import re
from functools import cache

from leaflet_pdf.text.unicode.classes import classes

_CLUSTER = """
    CR LF
    | [Control CR LF]
    | Prepend* (
        L* (V+ | LV V* | LVT) T* | L+ | T+
        | Regional_Indicator Regional_Indicator
        | Pictograph ([Mark Linker Extend]* ZWJ Pictograph)*
        | Consonant ([Mark Linker ZWJ]* Linker [Mark Linker ZWJ]* Consonant)+
        | [^Control CR LF]
      ) [Mark Linker Extend ZWJ SpacingMark]*
"""
"""UAX 29, table 1c. `Extend` is parted in three: a virama is a `Linker`, what has a combining class else a `Mark`."""


def boundaries(text: str) -> list[int]:
    """Return where each grapheme cluster of a text ends; the last of them ends with it."""
    return [cluster.end() for cluster in _pattern().finditer(classes("grapheme_break").of(text))]


@cache
def _pattern() -> re.Pattern[str]:
    return classes("grapheme_break").pattern(" ".join(_CLUSTER.split()))
