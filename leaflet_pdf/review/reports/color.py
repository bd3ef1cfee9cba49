"""Colour for terminals: how bad a finding is, seen at a glance; all words are there without it."""

from __future__ import annotations

import os
from typing import TextIO

from leaflet_pdf.model.finding import Finding, Severity

_RED, _YELLOW, _CYAN = "31", "33", "36"
_OF = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.HINT: _CYAN}


def wants_color(stream: TextIO) -> bool:
    """Tell whether what is printed to a stream may be coloured: by the environment, else if it is a terminal that can.

    NO_COLOR is stronger than FORCE_COLOR and CLICOLOR_FORCE (no-color.org, force-color.org, bixense.com/clicolors).
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in {"", "0"}:
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def colored(words: str, severity: Severity) -> str:
    """Return words in bold and in the colour of a severity (ECMA-48, SGR). They must be printable already."""
    return f"\x1b[1;{_OF[severity]}m{words}\x1b[0m"


def shown(finding: Finding, stream: TextIO) -> str:
    """Return a finding as `str` says it, with its severity in colour where a stream wants that."""
    line = str(finding)
    if not wants_color(stream):
        return line
    place, sign, rest = line.partition(f" {finding.severity}: ")
    return f"{place} {colored(sign.strip(), finding.severity)} {rest}"
