"""How much of something: an exact number and its unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Quantity(NamedTuple):
    """So much of something, as "40 mg"."""

    number: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{plain(self.number)} {self.unit}"


def plain(number: Decimal) -> str:
    """Return a number in figures, without an exponent or a needless zero."""
    return f"{number.normalize():f}"
