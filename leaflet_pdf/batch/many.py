"""Leaflets in any number, built by any executor of `concurrent.futures`, in memory that does not grow with them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import islice
from typing import Protocol, TypeVar

from leaflet_pdf.batch.cache import Cache
from leaflet_pdf.batch.item import Done, Item, died
from leaflet_pdf.batch.work import one_by_one, work

SHARE = 8
"""How many items one process is given at a time: a share takes long beside handing it over."""

AHEAD = 16
"""How many shares are handed out before the oldest must have come back, if nothing else is said."""

Share = tuple[Item, ...]
H = TypeVar("H", bound="Handed")
_Future = Future[tuple[Done, ...]]


def build_many(
    items: Iterable[Item], executor: Executor | None = None, *, cache: Cache | None = None, ahead: int = AHEAD
) -> Generator[Done, None, None]:
    """Build the items with the workers of an executor, or in this process; yield what became of each, in their order.

    Items are taken as room comes free, so there may be any number of them; each has its PDF written to its target by
    the worker, or, without one, sent back. Neighbours of the same source share its loading. A file that is wrong, or
    on which the program fails, stops only itself. If a worker dies, what did not come back is reported as not built.

    >>> items = [Item(Path("content/isotretinoin-40mg.yaml"), PrintOptions(paper=paper)) for paper in ("a4", "a5")]
    >>> [done.pages for done in build_many(items)]
    [6, 14]
    """
    if executor is None:
        yield from one_by_one(items, cache)
        return
    yield from in_order(items, lambda share: _handed(executor, share, cache), _come_back, ahead)


class Handed(Protocol):
    """A share that was handed out."""

    def cancel(self) -> object:
        """Take it back if nobody has begun with it."""


def in_order(
    items: Iterable[Item], hand: Callable[[Share], H], come_back: Callable[[Share, H], Iterable[Done]], ahead: int
) -> Generator[Done, None, None]:
    """Hand out the items in shares, so many ahead of the oldest that has not come back; yield what came of each."""
    waiting: deque[tuple[Share, H]] = deque()
    try:
        for share in _shares(items):
            waiting.append((share, hand(share)))
            if len(waiting) >= ahead:
                yield from come_back(*waiting.popleft())
        while waiting:
            yield from come_back(*waiting.popleft())
    finally:
        for _, handed in waiting:
            handed.cancel()


def _shares(items: Iterable[Item]) -> Iterator[Share]:
    left = iter(items)
    while share := tuple(islice(left, SHARE)):
        yield share


def _handed(executor: Executor, share: Share, cache: Cache | None) -> _Future:
    try:
        return executor.submit(work, share, cache)
    except BrokenExecutor as error:
        handed: _Future = Future()
        handed.set_exception(error)
        return handed


def _come_back(share: Share, handed: _Future) -> tuple[Done, ...]:
    try:
        return handed.result()
    except BrokenExecutor:
        return tuple(map(died, share))
