"""What the resources of a leaflet share: a release of FHIR, ids that stay, references, and words as FHIR has them."""

from __future__ import annotations

from enum import StrEnum
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from leaflet_pdf.model.leaflet import Identity
from leaflet_pdf.sources.fhir.codes import OURS

Resource = dict[str, Any]
"""A resource, or a part of one, as JSON has it."""

_LEAFLETS = uuid5(NAMESPACE_URL, OURS)


class Release(StrEnum):
    """The releases of FHIR that are written: R4 (4.0.1, also valid as R4B), R5 (5.0.0)."""

    R4 = "r4"
    R5 = "r5"


def id_of(identity: Identity, *parts: str) -> str:
    """Return the id of a resource, or of some part, of one version of a leaflet: a UUID of its name (RFC 9562, 5.5)."""
    return named(identity.id, identity.version, *parts)


def named(*parts: str) -> str:
    """Return a UUID that is the same for the same names, and another for any others."""
    return str(uuid5(_LEAFLETS, "\x1f".join(parts)))


def entry(resource: Resource) -> Resource:
    """Return a resource as an entry of a bundle: others refer to it by its id."""
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def reference(resource: Resource) -> Resource:
    """Return what refers to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{resource['id']}"}


def identifier(value: str, of: str = "") -> Resource:
    """Return an identifier of ours: `of` says of what it is, if it is not of a leaflet."""
    return {"system": f"{OURS}/{of}" if of else OURS, "value": value}


def in_one_line(words: str) -> str:
    """Return words with single spaces between them: a string of FHIR neither begins nor ends with white space."""
    return " ".join(words.split())
