"""How tall the letters of a script are beside those of a style, as the x-height tells it of Latin ones."""

from __future__ import annotations

from functools import cache

from leaflet_pdf.text.other_scripts.packs import face_name, installed
from leaflet_pdf.text.other_scripts.script_face import script_face

_PLAIN_LETTERS = {
    "Hebr": "א",
    "Arab": "د",
    "Aran": "د",
    "Deva": "क",
    "Beng": "ক",
    "Guru": "ਕ",
    "Gujr": "ક",
    "Taml": "க",
    "Thai": "ก",
    "Ethi": "ለ",
    "Hans": "永",
    "Hant": "永",
    "Jpan": "永",
    "Kore": "한",
}
"""A letter of each script that is as tall as most, without marks, and without what rises or hangs."""


@cache
def letter_height(script: str) -> float:
    """Return how tall a plain letter of a script is, in 1/1000 of the size of the text that it is in, in any weight.

    It is measured by outlines. Raises LookupError if the pack of the script is not installed.
    """
    scale = installed(script).scale
    faces = (script_face(face_name(script, bold=bold)) for bold in (False, True))
    return min(face.height(_PLAIN_LETTERS[script]) for face in faces) * scale
