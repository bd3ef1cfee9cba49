"""One thing that can be asked of the server."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from leaflet_pdf.serve.api.shapes import Field, Shape


class Role(StrEnum):
    """What somebody may do: print; comment too; save too; approve."""

    COUNTER = "counter"
    REVIEWER = "reviewer"
    AUTHOR = "author"
    APPROVER = "approver"


class Body(NamedTuple):
    """What is sent: JSON of a shape, or bytes of other media types. At most so many bytes are taken."""

    shape: Shape | None
    media: tuple[str, ...] = ("application/json",)
    most: int = 64 * 1024


class Gives(NamedTuple):
    """What comes back if all is well."""

    means: str
    media: str = "application/json"
    shape: Shape | None = None
    status: int = 200


class Operation(NamedTuple):
    """A method and a path below /api/v1, who may ask, what is sent and what comes back.

    What `writes` needs a server that lets people write. What `costs` counts against how much one may ask for in a time.
    """

    id: str
    method: str
    path: str
    summary: str
    gives: Gives
    query: Mapping[str, Field] = {}
    body: Body | None = None
    role: Role = Role.COUNTER
    writes: bool = False
    costs: bool = False
