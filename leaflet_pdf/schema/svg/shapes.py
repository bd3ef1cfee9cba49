"""The shapes of SVG as segments of paths, and where and how they are painted (SVG 1.1, 7 to 11)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import cos, radians, sin, tan
from typing import NamedTuple

from leaflet_pdf.schema.svg.path import LARGEST, Segment, segments

Matrix = tuple[float, float, float, float, float, float]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_LENGTH = re.compile(rf"({_NUMBER.pattern})(?:px)?")
_TRANSFORM = re.compile(r"[\s,]*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_NAMES = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00", "gray": "#808080", "grey": "#808080", "silver": "#c0c0c0", "maroon": "#800000",
    "navy": "#000080", "teal": "#008080", "olive": "#808000", "purple": "#800080", "orange": "#ffa500",
    "pink": "#ffc0cb",
}  # fmt: skip
_ROUND = 0.5523
"""A cubic's handle for a quarter of a circle."""


class ShapeError(ValueError):
    """An attribute that cannot be painted; its words say which."""


class Look(NamedTuple):
    """How shapes are painted: colours ("#rrggbb", "" for none), and the stroke's width, ends and corners."""

    fill: str = "#000000"
    even_odd: bool = False
    stroke: str = ""
    width: float = 1.0
    cap: int = 0
    join: int = 0


def look_of(values: Mapping[str, str], around: Look) -> Look:
    """Return how an element is painted, by its attributes and how what it is in is. Raises ShapeError."""
    look = around
    for name, value in values.items():
        match name:
            case "fill":
                look = look._replace(fill=_colour(value))
            case "stroke":
                look = look._replace(stroke=_colour(value))
            case "fill-rule":
                look = look._replace(even_odd=_one_of(value, ("nonzero", "evenodd"), name) == 1)
            case "stroke-width":
                look = look._replace(width=length(value))
            case "stroke-linecap":
                look = look._replace(cap=_one_of(value, ("butt", "round", "square"), name))
            case "stroke-linejoin":
                look = look._replace(join=_one_of(value, ("miter", "round", "bevel"), name))
            case "opacity" | "fill-opacity" | "stroke-opacity":
                if length(value) != 1:
                    raise ShapeError(f"{name} “{value}” lets through what is behind")
            case "stroke-dasharray":
                _one_of(value, ("none",), name)
    return look


def _one_of(value: str, words: tuple[str, ...], name: str) -> int:
    if value not in words:
        raise ShapeError(f"{name} “{value}” is not {' or '.join(words)}")
    return words.index(value)


def _colour(value: str) -> str:
    value = value.strip().lower()
    rgb = _RGB.fullmatch(value)
    if value in {"none", "transparent"}:
        return ""
    if re.fullmatch("#[0-9a-f]{6}", value):
        return value
    if re.fullmatch("#[0-9a-f]{3}", value):
        return "#" + "".join(2 * digit for digit in value[1:])
    if rgb and max(map(int, rgb.groups())) < 256:
        return "#" + "".join(f"{int(part):02x}" for part in rgb.groups())
    if value in _NAMES:
        return _NAMES[value]
    raise ShapeError(f"the colour “{value}” is none that is known: write it as #rrggbb")


def length(value: str) -> float:
    """Return a length in the units of the drawing. Raises ShapeError for any other unit."""
    found = _LENGTH.fullmatch(value.strip())
    if not found or abs(float(found[1])) > LARGEST:
        raise ShapeError(f"“{value}” is not a number, or too large")
    return float(found[1])


def numbers(value: str) -> list[float]:
    """Return a list of numbers. Raises ShapeError for anything else in it."""
    if _NUMBER.sub("", value).strip(" ,\t\r\n"):
        raise ShapeError(f"“{value[:20]}” is not a list of numbers")
    found = [float(number) for number in _NUMBER.findall(value)]
    if any(abs(number) > LARGEST for number in found):
        raise ShapeError(f"“{value[:20]}” has a number that is too large")
    return found


