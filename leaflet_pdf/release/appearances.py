"""Themes as the verifier holds finished files against them: the outlines of their faces, their frames, their logo."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from leaflet_pdf.files.bundled import bundled
from leaflet_pdf.files.disk import content
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.style import Style
from leaflet_pdf.proof.appearance import Frame, ThemeAppearance
from leaflet_pdf.proof.outlines.glyf import Outlines
from leaflet_pdf.theme import house_themes, load_theme, themes


def known_appearances(theme: str | Path | None = None) -> tuple[tuple[ThemeAppearance, ...], tuple[Finding, ...]]:
    """Return the looks of the themes that come with the program, or of one theme, and what is wrong with it."""
    if theme is None:
        every = map(load_theme, (*themes(), *house_themes()))
        return tuple(appearance_of(style) for style, _ in every if style), ()
    style, findings = load_theme(theme)
    return ((appearance_of(style),) if style else ()), findings


def appearance_of(style: Style) -> ThemeAppearance:
    return ThemeAppearance(
        faces=_faces(*style.faces),
        frames={
            level: Frame(frame.stroke, frame.bar, frame.colour, frame.tint) for level, frame in style.frames.items()
        },
        logo=style.logo.picture if style.logo else None,
    )


@lru_cache(maxsize=4)
def _faces(*names: str) -> tuple[Outlines, ...]:
    return tuple(Outlines(content(bundled("fonts") / name)) for name in names)
