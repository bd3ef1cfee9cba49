"""A line of JSON for each request. What was asked for is told by the route alone: no path, query, body or finding."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple


class Answered(NamedTuple):
    """What is known of a request when it has been answered. Times are in milliseconds.

    A fault of the program is told by its kind and its place.
    """

    method: str
    route: str
    status: int
    ms: float
    bytes: int
    user: str
    request: str
    fault: str = ""


def log_line(answered: Answered) -> str:
    """Return the line of a request."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    known = {key: value for key, value in answered._asdict().items() if value != "" or key != "fault"}
    return json.dumps({"time": now, **known}, ensure_ascii=True)


Log = Callable[[Answered], None]
