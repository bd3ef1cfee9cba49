"""Jobs that judge: content that was sent, leaflets of the folder, finished PDFs."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leaflet_pdf.model.finding import Severity
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.serve.jobs.asked import Content, Edit, Ready, content_ready, edit_ready, local

if TYPE_CHECKING:
    from leaflet_pdf.records.approval import Approval


def judge_content(content: Content, on: date, pages: bool) -> dict[str, Any]:
    """Return the findings about content that was sent; with pages, also those about its pages."""
    with content_ready(content) as ready:
        return _judged(ready, on, pages=pages)


def judge_edited(edit: Edit, on: date, pages: bool) -> dict[str, Any]:
    """Return the findings about a leaflet of the folder, or about the text that is to take its place."""
    with edit_ready(edit) as ready:
        return _judged(ready, on, pages=pages)


def _judged(ready: Ready, on: date, *, pages: bool) -> dict[str, Any]:
    from leaflet_pdf.review.review import review

    judged = review(ready.path, on, ready.printing if pages else None)
    found = local((*ready.findings, *judged.findings), ready.path)
    excused = local((one for one, _ in judged.excused), ready.path)
    reasons = [waiver.reason for _, waiver in judged.excused]
    return {
        "findings": [as_json(one) for one in found],
        "excused": [{**as_json(one), "reason": reason} for one, reason in zip(excused, reasons, strict=True)],
        **({"digest": judged.leaflet.identity.digest} if judged.leaflet else {}),
    }


def appraise(source: Path, on: date) -> dict[str, Any]:
    """Return how many pages a leaflet of the folder has, its approvals, and how much was found."""
    from leaflet_pdf.records.approval import load_approvals
    from leaflet_pdf.release.library import holdings

    (holding,) = holdings([source], on)
    counts = Counter(one.severity for one in holding.findings)
    approvals = load_approvals(source, holding.id)[0] if holding.identity else ()
    return {
        "pages": holding.pages,
        "approvals": [_approval(one) for one in approvals],
        "findings": {severity: counts[severity] for severity in Severity},
    }


def _approval(one: Approval) -> dict[str, Any]:
    return {
        "by": one.by,
        "role": one.role,
        "day": one.day.isoformat(),
        "reviewBy": one.review_by.isoformat(),
        "version": one.version,
        "contentDigest": one.content,
        "pdfSha256": one.pdf,
        "comment": one.comment,
    }


def verify_pdf(pdf: bytes, against: Path | None, on: date) -> dict[str, Any]:
    """Return what is wrong with a finished PDF."""
    from leaflet_pdf.release.verification import judge

    verdict = judge(pdf, "leaflet.pdf", against, on)
    findings = local(verdict.findings, against) if against else verdict.findings
    return {
        "ok": not findings,
        "against": verdict.against,
        "findings": [as_json(one) for one in findings],
        "approvedBy": [one.by for one in verdict.approvals],
        **({"signedBy": verdict.signed.by} if verdict.signed and verdict.signed.by else {}),
    }
