"""Sentences of a text, and the words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_END = re.compile(r"(?<![.!?…])[.!?…]++[)\]”’\"']*+(?=\s+[^\sa-z])|:(?=\s*$)|\n")
"""Of several stops in a row only the first starts a match; otherwise matching would take quadratic time."""
_SHORT = re.compile(
    r"(?<!°)(?:\b(?:e\.g|i\.e|etc|approx|no|vs|dr|mr|mrs|ms|st|fig|tel|ph|c)\.|\b[A-Z]\.)$", re.IGNORECASE
)
_LONGEST_SHORT = 8
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")


class Sentence(NamedTuple):
    """A sentence, and the offset in its text at which it begins."""

    text: str
    offset: int

    @property
    def words(self) -> list[str]:
        """Its words, without numbers and symbols; "side-effect" and "doctor's" are one word each."""
        return _WORD.findall(self.text)


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text: up to each full stop, and the rest.

    A full stop after a known abbreviation, between digits, or before a small letter ends none. A line break ends one.
    """
    begin = 0
    for end in _END.finditer(text):
        if text[end.start()] == "." and _SHORT.search(text, max(begin, end.start() - _LONGEST_SHORT), end.start() + 1):
            continue
        yield from _sentence(text, begin, end.end())
        begin = end.end()
    yield from _sentence(text, begin, len(text))


def _sentence(text: str, begin: int, end: int) -> Iterator[Sentence]:
    words = text[begin:end]
    if words.strip():
        yield Sentence(words.strip(), begin + len(words) - len(words.lstrip()))
