"""Compares the words of a PDF that is not ours, such as a printer's artwork, with those of a leaflet.

Ignored are line breaks and hyphens at them, ligatures, list markers, headers and footers, and
the order in which columns were painted: eight or more words that are together elsewhere have only moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.model.finding import Source
from leaflet_pdf.proof.fold import alike
from leaflet_pdf.review.diff.changes import Change, Kind, Op, Stretch
from leaflet_pdf.review.diff.diff_words import Word
from leaflet_pdf.review.diff.meaning.polarity import turns
from leaflet_pdf.review.diff.meaning.weigh import (
    WEIGHTS,
    Weight,
    gravest,
    quantities_in,
    warns,
    weight_of_other_words,
    weight_of_turns,
)
from leaflet_pdf.review.diff.statements import Statement
from leaflet_pdf.review.diff.word_alignment import align

_FURNITURE_LINES = 6
_TOGETHER = 8
_CONTEXT = 6
_SIGNS = re.compile(r"[•◦▪·□☐|]+")
_DASHES = re.compile(r"[–—-]")
"""List markers too, but only at the start of a line: elsewhere they may be between numbers."""

_BROKEN = re.compile(r"(?<=[^\W\d_])-$")
_INNER = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class PageToken:
    """A word of a document, and its page. One split at a line end may or may not have had its hyphen."""

    text: str
    page: int = 0
    parted: bool = False
    source: Source | None = None

    @property
    def key(self) -> str:
        """A key that is equal for words that differ at most by a hyphen between letters."""
        return _INNER.sub("", self.text)


def words_of_pages(pages: Sequence[Sequence[str]]) -> tuple[PageToken, ...]:
    """Return the words of pages, given as lines, without headers and footers."""
    found: list[PageToken] = []
    for number, lines in enumerate(_without_furniture(pages), 1):
        for line in lines:
            for place, word in enumerate(alike(line).split()):
                before = found[-1] if found else None
                if place == 0 and before and _BROKEN.search(before.text) and word[0].islower():
                    found[-1] = PageToken(before.text + word, before.page, parted=True)
                elif not (_SIGNS.fullmatch(word) or (place == 0 and _DASHES.fullmatch(word))):
                    found.append(PageToken(word, number))
    return tuple(found)


def words_of(passages: Iterable[Statement]) -> tuple[PageToken, ...]:
    """Return the words of statements."""
    return tuple(
        PageToken(word, each.page, source=each.source)
        for each in passages
        for word in alike(each.text).split()
        if not _SIGNS.fullmatch(word)
    )


def without(sentence: str, words: tuple[PageToken, ...]) -> Iterator[tuple[PageToken, ...]]:
    """Yield the words without the first occurrence of a sentence; nothing if it does not occur."""
    wanted = alike(sentence).split()
    for start in range(len(words) - len(wanted) + 1):
        if [word.text for word in words[start : start + len(wanted)]] == wanted:
            yield (*words[:start], *words[start + len(wanted) :])
            return


_Span = tuple[int, int]
"""The index of the first word, and of the one after the last."""


class Differences(NamedTuple):
    """The words of two documents, and the spans of them that stand for each other and differ."""

    old: Sequence[PageToken]
    new: Sequence[PageToken]
    spans: tuple[tuple[_Span, _Span], ...]

    @property
    def size(self) -> tuple[int, int]:
        """How many there are, and how many words are in them."""
        return len(self.spans), sum(end - start for pair in self.spans for start, end in pair)


def differences(old: Sequence[PageToken], new: Sequence[PageToken]) -> Differences:
    """Return where the words of two documents differ; what that means is not asked yet."""
    return Differences(old, new, tuple(_spans(old, new)))


def changes_of(found: Differences, tag: str) -> tuple[Change, ...]:
    """Return the words that are missing, added or altered, most serious first, each with some context."""
    every = [_change(found.old, found.new, here, there, tag) for here, there in found.spans]
    return tuple(sorted(every, key=lambda change: WEIGHTS.index(change.weight)))


def foreign_changes(old: Sequence[PageToken], new: Sequence[PageToken], tag: str) -> tuple[Change, ...]:
    """Return the changes from the words of one document to those of another, most serious first."""
    return changes_of(differences(old, new), tag)


def _without_furniture(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the lines of each page without those at the top or foot of at least half of all pages, and of two.

    Page numbers in them may differ; other figures may not.
    """
    edges: dict[str, set[int]] = {}
    for number, lines in enumerate(pages, 1):
        for line in {*lines[:_FURNITURE_LINES], *lines[-_FURNITURE_LINES:]}:
            for form in _forms(line, number, len(pages)):
                edges.setdefault(form, set()).add(number)
    repeated = {line for line, where in edges.items() if len(where) >= max(2, len(pages) / 2)}
    for number, lines in enumerate(pages, 1):
        at_edge = {*range(_FURNITURE_LINES), *range(len(lines) - _FURNITURE_LINES, len(lines))}
        yield [
            line
            for place, line in enumerate(lines)
            if place not in at_edge or repeated.isdisjoint(_forms(line, number, len(pages)))
        ]


