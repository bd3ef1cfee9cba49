"""What is made from a key alone is made once: later leaflets use the same words.

What is remembered can be forgotten again: nothing of a patient's may stay behind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

KEPT = 4_096
"""Keys that are remembered, if nothing else is said: as many words are 6 MB."""

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")


class Remembered(dict[Key, Made], Generic[Key, Made]):
    """What a function makes of keys, made when it is first asked for. What it holds never changes what it gives.

    No more than `kept` keys are held. The half of them that was first asked for earlier goes when there is no room,
    but for those that were asked for again since.
    """

    def __init__(self, make: Callable[[Key], Made], kept: int = KEPT) -> None:
        self._make = make
        self._kept = kept
        self._earlier: dict[Key, Made] = {}

    def __missing__(self, key: Key) -> Made:
        if len(self) >= self._kept // 2:
            self._earlier = dict(self)
            self.clear()
        if key in self._earlier:
            made = self._earlier[key]
        else:
            for met in tuple(_met.values()):
                met.append((self, key))
            made = self._make(key)
        self[key] = made
        return made

    def forget(self, key: Key) -> None:
        self.pop(key, None)
        self._earlier.pop(key, None)


_met: dict[int, list[tuple[Remembered[Any, Any], Hashable]]] = {}
"""What was first met since each of those asked, in any thread, who will have it forgotten."""


@contextmanager
def forgetting() -> Iterator[None]:
    """Let nothing that is first met inside the `with` be remembered after it."""
    met: list[tuple[Remembered[Any, Any], Hashable]] = []
    _met[id(met)] = met
    try:
        yield
    finally:
        del _met[id(met)]
        for memory, key in met:
            memory.forget(key)
