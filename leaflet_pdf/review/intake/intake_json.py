"""The report of an import as JSON; it is kept beside the leaflet, and tells later whether its file was changed."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from leaflet_pdf.review.intake.intake import Intake


def as_values(intake: Intake) -> dict[str, Any]:
    """Return the report as values: of the document, the leaflet, the words, and each loss with its place."""
    one = intake.imported
    origin = one.document.origin
    return {
        "source": {
            "file": intake.source,
            "format": origin.format,
            "document": origin.document,
            "version": origin.version,
            "as-of": origin.day.isoformat() if origin.day else None,
            "sha-256": origin.digest,
        },
        "leaflet": {
            "file": f"{one.id}.yaml",
            "sha-256": hashlib.sha256(one.text.encode()).hexdigest(),
            "pictures": sorted(one.files),
            "language": one.document.language,
            "can-be-built": one.has_language and not intake.refused,
        },
        "words": {
            "source": one.ledger.source,
            "kept": one.ledger.kept,
            "left-out": one.ledger.left_out,
            "added": one.ledger.added,
        },
        "losses": [
            {
                "code": loss.rule.code,
                "severity": loss.rule.severity.value,
                "line": loss.at.line,
                "column": loss.at.column,
                "path": loss.at.path,
                "about": loss.about,
                "words-left-out": loss.words,
            }
            for loss in one.losses
        ],
        "proposed-waivers": [proposal._asdict() for proposal in intake.proposals],
    }


def as_json(intake: Intake) -> str:
    """Return the report as a text of JSON that ends its line."""
    return json.dumps(as_values(intake), ensure_ascii=False, indent=2) + "\n"
