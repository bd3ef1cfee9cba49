"""Numbers for Prometheus, in its text format (version 0.0.4)."""

from __future__ import annotations

from collections import Counter, defaultdict

from leaflet_pdf.serve.log import Answered
from leaflet_pdf.serve.workers.pool import Pool

MEDIA = "text/plain; version=0.0.4"


class Metrics:
    """How many requests were answered, and how long that took, by route and status."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, str, int]] = Counter()
        self._seconds: defaultdict[tuple[str, str], float] = defaultdict(float)

    def count(self, answered: Answered) -> None:
        """Count a request."""
        self._requests[answered.method, answered.route, answered.status] += 1
        self._seconds[answered.method, answered.route] += answered.ms / 1000

    def text(self, pool: Pool) -> str:
        """Return all numbers."""
        lines = ["# TYPE leaflet_requests_total counter"]
        for (method, route, status), number in sorted(self._requests.items()):
            lines.append(f'leaflet_requests_total{{method="{method}",route="{route}",status="{status}"}} {number}')
        lines.append("# TYPE leaflet_request_seconds_total counter")
        for (method, route), seconds in sorted(self._seconds.items()):
            lines.append(f'leaflet_request_seconds_total{{method="{method}",route="{route}"}} {seconds:.6f}')
        for name, kind, value in (
            ("jobs_waiting", "gauge", pool.waiting),
            ("workers", "gauge", len(pool.pids)),
            ("workers_replaced_total", "counter", pool.replaced),
            ("workers_memory_megabytes", "gauge", round(pool.memory, 1)),
        ):
            lines += [f"# TYPE leaflet_{name} {kind}", f"leaflet_{name} {value}"]
        return "\n".join([*lines, ""])
