"""The day that a command judges by. It is never the clock's where something is asked for by a date."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date


def add_day(parser: ArgumentParser) -> None:
    """Let a command be told the day to judge by."""
    parser.add_argument("--on", type=_day, metavar="DATE", help="the day to judge by, as in 2026-11-23; else today")


def _day(written: str) -> date:
    """Return a day. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ArgumentTypeError(f"{written!r} is no day: write year-month-day, as in 2026-11-23") from None
