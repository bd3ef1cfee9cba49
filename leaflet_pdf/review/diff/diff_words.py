"""The sentences of a text, and the words of a sentence with how they are set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leaflet_pdf.proof.fold import alike

_PARTS = re.compile(r"\S+|\s+")
_ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$")


class Word(NamedTuple):
    """A word as it stands: what is before it (a space, a line break, or nothing), and how it is set.

    The look is "" for plain words, and else names each mark, as "bold" or "link https://…".
    """

    text: str
    gap: str = " "
    look: str = ""


Words = tuple[Word, ...]


def words_in(text: str) -> Words:
    """Return the words of a text that is set plainly, as they are seen."""
    return tuple(map(Word, alike(text).split()))


def sentences(runs: Iterable[tuple[str, str]]) -> Iterator[Words]:
    """Yield the sentences of a text that is given as words and their look, run by run.

    A sentence ends at a line break, and at a full stop before anything but a small letter. An abbreviation may
    part one in two: that makes changes smaller, and hides none.
    """
    sentence: list[Word] = []
    for word in _words(runs):
        if sentence and word.gap and _parts(sentence, word):
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
    return following.gap == "\n" or (bool(_ENDS.search(last)) and not following.text[0].islower())


def plain(words: Iterable[Word]) -> str:
    """Return the words as they are read, a line break as a space."""
    return "".join((" " if word.gap else "") + word.text for word in words).strip()


def joined_words(words: Iterable[Word]) -> Words:
    """Return the words with those parts put together that stand without a space: "sun," of which only "sun" is bold."""
    found: list[Word] = []
    for word in words:
        if word.gap or not found:
            found.append(word)
        else:
            last = found[-1]
            look = last.look if last.look == word.look else f"{last.look or 'plain'} + {word.look or 'plain'}"
            found[-1] = Word(last.text + word.text, last.gap, look)
    return tuple(found)
