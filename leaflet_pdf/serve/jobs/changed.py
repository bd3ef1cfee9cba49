"""Jobs about what has changed of a leaflet, and about approving it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.serve.jobs.asked import local


def changes_since_approved(source: Path) -> dict[str, Any] | None:
    """Return what has changed since a leaflet was approved; None if it never was, or git does not know that version."""
    from leaflet_pdf.records.approval import load_approvals
    from leaflet_pdf.review.diff.report.diff_json import as_json
    from leaflet_pdf.review.diff.report.entries import report
    from leaflet_pdf.review.diff.versions.sides import SideError, compare_sides, side, version_of
    from leaflet_pdf.sources.yaml import load

    leaflet, _ = load(source)
    codes = {one.content for one in load_approvals(source, leaflet.identity.id)[0]} if leaflet else set()
    approved = version_of(source, codes) if codes else None
    if approved is None or leaflet is None:
        return None
    try:
        now = side(source.as_posix())
        comparison = compare_sides(approved, now)
    except SideError:
        return None
    found = report(comparison, approved.pages, now.pages, "", leaflet.identity.language)
    value: dict[str, Any] = _in_camel_case(json.loads(as_json(found)))
    value["new"]["file"] = source.name  # where it is on the server's disk is nobody's business
    return value


def _in_camel_case(value: Any) -> Any:
    """Return a JSON value whose keys are written as all of the API's are."""
    if isinstance(value, list):
        return [_in_camel_case(one) for one in value]
    if isinstance(value, dict):
        return {re.sub("[-_]([a-z])", _capital, key): _in_camel_case(one) for key, one in value.items()}
    return value


def _capital(found: re.Match[str]) -> str:
    return found[1].upper()


class Approving(NamedTuple):
    """What somebody approves: the words and the PDF that they saw, by their SHA-256, and what they say of it."""

    content: str
    pdf: str
    by: str
    role: str
    comment: str
    waive: Mapping[str, str]
    review_by: date | None


class Outcome(NamedTuple):
    """What came of approving: the record as it should be written to the path, unless something is in the way.

    `is_current` tells whether what was seen is what there is now.
    """

    path: Path
    record: bytes | None
    findings: tuple[Finding, ...]
    is_current: bool


def approve_leaflet(source: Path, asked: Approving, on: date) -> Outcome:
    """Return the record of a leaflet with one approval more. Nothing is written."""
    from leaflet_pdf.records.approval import read_approvals, record_path
    from leaflet_pdf.release.approve import approve
    from leaflet_pdf.sources.yaml import load

    leaflet, findings = load(source)
    if leaflet is None:
        return Outcome(record_path(source), None, local(findings, source), is_current=True)
    done = approve(
        source,
        by=asked.by,
        role=asked.role,
        on=on,
        review_by=asked.review_by,
        comment=asked.comment,
        waive=asked.waive,
    )
    found = local(done.findings, source)
    if leaflet.identity.digest != asked.content:
        return Outcome(done.path, None, (), is_current=False)
    if done.record is None:
        return Outcome(done.path, None, found, is_current=True)
    newest = read_approvals(done.record, done.path, leaflet.identity.id)[0][-1]
    is_current = (newest.content, newest.pdf) == (asked.content, asked.pdf)
    return Outcome(done.path, done.record if is_current else None, found, is_current)
