"""What is made from a key alone is made once: later leaflets use the same words.

What is remembered here is forgotten on request, all of it: nothing of a patient's may stay behind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar

KEPT = 50_000
"""Keys that are remembered before they are all forgotten: 15 to 20 MB for words."""

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
Asked = ParamSpec("Asked")

_FORGET: list[Callable[[], None]] = []
"""What empties each of the memories."""


class Remembered(dict[Key, Made], Generic[Key, Made]):
    """What a function makes of keys, made when it is first asked for. What it holds never changes what it gives."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._make = make
        _FORGET.append(self.clear)

    def __missing__(self, key: Key) -> Made:
        if len(self) >= KEPT:
            self.clear()
        made = self[key] = self._make(key)
        return made


def remembered(most: int) -> Callable[[Callable[Asked, Made]], Callable[Asked, Made]]:
    """Let a function remember so many of its results."""

    def remembering(make: Callable[Asked, Made]) -> Callable[Asked, Made]:
        kept = lru_cache(maxsize=most)(make)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # it takes what it wraps takes, if that can be hashed

    return remembering


@contextmanager
def forgetting() -> Iterator[None]:
    """Let everything be forgotten at the end, also what was remembered before: the next leaflet is as the first."""
    try:
        yield
    finally:
        for forget in _FORGET:
            forget()
