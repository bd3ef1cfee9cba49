"""A day that a command is given."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from datetime import date


def add_day(parser: ArgumentParser, what: str = "to judge by") -> None:
    """Let a command be told a day, and what for."""
    parser.add_argument("--on", type=day, metavar="DATE", help=f"the day {what}, as in 2026-11-23 (default: today)")


def day(written: str) -> date:
    """Return the day of "2026-11-23". Raises ArgumentTypeError."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise ArgumentTypeError(f"{written!r} is not a date: write year-month-day, as in 2026-11-23")
