"""The words of texts, cached: leaflets of a library share most of their texts."""

import re
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.standards.phrases.phrase import beginnings, folded

TEXTS_KEPT = 2_048
"""Texts that are cached, at about 1 KB each."""

SHORTEST = 5
"""Letters of the shortest word that is compared with names: shorter ones resemble too many others."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_FIGURE = re.compile(r"\d")


class Words(NamedTuple):
    """A folded text, the beginnings of its words, and its longer words as written (letters only).

    `small` are the same words in lower case. `counted` tells whether the text has a digit.
    """

    folded: str
    beginnings: tuple[str, ...]
    written: tuple[str, ...]
    small: tuple[str, ...]
    counted: bool


@lru_cache(TEXTS_KEPT)
def words_in(text: str) -> Words:
    """Return the words of a text."""
    alike, written = folded(text), _WORD.findall(text)
    small = [word if word.islower() else word.lower() for word in written]
    return Words(alike, tuple(beginnings(alike)), tuple(written), tuple(small), bool(_FIGURE.search(text)))
