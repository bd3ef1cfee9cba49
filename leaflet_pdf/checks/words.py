"""What is known of a text by its words alone, remembered: leaflets of a library share most of their texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.checks.amounts import Amount, amounts
from leaflet_pdf.standards.phrase import folded
from leaflet_pdf.standards.writing import Writing

TEXTS_KEPT = 4_096
"""Texts that are remembered, at about 1 KB each."""

_WORD = re.compile(r"[^\W\d_]+")


class Words(NamedTuple):
    """A text as phrases see it, and its words, of letters alone, as they are written."""

    folded: str
    written: tuple[str, ...]


@lru_cache(TEXTS_KEPT)
def words_in(text: str) -> Words:
    """Return the words of a text."""
    return Words(folded(text), tuple(_WORD.findall(text)))


@lru_cache(TEXTS_KEPT)
def amounts_in(text: str, writing: Writing) -> tuple[Amount, ...]:
    """Return the amounts in a text as its language writes them."""
    return amounts(text, writing)
