"""Tablets and capsules: shapes to be filled in their colour, and outlines that show them on paper of any tint, in grey.

Outlines are in 1/1000 em, y upwards from the foot, each in the square from 0 to 1000.
"""

from __future__ import annotations

from leaflet_pdf.text.pictograms import Path, oval, rounded
from leaflet_pdf.text.symbols import Sign, bar

COLOURS = {
    "white": "#ffffff",
    "cream": "#fbf0d0",
    "yellow": "#f7dc4c",
    "orange": "#f39a3b",
    "peach": "#fbc8a4",
    "pink": "#f3a6bd",
    "red": "#d2383c",
    "purple": "#8b5aa5",
    "lavender": "#c9b3de",
    "blue": "#4f86c6",
    "turquoise": "#5cc4bf",
    "green": "#67ad5b",
    "brown": "#a5754a",
    "grey": "#a8a8a8",
    "black": "#333333",
}
"""Colours of tablets by their names, in the sRGB of the output intent."""

_LINE = 45.0
"""How thick an outline is."""


def _capsule(inset: float) -> Path:
    return rounded(10 + inset, 280 + inset, 980 - 2 * inset, 440 - 2 * inset, 220 - inset)


_SHAPES: dict[str, tuple[Path, Path]] = {
    "round": (oval(500, 500, 400, 400), oval(500, 500, 400 - _LINE, 400 - _LINE)),
    "oval": (oval(500, 500, 490, 290), oval(500, 500, 490 - _LINE, 290 - _LINE)),
    "capsule": (_capsule(0), _capsule(_LINE) + bar(500 - _LINE / 2, 280 + _LINE, _LINE, 440 - 2 * _LINE)),
}
"""By its name, a shape, and what is left out of it in its outline: a capsule has two halves."""


def fill_of(shape: str) -> str:
    """Return the name of the sign that fills a shape."""
    return f"{shape}-tablet"


def outline_of(shape: str) -> str:
    """Return the name of the sign that outlines a shape."""
    return f"{shape}-tablet-outline"


TABLETS: dict[str, Sign] = {
    name: Sign(name, 1000, path)
    for shape, (outer, inner) in _SHAPES.items()
    for name, path in ((fill_of(shape), outer), (outline_of(shape), outer + inner))
}
