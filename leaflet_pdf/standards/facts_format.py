"""The format of what is known of a substance: every key, what is allowed there, and what it means.

Every fact names where it was read: by a `clause` in words, or by `sources` that the file lists with their dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.schema.catalogue import BAD_VALUE, MISSING_KEY, TWO_KINDS
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.schema.kinds import Choice, Field, ListOf, Named, Record, Value, fields
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.values import ADDRESS, DAY, DAYS, JURISDICTION, PLAIN
from leaflet_pdf.sources.yaml.format import SOURCE_KEY
from leaflet_pdf.standards.format import (
    ORIGIN,
    PHRASE,
    STATEMENTS,
    by_language,
    has_origin,
    optional,
    values,
)
from leaflet_pdf.standards.profile import (
    MICROGRAMS,
    Change,
    FactSource,
    LargestDose,
    LongestSupply,
    LookAlike,
    Mildest,
    Schedule,
    ScheduleKind,
)

MASS = Value(
    "an amount of a medicine",
    rf"[0-9]{{1,6}}(\.[0-9]{{1,3}})? ({'|'.join(MICROGRAMS)})",
    BAD_VALUE,
    "write a number and g, mg or micrograms, as in 30 mg",
)
PERIODS = ("each", "day", "week")
_WHERE = optional("jurisdictions", ListOf(JURISDICTION), "Where it holds; everywhere if left out.")
_ONLY_FOR = optional("only-for", ListOf(PHRASE), "The strengths and forms for which it holds; all if left out.")
_SOURCES = Field("sources", ListOf(SOURCE_KEY), "The names of its sources, which the file lists.")


def fact_source(key: str, title: str, publisher: str, as_of: date, source: Source, address: str = "") -> FactSource:
    return FactSource(key, title, publisher, as_of, address, source)


def change(on: date, what: str, jurisdictions: tuple[str, ...] = (), **content: Any) -> Change:
    return Change(on, what, jurisdictions=frozenset(jurisdictions), **content)


def mildest(jurisdictions: tuple[str, ...] = (), **content: Any) -> Mildest:
    return Mildest(jurisdictions=frozenset(jurisdictions), **content)


def largest_dose(jurisdictions: tuple[str, ...] = (), **content: Any) -> LargestDose:
    return LargestDose(jurisdictions=frozenset(jurisdictions), **content)


def longest_supply(jurisdictions: tuple[str, ...] = (), **content: Any) -> LongestSupply:
    return LongestSupply(jurisdictions=frozenset(jurisdictions), **content)


def an_amount(dose: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if a largest dose gives no amount."""
    if dose.entries.keys().isdisjoint(PERIODS):
        hint = "give what a patient takes at most, as in week: 30 mg"
        yield dose, Problem(MISSING_KEY, "a largest dose needs “each:”, “day:” or “week:”, and this has none", hint)


def alone_or_none(facts: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if facts that are those of another name say something themselves."""
    others = [key for key, _ in facts.entries.values() if key.text not in {"substance", "same-as"}]
    if "same-as" in facts.entries and others:
        hint = "remove it, or write it in the file of the other name"
        yield others[0], Problem(TWO_KINDS, f"“{others[0].text}:” is not possible beside “same-as:”", hint)


SOURCE = Record(
    "source of facts",
    fields(
        Field("title", PLAIN, "The title of the source."),
        Field("publisher", PLAIN, "Who published it."),
        optional("address", ADDRESS, "Its web address, if it has one."),
        Field("as-of", DAY, "The date of the edition that was read, or the day on which it was read."),
    ),
    fact_source,
)

CHANGE = Record(
    "change",
    fields(
        Field("on", DAY, "The day on which the rules changed."),
        Field("what", PLAIN, "What changed."),
        *ORIGIN,
        _WHERE,
    ),
    change,
    check=has_origin,
)

RATING = Record(
    "rating",
    fields(
        Field("topics", ListOf(PHRASE), "Topics of precautions."),
        Field("rating", Choice.of("a rating", Rating), "The mildest rating that they may have."),
        *ORIGIN,
        _WHERE,
    ),
    mildest,
    check=has_origin,
)

SCHEDULE = Record(
    "schedule",
    fields(
        Field("taken", Choice.of("a schedule", ScheduleKind), "How often it is taken, and never more often."),
        optional("unless", by_language(ListOf(PHRASE)), "Another medicine, which may be taken more often."),
        _SOURCES,
    ),
    Schedule,
)

LARGEST_DOSE = Record(
    "largest dose",
    fields(
        optional("each", MASS, "What is taken at once, at most."),
        optional("day", MASS, "What is taken in a day, at most."),
        optional("week", MASS, "What is taken in a week, at most."),
        optional("unless", by_language(ListOf(PHRASE)), "Another medicine, or a longer time: more may be taken."),
        _ONLY_FOR,
        _WHERE,
        _SOURCES,
    ),
    largest_dose,
    check=an_amount,
)

LONGEST_SUPPLY = Record(
    "longest supply",
    fields(Field("days", DAYS, "How long one supply lasts, at most."), _ONLY_FOR, _WHERE, _SOURCES),
    longest_supply,
)

LOOK_ALIKE = Record(
    "look-alike",
    fields(Field("name", PHRASE, "A name that is mistaken for the substance’s."), _SOURCES),
    LookAlike,
)

FACTS = Record(
    "set of facts",
    fields(
        Field("substance", PLAIN, "The active substance, as leaflets name it, without its salt."),
        optional("same-as", PLAIN, "The substance whose facts hold for this name too; they are beside this file."),
        optional("sources", Named(SOURCE_KEY, SOURCE), "Where the facts were read, by short names."),
        optional("forms", by_language(ListOf(PHRASE)), "The strengths and forms that they are about; all if left out."),
        optional("changes", ListOf(CHANGE), "Days on which the rules changed."),
        optional("schedule", SCHEDULE, "How often it is taken, if anything else is a mistake."),
        optional("largest-doses", ListOf(LARGEST_DOSE), "The largest amounts that its sources allow."),
        optional("longest-supplies", ListOf(LONGEST_SUPPLY), "How much its sources allow to be supplied at once."),
        optional("look-alikes", ListOf(LOOK_ALIKE), "Names that it is mistaken for."),
        optional("ratings", by_language(ListOf(RATING)), "The mildest ratings that its precautions may have."),
        optional("statements", STATEMENTS, "What a leaflet about it must and must not say."),
    ),
    values,
    check=alone_or_none,
)
