"""A document held against themes: it must look like one of them in its letters, its frames and its logo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflet_pdf.finding import Finding
from leaflet_pdf.model import Leaflet
from leaflet_pdf.proof.cover_rules import discreet
from leaflet_pdf.proof.frame_rules import frames_are_the_themes
from leaflet_pdf.proof.glyph_rules import letters_look_like_their_face
from leaflet_pdf.proof.looks import Look
from leaflet_pdf.proof.picture_rules import the_logo_is_the_themes
from leaflet_pdf.proof.readback import ReadBack
from leaflet_pdf.proof.told import Told, tell


def unlike(readback: ReadBack, leaflet: Leaflet, looks: Sequence[Look]) -> Iterator[Finding]:
    """Yield in what a document of a leaflet differs from the theme that it is nearest to; nothing without a theme."""
    told = tell(readback, leaflet)
    letters = {
        faces: tuple(letters_look_like_their_face(readback, leaflet, faces)) for faces in {look.faces for look in looks}
    }
    found = ((*letters[look.faces], *_of_the_theme(told, look)) for look in looks)
    nearest: tuple[Finding, ...] = min(found, key=len, default=())
    yield from discreet(nearest, readback)


def _of_the_theme(told: Told, look: Look) -> Iterator[Finding]:
    yield from frames_are_the_themes(told, look.frames)
    yield from the_logo_is_the_themes(told.readback, look.logo)
