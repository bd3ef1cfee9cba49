"""The explanation of a code, from wherever it is written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.review.explain.meanings import Explanation, catalogue
from leaflet_pdf.standards.profile import Statement

CATALOGUES = ("loading", "patient", "theme", "standards", "layout", "proof", "approval", "batch")
"""The files of this folder, in the order in which a leaflet meets what they explain."""

_LONGEST = 80
"""Of a longer word, only so much is compared."""


def explanation(code: str, statements: Iterable[Statement] = ()) -> Explanation | None:
    """Return what a code means, of the program or of some statements; None for one that is neither's."""
    return explanations(statements).get(code)


def nearest(code: str, known: Iterable[str]) -> str:
    """Return a hint for a code that is none: the one that is most like it."""
    near = get_close_matches(code[:_LONGEST].lower(), known, n=1)
    return f'did you mean "{near[0]}"?' if near else "there is no finding with this code"


def explanations(statements: Iterable[Statement] = ()) -> dict[str, Explanation]:
    """Return what every code means, by the code: rules of checks, all that is found before and after them, statements.

    Statements are what profiles and facts about a substance bring (`standards`): those of the program and of a clinic.
    """
    found = {rule.code: _of_rule(rule) for rule in (*RULES, *PAGE_RULES)}
    for name in CATALOGUES:
        found |= catalogue(name)
    return found | {statement.code: _of_statement(statement) for statement in statements}


def _of_rule(rule: Rule) -> Explanation:
    return Explanation(rule.code, rule.severity, rule.title, rule.reason, rule.clause, rule.bad, rule.good)


def _of_statement(statement: Statement) -> Explanation:
    return Explanation(
        statement.code,
        statement.severity,
        statement.message,
        statement.hint,
        statement.clause,
        statement.bad,
        statement.good,
    )
