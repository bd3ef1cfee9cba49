"""What a code means, whoever says it."""

from __future__ import annotations

from dataclasses import dataclass

from leaflet_pdf.model.finding import Severity


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
