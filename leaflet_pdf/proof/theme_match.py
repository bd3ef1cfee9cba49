"""Compares a document with themes: it must look like one of them in its letters, its frames and its logo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.proof.alignment import Alignment, align
from leaflet_pdf.proof.appearance import ThemeAppearance
from leaflet_pdf.proof.outlines.glyf import Outlines
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.rules.drawing.cell_rules import cells_look_like_their_script
from leaflet_pdf.proof.rules.drawing.direction_rules import signs_face_their_words
from leaflet_pdf.proof.rules.drawing.frame_rules import frames_are_the_themes
from leaflet_pdf.proof.rules.drawing.glyph_rules import letters_look_like_their_face, scripts_stand_off_the_line
from leaflet_pdf.proof.rules.drawing.picture_rules import the_logo_is_the_themes
from leaflet_pdf.proof.rules.words.cover_rules import discreet


def theme_differences(
    readback: ReadBack, leaflet: Leaflet, appearances: Sequence[ThemeAppearance]
) -> Iterator[Finding]:
    """Yield the differences between a leaflet's document and the closest of the themes; nothing without themes."""
    alignment = align(readback, leaflet)
    letters = {
        faces: tuple(_of_the_faces(readback, faces)) for faces in {appearance.faces for appearance in appearances}
    }
    found = ((*letters[appearance.faces], *_of_the_theme(alignment, appearance)) for appearance in appearances)
    nearest: tuple[Finding, ...] = min(found, key=len, default=())
    yield from discreet((*nearest, *cells_look_like_their_script(readback)), readback)


def _of_the_faces(readback: ReadBack, faces: Iterable[Outlines]) -> Iterator[Finding]:
    yield from letters_look_like_their_face(readback, faces)
    yield from signs_face_their_words(readback, faces)
    yield from scripts_stand_off_the_line(readback, faces)


def _of_the_theme(alignment: Alignment, appearance: ThemeAppearance) -> Iterator[Finding]:
    yield from frames_are_the_themes(alignment, appearance.frames)
    yield from the_logo_is_the_themes(alignment.readback, appearance.logo)
