"""What is known of a text by its words alone, remembered: leaflets of a library share most of their texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.standards.phrase import beginnings, folded

TEXTS_KEPT = 2_048
"""Texts that are remembered, at about 1 KB each."""

_WORD = re.compile(r"[^\W\d_]+")
_FIGURE = re.compile(r"\d")


class Words(NamedTuple):
    """A text as phrases see it, and the beginnings of its words; its words, of letters alone, as they are written.

    `counted` tells that there is a figure in it.
    """

    folded: str
    beginnings: tuple[str, ...]
    written: tuple[str, ...]
    counted: bool


@lru_cache(TEXTS_KEPT)
def words_in(text: str) -> Words:
    """Return the words of a text."""
    small = folded(text)
    return Words(small, tuple(beginnings(small)), tuple(_WORD.findall(text)), bool(_FIGURE.search(text)))
