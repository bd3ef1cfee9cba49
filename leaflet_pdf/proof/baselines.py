"""How pieces on one line stand to each other: on one baseline, or one of them raised or lowered."""

from __future__ import annotations

from leaflet_pdf.proof.reader.readback import Piece

_NEAR = 0.9
_OFF = 0.03
"""How far apart pieces on one line may be, and from where on one stands higher, in the larger one's size."""


def are_neighbours(one: Piece, other: Piece) -> bool:
    """Tell whether a piece goes on where another ends, higher or lower by less than a line."""
    em = max(one.size, other.size)
    gap = other.x - one.x - one.width
    near = -_NEAR * em < gap < _NEAR * em and abs(one.y - other.y) < _NEAR * em
    return near and one is not other and one.page == other.page and bool(one.font and other.font)


def step(one: Piece, other: Piece) -> int:
    """Return 1 for a piece that stands higher than the one before it, -1 for a lower one, 0 on the same line."""
    off = (one.y - other.y) / max(one.size, other.size)
    return (off > _OFF) - (off < -_OFF)
