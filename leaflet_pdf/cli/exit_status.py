"""What every command answers with: its exit status."""

from __future__ import annotations

from typing import TextIO

from leaflet_pdf.model.finding import Finding, printable

EXIT_OK, EXIT_FINDINGS, EXIT_USAGE = 0, 1, 2
"""What a command ends with: all is well, findings say otherwise, it was called wrongly."""

EXIT_UNACCOUNTED = 3
"""What an import ends with that cannot say what became of a word: a mistake of the program. Nothing is written."""

EXIT_INTERRUPTED = 130
"""What a command ends with that was stopped from the keyboard before it was done."""

EXIT_BROKEN_PIPE = 141
"""What a command ends with that nobody listened to any more, as `head` does not after some lines."""


def say(line: str, file: TextIO | None = None) -> None:
    """Print one line for people, whatever names and words of others are in it."""
    print(printable(line), file=file)


def tell_finding(finding: Finding, file: TextIO) -> None:
    """Print a finding for people, in colour where that is wanted."""
    from leaflet_pdf.review.reports.color import shown

    print(shown(finding, file), file=file)


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why and what to do."""
