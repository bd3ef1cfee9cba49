"""Finds the explanation of a code, among rules, catalogues and statements."""

from __future__ import annotations

from collections.abc import Iterable

from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.dispensing import DISPENSING_RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.model.finding import nearest
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.proof.catalogue.all_rules import RULES as PROOF_RULES
from leaflet_pdf.review.explain.meanings import Explanation, catalogue
from leaflet_pdf.standards.profile import Statement

CATALOGUES = ("loading", "patient", "theme", "standards", "layout", "approval", "batch")
"""The files of this folder, in the order in which a leaflet meets what they explain."""


def explanation(code: str, statements: Iterable[Statement] = ()) -> Explanation | None:
    """Return the explanation of a code, of the program or of some statements; None if there is none."""
    return explanations(statements).get(code)


def near_code(code: str, known: Iterable[str]) -> str:
    """Return a hint for an unknown code: the closest known one."""
    near = nearest(code, known)
    return f'did you mean "{near}"?' if near else "there is no finding with this code"


def explanations(statements: Iterable[Statement] = ()) -> dict[str, Explanation]:
    """Return what every code means, by the code: rules of checks and proof, what is found before them, statements.

    Statements are those of profiles and facts about substances (`standards`), of the program and of a clinic.
    """
    found = {rule.code: _of_rule(rule) for rule in (*RULES, *DISPENSING_RULES, *PAGE_RULES, *PROOF_RULES)}
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
