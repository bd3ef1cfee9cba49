"""Characters that cannot be printed: found before anything is set, with their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from leaflet_pdf.finding import Finding
from leaflet_pdf.model import Leaflet, texts
from leaflet_pdf.style import Style
from leaflet_pdf.text.face import face
from leaflet_pdf.text.signs import SIGN_OF

if TYPE_CHECKING:
    from leaflet_pdf.patient import Patient

NAMED = 3
"""How many characters of one text a finding names."""

_HINT = "write it in other words, or choose faces that have it"


def uncovered(leaflet: Leaflet, style: Style) -> Iterator[Finding]:
    """Yield a finding for every text with characters that the style's faces cannot show.

    A micro sign that vanishes makes a thousandfold dose, so this stops the build. A mark that would have to
    be placed over a letter, where there is no letter with that mark, cannot be shown either.
    """
    identity = leaflet.identity
    extra = "".join((identity.title, identity.publisher, identity.notice, identity.id, identity.version))
    everything = [text.plain for text in texts(leaflet)]
    lost = _lost(extra + "".join(everything), style)
    if not lost:
        return
    for text in texts(leaflet):
        for run in text.runs:
            if chars := _lost(run.text, style):
                yield Finding("character-not-covered", _message(chars), run.source, _HINT)
    if chars := _lost(extra, style):
        yield Finding("character-not-covered", _message(chars), leaflet.source, _HINT)


def uncovered_of(patient: Patient, style: Style) -> Iterator[Finding]:
    """Yield a finding for every key of a patient's file with characters that cannot be shown, without naming them."""
    from leaflet_pdf.patient import words  # few leaflets have a cover

    for key, (value, source) in words(patient):
        if _lost(value, style):
            yield Finding("character-not-covered", f"“{key}” has a character that no face can print", source, _HINT)


def _lost(words: str, style: Style) -> list[str]:
    """Return the characters of words that cannot be shown, in order."""
    chars = set(unicodedata.normalize("NFC", words))
    shown = face(style.regular).characters & face(style.bold).characters
    return sorted(
        char
        for char in chars
        if unicodedata.combining(char) or (char not in shown and char not in SIGN_OF and char != "\n")
    )


def _message(chars: list[str]) -> str:
    named = [f"{char!r}, U+{ord(char):04X} {unicodedata.name(char, 'without a name')}" for char in chars[:NAMED]]
    more = f", and {len(chars) - NAMED} more" if len(chars) > NAMED else ""
    return f"no face can print {'; '.join(named)}{more}"
