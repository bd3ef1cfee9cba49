"""The format of profiles and of facts: every key, what may stand there, and what it means.

What is written for people is by language: `headings: {en: [...]}`. Another language is another key beside `en`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflet_pdf.languages.language import languages
from leaflet_pdf.model.finding import Severity, Source
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.schema.kinds import Choice, Field, Kind, ListOf, Record, Value, fields
from leaflet_pdf.schema.problem import Flaw
from leaflet_pdf.schema.record import placeless
from leaflet_pdf.schema.values import CODE, DAY, ID, JURISDICTION, PLAIN, YES
from leaflet_pdf.sources.yaml.format import PROFILES
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.profile import Answerer, Change, Clause, Demand, Limit, Mildest, Statement

LIMITS = (
    "type-size",
    "x-height",
    "line-distance",
    "line-characters",
    "margin",
    "pages",
    "grade",
    "grade-most",
    "sentence-words",
    "bullets",
    "source-years",
    "review-years",
)
"""Type size in points; x-height, line distance and margin in millimetres; grades of the United States' schools."""

PHRASE = Value(
    "a phrase",
    r"[^\n]+",
    "bad-phrase",
    "write up to 16 words and the signs * (any ending), | (or), ? (may be missing) and ... (words between)",
    Phrase,
)
NUMBER = Value("a number", r"[0-9]{1,4}(\.[0-9]{1,2})?", "bad-value", "write a number, as in 10 or 1.4", float)
SEVERITY = Choice.of("a severity", Severity)


def optional(key: str, kind: Kind, description: str, attribute: str = "") -> Field:
    return Field(key, kind, description, required=False, attribute=attribute)


def values(**said: Any) -> dict[str, Any]:
    """Return the values of a record as they are, by their names; their place is not kept."""
    return {name: value for name, value in said.items() if name != "source"}


def by_language(kind: Kind) -> Record:
    """Return a record of the same kind of value in each language that there are words for."""
    tags = fields(*(optional(tag, kind, f"In the language {tag}.", attribute=tag) for tag in languages()))
    return Record("set of words by language", tags, values)


