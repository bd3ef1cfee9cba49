"""Finds which word of the leaflet each word on paper is, and how certain that is.

Paper has the words in order, except for what the program adds, for reordered pages (a booklet), and for what
was edited since. So a reading of the paper is a walk through the leaflet: to the next word for nothing, over a few
for little, to any other place for much; and a skipped word on paper costs more the rarer it is. Every
place of a word is judged by the cheapest walk that takes it (the min-sum forward and backward algorithm), so words
that occur in many places are distinguished by their context. How much more the second best place costs
says how certain the first is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from math import inf
from typing import NamedTuple

_JUMP = 8.0
"""The cost of a jump to any other place of the leaflet: as much as skipping four common words on paper."""
_GAP, _PER_WORD = 2.0, 0.1
"""The cost of a gap in the leaflet, and of each word in it."""
_SIGN, _COMMON, _SELDOM, _ONCE = 0.5, 2.0, 3.0, 4.0
"""The cost of skipping a punctuation mark, or a word that is in the leaflet often, up to three times, or once."""
_SURE = 3.0
"""A place is certain if every other costs so much more: as much as skipping a rare word."""

_PASSED = 2.0
"""A word on paper is certain to be one of the leaflet's if skipping it would cost so much more."""

_KEPT = 200
"""The most walks that are followed at the same time."""


def is_near(guess: Guess, best: Guess) -> bool:
    """Tell whether another guess about a word is too close to the best one for that to be certain."""
    return guess.cost - best.cost < (_PASSED if guess.place is None else _SURE)


class Guess(NamedTuple):
    """A place of a word in the leaflet, None for none, and the cost of the cheapest walk through it."""

    cost: float
    place: int | None


_Costs = dict[int, float]


class _Step(NamedTuple):
    """One word: the walks before it by place, those through it, and the cost of skipping it."""

    before: _Costs
    taking: _Costs
    passing: float


def trace(paper: Sequence[str], leaflet: Sequence[str], begin: int | None = -1) -> list[list[Guess]]:
    """Return the best guesses for each word on paper, the best first: up to four places, and none.

    The walk begins before the leaflet's first word, or, without a beginning, anywhere.
    """
    return traced(paper, places_of(leaflet), begin, len(leaflet))


def places_of(leaflet: Sequence[str]) -> dict[str, list[int]]:
    """Return the indexes of each word of a leaflet, in ascending order."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(leaflet):
        places[word].append(index)
    return dict(places)


def walks_through(paper: Sequence[str], leaflet: Sequence[str]) -> int:
    """Return how many walks are followed at most, all words on paper together: one to each place of a word."""
    times = {word: min(count, _KEPT) for word, count in Counter(leaflet).items()}
    return sum(times.get(word, 0) for word in paper)


def traced(
    paper: Sequence[str], everywhere: Mapping[str, list[int]], begin: int | None, until: int
) -> list[list[Guess]]:
    """Return the best guesses for each word on paper, as `trace` does, in a leaflet up to one of its words."""
    places = {word: _up_to(everywhere.get(word, []), until) for word in dict.fromkeys(paper)}
    known = [index for index, word in enumerate(paper) if places[word]]
    steps, last = _forward([paper[index] for index in known], places, begin)
    guesses: list[list[Guess]] = [[Guess(0, None)] for _ in paper]
    ahead = dict.fromkeys(last, 0.0)
    for index, step in zip(reversed(known), reversed(steps), strict=True):
        guesses[index] = _guesses(step, ahead)
        ahead = _back(step, ahead, _is_word(paper[index]))
    return guesses


def _up_to(places: list[int], until: int) -> list[int]:
    return places[: bisect_left(places, until)]


def _forward(words: Sequence[str], places: Mapping[str, list[int]], begin: int | None) -> tuple[list[_Step], _Costs]:
    steps = []
    walks: _Costs = {} if begin is None else {begin: 0.0}
    for word in words:
        taking = _taken(walks, places[word], _is_word(word))
        passing = _price(word, len(places[word]))
        after = {place: cost + passing for place, cost in walks.items()} or {-1: passing}
        steps.append(_Step(walks, taking, passing))
        for place, cost in taking.items():
            after[place] = min(cost, after.get(place, inf))
        walks = _best(after)
    return steps, walks


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _price(word: str, times: int) -> float:
    """Return the cost of skipping a word that is in the leaflet so many times."""
    if not _is_word(word):
        return _SIGN
    return _ONCE if times == 1 else _SELDOM if times <= 3 else _COMMON


def _taken(walks: _Costs, places: Sequence[int], jumps: bool) -> _Costs:
    """Return the costs of the walks on to the places of a word. No walk jumps to a punctuation mark."""
    if not walks:
        return dict.fromkeys(places, 0.0)
    far = min(walks.values()) + _JUMP if jumps else inf
    taken: _Costs = {}
    behind = sorted(walks)
    at, near = 0, inf
    for place in places:
        while at < len(behind) and behind[at] < place:
            near = min(near, walks[behind[at]] - _PER_WORD * (behind[at] + 1))
            at += 1
        cost = min(walks.get(place - 1, inf), near + _GAP + _PER_WORD * place, far)
        if cost < inf:
            taken[place] = cost
    return _best(taken)


def _back(step: _Step, ahead: _Costs, jumps: bool) -> _Costs:
    """Return the remaining costs of the walks before a word, given those after it."""
    to_come = {place: ahead[place] for place in step.taking if place in ahead}
    far = min(to_come.values(), default=inf) + _JUMP if jumps else inf
    before: _Costs = {}
    places = sorted(to_come, reverse=True)
    at, near = 0, inf
    for walk in sorted(step.before, reverse=True):
        while at < len(places) and places[at] > walk:
            near = min(near, to_come[places[at]] + _PER_WORD * places[at])
            at += 1
        passed = ahead.get(walk, inf) + step.passing
        before[walk] = min(passed, to_come.get(walk + 1, inf), near + _GAP - _PER_WORD * (walk + 1), far)
    return before


def _guesses(step: _Step, ahead: _Costs) -> list[Guess]:
    best = sorted([(cost + ahead[place], place) for place, cost in step.taking.items() if place in ahead])[:4]
    passed = min([cost + ahead.get(walk, inf) for walk, cost in step.before.items()], default=0.0) + step.passing
    after = bisect_right(best, (passed, inf))
    taken = [Guess(cost, place) for cost, place in best]
    return [*taken[:after], Guess(passed, None), *taken[after:]]


def _best(walks: _Costs) -> _Costs:
    """Return the walks that can still become the best: any other is no better than a jump from the current best."""
    limit = min(walks.values(), default=0.0) + _JUMP + _SURE
    kept = {place: cost for place, cost in walks.items() if cost <= limit}
    if len(kept) > _KEPT:
        kept = {place: kept[place] for place in nsmallest(_KEPT, kept, key=kept.__getitem__)}
    return kept
