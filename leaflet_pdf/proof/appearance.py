"""The appearance of a theme, as data to compare a finished file with: its font outlines, frames and logo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leaflet_pdf.model.leaflet import Level, Picture
from leaflet_pdf.proof.outlines.glyf import Outlines

NAME_IT = "if it was built with a theme of your own, name it with --theme"
"""The hint if a document looks like none of the known themes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box's frame: the thickness of its line and of its left bar, in points, their colour, a tint; "" is none."""

    stroke: float
    bar: float
    colour: str
    tint: str


@dataclass(frozen=True, slots=True)
class ThemeAppearance:
    """A theme: the outlines of its faces, its frames by level, and its logo."""

    faces: tuple[Outlines, ...] = field(repr=False)
    frames: Mapping[Level, Frame]
    logo: Picture | None = None
