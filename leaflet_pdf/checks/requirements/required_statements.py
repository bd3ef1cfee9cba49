"""What a leaflet must and must not say: the statements of its profile and of the facts about its substance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.standards.jurisdictions import jurisdictions
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.phrases.statement_match import is_excused, matches
from leaflet_pdf.standards.profile import Demand, Standards, Statement

_RULES_KEPT = 512


def statement_rules(standards: Standards) -> Iterator[Rule]:
    """Yield a rule for each statement of some standards."""
    for statement in (*standards.profile.statements, *(one for facts in standards.facts for one in facts.statements)):
        yield _rule(statement)


def find_forbidden(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each text that contains a forbidden statement, at its first place."""
    reported: set[tuple[str, int]] = set()
    forbidden = {phrase: one for one, _ in _in_force(case, Demand.MUST_NOT_SAY) for phrase in one.phrases}
    for statement, spot in case.find_each(forbidden):
        passage, begin, end = spot
        once = statement.code, id(passage)
        if once not in reported and not is_excused(statement, folded(passage.plain), begin, end):
            reported.add(once)
            message = f"“{spot.words}”: {statement.message}"
            yield _rule(statement).at(case.place(spot), message, statement.hint)


def find_missing(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each required statement that is missing, or not in its section."""
    for statement, key in _in_force(case, Demand.MUST_SAY):
        place, text = case.places.key(key, case.leaflet.source), case.folded
        if statement.section:
            place, text = _section(case, statement.section, place)
        if not any(matches(statement, text)):
            near = next(case.find(statement.near), None)
            yield _rule(statement).at(case.place(near) if near else place, statement.message, statement.hint)


def _section(case: CheckContext, id: str, otherwise: Source) -> tuple[Source, str]:
    """Return the place of a section and its folded text; `otherwise` and "" if there is none."""
    inside = [passage for passage in case.passages if passage.where.section == id]
    if not inside:
        return otherwise, ""
    return inside[0].text.source, "\n".join(folded(passage.plain) for passage in inside)


def _in_force(case: CheckContext, demand: Demand) -> Iterator[tuple[Statement, str]]:
    """Yield the statements that apply in the leaflet's country on the day, with the key that requires them."""
    here = jurisdictions().within(case.leaflet.identity.jurisdiction)
    packs = [("profile", case.standards.profile.statements)]
    packs += [("medicine", facts.statements) for facts in case.standards.facts]
    for key, statements in packs:
        for statement in statements:
            holds_here = not statement.jurisdictions or here & statement.jurisdictions
            if statement.demand is demand and holds_here and statement.since <= case.on <= statement.until:
                yield statement, key


@lru_cache(_RULES_KEPT)
def _rule(statement: Statement) -> Rule:
    return Rule(
        statement.code,
        statement.severity,
        statement.message,
        f"{statement.hint}.",
        statement.clause,
        f"- {json.dumps(statement.bad, ensure_ascii=False)}",
        f"- {json.dumps(statement.good, ensure_ascii=False)}",
    )


CHECKS = (Check(find_forbidden, (), at_build=True), Check(find_missing, ()))
"""What a draft leaves out does not stop a build; what it says wrongly does. Their rules are data: `statement_rules`."""
