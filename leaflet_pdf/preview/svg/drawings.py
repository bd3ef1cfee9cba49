"""What is on pages beside words, as SVG: rules, boxes, signs, codes and pictures."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import lru_cache

from leaflet_pdf.layout.frame import Box, Drawing, Image, Matrix, Rule
from leaflet_pdf.model.leaflet import Picture, Vector
from leaflet_pdf.preview.svg.markup import element, number
from leaflet_pdf.text.symbols import sign

_PNG = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {1: 0, 3: 2}
"""Of PNG, for grey and for red, green and blue (ISO 15948, 11.2.2)."""
_CAPS = {"0": "butt", "1": "round", "2": "square"}
_JOINS = {"0": "miter", "1": "round", "2": "bevel"}


def rule(item: Rule) -> str:
    dash = number(item.dash) if item.dash else None
    return element(
        "path",
        {
            "d": f"M{number(item.x)} {number(item.y)}L{number(item.to_x)} {number(item.to_y)}",
            "stroke": item.colour,
            "stroke-width": number(item.thickness),
            "stroke-dasharray": dash,
        },
    )


def box(item: Box) -> str:
    x, y, width, height = map(number, item.area)
    area = {"x": x, "y": y, "width": width, "height": height}
    stroke = {"stroke": item.stroke, "stroke-width": number(item.thickness)} if item.stroke else {}
    return element("rect", {**area, "fill": item.fill or "none", **stroke})


def drawing(item: Drawing) -> str:
    """Return a drawn sign, layer by layer."""
    em = f"{item.size / 1000:.6f}"
    place = f"translate({number(item.x)} {number(item.y)}) scale({em} -{em})"
    fills = {"": item.colour, "ink": item.colour, "paper": "#ffffff"}
    layers = "".join(
        element("path", {"d": path, "fill": fills[layer], "fill-rule": "evenodd"})
        for layer, path in _layers(item.sign)
        if path
    )
    return element("g", {"transform": place}, layers)


def matrix(item: Matrix, alt: str, line: int) -> str:
    """Return a code of square modules as one path."""
    side = item.module
    modules = "".join(
        f"M{number(item.area.x + column * side)} {number(item.area.y + row * side)}"
        f"h{number(columns * side)}v{number(rows * side)}h-{number(columns * side)}z"
        for column, row, columns, rows in item.dark
    )
    seen = {"role": "img", "aria-label": alt, "data-line": line or None}
    return element("path", {"d": modules, "fill": item.colour, **seen})


def image(item: Image, alt: str, line: int) -> str:
    x, y, width, height = item.area
    seen: dict[str, object] = {"role": "img", "aria-label": alt, "data-line": line or None}
    if isinstance(item.picture, Vector):
        across, down = width / item.picture.width, height / item.picture.height
        place = f"translate({number(x)} {number(y + height)}) scale({across:.6f} -{down:.6f})"
        return element("g", {"transform": place, **seen}, "".join(_paths(item.picture.data)))
    area = {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}
    return element("image", {**area, "preserveAspectRatio": "none", "href": _data_uri(item.picture), **seen})


@lru_cache(maxsize=1000)
def _layers(name: str) -> tuple[tuple[str, str], ...]:
    """Return the layers of a sign, each with what it is filled in."""
    layers: list[tuple[str, list[str]]] = [("", [])]
    for operator, *places in sign(name).path:
        if operator in ("ink", "paper"):
            layers.append((operator, []))
        else:
            layers[-1][1].append(_segment(operator, places))
    return tuple((fill, "".join(path)) for fill, path in layers)


def _segment(operator: str, places: Iterable[float]) -> str:
    letter = "Z" if operator == "h" else operator.upper()
    return letter + " ".join(map(number, places))


def _paths(operators: bytes) -> Iterator[str]:
    """Yield the paths of a drawing, from the operators of a content stream that it is kept in."""
    path: list[str] = []
    look: dict[str, str] = {}
    for line in operators.decode("ascii").splitlines():
        *operands, operator = line.split()
        match operator:
            case "m" | "l" | "c" | "h":
                path.append(_segment(operator, map(float, operands)))
            case "rg":
                look["fill"] = _colour(operands)
            case "RG":
                look["stroke"] = _colour(operands)
            case "w":
                look["stroke-width"] = operands[0]
            case "J":
                look["stroke-linecap"] = _CAPS[operands[0]]
            case "j":
                look["stroke-linejoin"] = _JOINS[operands[0]]
            case "f" | "f*":
                winding = "evenodd" if operator == "f*" else "nonzero"
                yield element("path", {"d": "".join(path), "fill": look["fill"], "fill-rule": winding})
                path = []
            case "S":
                yield element("path", {"d": "".join(path), **look, "fill": "none"})
                path = []
            case _:
                raise ValueError(f"a drawing has the operator {operator}")


def _colour(components: Iterable[str]) -> str:
    return "#" + "".join(f"{round(float(component) * 255):02x}" for component in components)


@lru_cache(maxsize=16)
def _data_uri(picture: Picture) -> str:
    kind, data = ("jpeg", picture.data) if picture.jpeg else ("png", _as_png(picture))
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"


def _as_png(picture: Picture) -> bytes:
    """Return deflated samples as a PNG file; each row has a byte before it that says that it is not filtered."""
    samples = zlib.decompress(picture.data)
    row = picture.width * picture.channels
    rows = b"".join(b"\0" + samples[begin : begin + row] for begin in range(0, len(samples), row))
    header = struct.pack(">2L5B", picture.width, picture.height, 8, _COLOUR_TYPES[picture.channels], 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")
    return _PNG + b"".join(map(_chunk, *zip(*chunks, strict=True)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
