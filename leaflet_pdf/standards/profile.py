"""What a leaflet is checked against: a standard as data, each entry with the clause that it comes from."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from leaflet_pdf.model.finding import NOWHERE, Finding, Severity, Source
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.wording.plain import PlainWords

MICROGRAMS: Mapping[str, int] = MappingProxyType({"g": 1_000_000, "mg": 1_000, "micrograms": 1})
"""How many micrograms the units of largest doses are."""


class Answerer(StrEnum):
    """Who can tell whether a clause is met."""

    PROGRAM = "program"
    PERSON = "person"
    NOBODY = "not-applicable"


class Clause(NamedTuple):
    """One line of a standard's ledger: what a clause requires, who checks it, and by which rules the program does."""

    clause: str
    asks: str
    by: Answerer
    codes: tuple[str, ...] = ()
    why: str = ""


class Part(NamedTuple):
    """A section that a leaflet has, or a part of one. `{name}` in a heading stands for the medicine's name.

    Any of the headings will do, and any other that contains one of the phrases; the first is recommended. They
    are in the leaflet's language.
    """

    key: str
    headings: tuple[str, ...]
    clause: str
    required: bool = True
    parts: "tuple[Part, ...]" = ()
    phrases: tuple[Phrase, ...] = ()


class Limit(NamedTuple):
    """A number that a leaflet must not exceed, in the unit of what it limits (see `format.LIMITS`), and its source."""

    value: float
    clause: str


class Demand(StrEnum):
    """Whether a leaflet must say something, or must not."""

    MUST_SAY = "must-say"
    MUST_NOT_SAY = "must-not-say"


class Statement(NamedTuple):
    """Something that a leaflet must say, or must not say, as phrases, any of which will do.

    `unless` are phrases that make a forbidden statement harmless when they come before it, or in it, in the same
    sentence ("does not kill bacteria"). A missing statement is reported at the first phrase of `near`. `section`
    is the id of the section that must contain it. It applies in the jurisdictions named (in all, if none is), from
    and until certain days, and for products whose strength and form has one of `only_for` (for all, if there is none).
    Its code is its pack's name, a slash, and its own name. `bad` and `good` are a sentence each: the first breaks the
    rule, the second keeps it. `sources` are the names of what `clause` says in words.
    """

    code: str
    demand: Demand
    phrases: tuple[Phrase, ...]
    message: str
    hint: str
    clause: str
    bad: str
    good: str
    severity: Severity = Severity.ERROR
    unless: tuple[Phrase, ...] = ()
    near: tuple[Phrase, ...] = ()
    section: str = ""
    jurisdictions: frozenset[str] = frozenset()
    since: date = date.min
    until: date = date.max
    only_for: tuple[Phrase, ...] = ()
    sources: tuple[str, ...] = ()
    source: Source = NOWHERE


class FactSource(NamedTuple):
    """Where facts were read: its name in the file, and the date of its edition, or the day on which it was read."""

    key: str
    title: str
    publisher: str
    as_of: date
    address: str = ""
    source: Source = NOWHERE

    @property
    def clause(self) -> str:
        return f"{self.title} ({self.publisher}, as of {self.as_of})"


class Change(NamedTuple):
    """A day on which the rules for a medicine changed: sources checked before it may be out of date."""

    on: date
    what: str
    source: Source
    clause: str = ""
    sources: tuple[str, ...] = ()
    jurisdictions: frozenset[str] = frozenset()


class Mildest(NamedTuple):
    """The mildest rating that a precaution on some topic may have."""

    topics: tuple[Phrase, ...]
    rating: Rating
    source: Source
    clause: str = ""
    sources: tuple[str, ...] = ()
    jurisdictions: frozenset[str] = frozenset()


class ScheduleKind(StrEnum):
    """How often a medicine is taken, where anything else is a mistake."""

    WEEKLY_ONLY = "weekly-only"


class Schedule(NamedTuple):
    """How often a medicine is taken; `unless` are other medicines that may be taken more often, by language."""

    taken: ScheduleKind
    sources: tuple[str, ...]
    source: Source
    unless: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({})
    clause: str = ""


class LargestDose(NamedTuple):
    """The largest amounts, as in "30 mg", to be taken at once, in a day and in a week; "" where none is known.

    `unless` are other medicines or a longer time, of which or in which more may be taken, by language. It holds for
    products whose strength and form has one of `only_for`, and in the jurisdictions named; for all, where none is.
    """

    sources: tuple[str, ...]
    source: Source
    each: str = ""
    day: str = ""
    week: str = ""
    unless: Mapping[str, tuple[Phrase, ...]] = MappingProxyType({})
    only_for: tuple[Phrase, ...] = ()
    clause: str = ""
    jurisdictions: frozenset[str] = frozenset()


class LongestSupply(NamedTuple):
    """How many days one supply lasts, at most."""

    days: int
    sources: tuple[str, ...]
    source: Source
    only_for: tuple[Phrase, ...] = ()
    clause: str = ""
    jurisdictions: frozenset[str] = frozenset()


class LookAlike(NamedTuple):
    """The name of another medicine, for which the substance's name is mistaken."""

    name: Phrase
    sources: tuple[str, ...]
    source: Source
    clause: str = ""


class Facts(NamedTuple):
    """Facts about a substance: what a leaflet about it must and must not say, and what it must not exceed."""

    substance: str
    statements: tuple[Statement, ...] = ()
    changes: tuple[Change, ...] = ()
    ratings: tuple[Mildest, ...] = ()
    largest_doses: tuple[LargestDose, ...] = ()
    longest_supplies: tuple[LongestSupply, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    forms: tuple[Phrase, ...] = ()
    same_as: str = ""


class Profile(NamedTuple):
    """A standard. `severities` override those of the rules themselves; None silences a finding.

    If the outline is fixed, its parts are the leaflet's sections, in this order and with these headings. Otherwise they
    are topics, each of which some heading of the leaflet must name. `at_a_glance` is the clause by which the first page
    says the essentials by itself; "" if there is none.
    """

    name: str
    title: str
    version: str
    outline: tuple[Part, ...] = ()
    fixed: bool = False
    others_allowed: bool = True
    at_a_glance: str = ""
    statements: tuple[Statement, ...] = ()
    limits: Mapping[str, Limit] = MappingProxyType({})
    severities: Mapping[str, Severity | None] = MappingProxyType({})
    ledger: tuple[Clause, ...] = ()


class Standards(NamedTuple):
    """Everything that a leaflet is checked against, and the findings of those files."""

    profile: Profile
    facts: tuple[Facts, ...] = ()
    plain: PlainWords = PlainWords()
    findings: tuple[Finding, ...] = ()
