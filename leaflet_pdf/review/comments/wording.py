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
"""Adjacent letters and digits, with invisible characters among them, or one punctuation mark.

These are smaller than what spaces separate, because a line may end after a hyphen.
"""


class Word(NamedTuple):
    """A word or a punctuation mark, its place in the file, and the number of its text in the leaflet, from 0.

    It is exact if the place is the word's own, not that of its run.
    """

    key: str
    place: Source
    text: int
    exact: bool


def wording(leaflet: Leaflet, file: Places) -> list[Word]:
    """Return all words of a leaflet in reading order."""
    return [word for number, text in enumerate(texts(leaflet)) for word in _words(text, number, file)]


def split(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text as they are compared, with their start and end."""
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
