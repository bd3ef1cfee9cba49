"""Rules about letters: each looks as it does in the font file that the program sets its leaflets with.

A font that is embedded may say that a glyph is a 4 and draw an 8. So every glyph that is shown is held against the
glyph of the same number: its outlines, how far it moves the pen, and the character that it is shown for. A figure that
the leaflet raises or lowers is shown by the glyph of that on the line, one of a fraction by the font's small one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leaflet_pdf.finding import Finding
from leaflet_pdf.model import Leaflet, Script
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.glyf import FontError, Outlines
from leaflet_pdf.proof.looks import NAME_IT
from leaflet_pdf.proof.readback import THE_PDF, Font, ReadBack, fault

_PRIVATE = 0xF0000
"""From here on are characters without a meaning: of codes that only shaping reaches; their words stand by."""
_SAME_STEP = 1.0
"""How much two ways to round a width may differ, in 1/1000 em."""


class _Held(NamedTuple):
    """A font beside one face: the codes that are drawn otherwise, and those that stand for another character."""

    redrawn: tuple[int, ...]
    misread: tuple[int, ...]


def letters_look_like_their_face(readback: ReadBack, leaflet: Leaflet, faces: Iterable[Outlines]) -> Iterator[Finding]:
    """Yield a finding for each font that is none of the faces, glyph by glyph; it may be a part of one."""
    off_the_line = _off_the_line(leaflet)
    for font, codes in _shown(readback):
        try:
            own = Outlines(font.program)
            held = [_held(font, own, codes, face, off_the_line) for face in faces]
        except FontError as error:
            yield fault("font-unknown", f"font {font.name} cannot be compared: {error}")
            continue
        nearest = min(held, key=lambda one: len(one.redrawn) + len(one.misread))
        if 2 * len(nearest.redrawn) > len(codes):
            message = f"font {font.name} is none of the faces that leaflets are set in here"
            yield Finding("font-unknown", message, THE_PDF, NAME_IT)
        elif nearest.redrawn:
            message = f"in {font.name}, not drawn as in the font file: “{_characters(font, nearest.redrawn)}”"
            yield fault("glyph-redrawn", message)
        if nearest.misread and 2 * len(nearest.redrawn) <= len(codes):
            message = f"in {font.name}, shown by the glyph of another character: “{_characters(font, nearest.misread)}”"
            yield fault("glyph-misread", message)


def _shown(readback: ReadBack) -> Iterator[tuple[Font, tuple[int, ...]]]:
    """Yield each font that something is shown in, with the codes that are shown."""
    fonts: dict[int, tuple[Font, set[int]]] = {}
    for piece in readback.pieces():
        if piece.font is not None:
            fonts.setdefault(id(piece.font), (piece.font, set()))[1].update(piece.codes)
    yield from ((font, tuple(sorted(codes))) for font, codes in fonts.values())


def _off_the_line(leaflet: Leaflet) -> frozenset[str]:
    """Return the characters of what is raised or lowered: that it stands off the line is another rule's."""
    runs = (run for text in leaflet.texts for run in text.runs)
    return frozenset(char for run in runs if run.script is not Script.NORMAL for char in run.text)


def _held(font: Font, own: Outlines, codes: tuple[int, ...], face: Outlines, off_the_line: frozenset[str]) -> _Held:
    redrawn = tuple(code for code in codes if not _drawn_alike(font, own, code, face))
    misread = tuple(
        code
        for code in codes
        for char in [font.character(code)]
        if char < chr(_PRIVATE) and font.glyph(code) not in _glyphs_of(char, face, off_the_line)
    )
    return _Held(redrawn, misread)


def _glyphs_of(char: str, face: Outlines, off_the_line: frozenset[str]) -> Iterator[int | None]:
    """Yield the glyphs that may show a character: for ⁶ that is raised, that of 6 too; for a figure, a fraction's."""
    glyph = face.characters.get(char)
    yield glyph
    if glyph is not None and char.isascii() and char.isdigit():
        yield from face.of_fractions.get(glyph, ())
    if char in off_the_line:
        yield face.characters.get(unicodedata.normalize("NFKC", char))


def _drawn_alike(font: Font, own: Outlines, code: int, face: Outlines) -> bool:
    glyph = font.glyph(code)
    return (
        glyph < min(own.count, face.count)
        and own.units == face.units
        and abs(own.advance(glyph) - face.advance(glyph)) < _SAME_STEP
        and abs(font.width(code) - face.advance(glyph)) < _SAME_STEP
        and own.contours(glyph) == face.contours(glyph)
    )


def _characters(font: Font, codes: Iterable[int]) -> str:
    return shorten(" ".join(map(font.character, codes)))
