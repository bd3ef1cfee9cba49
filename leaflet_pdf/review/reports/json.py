"""Reviews as JSON: an array with an object for each leaflet."""

from __future__ import annotations

import json as _json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from leaflet_pdf.model.finding import Finding

if TYPE_CHECKING:
    from leaflet_pdf.review.review import Review


def json(reviews: Iterable[Review]) -> str:
    """Return the reviews as JSON."""
    return _json.dumps([_review(review) for review in reviews], ensure_ascii=False, indent=2)


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as a JSON value. Line 0 is the whole file, page 0 the content."""
    source = finding.source
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "hint": finding.hint,
        "rule": finding.clause,
        "file": source.file,
        "line": source.line,
        "column": source.column,
        "page": finding.page,
    }


def _review(review: Review) -> dict[str, Any]:
    return {
        "source": review.source.as_posix(),
        "findings": [as_json(finding) for finding in review.findings],
        "excused": [{**as_json(finding), "reason": waiver.reason} for finding, waiver in review.excused],
        "legibility": review.legibility._asdict() if review.legibility else None,
    }
