"""Texts with letters of other scripts: the faces that their parts are set in, and what none of these can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from leaflet_pdf.model.style import DOWN, MM, UP, Style, TextStyle
from leaflet_pdf.text.face import EM, face, in_language
from leaflet_pdf.text.other_scripts.letter_height import letter_height
from leaflet_pdf.text.other_scripts.packs import PACKS, face_name, pack
from leaflet_pdf.text.other_scripts.script_face import script_face
from leaflet_pdf.text.other_scripts.scripts import parts_by_script, script_of, script_of_language
from leaflet_pdf.text.other_scripts.thai import knows_words

if TYPE_CHECKING:
    from leaflet_pdf.layout.lines.line import FontSpec

LEAST_HEIGHT = 1.4 * MM
"""How tall the x, or a plain letter of another script, is at least, in points (EC readability guideline, 2009)."""
_TOLERANCE = 0.001

_BOLD = 600
"""From this weight on a face of a style is bold (OpenType 1.9, OS/2 usWeightClass)."""


def in_faces(text: str, font: FontSpec, tag: str) -> Iterator[tuple[FontSpec, str]]:
    """Yield the parts of a text in a language, each with how it is set: as it would be, but in the face of its script.

    A script whose pack is not installed is left in the face of the style, which has no letters for it.
    """
    bold = face(font.face).weight >= _BOLD
    for script, part in parts_by_script(text, tag):
        found = pack(script) if script else None
        if found is None:
            yield font, part
        else:
            name = in_language(face_name(script, bold=bold), tag)
            yield font._replace(face=name, scale=font.scale * found.scale), part


def lost_of_all(words: str, shown: Collection[str], tag: str) -> Iterator[str]:
    """Yield the characters of words in a language that no installed face can show; the style's have those `shown`."""
    for script, part in parts_by_script(unicodedata.normalize("NFC", words), tag):
        if not script or pack(script) is None:
            yield from (char for char in part if char not in shown)
            continue
        faces = [script_face(face_name(script, bold=bold)) for bold in (False, True)]
        yield from (char for line in part.split("\n") for one in faces for char in one.lost(line))


def lacking_packs(characters: Collection[str], tag: str) -> tuple[str, ...]:
    """Return the names of the packs that characters in a language need, and that are not installed."""
    scripts = dict.fromkeys(script_of(char, tag) for char in characters)
    return tuple(PACKS[script] for script in scripts if script in PACKS and pack(script) is None)


def room_of_lines(tag: str) -> tuple[float, float, float]:
    """Return how far apart lines are at least for the letters of a language, and how high and deep these are, in em."""
    found = pack(script_of_language(tag))
    return (found.leading, *(found.heights or (UP, DOWN))) if found else (0.0, UP, DOWN)


def too_small(style: Style, tag: str) -> Iterator[tuple[str, float]]:
    """Yield the kinds of type in which letters of a language are smaller than they may be, and their height in mm.

    The floor of a theme is measured by its own letters, which may be taller beside the size of their type.
    """
    script = script_of_language(tag)
    if pack(script) is None:
        return
    for name, kind in vars(style).items():
        if isinstance(kind, TextStyle) and (tall := letter_height(script) * kind.size / EM) < LEAST_HEIGHT - _TOLERANCE:
            yield name.replace("_", "-"), tall / MM


def lacks_words(tag: str) -> bool:
    """Tell whether a language's words are written without spaces, and nothing that is installed tells them apart."""
    return script_of_language(tag) == "Thai" and not knows_words()
