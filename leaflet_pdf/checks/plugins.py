"""Checks of other packages, registered under the entry point group `leaflet_pdf.checks`."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points

from leaflet_pdf.checks.rule import Check

GROUP = "leaflet_pdf.checks"


@cache
def plugin_checks() -> tuple[Check, ...]:
    """Return the checks of all installed packages, in the order of their names.

    An entry point refers to a tuple of checks. A package that cannot be imported is a fault of its maker,
    and raises.
    """
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(check for point in points for check in point.load())