def times(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does the first, and then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def transform(value: str) -> Matrix:
    """Return what the attribute of this name does. Raises ShapeError."""
    found: Matrix = (1, 0, 0, 1, 0, 0)
    at = 0
    while at < len(value):
        step = _TRANSFORM.match(value, at)
        if not step:
            raise ShapeError(f"the transform “{value[at : at + 20]}” is not known")
        found, at = times(_step(step[1], numbers(step[2])), found), step.end()
    return found


def _step(kind: str, given: list[float]) -> Matrix:
    match kind, given:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x, *y] if len(y) < 2:
            return 1, 0, 0, 1, x, (*y, 0.0)[0]
        case "scale", [x, *y] if len(y) < 2:
            return x, 0, 0, (*y, x)[0], 0, 0
        case "rotate", [degrees, *about] if len(about) in (0, 2):
            c, s = cos(radians(degrees)), sin(radians(degrees))
            over, up = about or [0.0, 0.0]
            return c, s, -s, c, over - c * over + s * up, up - s * over - c * up
        case "skewX", [degrees]:
            return 1, 0, tan(radians(degrees)), 1, 0, 0
        case "skewY", [degrees]:
            return 1, tan(radians(degrees)), 0, 1, 0, 0
    raise ShapeError(f"{kind} has {len(given)} numbers")


def outline(tag: str, values: Mapping[str, str]) -> Iterator[Segment]:
    """Yield the segments of a shape. Raises ShapeError or PathError for what cannot be drawn."""
    given = {name: length(values[name]) for name in _PLACES & values.keys()}

    def at(name: str) -> float:
        return given.get(name, 0.0)

    match tag:
        case "path":
            yield from segments(values.get("d", ""))
        case "line":
            yield "m", (at("x1"), at("y1"))
            yield "l", (at("x2"), at("y2"))
        case "polyline" | "polygon":
            yield from _polygon(numbers(values.get("points", "")), closed=tag == "polygon")
        case "circle":
            yield from _oval(at("cx"), at("cy"), at("r"), at("r"))
        case "ellipse":
            yield from _oval(at("cx"), at("cy"), at("rx"), at("ry"))
        case "rect":
            rx, ry = given.get("rx", at("ry")), given.get("ry", at("rx"))
            yield from _rectangle(at("x"), at("y"), at("width"), at("height"), rx, ry)


_PLACES = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"}


def _polygon(given: list[float], *, closed: bool) -> Iterator[Segment]:
    if len(given) % 2:
        raise ShapeError("points has an odd number of numbers")
    for number, place in enumerate(zip(given[::2], given[1::2], strict=True)):
        yield "l" if number else "m", place
    if closed and given:
        yield "h", ()


def _oval(x: float, y: float, rx: float, ry: float) -> Iterator[Segment]:
    if rx > 0 and ry > 0:
        corners = ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 0))
        yield "m", (x + rx, y)
        for (a, b), (c, d) in pairwise(corners):
            handles = (a + _ROUND * c, b + _ROUND * d, c + _ROUND * a, d + _ROUND * b, c, d)
            yield "c", tuple((y + ry * place) if odd % 2 else (x + rx * place) for odd, place in enumerate(handles))
        yield "h", ()


def _rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Iterator[Segment]:
    if width <= 0 or height <= 0:
        return
    rx, ry = min(max(rx, 0), width / 2), min(max(ry, 0), height / 2)
    right, foot, h, v = x + width, y + height, rx * (1 - _ROUND), ry * (1 - _ROUND)
    if not (rx and ry):
        yield from _polygon([x, y, right, y, right, foot, x, foot], closed=True)
        return
    yield "m", (x + rx, y)
    yield "l", (right - rx, y)
    yield "c", (right - h, y, right, y + v, right, y + ry)
    yield "l", (right, foot - ry)
    yield "c", (right, foot - v, right - h, foot, right - rx, foot)
    yield "l", (x + rx, foot)
    yield "c", (x + h, foot, x, foot - v, x, foot - ry)
    yield "l", (x, y + ry)
    yield "c", (x, y + v, x + h, y, x + rx, y)
    yield "h", ()
