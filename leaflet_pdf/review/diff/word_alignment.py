"""Aligns the words of two texts, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

_SMALL = 400
"""The most words of a gap that is searched for the longest common sequences; larger ones would take too long."""


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of indexes of equal items, in order.

    Items that are unique in both anchor the rest (patience alignment), so a common word never pairs two unlike
    passages. The time grows with the length, not its square: between such anchors gaps are small, and where
    they are not, only their common prefixes and suffixes are paired.
    """
    return list(_pairs(old, 0, len(old), new, 0, len(new)))


def _pairs(
    old: Sequence[Hashable], i: int, old_end: int, new: Sequence[Hashable], j: int, new_end: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two ranges: their common prefix, what is between, their common suffix."""
    while i < old_end and j < new_end and old[i] == new[j]:
        yield i, j
        i, j = i + 1, j + 1
    ends = 0
    while i < old_end - ends and j < new_end - ends and old[old_end - ends - 1] == new[new_end - ends - 1]:
        ends += 1
    yield from _between(old, i, old_end - ends, new, j, new_end - ends)
    yield from zip(range(old_end - ends, old_end), range(new_end - ends, new_end), strict=True)


def _between(
    old: Sequence[Hashable], i: int, old_end: int, new: Sequence[Hashable], j: int, new_end: int
) -> Iterator[tuple[int, int]]:
    if i == old_end or j == new_end:
        return
    anchors = _anchors(old, i, old_end, new, j, new_end)
    if anchors:
        for a, b in anchors:
            yield from _pairs(old, i, a, new, j, b)
            yield a, b
            i, j = a + 1, b + 1
        yield from _pairs(old, i, old_end, new, j, new_end)
    elif old_end - i <= _SMALL and new_end - j <= _SMALL:
        for a, b, size in SequenceMatcher(None, old[i:old_end], new[j:new_end], autojunk=False).get_matching_blocks():
            yield from ((i + a + step, j + b + step) for step in range(size))


def _anchors(
    old: Sequence[Hashable], i: int, old_end: int, new: Sequence[Hashable], j: int, new_end: int
) -> list[tuple[int, int]]:
    """Return the longest ascending sequence of pairs of items that are unique in both ranges."""
    here, there = Counter(old[i:old_end]), Counter(new[j:new_end])
    at = {new[b]: b for b in range(j, new_end) if there[new[b]] == 1}
    once = [(a, at[old[a]]) for a in range(i, old_end) if here[old[a]] == 1 and old[a] in at]
    return _longest_rising(once)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest sequence of pairs, in order of the first numbers, whose second numbers ascend."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, b) in enumerate(pairs):
        place = bisect_left(ends, b)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [b]
        last[place : place + 1] = [index]
    chain = []
    index = last[-1] if last else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]
