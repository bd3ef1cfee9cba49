"""What is made from a key alone is made once: later leaflets use the same words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

KEPT = 50_000
"""Keys that are remembered before they are all forgotten: 15 to 20 MB for words."""

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Remembered(dict[Key, Made], Generic[Key, Made]):
    """What a function makes of keys, made when it is first asked for. What it holds never changes what it gives."""

    def __init__(self, make: Callable[[Key], Made], kept: int = KEPT) -> None:
        self._make = make
        self._kept = kept

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self._kept:
            self.clear()
        made = self[key] = self._make(key)
        return made
