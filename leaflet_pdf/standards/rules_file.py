"""What profiles and facts have in common as files: statements with their codes, and where each rule was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.schema.problem import quoted
from leaflet_pdf.sources.yaml.catalogue import UNKNOWN_SOURCE, UNUSED_SOURCE
from leaflet_pdf.standards.catalogue import UNTRUE_EXAMPLE
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.phrases.statement_match import breaks
from leaflet_pdf.standards.profile import (
    Change,
    FactSource,
    LargestDose,
    LongestSupply,
    LookAlike,
    Mildest,
    Schedule,
    Statement,
)

FOLDER = Path(__file__).parent
"""The folder with the program's own profiles and facts."""

Sources = Mapping[str, FactSource]
"""The sources of a file, by their names."""

Rule = Statement | Change | Mildest | Schedule | LargestDose | LongestSupply | LookAlike
"""Everything that names where it was read."""
Some = TypeVar("Some", Statement, Change, Mildest, Schedule, LargestDose, LongestSupply, LookAlike)

State = tuple[int, int]

NO_SOURCES: Sources = MappingProxyType({})


def state_of(path: Path) -> State:
    """Return the modification time (ns) and the size of a file, which change with it; (0, 0) if there is no file."""
    try:
        state = path.stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def fact_name(substance: str) -> str:
    """Return the name of the file with our facts about a substance."""
    return "-".join(folded(substance).split())


def coded(statements: Iterable[Statement], pack: str, sources: Sources = NO_SOURCES) -> tuple[Statement, ...]:
    """Return statements with the codes of their pack, and their sources in words."""
    return tuple(one._replace(code=f"{pack}/{one.code}") for one in cited(statements, sources))


def cited(rules: Iterable[Some], sources: Sources) -> tuple[Some, ...]:
    """Return rules whose clause says in words what sources they name."""
    return tuple(_cited(rule, sources) if rule.sources else rule for rule in rules)


def _cited(rule: Some, sources: Sources) -> Some:
    clause = "; ".join([*filter(None, [rule.clause]), *(sources[key].clause for key in rule.sources if key in sources)])
    return rule._replace(clause=clause)


def untrue_examples(statements: Iterable[Statement], path: Path) -> tuple[Finding, ...]:
    """Return a finding for each statement that contradicts its own examples; ours are tested."""
    if path.is_relative_to(FOLDER):
        return ()
    examples = ((statement, words) for statement in statements for words in (statement.bad, statement.good))
    return tuple(
        UNTRUE_EXAMPLE.at(
            statement.source,
            f"{quoted(words)} {'does not break' if words is statement.bad else 'breaks'} the rule {statement.code}",
            "change the phrases, or the example",
        )
        for statement, words in examples
        if breaks(statement, folded(words)) is not (words is statement.bad)
    )


def wrong_sources(rules: Iterable[Rule], sources: Sources) -> tuple[Finding, ...]:
    """Return a finding for each rule that names a source the file does not list, and for each that no rule names."""
    named: set[str] = set()
    found: list[Finding] = []
    for rule in rules:
        named.update(rule.sources)
        for key in rule.sources:
            if key not in sources:
                hint = "write it under “sources:” of this file, or correct the name"
                found.append(UNKNOWN_SOURCE.at(rule.source, f"no source has the name {quoted(key)}", hint))
    for key, source in sources.items():
        if key not in named:
            message = f"source {quoted(key)} is never cited"
            hint = "name it in the fact that was read there, or remove it"
            found.append(UNUSED_SOURCE.at(source.source, message, hint))
    return tuple(found)
