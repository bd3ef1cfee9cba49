"""The context of a check: everything that it may ask."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from leaflet_pdf.checks.analysis.amounts import Amount, amounts_in
from leaflet_pdf.checks.analysis.passages import Passage, passages
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.role import Role
from leaflet_pdf.sources.yaml.places import Places
from leaflet_pdf.standards.phrases.phrase import Phrase, folded
from leaflet_pdf.standards.phrases.phrase_book import Found, book
from leaflet_pdf.standards.phrases.watched import watched
from leaflet_pdf.standards.phrases.word_memo import Words, words_in
from leaflet_pdf.standards.profile import Standards
from leaflet_pdf.standards.wording.writing import Writing, writing_of

if TYPE_CHECKING:
    from leaflet_pdf.checks.analysis.sentences import Sentence
    from leaflet_pdf.standards.wording.dosing import Dosing

Meaning = TypeVar("Meaning")


class Spot(NamedTuple):
    """Some words in a passage, from an offset up to another."""

    passage: Passage
    begin: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.plain[self.begin : self.end]


@dataclass(frozen=True, eq=False, repr=False)
class CheckContext:
    """A leaflet, the standards it is checked against, and the day of the check."""

    leaflet: Leaflet
    standards: Standards
    on: date
    places: Places = field(default_factory=Places)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passages(self.leaflet))

    @cached_property
    def to_patients(self) -> tuple[Passage, ...]:
        """The passages without those on cards for clinicians, whose words are theirs; builds do not need them."""
        return tuple([passage for passage in self.passages if not self.is_for_clinicians(passage)])

    def is_for_clinicians(self, passage: Passage) -> bool:
        """Tell whether a passage is on a card whose title says that it is for doctors, nurses or the like."""
        card, words = passage.where.card, self.dosing if passage.where.card else None
        return words is not None and any(any(phrase.find(folded(card))) for phrase in words.clinicians)

    @cached_property
    def sentences(self) -> "tuple[tuple[Passage, Sentence], ...]":
        """The sentences of paragraphs and list entries, each with its passage; builds do not need them."""
        from leaflet_pdf.checks.analysis.sentences import sentences

        running = (passage for passage in self.to_patients if passage.role in {Role.PARAGRAPH, Role.ITEM})
        return tuple((passage, sentence) for passage in running for sentence in sentences(passage.plain))

    @cached_property
    def folded(self) -> str:
        """All passages, folded for phrases, one per line."""
        return "\n".join([words_in(passage.plain).folded for passage in self.passages])

    @cached_property
    def printed(self) -> str:
        """All passages as printed, of the same length; addresses and the publisher are blanked out."""
        return "\n".join(self._printed)

    @cached_property
    def _printed(self) -> list[str]:
        return [passage.printed for passage in self.passages]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every longer printed word, once, with its capitals; words consist of letters only."""
        return frozenset().union(*[words.written for words in self._words])

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every longer printed word, once, in lower case."""
        return frozenset().union(*[words.small for words in self._words])

    @cached_property
    def _words(self) -> list[Words]:
        return [words for words, _ in self._looked_through]

    @cached_property
    def _looked_through(self) -> list[tuple[Words, tuple[Found, ...]]]:
        """The words of each printed passage, and the phrases in it that every build searches for.

        Both in one pass: in a second pass over a long leaflet, its first texts would have left the cache.
        """
        find = book(self._watched).find
        return [(words_in(passage.printed), find(passage.plain)) for passage in self.passages]

    @cached_property
    def writing(self) -> Writing | None:
        """How the leaflet's language writes amounts; None if it has no file."""
        return writing_of(self.leaflet.identity.language)

    @cached_property
    def dosing(self) -> "Dosing | None":
        """How the leaflet's language says doses; None if it has no file. Builds do not need it."""
        from leaflet_pdf.standards.wording.dosing import dosing_of

        return dosing_of(self.leaflet.identity.language)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """All printed numbers, with their units; none if the leaflet's language has no file."""
        if self.writing is None:
            return ()
        printed, begins = self._printed, self._begins
        counted = [place for place, words in enumerate(self._words) if words.counted]
        found = ((begins[place], amount) for place in counted for amount in amounts_in(printed[place], self.writing))
        return tuple([amount.moved(begin) for begin, amount in found])

    @cached_property
    def _begins(self) -> list[int]:
        return list(accumulate([len(passage.plain) + 1 for passage in self.passages], initial=0))

    def find(self, phrases: Iterable[Phrase]) -> Iterator[Spot]:
        """Yield the places of any of some phrases, in the order of the text."""
        for _, spot in self.find_each({phrase: phrase for phrase in phrases}):
            yield spot

    def find_each(self, meaning: Mapping[Phrase, Meaning]) -> Iterator[tuple[Meaning, Spot]]:
        """Yield the places of phrases, each with its meaning, in the order of the text."""
        places = self._places if self._any_watched.issuperset(meaning) else self._places_of(tuple(meaning))
        for phrase, spot in places:
            if phrase in meaning:
                yield meaning[phrase], spot

    @cached_property
    def _watched(self) -> tuple[Phrase, ...]:
        """The phrases that every build searches for."""
        return watched(self.standards, self.leaflet.identity.language)

    @cached_property
    def _any_watched(self) -> frozenset[Phrase]:
        return frozenset(self._watched)

    @cached_property
    def _places(self) -> list[tuple[Phrase, Spot]]:
        """The places of the phrases that every build searches for, in the order of the text."""
        return self._spots(found for _, found in self._looked_through)

    def _places_of(self, phrases: tuple[Phrase, ...]) -> list[tuple[Phrase, Spot]]:
        return self._spots(map(book(phrases).find, map(attrgetter("plain"), self.passages)))

    def _spots(self, found_in: Iterable[tuple[Found, ...]]) -> list[tuple[Phrase, Spot]]:
        """Return phrases and their places, from the matches in each passage."""
        each = zip(self.passages, found_in, strict=True)
        return [(phrase, Spot(passage, begin, end)) for passage, found in each for begin, end, phrase in found]

    def spot(self, begin: int, end: int) -> Spot:
        """Return the spot between two offsets of the joined passages; both are in one passage."""
        number = bisect_right(self._begins, begin) - 1
        first = self._begins[number]
        return Spot(self.passages[number], begin - first, end - first)

    def at(self, offset: int) -> Source:
        """Return the place in the YAML file of a character of the joined passages."""
        return self.place(self.spot(offset, offset))

    def place(self, spot: Spot) -> Source:
        """Return the place in the YAML file at which some words begin."""
        return self.places.of(spot.passage.text, spot.begin)


def longest(spots: Iterable[Spot]) -> list[Spot]:
    """Return some spots without those that overlap a longer one, or one as long that came before it."""
    kept: dict[int, list[Spot]] = {}
    for spot in sorted(spots, key=lambda spot: spot.begin - spot.end):
        others = kept.setdefault(id(spot.passage), [])
        if all(spot.end <= other.begin or other.end <= spot.begin for other in others):
            others.append(spot)
    return [spot for some in kept.values() for spot in some]
