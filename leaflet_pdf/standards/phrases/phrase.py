"""Phrases of rules: words in order, found in any text regardless of capitals, spaces and apostrophes.

A phrase is words with spaces between them, and these signs:

    kill*            a word that begins like this: kill, kills, killing
    seek|see         either word
    very?            an optional word
    kill ... germs   up to five other words between, in the same sentence

A phrase never reaches over the end of a sentence. Clinics write phrases too, so they are read by this small
language and not as regular expressions. What is between words, and what a `*` stands for, is matched possessively,
and there are few gaps: so the time to find a phrase grows linearly with the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

MOST_WORDS = 16
MOST_GAPS = 3
_GAP = 5
_PIECE = re.compile(r"[\w'%-]+\*?(\|[\w'%-]+\*?)*\??|\.\.\.")
_BETWEEN = r"[^\w\n.!?%]++"
_WORD = re.compile(r"\w+")
_BEGINNING = 6
_BEGINNINGS = re.compile(rf"\b\w{{1,{_BEGINNING}}}")
_ALIKE = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-", "\n": " "})


class PhraseError(ValueError):
    """A phrase that is not valid; the message says why."""


def folded(text: str) -> str:
    """Return a text normalised for phrases, of the same length: lower case, plain apostrophes and spaces."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_ALIKE)


class Phrase:
    """A phrase to search for; it equals only itself. Raises PhraseError if it is not valid."""

    def __init__(self, words: str) -> None:
        self.words = words
        self._pieces = pieces = folded(words).split()
        self._required = [piece for piece in pieces if piece != "..." and not piece.endswith("?")]
        if not all(map(_PIECE.fullmatch, pieces)):
            wrong = next(piece for piece in words.split() if not _PIECE.fullmatch(folded(piece)))
            raise PhraseError(f"“{wrong}” is neither a word nor one of the signs * | ? ...")
        if not 1 <= len(pieces) <= MOST_WORDS:
            raise PhraseError(f"a phrase has 1 to {MOST_WORDS} words")
        if pieces[0] == "..." or pieces[-1] == "..." or pieces[0].endswith("?"):
            raise PhraseError("a phrase must begin and end with a word that is not optional")
        if len(pieces) - len(self._required) > MOST_GAPS:
            raise PhraseError(f"a phrase has at most {MOST_GAPS} gaps (...) and optional words (?)")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the phrase in a folded text."""
        found = ""
        for piece in self._pieces:
            if piece == "...":
                found += rf"(?:{_BETWEEN}[\w'%-]++){{0,{_GAP}}}?"
                continue
            word = "|".join(map(_word, piece.rstrip("?").split("|")))
            lead = _BETWEEN if found else ""
            found += rf"(?:{lead}(?:{word}))?" if piece.endswith("?") else rf"{lead}(?:{word})"
        return re.compile(rf"(?<![\w-]){found}(?![\w-])")

    @cached_property
    def _alike(self) -> list[tuple[str, ...]]:
        """The required words, each with its alternatives."""
        return [tuple(piece.split("|")) for piece in self._required]

    @cached_property
    def _stems(self) -> list[tuple[str, ...]]:
        """What a line that has the phrase must contain: one of each group, in this order."""
        return [tuple(word.rstrip("*") for word in alike) for alike in self._alike]

    @cached_property
    def _rarest(self) -> tuple[str, ...]:
        """The group of stems that is likely to be in the fewest texts."""
        return _longest(self._stems)

    @cached_property
    def key_beginnings(self) -> frozenset[str]:
        """Beginnings of words, one of which any text with the phrase has; empty if there are none.

        They are those that are likely to be in the fewest texts.
        """
        candidates = [tuple(map(_stem, alike)) for alike in self._alike]
        return frozenset(part[:_BEGINNING] for part in _longest(filter(all, candidates)))

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where the phrase is in a folded text.

        Only lines that have all of its words in order are searched: most texts do not have the rarest one, and
        for most phrases no pattern is ever compiled.
        """
        lines = _lines_with(self._rarest, text) if "\n" in text else [(0, len(text))]
        for begin, end in lines:
            if self._may_be_in(text, begin, end):
                yield from self.pattern.finditer(text, begin, end)

    def _may_be_in(self, text: str, begin: int, end: int) -> bool:
        for alike in self._stems:
            begins = [at for stem in alike if (at := text.find(stem, begin, end)) >= 0]
            if not begins:
                return False
            begin = min(begins) + 1
        return True


def beginnings(text: str) -> set[str]:
    """Return the first letters of each word of a folded text; apostrophes and hyphens separate words here."""
    return set(_BEGINNINGS.findall(text))


def _lines_with(stems: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Return the start and end of each line that contains any of the stems."""
    lines: set[tuple[int, int]] = set()
    for stem in stems:
        at = text.find(stem)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(stem, end)
    return sorted(lines)


def _longest(choices: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the longest words, and of these the last: long words and late words are the rarest."""
    return max(reversed([*choices]), key=lambda alike: min(map(len, alike)), default=())


def _stem(word: str) -> str:
    """Return the longest part of a word whose beginning any text with the word must have; "" if there is none."""
    if word.isalpha():
        return word
    parts = _WORD.findall(word)
    if word.endswith("*") and parts and word[-2] == parts[-1][-1] and len(parts[-1]) < _BEGINNING:
        parts.pop()
    return max(parts, key=len, default="")


def _word(word: str) -> str:
    stem = re.escape(word.rstrip("*"))
    return rf"{stem}[\w'-]*+" if word.endswith("*") else stem
