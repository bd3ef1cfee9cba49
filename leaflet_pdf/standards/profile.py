"""What a leaflet is judged by: a standard as data, each entry beside the clause that it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from leaflet_pdf.model.finding import NOWHERE, Finding, Severity, Source
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.wording.plain import PlainWords


class Answerer(StrEnum):
    """Who can tell whether a clause is kept."""

    PROGRAM = "program"
    PERSON = "person"
    NOBODY = "not-applicable"


class Clause(NamedTuple):
    """One line of a standard's ledger: what a clause asks for, who answers, and by which rules the program does."""

    clause: str
    asks: str
    by: Answerer
    codes: tuple[str, ...] = ()
    why: str = ""


class Part(NamedTuple):
    """A section that a leaflet has, or a part of one. `{name}` in a heading stands for the medicine's name.

    Any of the headings will do, and any other that has one of the phrases; the first is the one to recommend. They
    are in the leaflet's language.
    """

    key: str
    headings: tuple[str, ...]
    clause: str
    required: bool = True
    parts: tuple[Part, ...] = ()
    phrases: tuple[Phrase, ...] = ()


class Limit(NamedTuple):
    """A number that a leaflet must not pass, in the unit of what it limits, and where it comes from."""

    value: float
    clause: str


class Demand(StrEnum):
    """Whether words must be in a leaflet or must not."""

    MUST_SAY = "must-say"
    MUST_NOT_SAY = "must-not-say"


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """Something that a leaflet must say, or must not, as phrases, any of which will do.

    `unless` are phrases that make what is forbidden harmless when they stand before it, or in it, in the same
    sentence ("does not kill bacteria"). What is not said is missed where a phrase of `near` first stands. `section`
    is the id of the section that it must be said in. It holds in the jurisdictions named (in all, if none is), from
    a day on and until a day. Its code is its pack's name, a stroke, and its own name. `bad` and `good` are a
    sentence each: the first breaks the rule, the second keeps it.
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
    source: Source = NOWHERE


class Change(NamedTuple):
    """A day on which the rules for a medicine changed: what was read before that day may be out of date."""

    on: date
    what: str
    clause: str
    jurisdictions: frozenset[str] = frozenset()


class Mildest(NamedTuple):
    """The mildest rating that a precaution on some topic may have."""

    topics: tuple[Phrase, ...]
    rating: Rating
    clause: str
    jurisdictions: frozenset[str] = frozenset()


class Facts(NamedTuple):
    """What is known of a substance: what a leaflet about it must say and must not, and how it rates precautions."""

    substance: str
    statements: tuple[Statement, ...]
    changes: tuple[Change, ...] = ()
    ratings: tuple[Mildest, ...] = ()


class Profile(NamedTuple):
    """A standard. Severities are of findings that it judges otherwise than the rule itself; None is silence.

    Where the outline is fixed, its parts are the leaflet's sections, in this order and with these headings. Else they
    are topics, each of which some heading of the leaflet must tell.
    """

    name: str
    title: str
    version: str
    outline: tuple[Part, ...] = ()
    fixed: bool = False
    others_allowed: bool = True
    statements: tuple[Statement, ...] = ()
    limits: Mapping[str, Limit] = MappingProxyType({})
    severities: Mapping[str, Severity | None] = MappingProxyType({})
    ledger: tuple[Clause, ...] = ()


class Standards(NamedTuple):
    """All that a leaflet is judged by, and what is wrong in the files that it stands in."""

    profile: Profile
    facts: tuple[Facts, ...] = ()
    plain: PlainWords = PlainWords()
    findings: tuple[Finding, ...] = ()
