"""How leaflets may look: the faces, the frames and the logo of one theme, as data, to hold a finished file against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leaflet_pdf.model.leaflet import Level, Picture
from leaflet_pdf.proof.outlines.glyf import Outlines

NAME_IT = "if it was built with a theme of your own, name it with --theme"
"""What to do where a document looks like none of the themes that are known."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn round a box: a stroke and a bar at its left in points, their colour, and a tint; "" is none."""

    stroke: float
    bar: float
    colour: str
    tint: str


@dataclass(frozen=True, slots=True)
class Look:
    """One theme: the outlines of its regular and its bold face, its frames by their levels, its logo."""

    faces: tuple[Outlines, ...] = field(repr=False)
    frames: Mapping[Level, Frame]
    logo: Picture | None = None
