"""Repeated words: artifacts, which a screen reader leaves out, since it has read them out before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Artifact, Box, Drawing, Field, Glyphs, Image, Link, Matrix, Rule
from leaflet_pdf.layout.lines.line import Repeated, break_lines, styled_text
from leaflet_pdf.layout.pages.galley import Column, Galley, PageNumber, Part, Repeat, Strip, baseline, line_parts
from leaflet_pdf.model.leaflet import Run, Text
from leaflet_pdf.model.style import TextStyle

TALLEST_REPEAT = 0.25
"""What takes more than this part of a page is not repeated at the top of the next."""


def runs_again(text: Text) -> list[Run]:
    """Return the words of a text as they are repeated: on one line where that fits, without links."""
    return [Repeated(*run._replace(text=run.text.replace("\n", " "), target="")) for run in text.runs]


def lines_again(galley: Galley, runs: Sequence[Run], kind: TextStyle, column: Column) -> list[list[Part]]:
    """Return what each line of repeated words shows."""
    drop, ink = baseline(kind), galley.style.ink
    lines = break_lines(styled_text(runs, kind, galley.style, galley.language), column.width).lines
    return [line_parts(line, column.x, drop, ink, Artifact.REPEAT, runs[0].source) for line in lines]


def continued(galley: Galley, text: Text, kind: TextStyle, column: Column, top: float) -> tuple[list[Part], float]:
    """Return a heading as a later page says it again, with the word "continued", and where it ends (points down)."""
    runs = [*runs_again(text), Repeated(f" ({language(galley.language).continued})", text.source)]
    parts: list[Part] = []
    for line in break_lines(styled_text(runs, kind, galley.style, galley.language), column.width).lines:
        y = top + baseline(kind)
        parts += line_parts(line, column.x, y, galley.style.ink, Artifact.REPEAT, text.source)
        top += kind.leading
    return parts, top


def repeat(galley: Galley, height: float, parts: list[Part]) -> Repeat:
    """Return parts to be repeated at the top of later pages; nothing if they take too much of them."""
    fits = height <= TALLEST_REPEAT * galley.style.frame.height
    return Repeat(height, parts) if fits else Repeat(0, [])


def shown_again(head: Sequence[Strip], top: float = 0.0) -> list[Part]:
    """Return what a table's head shows, as a later page says it again, so far (points) below the page's top."""
    parts: list[Part] = []
    for strip in head:
        for part in strip.parts:
            match part:
                case Glyphs() | Drawing():
                    parts.append(part._replace(y=part.y + top, owner=Artifact.REPEAT, run=None))
                case Rule():
                    parts.append(part._replace(y=part.y + top, to_y=part.to_y + top))
                case Box():
                    parts.append(part._replace(area=part.area._replace(y=part.area.y + top)))
                case Image() | Matrix() | Link() | Field() | PageNumber():
                    pass
                case _:
                    assert_never(part)
        top += strip.height + strip.space
    return parts