def one_demand(statement: Mapping) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw if a statement does not say whether it must be said."""
    if statement.entries.keys().isdisjoint(Demand):
        hint = "begin it with must-say: or must-not-say:, and a name"
        yield statement, Flaw("missing-key", "a statement must be said or must not, and this says neither", hint)


def statement(source: Source, must_say: str = "", must_not_say: str = "", **said: Any) -> Statement:
    """Return a statement; its code is still its own name alone."""
    demand = Demand.MUST_SAY if must_say else Demand.MUST_NOT_SAY
    said["jurisdictions"] = frozenset(said.get("jurisdictions", ()))
    return Statement(must_say or must_not_say, demand, source=source, **said)


@placeless
def clause(**said: Any) -> Clause:
    return Clause(**said)


@placeless
def limit(value: float, clause: str) -> Limit:
    return Limit(value, clause)


@placeless
def change(on: Any, what: str, clause: str, jurisdictions: tuple[str, ...] = ()) -> Change:
    return Change(on, what, clause, frozenset(jurisdictions))


@placeless
def mildest(jurisdictions: tuple[str, ...] = (), **said: Any) -> Mildest:
    return Mildest(jurisdictions=frozenset(jurisdictions), **said)


STATEMENT = Record(
    "statement",
    fields(
        optional("must-say", ID, "The name of something that a leaflet must say."),
        optional("must-not-say", ID, "The name of something that no leaflet may say."),
        Field("phrases", ListOf(PHRASE), "How it is said; any of them will do."),
        Field("message", PLAIN, "What is wrong when the rule is broken."),
        Field("hint", PLAIN, "What to do then."),
        Field("clause", PLAIN, "Who says so."),
        Field("bad", PLAIN, "A sentence that breaks the rule."),
        Field("good", PLAIN, "A sentence that keeps it."),
        optional("severity", SEVERITY, "How bad it is; an error if nothing is said."),
        optional("unless", ListOf(PHRASE), "What makes it harmless, before it in the same sentence."),
        optional("near", ListOf(PHRASE), "Where it would be said: what is missing is told at the first of these."),
        optional("section", ID, "The section in which it must be said."),
        optional("jurisdictions", ListOf(JURISDICTION), "Where the rule holds; everywhere if nothing is said."),
        optional("since", DAY, "The first day on which it holds."),
        optional("until", DAY, "The last day on which it holds."),
    ),
    statement,
    exclusive=frozenset(Demand),
    check=one_demand,
)
STATEMENTS = by_language(ListOf(STATEMENT))

_PART = (
    Field("key", ID, "The id that its section has, or a name for the part."),
    optional("headings", by_language(ListOf(PLAIN)), "How it is headed; the first is the one to recommend."),
    optional("phrases", by_language(ListOf(PHRASE)), "Any other heading with one of these will do."),
    Field("clause", PLAIN, "Who asks for it."),
    optional("required", YES, "Whether a leaflet may be without it: yes if nothing is said."),
)
PART = Record("part", fields(*_PART), values)
SECTION = Record(
    "section",
    fields(*_PART, optional("parts", ListOf(PART), "The sub-headings in it, in order.")),
    values,
)

LIMIT = Record(
    "limit",
    fields(
        Field("value", NUMBER, "The number, in the unit of what it limits."),
        Field("clause", PLAIN, "Where it comes from."),
    ),
    limit,
)

WEIGHT = Record(
    "severity",
    fields(
        Field("code", CODE, "The code of a rule."),
        Field("severity", Choice("a severity, or silent", (*Severity, "silent")), "How bad its findings are here."),
    ),
    values,
)

CLAUSE = Record(
    "clause",
    fields(
        Field("clause", PLAIN, "Where it stands."),
        Field("asks", PLAIN, "What it asks for."),
        Field("by", Choice.of("who answers", Answerer), "Who can tell whether it is kept."),
        optional("codes", ListOf(CODE), "The rules by which the program does."),
        optional("why", PLAIN, "What is to be known about it."),
    ),
    clause,
)

PROFILE = Record(
    "profile",
    fields(
        Field("profile", PLAIN, "What the standard is called.", attribute="title"),
        Field("version", PLAIN, "Which edition of it, or of its template."),
        optional("based-on", Choice("a profile that comes with the program", PROFILES), "What it adds to."),
        optional("outline", ListOf(SECTION), "What a leaflet is made of."),
        optional("fixed", YES, "Whether the outline is that of the sections: their order and their headings."),
        optional("others", YES, "Whether a leaflet may have other sections."),
        optional("statements", STATEMENTS, "What a leaflet must say and must not."),
        optional(
            "limits",
            Record("set of limits", fields(*(optional(name, LIMIT, "A limit.", name) for name in LIMITS)), values),
            "Numbers that a leaflet must not pass.",
        ),
        optional("severities", ListOf(WEIGHT), "Rules that weigh more here, or less."),
        optional("ledger", ListOf(CLAUSE), "Each clause, and who tells whether it is kept."),
    ),
    values,
)

CHANGE = Record(
    "change",
    fields(
        Field("on", DAY, "The day on which the rules changed."),
        Field("what", PLAIN, "What changed."),
        Field("clause", PLAIN, "Who says so."),
        optional("jurisdictions", ListOf(JURISDICTION), "Where; everywhere if nothing is said."),
    ),
    change,
)

RATING = Record(
    "rating",
    fields(
        Field("topics", ListOf(PHRASE), "Topics of precautions."),
        Field("rating", Choice.of("a rating", Rating), "The mildest that they may have."),
        Field("clause", PLAIN, "Who says so."),
        optional("jurisdictions", ListOf(JURISDICTION), "Where; everywhere if nothing is said."),
    ),
    mildest,
)

FACTS = Record(
    "set of facts",
    fields(
        Field("substance", PLAIN, "The active substance, as leaflets name it."),
        optional("changes", ListOf(CHANGE), "Days on which the rules changed."),
        optional("ratings", by_language(ListOf(RATING)), "The mildest ratings that its precautions may have."),
        optional("statements", STATEMENTS, "What a leaflet about it must say and must not."),
    ),
    values,
)
