"""What is made from a key alone is made once: later leaflets use the same words.

What is made privately is remembered nowhere else: nothing of a patient's may stay behind.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, TypeVar

KEPT = 4_096
"""Keys that are remembered, if nothing else is said: as many words are 6 MB."""

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")

_Private = dict[int, tuple["Remembered[Any, Any]", dict[Any, Any]]]
_ABSENT: Any = object()
_private: ContextVar[_Private | None] = ContextVar("private", default=None)
"""What is made privately in this thread, for each memory that was asked; by its id, for a dictionary has no hash."""


class Remembered(dict[Key, Made], Generic[Key, Made]):
    """What a function makes of keys, made when it is first asked for. What it holds never changes what it gives.

    No more than `kept` keys are held. The half of them that was first asked for earlier goes when there is no room,
    but for those that were asked for again since.

    Threads may share it without a lock. Each reads or writes a dictionary in single steps, which Python does not
    interleave, and takes what a step gave it, not what may stand there later; two that miss a key at once make equal
    values of it, and either will do.
    """

    def __init__(self, make: Callable[[Key], Made], kept: int = KEPT) -> None:
        self._make = make
        self._kept = kept
        self._earlier: dict[Key, Made] = {}

    def __missing__(self, key: Key) -> Made:
        made: Made = self._earlier.get(key, _ABSENT)
        if made is _ABSENT:
            private = _private.get()
            if private is not None:
                return self._made_privately(key, private)
            made = self._make(key)
        if len(self) >= self._kept // 2:
            self._earlier = dict(self)
            self.clear()
        self[key] = made
        return made

    def _made_privately(self, key: Key, private: _Private) -> Made:
        _, held = private.setdefault(id(self), (self, {}))
        if key not in held:
            held[key] = self._make(key)
        made: Made = held[key]
        return made


@contextmanager
def privately() -> Iterator[None]:
    """Let nothing that this thread first makes inside the `with` be remembered after it, or by others."""
    token = _private.set({})
    try:
        yield
    finally:
        _private.reset(token)
