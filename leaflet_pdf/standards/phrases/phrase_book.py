"""Phrases that are searched for together: one look at a text tells which few of them it may contain.

Results are cached by text: leaflets of a library share most of their texts.
"""

from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.phrases.word_memo import TEXTS_KEPT, words_in

_BOOKS_KEPT = 32


class Found(NamedTuple):
    """A phrase in a text, and its start and end."""

    begin: int
    end: int
    phrase: Phrase


class Book:
    """A set of phrases, indexed by the beginnings of words that a text with the phrase must have."""

    def __init__(self, phrases: tuple[Phrase, ...]) -> None:
        self._phrases = phrases
        self._by_beginning: dict[str, list[int]] = {}
        self._by_none: list[int] = []
        for number, phrase in enumerate(phrases):
            for beginning in phrase.key_beginnings:
                self._by_beginning.setdefault(beginning, []).append(number)
            if not phrase.key_beginnings:
                self._by_none.append(number)
        self._beginnings = frozenset(self._by_beginning)
        self.find = lru_cache(TEXTS_KEPT)(self._find)

    def _find(self, text: str) -> tuple[Found, ...]:
        """Return the matches in a text, in the order of the text, and then of the book."""
        words = words_in(text)
        candidates = [self._by_beginning[each] for each in self._beginnings.intersection(words.beginnings)]
        numbers = sorted(set(self._by_none).union(*candidates))
        phrases = [self._phrases[number] for number in numbers]
        found = [Found(*match.span(), phrase) for phrase in phrases for match in phrase.find(words.folded)]
        return tuple(sorted(found, key=attrgetter("begin"))) if found else ()


@lru_cache(_BOOKS_KEPT)
def book(phrases: tuple[Phrase, ...]) -> Book:
    """Return a book of phrases."""
    return Book(phrases)
