"""How much one may ask for in a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from leaflet_pdf.serve.problem import ProblemError

_KNOWN = 10_000


class Rates:
    """What everybody may still ask for. Who has not asked for long is forgotten: they may ask for all of it."""

    def __init__(self, in_second: float = 10, in_minute: float = 120, clock: Callable[[], float] = monotonic) -> None:
        self._in_second = in_second
        self._in_minute = in_minute
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float, float]] = OrderedDict()

    def take(self, who: str, cost: float) -> None:
        """Take what a request costs, in builds. Raises ProblemError if that is more than is left."""
        now = self._clock()
        second, minute, seen = self._left.pop(who, (self._in_second, self._in_minute, now))
        second = min(self._in_second, second + (now - seen) * self._in_second)
        minute = min(self._in_minute, minute + (now - seen) * self._in_minute / 60)
        wait = max((cost - second) / self._in_second, (cost - minute) / self._in_minute * 60)
        paid = cost if wait <= 0 else 0
        self._left[who] = second - paid, minute - paid, now
        while len(self._left) > _KNOWN:
            self._left.popitem(last=False)
        if wait > 0:
            raise ProblemError(429, "too many requests in a short time", headers={"Retry-After": str(ceil(wait))})
