"""What every command answers with: its exit status."""

from __future__ import annotations

from typing import TextIO

from leaflet_pdf.model.finding import printable

FINE, STOPPED, USAGE = 0, 1, 2
"""What a command ends with: all is well, findings say otherwise, it was called wrongly."""

INTERRUPTED = 130
"""What a command ends with that was stopped from the keyboard before it was done."""

UNHEARD = 141
"""What a command ends with that nobody listened to any more, as `head` does not after some lines."""


def say(line: str, file: TextIO | None = None) -> None:
    """Print one line for people, whatever names and words of others are in it."""
    print(printable(line), file=file)


class UsageError(Exception):
    """The command cannot do what it was asked; the message says why and what to do."""
