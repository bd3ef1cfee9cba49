"""Path data of SVG (SVG 1.1, 8.3) as straight lines and cubic curves, in absolute coordinates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, pi, radians, sin, sqrt, tan

Segment = tuple[str, tuple[float, ...]]
"""An operator of ISO 32000-1, 8.5.2 ("m", "l", "c" or "h"), and its coordinates."""

_TOKEN = re.compile(
    r"[\s,]*(?:(?P<command>[MmLlHhVvCcSsQqTtAaZz])|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?))"
)
LARGEST = 1e9
"""No number of a drawing is larger than this."""
_FLAG = re.compile(r"[\s,]*([01])")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


class PathError(ValueError):
    """Path data that no reader could follow; its words say where."""


def segments(data: str) -> Iterator[Segment]:
    """Yield the segments of path data. Raises PathError at what is no path data."""
    pen = _Pen()
    for command, numbers in _commands(data):
        yield from pen.draw(command, numbers)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command with its numbers; one that is left out is that before it, or a line after a move."""
    at, command = 0, ""
    data = data.strip()
    while at < len(data):
        token = _TOKEN.match(data, at)
        if token and token["command"]:
            command, at = token["command"], token.end()
        elif not command or command in "Zz":
            raise PathError(f"“{data[at : at + 12]}” is not a command of a path")
        numbers: list[float] = []
        for place in range(_COUNTS[command.upper()]):
            found = (_FLAG if command in "Aa" and place in (3, 4) else _TOKEN).match(data, at)
            if not found or (found.re is _TOKEN and not found["number"]):
                raise PathError(f"“{data[at : at + 12]}” is not a number of “{command}”")
            numbers.append(float(found[1] if found.re is _FLAG else found["number"]))
            if abs(numbers[-1]) > LARGEST:
                raise PathError(f"“{data[at : found.end()].strip()}” is too large")
            at = found.end()
        yield command, numbers
        command = {"M": "L", "m": "l"}.get(command, command)


class _Pen:
    """Where a path has come to, and what its next command may refer to."""

    def __init__(self) -> None:
        self._at = self._start = (0.0, 0.0)
        self._handle: tuple[float, float] | None = None
        self._last = ""

    def draw(self, command: str, numbers: list[float]) -> Iterator[Segment]:
        """Yield the segments of a command. Raises PathError for a path that does not begin with a move."""
        kind, (x, y) = command.upper(), self._at
        if not self._last and kind != "M":
            raise PathError(f"the path begins with “{command}”, not with a move")
        if command.islower() and kind not in "HVA":
            numbers = [number + (y if place % 2 else x) for place, number in enumerate(numbers)]
        elif command == "a":
            numbers = [*numbers[:5], numbers[5] + x, numbers[6] + y]
        elif command in "hv":
            numbers = [numbers[0] + (x if command == "h" else y)]
        handle, self._handle = self._handle if self._last in _REFLECTING.get(kind, "") else None, None
        mirrored = (2 * x - handle[0], 2 * y - handle[1]) if handle else (x, y)
        self._last = kind
        match kind:
            case "Z":
                self._at = self._start
                yield "h", ()
                return
            case "H" | "V":
                points = [(numbers[0], y) if kind == "H" else (x, numbers[0])]
            case "A":
                yield from _arc(x, y, *numbers)
                self._at = numbers[5], numbers[6]
                return
            case _:
                points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if kind in "ST":
            points.insert(0, mirrored)
        self._at = points[-1]
        if kind == "M":
            self._start = self._at
        if kind in "CSQT":
            self._handle = points[-2]
        if kind in "QT":
            points = [*_raised((x, y), *points)]
        yield {"M": "m"}.get(kind, "c" if len(points) > 1 else "l"), tuple(place for point in points for place in point)


_REFLECTING = {"S": "CS", "T": "QT"}
"""After which commands a smooth curve goes on as the one before it ended."""

Point = tuple[float, float]


def _raised(start: Point, handle: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return the handles and the end of a cubic curve that is the same as a quadratic one."""
    near, far = ((a + 2 * (h - a) / 3, b + 2 * (k - b) / 3) for (a, b), (h, k) in ((start, handle), (end, handle)))
    return near, far, end


def _arc(
    x: float, y: float, rx: float, ry: float, turn: float, large: float, sweep: float, to_x: float, to_y: float
) -> Iterator[Segment]:
    """Yield an elliptical arc as cubic curves of at most a quarter each (SVG 1.1, F.6)."""
    rx, ry = abs(rx), abs(ry)
    if (x, y) == (to_x, to_y):
        return
    if not rx or not ry:
        yield "l", (to_x, to_y)
        return
    c, s = cos(radians(turn)), sin(radians(turn))
    dx, dy = (x - to_x) / 2, (y - to_y) / 2
    a, b = (c * dx + s * dy) / rx, (c * dy - s * dx) / ry
    size = a * a + b * b
    if not 1e-18 < size < 1e18:
        raise PathError("an arc has radii that are too large, or too small, for its ends")
    if size > 1:
        rx, ry, a, b = rx * sqrt(size), ry * sqrt(size), a / sqrt(size), b / sqrt(size)
    off = sqrt(max(0.0, 1 / (a * a + b * b) - 1)) * (1 if large != sweep else -1)
    # The circle's middle, where the ellipse is one of radius 1 that is not turned.
    u, v = off * b, -off * a
    first, last = atan2(b - v, a - u), atan2(-b - v, -a - u)
    angle = (last - first) % (2 * pi)
    angle = angle if sweep else angle - 2 * pi
    mid_x, mid_y = c * rx * u - s * ry * v + (x + to_x) / 2, s * rx * u + c * ry * v + (y + to_y) / 2
    parts = max(1, ceil(abs(angle) / (pi / 2) - 1e-9))
    step = angle / parts
    k = 4 / 3 * tan(step / 4)
    for part in range(parts):
        one, two = first + part * step, first + (part + 1) * step
        circle = (
            (cos(one) - k * sin(one), sin(one) + k * cos(one)),
            (cos(two) + k * sin(two), sin(two) - k * cos(two)),
            (cos(two), sin(two)),
        )
        yield (
            "c",
            tuple(
                place for p, q in circle for place in (c * rx * p - s * ry * q + mid_x, s * rx * p + c * ry * q + mid_y)
            ),
        )
