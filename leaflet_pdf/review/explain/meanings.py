"""Explanations of findings that are not those of checks, read from the catalogues in this folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from leaflet_pdf.model.finding import Severity

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one code: what is wrong, why it matters, the source of the rule, and examples.

    `bad` and `good` are parts of a leaflet's, patient's or theme's file, or else plain words. The severity is that of
    the rule itself; a profile may set another.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    clause: str
    bad: str
    good: str


@cache
def catalogue(name: str) -> dict[str, Explanation]:
    """Return the codes that a file of this folder explains, in its order."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    written: dict[str, dict[str, str]] = yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), loader)
    return {code: _explanation(code, **values) for code, values in written.items()}


def _explanation(
    code: str, *, title: str, reason: str, bad: str, good: str, clause: str = "", severity: str = "error"
) -> Explanation:
    return Explanation(code, Severity(severity), title, reason, clause, bad, good)
