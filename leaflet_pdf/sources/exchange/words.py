"""The words of a document as a reader of it meets them: what the ledger counts by.

This knows nothing of how a document is made into a leaflet, and shares no line with it: it knows which elements part
words, in which order parts are read, and what has no words for readers (products, codes, definitions of pictures).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from leaflet_pdf.sources.exchange.reading.element import Element, Words

_AMONG_WORDS = frozenset(
    {
        *("a", "abbr", "acronym", "b", "big", "bdi", "bdo", "cite", "code", "content", "del", "dfn", "em", "font"),
        *("footnote", "i", "ins", "kbd", "label", "linkHtml", "mark", "q", "s", "samp", "small", "span", "strike"),
        *("strong", "sub", "sup", "time", "tt", "u", "var"),
    }
)
"""Elements at which no word ends: all others part what is before them from what is in them."""

_WITHOUT_WORDS = frozenset(["author", "entry", "observationMedia", "participant", "subject", "subject2"])
_ORDER = {"title": 0, "caption": 0, "text": 1, "thead": 1, "tfoot": 4}
"""What a section and a table consist of, in the order in which it is read, wherever it stands in the file."""
_ORDERED = frozenset({"section", "table"})

_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎−", "0123456789+-=()" * 2 + "-")
_STRETCH = re.compile(r"\S+|\s+")


class Word(NamedTuple):
    """A word, and where it begins: line and column of the file, from 1."""

    text: str
    line: int
    column: int


class Reading(NamedTuple):
    """The words of a document in reading order, and which of them each element has (from, and up to before)."""

    words: list[Word]
    ranges: dict[int, tuple[int, int]]


def read_words(roots: Iterable[Element]) -> Reading:
    """Return all words in some elements."""
    reader = _Reader()
    for root in roots:
        reader.read(root)
    reader.part()
    return Reading(reader.words, reader.ranges)


def comparable(word: str) -> str:
    """Return a word as it is compared: without what cannot be seen, raised and lowered figures on the line."""
    return _UNSEEN.sub("", word).translate(_RAISED)


class _Reader:
    """The words so far, and the one that is not at its end yet."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.ranges: dict[int, tuple[int, int]] = {}
        self._open = ""
        self._at = 0, 0

    def read(self, element: Element) -> None:
        parts = element.name not in _AMONG_WORDS
        if parts:
            self.part()
        first = len(self.words)
        if element.name == "title" and "value" in element.attributes:
            self._take(Words(element.attributes["value"], element.line, element.column))
        content: list[Element | Words] = element.content
        if element.name in _ORDERED:
            content = sorted(content, key=_rank)
        for part in content:
            if isinstance(part, Words):
                self._take(part)
            elif part.name not in _WITHOUT_WORDS:
                self.read(part)
        if parts:
            self.part()
        self.ranges[id(element)] = first, len(self.words) + bool(self._open)

    def part(self) -> None:
        """End the word that is open."""
        if comparable(self._open):
            self.words.append(Word(comparable(self._open), *self._at))
        self._open = ""

    def _take(self, words: Words) -> None:
        line, column = words.line, words.column
        for stretch in _STRETCH.findall(words.text):
            if stretch.isspace():
                self.part()
            else:
                self._at = self._at if self._open else (line, column)
                self._open += stretch
            newlines = stretch.count("\n")
            line += newlines
            column = len(stretch) - stretch.rfind("\n") if newlines else column + len(stretch)


def _rank(part: Element | Words) -> int:
    return _ORDER.get(part.name, 2) if isinstance(part, Element) else 2
