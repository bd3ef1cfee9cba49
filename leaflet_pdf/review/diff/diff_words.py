"""The sentences of a text, and the words of a sentence with their formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.proof.fold import alike

_PARTS = re.compile(r"[^\s。！？]*[。！？]+[”’」』）】]*|[^\s。！？]+|\s+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDS_UNSPACED = re.compile(r"[。！？][”’」』）】]*$")
"""The end of a sentence in Chinese and Japanese: no space is behind it."""


class Word(NamedTuple):
    """A word with the gap before it (a space, a line break, or nothing) and its formatting.

    The look is "" for plain words, or else names each mark, such as "bold" or "link https://…".
    """

    text: str
    gap: str = " "
    look: str = ""


Words = tuple[Word, ...]


def words_in(text: str) -> Words:
    """Return the words of a text without formatting."""
    return tuple(map(Word, alike(text).split()))


def sentences(runs: Iterable[tuple[str, str]]) -> Iterator[Words]:
    """Yield the sentences of a text, given as runs of words with their look.

    A sentence ends at a line break, and at a full stop not followed by a small letter. An abbreviation may
    split one in two: that makes changes smaller, and hides none.
    """
    sentence: list[Word] = []
    for word in _words(runs):
        if sentence and _parts(sentence, word):
            yield tuple(sentence)
            sentence = []
        sentence.append(word)
    if sentence:
        yield tuple(sentence)


def _words(runs: Iterable[tuple[str, str]]) -> Iterator[Word]:
    gap = " "
    for text, look in runs:
        for part in _PARTS.findall(alike(text)):
            if part.isspace():
                gap = "\n" if "\n" in part else " "
            else:
                yield Word(part, gap, look)
                gap = ""


def _parts(sentence: Sequence[Word], following: Word) -> bool:
    last = "".join(word.text for word in sentence[-2:])
    if not following.gap:
        return bool(_ENDS_UNSPACED.search(last))
    return following.gap == "\n" or (bool(_ENDS.search(last)) and not following.text[0].islower())


def plain(words: Iterable[Word]) -> str:
    """Return the words as plain text, with line breaks as spaces."""
    return "".join((" " if word.gap else "") + word.text for word in words).strip()


def joined_words(words: Iterable[Word]) -> Words:
    """Return the words, joined if there is no space between them: "sun," of which only "sun" is bold."""
    found: list[Word] = []
    for word in words:
        if word.gap or not found:
            found.append(word)
        else:
            last = found[-1]
            look = last.look if last.look == word.look else f"{last.look or 'plain'} + {word.look or 'plain'}"
            found[-1] = Word(last.text + word.text, last.gap, look)
    return tuple(found)
