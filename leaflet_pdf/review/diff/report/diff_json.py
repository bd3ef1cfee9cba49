"""A comparison as JSON, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from leaflet_pdf.review.diff.report.entries import Entry, Report


def as_json(report: Report) -> str:
    """Return a report as one JSON object."""
    value = {
        "old": asdict(report.old),
        "new": asdict(report.new),
        "date": report.date,
        "counts": report.counts,
        "not-compared": report.ignored,
        "changes": [_entry(entry) for entry in report.entries],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    change = entry.change
    return {
        "number": entry.number,
        "class": change.weight,
        "kind": change.kind,
        "about": change.new_about or change.old_about,
        "old-place": entry.old_place,
        "new-place": entry.new_place,
        "old": [each.text for each in change.old],
        "new": [each.text for each in change.new],
        "words": [{"op": stretch.op, "text": stretch.text} for stretch in change.words],
        "notes": change.notes,
    }
