"""How a language expresses the frequency of side effects, and which of them cannot wait: one file per language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from leaflet_pdf.languages.language import language_file
from leaflet_pdf.model.leaflet import Frequency
from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import load_own_record, placeless
from leaflet_pdf.standards.phrases.phrase import Phrase

CHANCES: Mapping[Frequency, tuple[float, float]] = {
    Frequency.VERY_COMMON: (1 / 10, 1),
    Frequency.COMMON: (1 / 100, 1 / 10),
    Frequency.UNCOMMON: (1 / 1000, 1 / 100),
    Frequency.RARE: (1 / 10_000, 1 / 1000),
    Frequency.VERY_RARE: (0, 1 / 10_000),
}
"""The share of people in each band, from and up to (SmPC guideline, section 4.8)."""


@dataclass(frozen=True, eq=False)
class Frequencies:
    """The words of one language, by the keys of its file, which explains them; in lower case."""

    named: Mapping[Frequency, tuple[str, ...]]
    sayings: Mapping[Frequency, tuple[str, ...]]
    heading: tuple[str, ...]
    serious: tuple[Phrase, ...]

    @cached_property
    def bands(self) -> Mapping[str, Frequency]:
        """The frequency band of each name and expression."""
        return {word: band for words in (self.named, self.sayings) for band, group in words.items() for word in group}

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(word for words in self.named.values() for word in words)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern that finds names and expressions in a folded text, the longest first."""
        words = "|".join(map(re.escape, sorted(self.bands, key=len, reverse=True)))
        return re.compile(rf"\b(?:{words})\b(?!-)")

    @cached_property
    def heads(self) -> re.Pattern[str]:
        """The pattern that finds the name of a band at the beginning of a folded text that introduces a list."""
        names, nouns = (
            "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (self.names, self.heading)
        )
        return re.compile(rf"(?P<name>{names})(?: (?:{nouns}))?\s*(?:$|[:(,])")


_WORD = Value("a word")
_BANDS = Record(
    "frequencies",
    fields(*(Field(band, ListOf(_WORD), "Words for it.", attribute=band.name) for band in CHANCES)),
    placeless(lambda **bands: {Frequency[name]: words for name, words in bands.items()}),
)


@placeless
def _frequencies(**values: Any) -> Frequencies:
    return Frequencies(**values)


FREQUENCIES = Record(
    "frequencies",
    fields(
        Field("named", _BANDS, "The names of a frequency band."),
        Field("said", _BANDS, "How running text gives a frequency.", attribute="sayings"),
        Field("heading", ListOf(_WORD), "What follows the name of a band in a heading."),
        Field("serious", ListOf(Value("a phrase", convert=Phrase)), "Side effects that cannot wait."),
    ),
    _frequencies,
)


def frequencies_of(tag: str) -> Frequencies | None:
    """Return how the language of a BCP 47 tag expresses frequencies; None if there is no file for it."""
    return _read(language_file(tag, "frequencies"))


@cache
def _read(path: Path | None) -> Frequencies | None:
    if path is None:
        return None
    frequencies = load_own_record(FREQUENCIES, path)
    assert isinstance(frequencies, Frequencies)
    return frequencies
