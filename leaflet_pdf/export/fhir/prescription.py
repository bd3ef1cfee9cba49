"""Leaflets on a prescription: a Bundle with the request, the documents that it now refers to, and their PDFs.

The patient's data is passed on as it came. It is in no resource but the request, and in a communication to the patient.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from leaflet_pdf.export.fhir.document_reference import binary, document_reference
from leaflet_pdf.export.fhir.resource import Release, Resource, named
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.fhir.request import ID, Request


class BundleType(StrEnum):
    """What a bundle is for: to be carried out by a server as a whole, or only to hold its resources together."""

    TRANSACTION = "transaction"
    COLLECTION = "collection"


class Document(NamedTuple):
    """A leaflet and its PDF, which is at an address, if it has one."""

    leaflet: Leaflet
    pdf: bytes
    address: str = ""


def with_leaflets(
    request: Request,
    documents: Sequence[Document],
    bundle_type: BundleType = BundleType.TRANSACTION,
    *,
    inline: bool = False,
    communication: bool = False,
) -> Resource:
    """Return a Bundle of a prescription and leaflets, in the release that the prescription has.

    A PDF is in a Binary, or `inline` in its DocumentReference, unless it is at an address. In a transaction, documents
    have ids of their own (`PUT`), the same for the same PDF: a server keeps each once. With a `communication`, there
    is one to be sent to the patient.
    """
    release = Release.R5 if request.is_r5 else Release.R4
    held = _Held(bundle_type)
    references = [_kept(held, document, release, inline=inline) for document in documents]
    known = request.values.get("supportingInformation", [])
    new = [reference for reference in references if reference not in known]
    prescription = {**request.values, "supportingInformation": [*known, *new]}
    about = held.add(prescription, named("request", *(str(one["reference"]) for one in references)))
    if communication:
        held.add(_communication(request, about, references), named("communication", str(about["reference"])))
    return {"resourceType": "Bundle", "type": str(bundle_type), "entry": held.entries}


def _kept(held: _Held, document: Document, release: Release, *, inline: bool) -> Resource:
    """Put a document into a bundle, and return what refers to it."""
    address = document.address
    if not address and not inline:
        file = binary(document.pdf)
        address = str(held.add(file, file["id"])["reference"])
    reference = document_reference(document.leaflet, document.pdf, release, address=address)
    return held.add(reference, reference["id"])


def _communication(request: Request, about: Resource, references: Sequence[Resource]) -> Resource:
    """Return what tells a patient of the leaflets. It is prepared, and nobody sent it yet."""
    subject = request.values.get("subject")
    to = {"subject": subject, "recipient": [subject]} if subject else {}
    payload = [{"contentReference": reference} for reference in references]
    return {
        "resourceType": "Communication",
        "status": "preparation",
        "basedOn": [about],
        **to,
        "about": list(references),
        "payload": payload,
    }


def _if_unchanged(resource: Resource) -> Resource:
    """Return what lets a server refuse to write over a newer version than a resource came in (FHIR R5, 3.2.0.5)."""
    meta = resource.get("meta")
    version = meta.get("versionId") if isinstance(meta, dict) else None
    return {"ifMatch": f'W/"{version}"'} if isinstance(version, str) and ID.fullmatch(version) else {}


class _Held:
    """The entries of a bundle so far."""

    def __init__(self, bundle_type: BundleType) -> None:
        self.entries: list[Resource] = []
        self._is_transaction = bundle_type is BundleType.TRANSACTION

    def add(self, resource: Resource, id: str) -> Resource:
        """Add a resource, once, and return what refers to it: its place on the server, or its name in the bundle."""
        name, kind = f"urn:uuid:{id}", resource["resourceType"]
        own = resource.get("id")
        entry: Resource = {"fullUrl": name, "resource": resource}
        if self._is_transaction:
            entry["request"] = {"method": "PUT", "url": f"{kind}/{own}"} if own else {"method": "POST", "url": kind}
            entry["request"] |= _if_unchanged(resource)
        if entry not in self.entries:
            self.entries.append(entry)
        return {"reference": f"{kind}/{own}" if self._is_transaction and own else name}
