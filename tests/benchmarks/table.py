"""Programs take turns, since a machine's speed drifts; what is found stands in a table."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from operator import truediv
from statistics import median
from typing import TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

_NAME, _CELL = 50, 12


def in_turn(acts: Mapping[K, Callable[[], T]], rounds: int) -> dict[K, list[T]]:
    """Return what each act gives in each round: in every round, each has its turn."""
    found: dict[K, list[T]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            found[name].append(act())
    return found


def ratio(values: Sequence[float], base: Sequence[float]) -> str:
    """Return how many times the base the values are: the median of the ratios within a round."""
    return f"{median(map(truediv, values, base)):.2f}"


def head(title: str, *cells: str) -> None:
    print()
    row(title, *cells)
    row("-" * len(title), *("-" * len(cell) for cell in cells))


def row(name: str, *cells: str) -> None:
    print(f"{name:{_NAME}}" + "".join(f"{cell:>{_CELL}}" for cell in cells), flush=True)
