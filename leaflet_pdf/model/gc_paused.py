"""Python's search for garbage, paused while values are made that are trees: it finds nothing there, and costs a tenth.

The switch is the process's. So it is off only while one thread alone works here: as soon as a second one begins, all go
on with the search, as they do with whatever else the process holds.
"""

from __future__ import annotations

import gc
from _thread import allocate_lock  # `threading` would be read in for this alone
from collections.abc import Iterator
from contextlib import contextmanager


class _Workers:
    """How many are at work at once, and whether there was a search before the first of them began."""

    def __init__(self) -> None:
        self._lock = allocate_lock()
        self._count = 0
        self._searched = False

    def begin(self) -> None:
        with self._lock:
            self._count += 1
            if self._count == 1:
                self._searched = gc.isenabled()
                gc.disable()
            elif self._searched:
                gc.enable()

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count and self._searched:
                gc.enable()


_WORKERS = _Workers()


@contextmanager
def gc_paused() -> Iterator[None]:
    """Let Python not search for garbage in the meantime, if nobody else is at work here.

    What is still held at the end is looked through then: let it be held by functions that have returned.
    """
    _WORKERS.begin()
    try:
        yield
    finally:
        _WORKERS.end()
