"""A prescription as FHIR has it (MedicationRequest), read within bounds, with every value as it is written.

It is a patient's. Nothing of it is in a finding, and nothing is kept.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NamedTuple

from leaflet_pdf.sources.exchange.catalogue import NOT_A_REQUEST
from leaflet_pdf.sources.exchange.reading.bounds import RefusedError
from leaflet_pdf.sources.exchange.reading.json import read_json

_BLANK = b" \t\r\n\xef\xbb\xbf\xff\xfe\x00"
ID = re.compile(r"[A-Za-z0-9.-]{1,64}")
"""An id of FHIR, and the id of a version."""
KIND = "MedicationRequest"
_KINDS = frozenset(
    (
        *("Bundle", "Composition", "DocumentReference", "Medication", "MedicationAdministration", "MedicationDispense"),
        *("MedicationStatement", "OperationOutcome", "Parameters", "Patient", "ServiceRequest"),
    )
)
"""Kinds of resource that may be named in a finding; any other word could be a patient's."""


class Request(NamedTuple):
    """A prescription: its values as JSON has them, with numbers as they are written; in the shape of R5, or of R4."""

    values: dict[str, Any]
    is_r5: bool

    def __repr__(self) -> str:
        return f"Request(is_r5={self.is_r5})"


def is_resource(data: bytes) -> bool:
    """Tell whether data begins as JSON or XML does."""
    return data[:1000].lstrip(_BLANK)[:1] in {b"{", b"[", b"<"}


def read_request(data: bytes) -> Request:
    """Return the prescription in a file. Raises RefusedError."""
    if data[:1000].lstrip(_BLANK)[:1] == b"<":
        raise RefusedError(NOT_A_REQUEST, "this is XML", "save the MedicationRequest as JSON")
    kind = read_json(data).name  # which also bounds what is read below
    if kind != KIND:
        raise RefusedError(NOT_A_REQUEST, f"this is {_named(kind)}", f"name a file with one {KIND}{_inside(kind)}")
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    values = json.loads(data.decode(encoding), parse_float=Decimal, parse_int=Decimal)
    medication = values.get("medication")
    if not isinstance(medication, dict) and not values.keys() & {"medicationCodeableConcept", "medicationReference"}:
        message = "it names no medication, which also shows whether it is R4 or R5"
        raise RefusedError(NOT_A_REQUEST, message, "add its medication")
    if "id" in values and not (isinstance(values["id"], str) and ID.fullmatch(values["id"])):
        raise RefusedError(NOT_A_REQUEST, "its id is not valid", "use letters, digits, hyphens and dots, 64 at most")
    information = values.get("supportingInformation", [])
    if not isinstance(information, list):
        raise RefusedError(NOT_A_REQUEST, "its supportingInformation is not a list", "write it as FHIR has it")
    return Request(values, isinstance(medication, dict))


def _named(kind: str) -> str:
    if kind not in _KINDS:
        return f"not a {KIND}"
    return f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}, and not a {KIND}"


def _inside(kind: str) -> str:
    return ", such as that in this Bundle" if kind == "Bundle" else ""
