"""What every code means: those of the checks, and of all that is found before and after them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from leaflet_pdf.model.finding import Severity

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `leaflet explain` tells of one code: what is wrong, why it matters, who says so, and what it looks like.

    `bad` and `good` are parts of a leaflet's, patient's or theme's file, or else plain words. The severity is that of
    the rule itself; a profile may judge otherwise.
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
