"""Two versions that a command is given, compared."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from leaflet_pdf.cli.exit_status import UsageError, tell_finding

if TYPE_CHECKING:
    from leaflet_pdf.model.leaflet import Leaflet
    from leaflet_pdf.review.diff import Comparison
    from leaflet_pdf.review.diff.versions.sides import Side


def since_approved(source: Path, leaflet: Leaflet) -> Comparison | None:
    """Return what has changed since a leaflet was approved, if git knows that version; None if it, or nobody, does."""
    from leaflet_pdf.records.approval import load_approvals
    from leaflet_pdf.review.diff.versions.sides import SideError, compare_sides, side, version_of

    codes = {approval.content for approval in load_approvals(source, leaflet.identity.id)[0]}
    approved = version_of(source, codes) if codes else None
    try:
        return compare_sides(approved, side(source.as_posix())) if approved else None
    except SideError:
        return None


def compared(old: str, new: str) -> tuple[Side, Side, Comparison]:
    """Return both versions and what differs between them; what is wrong in a file is reported. Raises UsageError."""
    from leaflet_pdf.review.diff.versions.revision import RevisionError
    from leaflet_pdf.review.diff.versions.sides import SideError, compare_sides, side

    try:
        before, after = side(old), side(new)
        return before, after, compare_sides(before, after)
    except SideError as error:
        for finding in error.findings:
            tell_finding(finding, sys.stderr)
        raise UsageError(str(error)) from None
    except RevisionError as error:
        raise UsageError(f"{old} and {new}: {error}") from None
