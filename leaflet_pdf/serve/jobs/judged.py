"""Jobs that judge content that was sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from leaflet_pdf.build import resolved
from leaflet_pdf.model.print_options import PrintOptions
from leaflet_pdf.review.reports.json import as_json
from leaflet_pdf.sources.given.given import as_file

if TYPE_CHECKING:
    from leaflet_pdf.serve.jobs.asked import Content


def judge_content(content: Content, on: date, pages: bool) -> dict[str, Any]:
    """Return the findings about content that was sent; with pages, also those about its pages."""
    from leaflet_pdf.review.review import review

    with as_file(content.leaflet, "leaflet.yaml", content.files) as path:
        printing, findings = resolved(PrintOptions(**content.options), folder=path.parent if content.files else None)
        judged = review(path, on, printing if pages else None)
        folder = f"{path.parent.as_posix()}/"
    found = (*findings, *judged.findings)
    identity = judged.leaflet.identity if judged.leaflet else None
    return {
        "findings": [_renamed(as_json(one), folder) for one in found],
        "excused": [{**_renamed(as_json(one), folder), "reason": waiver.reason} for one, waiver in judged.excused],
        "digest": identity.digest if identity else None,
    }


def _renamed(finding: dict[str, Any], folder: str) -> dict[str, Any]:
    return {key: value.replace(folder, "") if isinstance(value, str) else value for key, value in finding.items()}
