"""How much of something: an exact number and its unit."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal  # few leaflets have an amount in their file, and its import takes time

MEASURES = {
    **dict.fromkeys(("ml", "mL", "millilitre", "millilitres", "milliliter", "milliliters"), "ml"),
    **dict.fromkeys(("microgram", "micrograms", "mcg"), "micrograms"),
    **dict.fromkeys(("milligram", "milligrams", "mg"), "mg"),
    **dict.fromkeys(("gram", "grams", "g"), "g"),
    **dict.fromkeys(("unit", "units"), "units"),
    **dict.fromkeys(("hour", "hours"), "hour"),
    **dict.fromkeys(("nanogram", "nanograms"), "nanograms"),
    **dict.fromkeys(("millimole", "millimoles", "mmol"), "mmol"),
}
"""Every right way to write a measure, and the one that is printed."""


def measure(unit: str) -> str:
    """Return a unit as it is printed."""
    return MEASURES.get(unit, unit)


class Quantity(NamedTuple):
    """So much of something, as "40 mg"."""

    number: "Decimal"
    unit: str

    def __str__(self) -> str:
        return f"{plain(self.number)} {self.unit}"


def plain(number: "Decimal") -> str:
    """Return a number in figures, without an exponent or a needless zero."""
    return f"{number.normalize():f}"
