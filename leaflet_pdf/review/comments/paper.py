"""Compares a marked-up PDF with the leaflet as it is now: each word on paper with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from leaflet_pdf.review.comments.pages.page_words import REPEATED, PageWord
from leaflet_pdf.review.comments.trace import Guess, is_near, places_of, trace, traced
from leaflet_pdf.review.comments.wording import Word


class Found(NamedTuple):
    """The index of the leaflet's word that a word on paper is; None for none. Others may be meant as well."""

    word: int | None
    others: tuple[int, ...] = ()
    sure: bool = True


class Paper(NamedTuple):
    """All words on paper, and the match of each."""

    words: tuple[PageWord, ...]
    found: tuple[Found, ...]
    nearest: tuple[tuple[int | None, int | None], ...]
    """For each, the nearest words of the leaflet before and after it."""

    def pages(self) -> Iterator[tuple[int, int, tuple[PageWord, ...]]]:
        """Yield the number of each page with words, the index of its first, and its words."""
        begin = 0
        for number, words in groupby(self.words, key=attrgetter("page")):
            of_page = tuple(words)
            yield number, begin, of_page
            begin += len(of_page)

    def around(self, index: int) -> tuple[int | None, int | None]:
        """Return the nearest words of the leaflet before and after a word on paper."""
        return self.nearest[index][0], self.nearest[index][1]


def match_paper(words: Sequence[PageWord], leaflet: Sequence[Word]) -> Paper:
    """Return the words on paper with their places in the leaflet."""
    found = [Found(None)] * len(words)
    keys = [word.key for word in leaflet]
    body = [index for index, word in enumerate(words) if not word.mark]
    for index, guesses in zip(body, trace([words[index].key for index in body], keys), strict=True):
        found[index] = _found(guesses, leaflet)
    for run, span in _gaps(body, found):
        _join(run, span, words, leaflet, found)
    places = places_of(keys)
    before: int | None = None
    come = 0
    for run in _repeated(words):
        for index in range(come, run[0] + 1):
            before = before if found[index].word is None else found[index].word
        come = run[0]
        until = len(keys) if before is None else before + 1
        for index, guesses in zip(run, traced([words[index].key for index in run], places, None, until), strict=True):
            found[index] = _found(guesses, leaflet)
    return Paper(tuple(words), tuple(found), _nearest([one.word for one in found]))


def _nearest(found: Sequence[int | None]) -> tuple[tuple[int | None, int | None], ...]:
    def before(words: Iterable[int | None]) -> Iterator[int | None]:
        last = None
        for word in words:
            yield last
            last = last if word is None else word

    return tuple(zip(before(found), reversed([*before(reversed(found))]), strict=True))


def _found(guesses: Sequence[Guess], leaflet: Sequence[Word]) -> Found:
    best = guesses[0]
    near = [guess for guess in guesses[1:] if is_near(guess, best)]
    others = [guess.place for guess in near if guess.place is not None]
    if best.place is None:
        return Found(None, tuple(others), not others)
    line = leaflet[best.place].place.line
    elsewhere = tuple(place for place in others if leaflet[place].place.line != line)
    unread = any(guess.place is None for guess in near)
    return Found(best.place, elsewhere, not elsewhere and not unread and leaflet[best.place].exact)


def _gaps(body: Sequence[int], found: Sequence[Found]) -> Iterator[tuple[list[int], range]]:
    """Yield the words of the body that were not found, and the words of the leaflet in their place."""
    before = -1
    missing: list[int] = []
    for index in body:
        here = found[index].word
        if here is None:
            missing.append(index)
            continue
        if missing and before + 1 < here:
            yield missing, range(before + 1, here)
        before, missing = here, []


def _join(
    run: Sequence[int], span: range, words: Sequence[PageWord], leaflet: Sequence[Word], found: list[Found]
) -> None:
    """Match words that are split differently, as at a line end, by their letters."""
    on_paper = "".join(words[index].key for index in run)
    written = "".join(leaflet[index].key for index in span)
    if on_paper != written:
        return
    owners = [index for index in span for _ in leaflet[index].key]
    at = 0
    for index in run:
        found[index] = Found(owners[at], (), leaflet[owners[at]].exact)
        at += len(words[index].key)


def _repeated(words: Sequence[PageWord]) -> Iterator[list[int]]:
    """Yield repeated titles and header rows, each in one piece; line numbers are not among them."""
    for mark, run in groupby(range(len(words)), key=lambda index: words[index].mark):
        indexes = list(run)
        if mark == REPEATED and any(words[index].key.isalpha() for index in indexes):
            yield indexes
