"""What all answers of one server are made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from starlette.requests import Request

from leaflet_pdf.serve.library import Library
from leaflet_pdf.serve.remembered import Remembered
from leaflet_pdf.serve.settings import Settings
from leaflet_pdf.serve.workers.pool import Pool


@dataclass(frozen=True, slots=True)
class Server:
    """One server: how it runs, who works for it, what it serves, and what it remembers."""

    settings: Settings
    pool: Pool
    library: Library
    remembered: Remembered


class Asked(NamedTuple):
    """A request that may be made, and is as its operation describes it. Its `repr` shows nothing of what was sent."""

    request: Request
    query: Mapping[str, Any]
    body: Any = None

    @property
    def id(self) -> str:
        """The id of the leaflet that the path names."""
        return str(self.request.path_params["id"])

    def __repr__(self) -> str:
        return "Asked(…)"
