"""Reviews as SARIF 2.1.0, which code hosts and editors read. A waived finding is a suppressed result."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from leaflet_pdf.model.finding import Finding, Severity

if TYPE_CHECKING:
    from leaflet_pdf.review.explain import Explanation
    from leaflet_pdf.review.review import Review

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(reviews: Sequence[Review], version: str, explained: Mapping[str, Explanation]) -> str:
    """Return the reviews as one SARIF log of this version of the program, with explanations of its rules."""
    codes = sorted({finding.code for finding in _found(reviews)})
    driver = {"name": "leaflet_pdf", "version": version, "rules": [_rule(code, explained.get(code)) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for review in reviews for result in _results(review, codes)],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str, explanation: Explanation | None) -> dict[str, Any]:
    if explanation is None:
        return {"id": code}
    rule = f" Rule: {explanation.clause}." if explanation.clause else ""
    return {
        "id": code,
        "shortDescription": {"text": f"{explanation.title}."},
        "fullDescription": {"text": explanation.reason + rule},
        "defaultConfiguration": {"level": _LEVELS[explanation.severity]},
    }


def _found(reviews: Iterable[Review]) -> Iterator[Finding]:
    for review in reviews:
        yield from review.findings
        yield from (finding for finding, _ in review.excused)


def _results(review: Review, codes: list[str]) -> Iterator[dict[str, Any]]:
    for finding in review.findings:
        yield _result(finding, review, codes)
    for finding, waiver in review.excused:
        suppression = {"kind": "inSource", "justification": waiver.reason}
        yield {**_result(finding, review, codes), "suppressions": [suppression]}


def _result(finding: Finding, review: Review, codes: list[str]) -> dict[str, Any]:
    page = f"Page {finding.page}: " if finding.page else ""
    words = ". ".join(filter(None, (page + finding.message, finding.hint)))
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(review.source.as_posix()))}}
    if finding.source.line:
        place["region"] = {"startLine": finding.source.line, "startColumn": finding.source.column}
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": words},
        "locations": [{"physicalLocation": place}],
    }
