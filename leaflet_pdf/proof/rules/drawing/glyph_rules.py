"""Rules about letters: each looks as it does in the font file that the program sets its leaflets with.

A font that is embedded may say that a glyph is a 4 and draw an 8. So every glyph that is shown is compared with the
glyph of the same number: its outlines, how far it moves the pen, and the character that it is shown for.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.appearance import NAME_IT
from leaflet_pdf.proof.baselines import are_neighbours, step
from leaflet_pdf.proof.catalogue.emphasis import SCRIPT_DIFFERS
from leaflet_pdf.proof.catalogue.sight import FONT_UNKNOWN, GLYPH_MISREAD, GLYPH_REDRAWN
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.outlines.glyf import FontError, Outlines, draws_alike
from leaflet_pdf.proof.reader.readback import THE_PDF, Font, Piece, ReadBack, fault
from leaflet_pdf.proof.rules.drawing.cell_rules import is_of_another_script
from leaflet_pdf.proof.rules.drawing.direction_rules import twin

_SAME_STEP = 1.0
"""How much two ways to round a width may differ, in 1/1000 em."""


class _Held(NamedTuple):
    """A font beside one face: the codes that are drawn otherwise, and those that stand for another character."""

    redrawn: tuple[int, ...]
    misread: tuple[int, ...]


def letters_look_like_their_face(readback: ReadBack, faces: Iterable[Outlines]) -> Iterator[Finding]:
    """Yield a finding for each font that is none of the faces, glyph by glyph; it may be a part of one.

    Fonts of other scripts are none of a theme's (`cell_rules.py`).
    """
    for font, codes in _shown(readback):
        if is_of_another_script(font, codes):
            continue
        try:
            own = Outlines(font.program)
            nearest = _nearest(_held(font, own, codes, face, readback.language) for face in faces)
        except FontError as error:
            yield fault(FONT_UNKNOWN, f"font {font.name} cannot be compared: {error}")
            continue
        if 2 * len(nearest.redrawn) > len(codes):
            message = f"font {font.name} is not one that leaflets are set in here"
            yield FONT_UNKNOWN.at(THE_PDF, message, NAME_IT)
        elif nearest.redrawn:
            message = f"in {font.name}, not drawn as in the font file: “{_characters(font, nearest.redrawn)}”"
            yield fault(GLYPH_REDRAWN, message)
        if nearest.misread and 2 * len(nearest.redrawn) <= len(codes):
            message = f"in {font.name}, shown with another character’s glyph: “{_characters(font, nearest.misread)}”"
            yield fault(GLYPH_MISREAD, message)


def _shown(readback: ReadBack) -> Iterator[tuple[Font, tuple[int, ...]]]:
    """Yield each font that something is shown in, with the codes that are shown."""
    fonts: dict[int, tuple[Font, set[int]]] = {}
    for piece in readback.pieces():
        if piece.font is not None:
            fonts.setdefault(id(piece.font), (piece.font, set()))[1].update(piece.codes)
    yield from ((font, tuple(sorted(codes))) for font, codes in fonts.values())


def _nearest(held: Iterable[_Held]) -> _Held:
    """Return the one with the fewest faults; the first without any, before further faces are read."""
    best: _Held | None = None
    for one in held:
        if best is None or sum(map(len, one)) < sum(map(len, best)):
            best = one
        if not any(best):
            break
    assert best is not None
    return best


def _held(font: Font, own: Outlines, codes: tuple[int, ...], face: Outlines, language: str) -> _Held:
    redrawn = tuple(code for code in codes if not _drawn_alike(font, own, code, face))
    local = face.local_letters(language)
    misread = tuple(code for code in codes if not _stands_for(face, font.glyph(code), font.character(code), local))
    return _Held(redrawn, misread)


def _stands_for(face: Outlines, glyph: int, char: str, local: Collection[tuple[int, int]]) -> bool:
    """Tell whether a glyph shows a character: its own, its language's, a figure's small one, or for ⁶ the 6's.

    A bracket may face the other way: another rule sees to it that it does so only where its line goes that way.
    """
    own = face.characters.get(char)
    if char.isalpha() and (own, glyph) in local:
        return True
    on_the_line = face.characters.get(on_the_line_of(char))
    turned = face.characters.get(twin(char))
    return glyph in (own, on_the_line, turned) or (char.isdecimal() and (own, glyph) in face.small_figures)


def on_the_line_of(char: str) -> str:
    """Return the figure or sign that a raised or lowered one is; "" for any other character."""
    kind, _, point = unicodedata.decomposition(char).partition(" ") if len(char) == 1 else ("", "", "")
    return chr(int(point, 16)) if kind in {"<super>", "<sub>"} and " " not in point else ""


def scripts_stand_off_the_line(readback: ReadBack, faces: Iterable[Outlines]) -> Iterator[Finding]:
    """Yield a finding for "⁶" that is drawn as a 6 and is on the line of its neighbours: "106" is seen."""
    faces = tuple(faces)
    for page in readback.pages:
        for piece in (piece for piece in page.pieces if _is_figure_on_the_line(piece, faces)):
            beside = [other for other in page.pieces if are_neighbours(other, piece) or are_neighbours(piece, other)]
            if beside and not any(map(partial(step, piece), beside)):
                message = f"“{shorten(piece.text)}” is not raised or lowered: it looks like other figures"
                yield fault(SCRIPT_DIFFERS, message, page=page.number)


def _is_figure_on_the_line(piece: Piece, faces: Iterable[Outlines]) -> bool:
    """Tell whether anything of a piece is drawn with the outline of what it would be on the line."""
    return any(
        glyph == face.characters.get(base) and draws_alike(piece.font.program, face, glyph)
        for code in (piece.codes if piece.font else ())
        if piece.font and (base := on_the_line_of(piece.font.character(code)))
        for glyph in (piece.font.glyph(code),)
        for face in faces
    )


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
