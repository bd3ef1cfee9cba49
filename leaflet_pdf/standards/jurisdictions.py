"""Which schemes, programmes and telephone numbers belong to which country."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from leaflet_pdf.schema.kinds import Choice, Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import placeless
from leaflet_pdf.schema.values import JURISDICTION, PLAIN
from leaflet_pdf.standards.format import PHRASE, by_language, optional, values
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.standards_file import in_language, load_values


class Kind(StrEnum):
    """The kind of a mark."""

    SCHEME = "scheme"
    PROGRAMME = "programme"
    FORM = "form"
    AGENCY = "agency"
    NUMBER = "number"


class Place(NamedTuple):
    """A country, or a union of countries: its telephone numbers, and where its patients report side effects."""

    place: str
    name: str
    emergency: tuple[str, ...]
    reporting: tuple[Phrase, ...]
    scheme: str
    advice: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Mark(NamedTuple):
    """Words that belong to certain places only."""

    mark: str
    kind: Kind
    phrases: tuple[Phrase, ...]
    of: frozenset[str]
    clause: str


class Jurisdictions(NamedTuple):
    """Everything known about places.

    `calls` are words that introduce a number to call, `emergencies` the situations to call one in; by language.
    """

    places: tuple[Place, ...]
    marks: tuple[Mark, ...]
    calls: Mapping[str, tuple[str, ...]]
    emergencies: Mapping[str, tuple[Phrase, ...]]

    def around(self, place: str) -> tuple[Place, ...]:
        """Return the entries of a place: its own, and that of the union it belongs to."""
        country = place.partition("-")[0]
        return tuple(one for one in self.places if country == one.place or country in one.members)

    def within(self, place: str) -> frozenset[str]:
        """Return the names of a place: its own, its country's, and that of the union it belongs to."""
        return frozenset({place, place.partition("-")[0], *(one.place for one in self.around(place))})

    def named(self, places: frozenset[str]) -> str:
        """Return the names of places, for use in a sentence."""
        return " and ".join(one.name for one in self.places if one.place in places)

    def calls_in(self, language: str) -> Mapping[Phrase, str]:
        """Return the phrases of a language that say to call a known short number, each with the number."""
        return _calls(language)


@cache
def _calls(language: str) -> Mapping[Phrase, str]:
    known = jurisdictions()
    numbers = sorted({number for place in known.places for number in (*place.emergency, *place.advice)})
    return {Phrase(f"{call} {number}"): number for number in numbers for call in in_language(language, known.calls)}


@cache
def jurisdictions() -> Jurisdictions:
    """Return everything known about places."""
    content, findings = load_values(Path(__file__).parent / "jurisdictions.yaml", _FILE)
    assert content is not None, findings
    return Jurisdictions(**content)


@placeless
def _place(**content: Any) -> Place:
    return Place(**content)


@placeless
def _mark(of: tuple[str, ...], **content: Any) -> Mark:
    return Mark(of=frozenset(of), **content)


_NUMBER = Value("a short telephone number", r"[0-9]{3,6}")
_PLACE = Record(
    "place",
    fields(
        Field("place", JURISDICTION, "Its two letters."),
        Field("name", PLAIN, "What a sentence calls it."),
        Field("emergency", ListOf(_NUMBER), "The numbers to call in an emergency; the first is the one to print."),
        optional("advice", ListOf(_NUMBER), "Other short numbers of its own."),
        Field("reporting", ListOf(PHRASE), "How a leaflet names where side effects are reported."),
        Field("scheme", PLAIN, "What the scheme is called."),
        optional("members", ListOf(JURISDICTION), "The countries in it."),
    ),
    _place,
)
_MARK = Record(
    "mark",
    fields(
        Field("mark", PLAIN, "What it is called."),
        Field("kind", Choice.of("a kind of mark", Kind), "What it is."),
        Field("phrases", ListOf(PHRASE), "Phrases that name it."),
        Field("of", ListOf(JURISDICTION), "The countries that it belongs to."),
        Field("clause", PLAIN, "The source of the rule."),
    ),
    _mark,
)
_FILE = Record(
    "set of jurisdictions",
    fields(
        Field("places", ListOf(_PLACE), "Countries and unions."),
        Field("calls", by_language(ListOf(PLAIN)), "Words that mark a number as one to call."),
        Field("emergencies", by_language(ListOf(PHRASE)), "What such a number is called for."),
        Field("marks", ListOf(_MARK), "What belongs only to some of them."),
    ),
    values,
)
