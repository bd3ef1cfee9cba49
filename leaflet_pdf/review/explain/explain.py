"""Finds the explanation of a code, among the rules of every room and the statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from leaflet_pdf.assembly.catalogue import RULES as ASSEMBLY_RULES
from leaflet_pdf.batch.catalogue import RULES as BATCH_RULES
from leaflet_pdf.checks.catalogue import RULES
from leaflet_pdf.checks.dispensing import DISPENSING_RULES
from leaflet_pdf.checks.pages.page_catalogue import PAGE_RULES
from leaflet_pdf.checks.translation.catalogue import RULES as TRANSLATION_RULES
from leaflet_pdf.export.catalogue import RULES as EXPORT_RULES
from leaflet_pdf.layout.catalogue import RULES as LAYOUT_RULES
from leaflet_pdf.model.finding import nearest
from leaflet_pdf.model.rule import Rule
from leaflet_pdf.proof.catalogue.all_rules import RULES as PROOF_RULES
from leaflet_pdf.records.catalogue import RULES as RECORD_RULES
from leaflet_pdf.release.catalogue import RULES as RELEASE_RULES
from leaflet_pdf.review.explain.meanings import Explanation
from leaflet_pdf.schema.catalogue import RULES as SCHEMA_RULES
from leaflet_pdf.schema.face_catalogue import RULES as FACE_RULES
from leaflet_pdf.sources.exchange.catalogue import RULES as IMPORT_RULES
from leaflet_pdf.sources.patient.catalogue import RULES as PATIENT_RULES
from leaflet_pdf.sources.yaml.catalogue import RULES as LEAFLET_RULES
from leaflet_pdf.standards.catalogue import RULES as STANDARDS_RULES
from leaflet_pdf.standards.profile import Statement
from leaflet_pdf.theme.catalogue import RULES as THEME_RULES

CATALOGUES: Mapping[str, tuple[Rule, ...]] = {
    "loading": (*SCHEMA_RULES, *LEAFLET_RULES),
    "patient": PATIENT_RULES,
    "theme": (*THEME_RULES, *FACE_RULES),
    "standards": STANDARDS_RULES,
    "translation": TRANSLATION_RULES,
    "layout": LAYOUT_RULES,
    "approval": (*RECORD_RULES, *RELEASE_RULES),
    "batch": BATCH_RULES,
    "import": IMPORT_RULES,
    "attaching": ASSEMBLY_RULES,
    "export": EXPORT_RULES,
}
"""The rules that are neither of checks nor of proof, by where they are broken, in the order in which a leaflet goes."""


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
    others = (rule for rules in CATALOGUES.values() for rule in rules)
    found = {rule.code: _of_rule(rule) for rule in (*RULES, *DISPENSING_RULES, *PAGE_RULES, *PROOF_RULES, *others)}
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
