"""What is judged and by what: everything that a check may ask."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from leaflet_pdf.checks.passages import Kind, Passage, passages
from leaflet_pdf.checks.places import Places
from leaflet_pdf.checks.sentences import Sentence, sentences
from leaflet_pdf.finding import Source
from leaflet_pdf.model import Leaflet
from leaflet_pdf.standards.phrase import Phrase, folded
from leaflet_pdf.standards.profile import Standards

_WORD = re.compile(r"[\w-]+")


class Spot(NamedTuple):
    """Some words in a passage: from an offset up to another."""

    passage: Passage
    begin: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.plain[self.begin : self.end]


@dataclass(frozen=True)
class Case:
    """A leaflet, what it is judged by, and the day on which it is."""

    leaflet: Leaflet
    standards: Standards
    on: date
    places: Places = field(default_factory=Places)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.leaflet))

    @cached_property
    def sentences(self) -> tuple[tuple[Passage, Sentence], ...]:
        """The sentences of paragraphs and of entries of lists, each with its passage."""
        running = (passage for passage in self.passages if passage.kind in {Kind.PARAGRAPH, Kind.ITEM})
        return tuple((passage, sentence) for passage in running for sentence in sentences(passage.plain))

    @cached_property
    def folded(self) -> str:
        """All passages as phrases see them, a line each."""
        return "\n".join(folded(passage.plain) for passage in self.passages)

    @cached_property
    def _begins(self) -> list[int]:
        return list(accumulate((len(passage.plain) + 1 for passage in self.passages), initial=0))

    @cached_property
    def _places_of_words(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for word in _WORD.finditer(self.folded):
            places.setdefault(word[0], []).append(word.start())
        return places

    @cached_property
    def _vocabulary(self) -> list[str]:
        return sorted(self._places_of_words)

    @cached_property
    def _parts_of_words(self) -> list[str]:
        return sorted({part for word in self._vocabulary for part in word.split("-")})

    def _has_later_words(self, phrase: Phrase) -> bool:
        """Tell whether all words of a phrase but the first may stand in the leaflet: few phrases need be looked for."""
        parts = self._parts_of_words
        for stems in phrase.later_stems:
            for stem in stems:
                at = bisect_left(parts, stem)
                if at < len(parts) and parts[at].startswith(stem):
                    break
            else:
                return False
        return True

    def _beginning_with(self, stem: str) -> Iterator[int]:
        """Yield where words stand that begin so."""
        for number in range(bisect_left(self._vocabulary, stem), len(self._vocabulary)):
            word = self._vocabulary[number]
            if not word.startswith(stem):
                return
            yield from self._places_of_words[word]

    def find(self, phrases: Iterable[Phrase]) -> Iterator[Spot]:
        """Yield where any of some phrases stands. Only where a word begins as the phrase does is it looked for."""
        for phrase in phrases:
            places = sorted({place for stem in phrase.stems for place in self._beginning_with(stem)})
            if not places or not self._has_later_words(phrase):
                continue
            end = 0
            for place in places:
                match = phrase.pattern.match(self.folded, place)
                if match and place >= end:
                    end = match.end()
                    number = bisect_right(self._begins, place) - 1
                    begin = self._begins[number]
                    yield Spot(self.passages[number], place - begin, end - begin)

    def place(self, spot: Spot) -> Source:
        """Return where some words begin in the YAML file."""
        return self.places.of(spot.passage.text, spot.begin)


def longest(spots: Iterable[Spot]) -> list[Spot]:
    """Return some spots without those that overlap a longer one, or one as long that came before it."""
    kept: dict[int, list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: spot.begin - spot.end):
        others = kept.setdefault(id(spot.passage), [])
        if all(spot.end <= other.begin or other.end <= spot.begin for other in others):
            others.append(spot)
    return [spot for some in kept.values() for spot in some]
