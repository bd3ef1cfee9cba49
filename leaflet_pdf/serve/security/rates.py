"""How much one may ask for in a time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from math import ceil
from time import monotonic

from leaflet_pdf.serve.problem import ProblemError

_BURST, _EACH_SECOND = 10.0, 10.0
_MOST, _EACH_SECOND_OF_MINUTE = 120.0, 2.0
"""Builds at once and in a second, and in a minute."""

_KNOWN = 10_000


class Rates:
    """What everybody may still ask for. Who has not asked for long is forgotten: they may ask for all of it."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float, float]] = OrderedDict()

    def take(self, who: str, cost: float) -> None:
        """Take what a request costs, in builds. Raises ProblemError if that is more than is left."""
        now = self._clock()
        second, minute, seen = self._left.pop(who, (_BURST, _MOST, now))
        second = min(_BURST, second + (now - seen) * _EACH_SECOND)
        minute = min(_MOST, minute + (now - seen) * _EACH_SECOND_OF_MINUTE)
        wait = max((cost - second) / _EACH_SECOND, (cost - minute) / _EACH_SECOND_OF_MINUTE)
        paid = cost if wait <= 0 else 0
        self._left[who] = second - paid, minute - paid, now
        while len(self._left) > _KNOWN:
            self._left.popitem(last=False)
        if wait > 0:
            raise ProblemError(429, "too many requests in a short time", headers={"Retry-After": str(ceil(wait))})
