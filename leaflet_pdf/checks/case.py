"""What is judged and by what: everything that a check may ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from leaflet_pdf.checks.passages import Passage, passages
from leaflet_pdf.checks.places import Places
from leaflet_pdf.finding import Source
from leaflet_pdf.model import Leaflet
from leaflet_pdf.standards.phrase import Phrase, folded
from leaflet_pdf.standards.profile import Standards


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
    places: Places

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.leaflet))

    @cached_property
    def folded(self) -> str:
        """All passages as phrases see them, a line each."""
        return "\n".join(folded(passage.plain) for passage in self.passages)

    @cached_property
    def _begins(self) -> list[int]:
        return list(accumulate((len(passage.plain) + 1 for passage in self.passages), initial=0))

    def find(self, phrases: Iterable[Phrase]) -> Iterator[Spot]:
        """Yield where any of some phrases stands."""
        for phrase in phrases:
            for match in phrase.find(self.folded):
                yield self.spot(*match.span())

    def spot(self, begin: int, end: int) -> Spot:
        """Return what stands from an offset in all passages up to another; they are in one passage."""
        number = bisect_right(self._begins, begin) - 1
        first = self._begins[number]
        return Spot(self.passages[number], begin - first, end - first)

    def place(self, spot: Spot) -> Source:
        """Return where some words begin in the YAML file."""
        return self.places.of(spot.passage.text, spot.begin)
