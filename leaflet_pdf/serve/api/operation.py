"""One thing that can be asked of the server."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from leaflet_pdf.serve.api.shapes import Field, Shape

JSON, YAML, PDF, MULTIPART = "application/json", "application/yaml", "application/pdf", "multipart/form-data"


class Role(StrEnum):
    """What somebody may do: print, as everybody may; comment; save; approve. Nobody has a role by having another."""

    COUNTER = "counter"
    REVIEWER = "reviewer"
    AUTHOR = "author"
    APPROVER = "approver"


class Body(NamedTuple):
    """What is sent: of a shape, as JSON or another form of it, or bytes. At most so many bytes are taken."""

    shape: Shape | None
    media: tuple[str, ...] = (JSON,)
    most: int = 64 * 1024


class Gives(NamedTuple):
    """What comes back if all is well."""

    means: str
    shape: Shape | None = None
    media: str = JSON
    status: int = 200


class Operation(NamedTuple):
    """A method and a path below /api/v1, who may ask, what is sent and what comes back.

    What `writes` needs a server that lets people write; what is `open` needs no login.
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
    open: bool = False
