"""The second witness, `page`."""

from __future__ import annotations

from pathlib import Path

import page

BOTH = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)


def failures(path: Path, profile: page.ValidationProfile) -> list[str]:
    """Return the rules that a file breaks."""
    return [failure.rule_id for failure in page.validate_pdf(path, profile=profile).failures]
