"""Pairs the statements of one version with those of the other.

First those that are equal in the same order, then those that are equal elsewhere (moved), then the most similar
of what is left between two pairs (altered), then similar ones elsewhere, and last the headings of what was
paired.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from leaflet_pdf.review.diff.statements import Statement
from leaflet_pdf.review.diff.word_alignment import align

ALIKE = 0.5
"""The share of common words from which two statements in the same place count as one, altered."""

ALIKE_ELSEWHERE = 0.75
_FEWEST_WORDS_ELSEWHERE = 4
_WINDOW = 60
"""In a gap, a statement is compared with so many of the other side, around its expected position."""

Key = Callable[[Statement], Hashable]


class Paired(NamedTuple):
    """The pairs of indexes of matching statements, in the old order; `stayed` are those that did not move."""

    pairs: tuple[tuple[int, int], ...]
    stayed: tuple[tuple[int, int], ...]


def pair(old: Sequence[Statement], new: Sequence[Statement]) -> Paired:
    """Return the pairs of statements. The result is the same whichever side is the old one."""
    if [_full_key(each) for each in old] > [_full_key(each) for each in new]:
        turned = pair(new, old)
        return Paired(*(tuple(sorted((b, a) for a, b in pairs)) for pairs in turned))
    pairing = _Pairing(old, new)
    pairing.add(align([_full_key(each) for each in old], [_full_key(each) for each in new]))
    pairing.add(_once(old, new, pairing))
    for a, b in pairing.gaps():
        words = align([old[i].text for i in a], [new[j].text for j in b])
        pairing.add((a[i], b[j]) for i, j in words if old[a[i]].words or old[a[i]].kinds == new[b[j]].kinds)
    pairing.add(_same(old, new, pairing, _full_key))
    pairing.add(_same(old, new, pairing, lambda each: each.text))
    pairing.add(_beside(old, new, pairing))
    for a, b in pairing.gaps():
        pairing.add(_alike(old, new, a, b, ALIKE, alone=len(a) == len(b) == 1))
    pairing.add(_elsewhere(old, new, pairing))
    pairing.add(_leads(old, new, pairing))
    pairs = sorted(pairing.old_to_new.items())
    return Paired(tuple(pairs), tuple(_in_order(pairs)))


def _full_key(statement: Statement) -> tuple[object, ...]:
    return (statement.words, statement.marks, statement.kinds)


@dataclass(slots=True)
class _Pairing:
    old: Sequence[Statement]
    new: Sequence[Statement]
    old_to_new: dict[int, int] = field(default_factory=dict)
    new_to_old: dict[int, int] = field(default_factory=dict)

    def add(self, pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            if i not in self.old_to_new and j not in self.new_to_old:
                self.old_to_new[i], self.new_to_old[j] = j, i

    def left(self) -> tuple[list[int], list[int]]:
        """Return the indexes that are not paired yet."""
        return (
            [i for i in range(len(self.old)) if i not in self.old_to_new],
            [j for j in range(len(self.new)) if j not in self.new_to_old],
        )

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what is left on both sides between two consecutive pairs."""
        a, b = self.left()
        stayed = [*_in_order(sorted(self.old_to_new.items())), (len(self.old), len(self.new))]
        i = j = 0
        for end, other in stayed:
            before_i, before_j = i, j
            while i < len(a) and a[i] < end:
                i += 1
            while j < len(b) and b[j] < other:
                j += 1
            if i > before_i and j > before_j:
                yield a[before_i:i], b[before_j:j]


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest sequence of pairs that is in order in both versions: all others have moved."""
    new = sorted(range(len(pairs)), key=lambda number: pairs[number][1])
    return [pairs[number] for number, _ in align(range(len(pairs)), new)]


def _once(old: Sequence[Statement], new: Sequence[Statement], pairing: _Pairing) -> Iterator[tuple[int, int]]:
    """Yield pairs of what a leaflet has only one of, such as its version or the medicine's strength."""
    a, b = pairing.left()
    here, there = Counter(each.kinds for each in old), Counter(each.kinds for each in new)
    at = {new[j].kinds: j for j in b if there[new[j].kinds] == 1}
    for i in a:
        kinds = old[i].kinds
        if here[kinds] == 1 and kinds in at and kinds and kinds[0] not in {"introduction", "sections", "references"}:
            yield i, at[kinds]


def _same(old: Sequence[Statement], new: Sequence[Statement], pairing: _Pairing, key: Key) -> Iterator[tuple[int, int]]:
    """Yield pairs of equal statements, wherever they are, in order."""
    a, b = pairing.left()
    at: dict[Hashable, list[int]] = {}
    for j in reversed(b):
        if new[j].words:
            at.setdefault(key(new[j]), []).append(j)
    for i in a:
        if at.get(key(old[i])) and old[i].words:
            yield i, at[key(old[i])].pop()


def _beside(old: Sequence[Statement], new: Sequence[Statement], pairing: _Pairing) -> Iterator[tuple[int, int]]:
    """Yield pairs of empty cells and lines beside a pair on both sides: they moved with it."""
    for step in (1, -1):
        for i, j in sorted(pairing.old_to_new.items()):
            ends = (len(old), len(new)) if step > 0 else (-1, -1)
            beside = zip(range(i + step, ends[0], step), range(j + step, ends[1], step), strict=False)
            yield from takewhile(lambda both: _both_empty(old[both[0]], new[both[1]]), beside)


def _both_empty(one: Statement, other: Statement) -> bool:
    return not one.words and not other.words and one.kinds == other.kinds


def _alike(
    old: Sequence[Statement], new: Sequence[Statement], a: Sequence[int], b: Sequence[int], least: float, *, alone: bool
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share the most words, the best first; a single statement is paired with one of its kind."""
    counted = {j: _counted(new[j]) for j in b}
    found = []
    for place, i in enumerate(a):
        words, expected = _counted(old[i]), place * len(b) // len(a)
        for other in range(max(0, expected - _WINDOW), min(len(b), expected + _WINDOW)):
            j = b[other]
            share = _share(words, counted[j])
            kin = old[i].kinds == new[j].kinds
            if share >= least or (alone and kin):
                found.append((-share, not kin, abs(other - expected), i, j))
    yield from ((i, j) for _, _, _, i, j in sorted(found))


def _elsewhere(old: Sequence[Statement], new: Sequence[Statement], pairing: _Pairing) -> Iterator[tuple[int, int]]:
    a, b = pairing.left()
    long = [i for i in a if len(old[i].words) >= _FEWEST_WORDS_ELSEWHERE]
    other = [j for j in b if len(new[j].words) >= _FEWEST_WORDS_ELSEWHERE]
    return _alike(old, new, long, other, ALIKE_ELSEWHERE, alone=False)


def _counted(statement: Statement) -> Counter[str]:
    return Counter(word.text for word in statement.words)


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two statements have in common, from 0 to 1 (Dice coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _leads(old: Sequence[Statement], new: Sequence[Statement], pairing: _Pairing) -> Iterator[tuple[int, int]]:
    """Yield pairs of headings that share no words, but whose contents are paired."""
    votes: Counter[tuple[int, int]] = Counter()
    for i, j in pairing.old_to_new.items():
        votes.update(
            (a, b)
            for a, b in zip(old[i].under, new[j].under, strict=False)
            if a not in pairing.old_to_new and b not in pairing.new_to_old and old[a].kinds == new[b].kinds
        )
    yield from (pair for pair, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])))
