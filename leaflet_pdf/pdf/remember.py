"""What is made from a word alone is made once: later leaflets use the same words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from leaflet_pdf.text.shape import Word

WORDS_KEPT = 50_000
"""Words of which something is remembered before it is all forgotten: about 15 MB."""

Made = TypeVar("Made")


class OfWords(dict[Word, Made], Generic[Made]):
    """What a function makes of words, made when it is first asked for. What it holds never changes what it gives."""

    def __init__(self, make: Callable[[Word], Made]) -> None:
        self._make = make

    def __missing__(self, word: Word) -> Made:
        if len(self) >= WORDS_KEPT:
            self.clear()
        made = self[word] = self._make(word)
        return made
