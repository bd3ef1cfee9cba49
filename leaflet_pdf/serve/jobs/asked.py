"""What a client sends to be built or judged, as it goes to a worker; and what is told of findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

CONTENT = "leaflet.yaml"
"""What findings call content that came without a file."""


class Content(NamedTuple):
    """A leaflet that was sent: YAML, or values as it would give; the files that it names; a patient's file or values.

    Its `repr` shows nothing of it: a patient's words may be in it.
    """

    leaflet: bytes | Mapping[str, Any]
    files: Mapping[str, bytes]
    options: Mapping[str, Any]
    patient: Mapping[str, Any] | None = None

    def __repr__(self) -> str:
        return "Content(…)"
