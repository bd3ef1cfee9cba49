"""Geometry of a page in its own space: points from its lower left corner, before rotation."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, hypot
from typing import NamedTuple

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top."""
Matrix = tuple[float, float, float, float, float, float]

UNIT: Matrix = (1, 0, 0, 1, 0, 0)


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that applies first one, then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return a point transformed by a matrix (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


class Stretch(NamedTuple):
    """The position of a piece of a line: the start of its baseline, the vector along it, and one em up from it."""

    start: Point
    along: Point
    up: Point

    @property
    def end(self) -> Point:
        return self.start[0] + self.along[0], self.start[1] + self.along[1]

    @property
    def em(self) -> float:
        """The length of one em, in points."""
        return hypot(*self.up)

    @property
    def middle(self) -> Point:
        """The point half along, at half the height of small letters."""
        x, y = self.start
        return x + self.along[0] / 2 + self.up[0] / 4, y + self.along[1] / 2 + self.up[1] / 4

    def seen_from(self, point: Point) -> tuple[float, float]:
        """Return the position of a point along the line, from 0 to 1 on the piece, and its height above it, in em."""
        x, y = point[0] - self.start[0], point[1] - self.start[1]
        (ax, ay), (ux, uy) = self.along, self.up
        area = ax * uy - ay * ux
        return ((x * uy - y * ux) / area, (ax * y - ay * x) / area) if area else (0.5, hypot(x, y))

    def distance(self, point: Point) -> tuple[float, float]:
        """Return the distance of a point from the piece, along its line and across it, in em."""
        far, high = self.seen_from(point)
        em = self.em or 1.0
        beyond = max(0.0, -far, far - 1) * hypot(*self.along) / em
        return beyond, max(0.0, _DESCENT - high, high - _ASCENT)


_DESCENT, _ASCENT = -0.2, 0.8
"""How far letters extend below and above the baseline, in em, approximately in every font."""


def around(points: Sequence[Point]) -> Bounds:
    """Return left, bottom, right and top of points."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def corners(left: float, bottom: float, right: float, top: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle, from the lower left, counter-clockwise."""
    return (left, bottom), (right, bottom), (right, top), (left, top)


def centre(points: Sequence[Point]) -> Point:
    left, bottom, right, top = around(points)
    return (left + right) / 2, (bottom + top) / 2


def ringed(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return corners in their order around the middle: programs write those of a quadrilateral in several orders."""
    x, y = centre(points)
    return tuple(sorted(points, key=lambda point: atan2(point[1] - y, point[0] - x)))


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Tell whether a point is inside a polygon."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
