"""Characters that cannot be printed: found before anything is set, with their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from leaflet_pdf.finding import Finding
from leaflet_pdf.model import Leaflet, Text, texts
from leaflet_pdf.style import Style
from leaflet_pdf.text.face import face
from leaflet_pdf.text.signs import SIGN_OF


def uncovered(leaflet: Leaflet, style: Style) -> Iterator[Finding]:
    """Yield a finding for every text with a character that a face of the style cannot show, each character once.

    A micro sign that vanishes makes a thousandfold dose, so this stops the build.
    """
    identity = leaflet.identity
    extra = identity.title + identity.publisher + identity.notice + identity.id + identity.version
    all_texts = list(texts(leaflet))
    shown = face(style.regular).characters & face(style.bold).characters | {"\n", *SIGN_OF}
    if shown.issuperset(unicodedata.normalize("NFC", extra + "".join(text.plain for text in all_texts))):
        return
    for text in all_texts:
        yield from _uncovered_in(text, shown)
    for char in sorted({*unicodedata.normalize("NFC", extra)} - shown):
        yield Finding("character-not-covered", _message(char), leaflet.source, _HINT)


_HINT = "write it in other words, or choose faces that have it"


def _uncovered_in(text: Text, shown: frozenset[str] | set[str]) -> Iterator[Finding]:
    for run in text.runs:
        for char in dict.fromkeys(unicodedata.normalize("NFC", run.text)):
            if char not in shown:
                yield Finding("character-not-covered", _message(char), run.source, _HINT)


def _message(char: str) -> str:
    name = unicodedata.name(char, "a character without a name")
    return f"no face can print {char!r}, U+{ord(char):04X} {name}"
