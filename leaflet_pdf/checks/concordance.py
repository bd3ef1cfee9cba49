"""Where each word of a text stands, so that a phrase is looked for only where all its words may be."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from leaflet_pdf.standards.phrase import Phrase

_WORD = re.compile(r"[\w-]+")


class Concordance:
    """The words of a folded text. Of hundreds of phrases, few are in any leaflet: most are told by a look at these."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            self._places.setdefault(word[0], []).append(word.start())
        self._words = sorted(self._places)
        self._parts = sorted({part for word in self._words for part in word.split("-")})

    def find(self, phrase: Phrase) -> Iterator[re.Match[str]]:
        """Yield where a phrase stands, from left to right; where it would overlap itself, only the first."""
        places = sorted({place for stem in phrase.stems for place in self._beginning_with(stem)})
        if not places or not self._has_later_words(phrase):
            return
        end = 0
        for place in places:
            match = phrase.pattern.match(self._text, place)
            if match and place >= end:
                end = match.end()
                yield match

    def _beginning_with(self, stem: str) -> Iterator[int]:
        """Yield where words stand that begin so."""
        for number in range(bisect_left(self._words, stem), len(self._words)):
            word = self._words[number]
            if not word.startswith(stem):
                return
            yield from self._places[word]

    def _has_later_words(self, phrase: Phrase) -> bool:
        """Tell whether all words of a phrase but the first may stand in the text."""
        return all(any(map(self._has_part, stems)) for stems in phrase.later_stems)

    def _has_part(self, stem: str) -> bool:
        at = bisect_left(self._parts, stem)
        return at < len(self._parts) and self._parts[at].startswith(stem)
