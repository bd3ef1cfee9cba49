"""Phrases as rules write them: words in order, found in any text whatever its capitals, spaces and apostrophes.

A phrase is words with spaces between them, and these signs:

    kill*            a word that begins so: kill, kills, killing
    seek|see         either word
    very?            a word that may be missing
    kill ... germs   up to five other words between, in the same sentence

A phrase never reaches over the end of a sentence. Clinics write phrases too, so they are read by this small
language and not as regular expressions. What is between words, and what a `*` stands for, is taken whole or not at
all, and there are few gaps: so a phrase is looked for in a time that grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
    """A phrase that cannot be read; the message says why."""


def folded(text: str) -> str:
    """Return a text as phrases see it, each character in its place: small letters, plain apostrophes and spaces."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.translate(_ALIKE)


@dataclass(frozen=True, eq=False)
class Phrase:
    """Words to be found; a phrase equals itself alone. Raises PhraseError if they cannot be read."""

    words: str

    def __post_init__(self) -> None:
        pieces = self._pieces
        if not all(map(_PIECE.fullmatch, pieces)):
            wrong = next(piece for piece in self.words.split() if not _PIECE.fullmatch(folded(piece)))
            raise PhraseError(f"“{wrong}” is neither a word nor one of the signs * | ? ...")
        if not 1 <= len(pieces) <= MOST_WORDS:
            raise PhraseError(f"a phrase has 1 to {MOST_WORDS} words")
        if pieces[0] == "..." or pieces[-1] == "..." or pieces[0].endswith("?"):
            raise PhraseError("a phrase must begin and end with a word that is not optional")
        if sum(piece == "..." or piece.endswith("?") for piece in pieces) > MOST_GAPS:
            raise PhraseError(f"a phrase has at most {MOST_GAPS} gaps (...) and optional words (?)")

    @cached_property
    def _pieces(self) -> list[str]:
        return folded(self.words).split()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds the phrase in a folded text."""
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
        """The words that must be there, each with the other ways to say it."""
        return [tuple(piece.split("|")) for piece in self._pieces if piece != "..." and not piece.endswith("?")]

    @cached_property
    def _stems(self) -> list[tuple[str, ...]]:
        """What must stand in a line that has the phrase, one of each, in this order."""
        return [tuple(word.rstrip("*") for word in alike) for alike in self._alike]

    @cached_property
    def _rarest(self) -> tuple[str, ...]:
        """Those of the stems that are likely to be in the fewest texts."""
        return _longest(self._stems)

    @cached_property
    def key_beginnings(self) -> frozenset[str]:
        """Beginnings of words (`beginnings`), of which a text that has the phrase has one; none if it tells none.

        They are of those that are likely to be in the fewest texts.
        """
        candidates = [tuple(map(_stem, alike)) for alike in self._alike]
        return frozenset(part[:_BEGINNING] for part in _longest(filter(all, candidates)))

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where the phrase stands in a folded text.

        Only lines that have all of its words in their order are searched: most texts do not have its rarest one, and
        for most phrases no pattern is ever made.
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
    """Return the first letters of each word of a folded text; here apostrophes and hyphens part words."""
    return set(_BEGINNINGS.findall(text))


def _lines_with(stems: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Return where each line with any of some words begins and ends."""
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
    """Return the longest words, and the last of these: what a text is about is said at length, and late."""
    return max(reversed([*choices]), key=lambda alike: min(map(len, alike)), default=())


def _stem(word: str) -> str:
    """Return the longest part of a word whose beginning must be in a text that has the word; "" if there is none."""
    parts = _WORD.findall(word)
    if word.endswith("*") and parts and word[-2] == parts[-1][-1] and len(parts[-1]) < _BEGINNING:
        parts.pop()
    return max(parts, key=len, default="")


def _word(word: str) -> str:
    stem = re.escape(word.rstrip("*"))
    return rf"{stem}[\w'-]*+" if word.endswith("*") else stem
