"""The format of profiles: every key, what is allowed there, and what it means; `facts_format` has that of facts.

Texts for people are by language: `headings: {en: [...]}`. Another language is another key beside `en`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from leaflet_pdf.languages.language import languages
from leaflet_pdf.model.finding import Severity, Source
from leaflet_pdf.schema.catalogue import BAD_VALUE, MISSING_KEY
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.schema.kinds import Choice, Field, Kind, ListOf, Record, Value, fields
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.record import placeless
from leaflet_pdf.schema.values import CODE, DAY, ID, JURISDICTION, PLAIN, YES
from leaflet_pdf.sources.yaml.format import PROFILES, SOURCE_KEY
from leaflet_pdf.standards.catalogue import BAD_PHRASE
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.profile import Answerer, Clause, Demand, Limit, Statement

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
"""Type size in points; x-height, line distance and margin in millimetres; reading grades are US school grades."""

PHRASE = Value(
    "a phrase",
    r"[^\n]+",
    BAD_PHRASE,
    "write up to 16 words with the signs * (any ending), | (or), ? (optional) and ... (words between)",
    Phrase,
)
NUMBER = Value("a number", r"[0-9]{1,4}(\.[0-9]{1,2})?", BAD_VALUE, "write a number, as in 10 or 1.4", float)
SEVERITY = Choice.of("a severity", Severity)


def optional(key: str, kind: Kind, description: str, attribute: str = "") -> Field:
    return Field(key, kind, description, required=False, attribute=attribute)


def values(**content: Any) -> dict[str, Any]:
    """Return the values of a record by name, without their source."""
    return {name: value for name, value in content.items() if name != "source"}


def by_language(kind: Kind) -> Record:
    """Return a record with the same kind of value for each language that the program has."""
    tags = fields(*(optional(tag, kind, f"In the language {tag}.", attribute=tag) for tag in languages()))
    return Record("set of words by language", tags, values)


def one_demand(statement: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if a statement says neither “must-say” nor “must-not-say”, or does not say who says so."""
    if statement.entries.keys().isdisjoint(Demand):
        hint = "begin it with “must-say:” or “must-not-say:”, and a name"
        yield (
            statement,
            Problem(MISSING_KEY, "a statement needs “must-say:” or “must-not-say:”, and this has neither", hint),
        )
    yield from has_origin(statement)


def has_origin(rule: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if a rule names neither a clause nor a source."""
    if rule.entries.keys().isdisjoint({"clause", "sources"}):
        hint = "name where you read it, as in sources: [MHRA]"
        yield rule, Problem(MISSING_KEY, "a rule needs “clause:” or “sources:”, and this has neither", hint)


def statement(
    source: Source,
    must_say: str = "",
    must_not_say: str = "",
    clause: str = "",
    jurisdictions: tuple[str, ...] = (),
    **content: Any,
) -> Statement:
    """Return a statement; its code does not have the name of its pack yet, nor its clause that of its sources."""
    demand, here = Demand.MUST_SAY if must_say else Demand.MUST_NOT_SAY, frozenset(jurisdictions)
    return Statement(must_say or must_not_say, demand, clause=clause, jurisdictions=here, source=source, **content)


@placeless
def clause(**content: Any) -> Clause:
    return Clause(**content)


@placeless
def limit(value: float, clause: str) -> Limit:
    return Limit(value, clause)


ORIGIN = (
    optional("clause", PLAIN, "The source of the rule, in words."),
    optional("sources", ListOf(SOURCE_KEY), "The names of its sources, which the file lists."),
)
"""One of the two must be there: `has_origin` asks for it."""

STATEMENT = Record(
    "statement",
    fields(
        optional("must-say", ID, "The name of something that a leaflet must say."),
        optional("must-not-say", ID, "The name of something that no leaflet may say."),
        Field("phrases", ListOf(PHRASE), "Phrases that say it; any of them will do."),
        Field("message", PLAIN, "What is wrong when the rule is broken."),
        Field("hint", PLAIN, "What to do about it."),
        *ORIGIN,
        Field("bad", PLAIN, "A sentence that breaks the rule."),
        Field("good", PLAIN, "A sentence that keeps it."),
        optional("severity", SEVERITY, "Its severity; error if left out."),
        optional("unless", ListOf(PHRASE), "What makes it harmless, before it in the same sentence."),
        optional("near", ListOf(PHRASE), "Where it belongs: a missing statement is reported at the first of these."),
        optional("section", ID, "The section in which it must be said."),
        optional("only-for", ListOf(PHRASE), "The strengths and forms for which it holds; all if left out."),
        optional("jurisdictions", ListOf(JURISDICTION), "Where the rule applies; everywhere if left out."),
        optional("since", DAY, "The first day on which it applies."),
        optional("until", DAY, "The last day on which it applies."),
    ),
    statement,
    exclusive=frozenset(Demand),
    check=one_demand,
)
STATEMENTS = by_language(ListOf(STATEMENT))

_PART = (
    Field("key", ID, "The id that its section has, or a name for the part."),
    optional("headings", by_language(ListOf(PLAIN)), "Its headings; the first is the recommended one."),
    optional("phrases", by_language(ListOf(PHRASE)), "Any other heading that contains one of these will do."),
    Field("clause", PLAIN, "The source of the requirement."),
    optional("required", YES, "Whether a leaflet may leave it out; yes if left out."),
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
        Field("clause", PLAIN, "The source of the limit."),
    ),
    limit,
)

WEIGHT = Record(
    "severity",
    fields(
        Field("code", CODE, "The code of a rule."),
        Field("severity", Choice("a severity, or silent", (*Severity, "silent")), "The severity of its findings here."),
    ),
    values,
)

CLAUSE = Record(
    "clause",
    fields(
        Field("clause", PLAIN, "The clause."),
        Field("asks", PLAIN, "What the clause requires."),
        Field("by", Choice.of("who answers", Answerer), "Who can tell whether it is met."),
        optional("codes", ListOf(CODE), "The rules by which the program checks it."),
        optional("why", PLAIN, "Remarks."),
    ),
    clause,
)

PROFILE = Record(
    "profile",
    fields(
        Field("profile", PLAIN, "The name of the standard.", attribute="title"),
        Field("version", PLAIN, "Which edition of it, or of its template."),
        optional("based-on", Choice("a profile that comes with the program", PROFILES), "The profile that it extends."),
        optional("outline", ListOf(SECTION), "What a leaflet is made of."),
        optional("fixed", YES, "Whether the order and the headings of the sections are prescribed."),
        optional("others", YES, "Whether a leaflet may have other sections."),
        optional("at-a-glance", PLAIN, "Who asks for the essentials on the first page."),
        optional("statements", STATEMENTS, "What a leaflet must and must not say."),
        optional(
            "limits",
            Record("set of limits", fields(*(optional(name, LIMIT, "A limit.", name) for name in LIMITS)), values),
            "Numbers that a leaflet must not exceed.",
        ),
        optional("severities", ListOf(WEIGHT), "Rules with another severity in this profile."),
        optional("ledger", ListOf(CLAUSE), "Every clause, and who tells whether it is met."),
    ),
    values,
)
