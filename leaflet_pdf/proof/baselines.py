"""Whether pieces on one line share a baseline, or one of them is raised or lowered."""

from __future__ import annotations

from leaflet_pdf.proof.reader.readback import Piece

_NEAR = 0.9
_OFF = 0.03
"""The tolerance for gaps and for raised baselines on one line, as a share of the larger piece's size."""


def are_neighbours(one: Piece, other: Piece) -> bool:
    """Tell whether a piece continues where another ends, higher or lower by less than a line."""
    em = max(one.size, other.size)
    gap = other.x - one.x - one.width
    near = -_NEAR * em < gap < _NEAR * em and abs(one.y - other.y) < _NEAR * em
    return near and one is not other and one.page == other.page and bool(one.font and other.font)


def step(one: Piece, other: Piece) -> int:
    """Return 1 if a piece is higher than the one before it, -1 if it is lower, 0 on the same baseline."""
    off = (one.y - other.y) / max(one.size, other.size)
    return (off > _OFF) - (off < -_OFF)
