"""Rules about letters of other scripts: each word looks as its script draws it, in a font of a pack.

A code of such a font tells the text of a whole cell, as a letter with its marks. What that text, among its neighbours,
looks like is asked of the pack's own font file, and every cell is compared with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.sight import FONT_UNKNOWN, GLYPH_REDRAWN
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.outlines.glyf import Contours, FontError, Outlines
from leaflet_pdf.proof.outlines.shaped import Drawn, ShapedFace, faces_for, scripts_of
from leaflet_pdf.proof.reader.readback import THE_PDF, Font, ReadBack, fault

_SAME_STEP = 1.0
"""How much two ways to round a width may differ, in 1/1000 em."""

Shown = dict[tuple[int, ...], None]
"""The codes of pieces that are shown in one font, each once."""


def cells_look_like_their_script(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each font of another script that draws some cell otherwise than every pack's for it."""
    for font, shown in _shown(readback):
        scripts = scripts_of(map(font.character, {code for codes in shown for code in codes}))
        if not scripts:
            continue
        try:
            own = Outlines(font.program)
            redrawn = _least(map(partial(_redrawn, font, own, list(shown)), faces_for(scripts, readback.language)))
        except FontError as error:
            yield fault(FONT_UNKNOWN, f"font {font.name} cannot be compared: {error}")
            continue
        if redrawn is None:
            hint = "install the pack of fonts for that script"
            yield FONT_UNKNOWN.at(THE_PDF, f"font {font.name} cannot be compared: its script has no font here", hint)
        elif redrawn:
            yield fault(GLYPH_REDRAWN, f"in {font.name}, not drawn as in the font file: “{shorten(' '.join(redrawn))}”")


def is_of_another_script(font: Font, codes: Sequence[int]) -> bool:
    """Tell whether a font shows letters of another script than Latin, Greek and Cyrillic."""
    return bool(scripts_of(map(font.character, codes)))


def _shown(readback: ReadBack) -> Iterator[tuple[Font, Shown]]:
    fonts: dict[int, tuple[Font, Shown]] = {}
    for piece in readback.pieces():
        if piece.font is not None:
            fonts.setdefault(id(piece.font), (piece.font, {}))[1][piece.codes] = None
    yield from fonts.values()


def _least(found: Iterator[list[str]]) -> list[str] | None:
    """Return the shortest of lists, and none that comes after an empty one; None if there is no list."""
    least: list[str] | None = None
    for one in found:
        if not one:
            return one
        least = one if least is None or len(one) < len(least) else least
    return least


def _redrawn(font: Font, own: Outlines, shown: Sequence[tuple[int, ...]], face: ShapedFace) -> list[str]:
    """Return the texts of the cells that a face draws otherwise."""
    found: dict[str, None] = {}
    alike = partial(_alike, font, own, cache(own.contours))
    for codes in shown:
        texts = list(map(font.character, codes))
        drawn = list(face.drawn(texts))
        if [part.text for part in drawn] != texts:
            found["".join(texts)] = None
            continue
        for code, part in zip(codes, drawn, strict=True):
            if part.text not in found and not alike(code, part):
                found[part.text] = None
    return list(found)


def _alike(font: Font, own: Outlines, contours: Callable[[int], Contours], code: int, part: Drawn) -> bool:
    glyph = font.glyph(code)
    return (
        glyph < own.count
        and abs(font.width(code) - part.advance) < _SAME_STEP
        and abs(own.advance(glyph) - part.advance) < _SAME_STEP
        and contours(glyph) == part.contours
    )
