"""The words of a leaflet, each with its own line and column in the YAML file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet, Text, texts
from leaflet_pdf.proof.fold import alike
from leaflet_pdf.sources.yaml.places import Places

_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u00ad\u200b\u2060\ufeff])+|\S")
"""Letters and figures that touch, with what cannot be seen among them, or one sign.

Smaller than what spaces part, since a line may end after a hyphen.
"""


class Word(NamedTuple):
    """A word or a sign, where it is written, and in which of the leaflet's texts, counted from 0.

    It is exact if the place is the word's own and not that of its whole run.
    """

    key: str
    place: Source
    text: int
    exact: bool


def wording(leaflet: Leaflet, file: Places) -> list[Word]:
    """Return all words of a leaflet in reading order."""
    return [word for number, text in enumerate(texts(leaflet)) for word in _words(text, number, file)]


def split(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are compared, and where each begins and ends."""
    for match in _WORD.finditer(text):
        yield alike(match[0]) or match[0], match.start(), match.end()


def _words(text: Text, number: int, file: Places) -> Iterator[Word]:
    places = file.letters(text)
    runs = [run.source for run in text.runs for char in run.text if not char.isspace()]
    at = 0
    for key, start, end in split(text.plain):
        place = Source(text.source.file, *places[at]) if places else runs[at]
        yield Word(key, place, number, places is not None)
        at += end - start