def _forms(line: str, page: int, pages: int) -> set[str]:
    """Return a line as it is, and without its page number if it is one, with or without the number of pages.

    "Take 1 a day" on page 1 and "Take 2 a day" on page 2 are no page numbers.
    """
    words = line.split()
    forms = {" ".join(words)}
    if str(page) in words and (len(words) <= 2 or str(pages) in words[words.index(str(page)) + 1 :]):
        forms.add(" ".join("#" if word in (str(page), str(pages)) else word for word in words))
    return forms


def _spans(old: Sequence[PageToken], new: Sequence[PageToken]) -> Iterator[tuple[_Span, _Span]]:
    pairs = align([word.key for word in old], [word.key for word in new])
    old_left = _left(len(old), [a for a, _ in pairs])
    new_left = _left(len(new), [b for _, b in pairs])
    moved_old, moved_new = _moved(old, new, old_left, new_left)
    old_left, new_left = old_left - moved_old, new_left - moved_new
    for a, b in pairs:
        if old[a].text != new[b].text and not (old[a].parted or new[b].parted):
            yield (a, a + 1), (b, b + 1)
    ends = [(-1, -1), *pairs, (len(old), len(new))]
    for (a, b), (after_a, after_b) in pairwise(ends):
        gone = [i for i in range(a + 1, after_a) if i in old_left]
        come = [j for j in range(b + 1, after_b) if j in new_left]
        if gone or come:
            here = (gone[0], gone[-1] + 1) if gone else (a + 1, a + 1)
            there = (come[0], come[-1] + 1) if come else (b + 1, b + 1)
            yield here, there


def _left(count: int, paired: Sequence[int]) -> set[int]:
    return set(range(count)).difference(paired)


def _moved(
    old: Sequence[PageToken], new: Sequence[PageToken], old_left: set[int], new_left: set[int]
) -> tuple[set[int], set[int]]:
    """Return the unmatched words that are together on both sides, enough of them to be a passage."""
    moved: tuple[set[int], set[int]] = (set(), set())
    while True:
        a, b = sorted(old_left - moved[0]), sorted(new_left - moved[1])
        runs = _runs(a, b, align([old[i].text for i in a], [new[j].text for j in b]))
        if not runs:
            return moved
        for run in runs:
            moved[0].update(i for i, _ in run)
            moved[1].update(j for _, j in run)


def _runs(a: Sequence[int], b: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    runs: list[list[tuple[int, int]]] = []
    for place, other in pairs:
        i, j = a[place], b[other]
        if runs and runs[-1][-1] == (i - 1, j - 1):
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])
    return [run for run in runs if len(run) >= _TOGETHER]


def _change(old: Sequence[PageToken], new: Sequence[PageToken], here: _Span, there: _Span, tag: str) -> Change:
    gone, come = _text_of(old[slice(*here)]), _text_of(new[slice(*there)])
    before = _text_of(new[max(0, there[0] - _CONTEXT) : there[0]])
    after = _text_of(new[there[1] : there[1] + _CONTEXT])
    parts = [(Op.SAME, before), (Op.REMOVED, gone), (Op.ADDED, come), (Op.SAME, after)]
    kind = Kind.ALTERED if gone and come else Kind.REMOVED if gone else Kind.ADDED
    was, now = (" ".join(filter(None, (before, words, after))) for words in (gone, come))
    turned = turns(was, now, tag)
    weight = gravest([weight_of_turns(turned), _weight(was, now, f"{gone} {come}", tag)])
    words = tuple(Stretch(op, text) for op, text in parts if text)
    reasons = tuple(turn.reason for turn in turned)
    return Change(kind, weight, _statement(old[slice(*here)]), _statement(new[slice(*there)]), words, reasons)


def _weight(before: str, after: str, changed: str, tag: str) -> Weight:
    if quantities_in(before, tag) != quantities_in(after, tag):
        return Weight.NUMBER
    return Weight.WARNING if warns(changed, tag) else weight_of_other_words(tag)


def _text_of(words: Sequence[PageToken]) -> str:
    return " ".join(word.text for word in words)


def _statement(words: Sequence[PageToken]) -> tuple[Statement, ...]:
    if not words:
        return ()
    source = words[0].source or Source("", 0, 0)
    return (Statement(tuple(Word(word.text) for word in words), ("words",), source, page=words[0].page),)
