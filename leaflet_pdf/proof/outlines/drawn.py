"""The signs that a page shows, known by their outlines.

A sign is an outline as data (`text/symbols.py`, `text/pictograms.py`, `text/tablets.py`), as a glyph is one in a font
file: the writer
paints it, and here it is recognised. No line that paints is shared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from leaflet_pdf.proof.reader.readback import Area, Outline, Page, Shape
from leaflet_pdf.text.pictograms import PICTOGRAMS, pictogram
from leaflet_pdf.text.symbols import SIGNS
from leaflet_pdf.text.tablets import TABLETS

_PAPER = "#ffffff"
_FILLS = {"ink", "paper"}
_SAME_SCALE = 0.02
_EVEN_ODD = "f*"

Layers = tuple[tuple[bool, Outline], ...]
"""Outlines painted one on the other, each in white (True) or in the colour of the sign."""


class Drawn(NamedTuple):
    """A sign as it is drawn: its name, "" for one that nobody knows, its place, its colour, its em in points."""

    name: str
    area: Area
    colour: str
    em: float
    shape: Shape


def signs_of(page: Page, shapes: Iterable[Shape] | None = None) -> Iterator[Drawn]:
    """Yield the signs of one layer among the shapes of a page."""
    among = list(page.shapes if shapes is None else shapes)
    for first, parts in _paths(among):
        if first.ink == _EVEN_ODD:
            yield _drawn(_named(((False, first.outline),)), parts, [first.outline])


def pictogram_of(shapes: Iterable[Shape]) -> Drawn | None:
    """Return the sign that shapes draw together, in layers; None for nothing."""
    paths = list(_paths(list(shapes)))
    if not paths:
        return None
    layers = tuple((first.fill == _PAPER, first.outline) for first, _ in paths)
    known = _named(layers) if all(first.ink == _EVEN_ODD for first, _ in paths) else ""
    inks = {first.fill for first, _ in paths if first.fill != _PAPER}
    sign = _drawn(known, [part for _, parts in paths for part in parts], [outline for _, outline in layers])
    return sign if len(inks) == 1 else sign._replace(name="")


def _paths(shapes: list[Shape]) -> Iterator[tuple[Shape, list[Shape]]]:
    """Yield the first part of each path, and all of its parts."""
    for index, shape in enumerate(shapes):
        if shape.outline and not shape.picture:
            end = index + 1
            while end < len(shapes) and not shapes[end].outline and not shapes[end].picture:
                end += 1
            yield shape, shapes[index:end]


def _drawn(name: str, parts: list[Shape], outlines: list[Outline]) -> Drawn:
    left, top = min(part.area.x for part in parts), min(part.area.y for part in parts)
    right, bottom = max(part.area.right for part in parts), max(part.area.bottom for part in parts)
    numbers = [number for outline in outlines for _, *places in outline for number in places]
    across, up = numbers[::2], numbers[1::2]
    wide = (right - left) / (max(across) - min(across) or 1)
    high = (bottom - top) / (max(up) - min(up) or 1)
    drawn_out = abs(wide - high) > _SAME_SCALE * high
    colour = next((part.fill for part in parts if part.fill != _PAPER), "")
    area = Area(left, top, right - left, bottom - top)
    return Drawn("" if drawn_out else name, area, colour, 1000 * high, parts[0])


def _named(layers: Layers) -> str:
    return _known().get(_rounded(layers), "")


@cache
def _known() -> dict[Layers, str]:
    signs = {**SIGNS, **{name: pictogram(name) for name in PICTOGRAMS}, **TABLETS}
    return {_rounded(tuple(_layers(sign.path))): name for name, sign in signs.items()}


def _layers(path: Iterable[tuple[Any, ...]]) -> Iterator[tuple[bool, Outline]]:
    """Yield the layers of a sign: what is traced is filled as the step before it says."""
    white, traced = False, []
    for step in path:
        if step[0] not in _FILLS:
            traced.append(step)
            continue
        if traced:
            yield white, tuple(traced)
        white, traced = step[0] == "paper", []
    if traced:
        yield white, tuple(traced)


def _rounded(layers: Layers) -> Layers:
    """Return outlines as they are written: in tenths of 1/1000 em."""
    return tuple(
        (white, tuple((operator, *(round(float(place), 1) for place in places)) for operator, *places in outline))
        for white, outline in layers
    )
