"""Pictures and drawn signs as what an HTML page can hold in itself."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from zlib import compress, crc32, decompress

from leaflet_pdf.layout.frame import Drawing, Image, Matrix
from leaflet_pdf.model.leaflet import Picture, Vector
from leaflet_pdf.text.symbols import sign

_PX = 96 / 72
"""Pixels of CSS to a point."""
_COMMANDS = {"m": "M", "l": "L", "c": "C", "h": "Z"}
_COLOUR_TYPES = {1: 0, 3: 2}
"""How PNG calls pictures of so many channels (PNG, 11.2.2)."""


def shown(item: Image | Matrix, alt: str) -> str:
    """Return a picture, with the words for those who cannot see it."""
    match item:
        case Image(area=area, picture=Picture() as picture):
            size = f'width="{area.width * _PX:.0f}" height="{area.height * _PX:.0f}"'
            return f'<img src="{_address(picture)}" alt="{escape(alt)}" {size}>'
        case Image(area=area, picture=Vector() as drawing):
            return _svg((0, 0, drawing.width, drawing.height), area.width, area.height, alt, _traced(drawing))
        case Matrix(area=area, module=module):
            columns = area.width / module
            dark = "".join(f"M{x} {y}h{across}v{down}h-{across}z" for x, y, across, down in item.dark)
            return _svg((0, 0, columns, columns), area.width, area.height, alt, f'<path d="{dark}"/>')
        case _:
            raise TypeError(f"{type(item).__name__} cannot be shown as a picture")


def picture_file(picture: Picture | Vector) -> tuple[str, bytes]:
    """Return a picture as a file of its own: its media type, and its bytes."""
    if isinstance(picture, Vector):
        size = (
            f'viewBox="0 0 {picture.width:g} {picture.height:g}" width="{picture.width:g}" height="{picture.height:g}"'
        )
        return "image/svg+xml", f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{_traced(picture)}</svg>\n'.encode()
    return ("image/jpeg", picture.data) if picture.jpeg else ("image/png", _png(picture))


def _svg(view: tuple[float, float, float, float], width: float, height: float, alt: str, inside: str) -> str:
    box = " ".join(f"{edge:.5g}" for edge in view)
    size = f'width="{width * _PX:.0f}" height="{height * _PX:.0f}"'
    return f'<svg role="img" aria-label="{escape(alt)}" viewBox="{box}" {size}>{inside}</svg>'


def drawn(signs: Sequence[Drawing], alt: str) -> str:
    """Return signs that are one drawing, such as a tablet and its outline, where they are to each other on the page."""
    edges = list(map(_edges, signs))
    left, top = min(edge[0] for edge in edges), min(edge[1] for edge in edges)
    right, foot = max(edge[2] for edge in edges), max(edge[3] for edge in edges)
    return _svg((left, top, right - left, foot - top), right - left, foot - top, alt, "".join(map(_sign, signs)))


def _edges(item: Drawing) -> tuple[float, float, float, float]:
    """Return the edges of a sign on its page: left, top, right and foot."""
    em = item.size / 1000
    places = [place for _, *rest in sign(item.sign).path for place in rest]
    across, up = places[::2], places[1::2]
    return item.x + min(across) * em, item.y - max(up) * em, item.x + max(across) * em, item.y - min(up) * em


def _sign(item: Drawing) -> str:
    """Return the paths of a sign. What is traced before "ink" or "paper" is filled in the sign's colour."""
    layers: list[list[str]] = [[]]
    fills = [item.colour]
    for operator, *rest in sign(item.sign).path:
        if operator in _COMMANDS:
            layers[-1].append(_COMMANDS[operator] + " ".join(f"{place:g}" for place in rest))
        else:
            layers.append([])
            fills.append(item.colour if operator == "ink" else "#ffffff")
    traced = ((fill, "".join(steps)) for steps, fill in zip(layers, fills, strict=True) if steps)
    inside = "".join(f'<path fill="{fill}" fill-rule="evenodd" d="{outline}"/>' for fill, outline in traced)
    em = item.size / 1000
    return f'<g transform="matrix({em:g} 0 0 {-em:g} {item.x:.2f} {item.y:.2f})">{inside}</g>'


def _traced(drawing: Vector) -> str:
    """Return a drawing's paths, upside down as those of SVG are."""
    return f'<g transform="matrix(1 0 0 -1 0 {drawing.height:g})">{"".join(_operators(drawing))}</g>'


def _operators(drawing: Vector) -> Iterator[str]:
    """Yield the paths of a drawing, which are operators of a content stream (ISO 32000-1, 8.5)."""
    fill = stroke = "#000000"
    width, cap, join = "1", 0, 0
    path: list[str] = []
    for line in drawing.data.decode("ascii").splitlines():
        *numbers, operator = line.split()
        if operator in _COMMANDS:
            path.append(_COMMANDS[operator] + " ".join(numbers))
        elif operator == "rg":
            fill = _colour(numbers)
        elif operator == "RG":
            stroke = _colour(numbers)
        elif operator == "w":
            width = numbers[0]
        elif operator in {"J", "j"}:
            cap, join = (int(numbers[0]), join) if operator == "J" else (cap, int(numbers[0]))
        elif operator in {"f", "f*", "S"}:
            ends = f'stroke-linecap="{("butt", "round", "square")[cap]}" '
            ends += f'stroke-linejoin="{("miter", "round", "bevel")[join]}"'
            rule = "evenodd" if operator == "f*" else "nonzero"
            look = f'fill="{fill}" fill-rule="{rule}"'
            look = f'fill="none" stroke="{stroke}" stroke-width="{width}" {ends}' if operator == "S" else look
            yield f'<path {look} d="{"".join(path)}"/>'
            path = []
        else:
            raise ValueError(f"a drawing has the operator {operator!r}")


def _colour(numbers: list[str]) -> str:
    return "#" + "".join(f"{round(float(number) * 255):02x}" for number in numbers)


def _address(picture: Picture) -> str:
    kind, data = picture_file(picture)
    return f"data:{kind};base64,{b64encode(data).decode('ascii')}"


def _png(picture: Picture) -> bytes:
    """Return samples as a PNG file: each line after a byte that says that it is not filtered."""
    samples, length = decompress(picture.data), picture.width * picture.channels
    lines = b"".join(b"\0" + samples[start : start + length] for start in range(0, len(samples), length))
    head = struct.pack(">2I5B", picture.width, picture.height, 8, _COLOUR_TYPES[picture.channels], 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, *zip(*chunks, strict=True)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))
