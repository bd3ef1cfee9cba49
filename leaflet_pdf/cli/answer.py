"""What every command answers with: its exit status, findings, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leaflet_pdf.finding import Finding

FINE, STOPPED, USAGE = 0, 1, 2
"""What a command ends with: all is well, findings say otherwise, it was called wrongly."""


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why and what to do."""


def count(number: int, what: str) -> str:
    """Return "1 page", "2 pages"."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def as_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as the value that `--json` prints."""
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
    }
