"""What a file says with a date on it, and may no longer be so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from leaflet_pdf.load.flaw import Flaw
from leaflet_pdf.load.nodes import Mapping, Node, Scalar

OLDEST_LIST = timedelta(days=31)
"""The list of medicines under additional monitoring is reviewed every month (GVP Module X)."""


def stale(root: Node) -> Iterator[tuple[Node, Flaw]]:
    """Yield a flaw if the leaflet was revised long after the list of monitored medicines was looked at."""
    if not isinstance(root, Mapping):
        return
    monitoring, revised = root.get("additional-monitoring"), _day(root, "revised")
    as_of = _day(monitoring, "as-of") if isinstance(monitoring, Mapping) else None
    if as_of and revised and revised[1] - as_of[1] > OLDEST_LIST:
        days = (revised[1] - as_of[1]).days
        message = f"the list of monitored medicines was looked at {days} days before the leaflet was revised"
        hint = "look again: the list is reviewed every month (GVP Module X)"
        yield as_of[0], Flaw("monitoring-stale", message, hint)


def _day(node: Mapping, key: str) -> tuple[Node, date] | None:
    """Return a date and its node; None for what is no date."""
    value = node.get(key)
    try:
        return (value, date.fromisoformat(value.text)) if isinstance(value, Scalar) else None
    except ValueError:
        return None
