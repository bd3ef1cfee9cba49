"""The PDF of a leaflet, for systems that keep documents: what it is, and where, as a DocumentReference; its bytes."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha1, sha256

from leaflet_pdf.export.fhir.resource import Release, Resource, identifier, in_one_line, named
from leaflet_pdf.model.leaflet import Leaflet, Status
from leaflet_pdf.sources.fhir.codes import DOCUMENTS, PACKAGE_LEAFLET

_PDF = "application/pdf"


def document_reference(leaflet: Leaflet, pdf: bytes, release: Release = Release.R5, *, address: str = "") -> Resource:
    """Return the DocumentReference of a leaflet's PDF, which is at an address; without one, the PDF is inside it.

    It says nothing of a patient, and is the same for the same file: it can be referred to from many prescriptions.
    """
    identity = leaflet.identity
    content = identifier(identity.digest, "content")
    day = f"{identity.revised}T00:00:00Z"
    is_new = release is Release.R5
    attachment = {
        "contentType": _PDF,
        "language": identity.language,
        **({"url": address} if address else {"data": _encoded(pdf)}),
        "size": str(len(pdf)) if is_new else len(pdf),  # integer64 is a string in JSON (R5, 2.6.2)
        "hash": _encoded(sha1(pdf, usedforsecurity=False).digest()),
        "title": in_one_line(leaflet.title.plain),
        "creation": identity.revised.isoformat(),
    }
    return {
        "resourceType": "DocumentReference",
        "id": named("document", sha256(pdf).hexdigest()),
        "language": identity.language,
        **({} if is_new else {"masterIdentifier": content}),
        "identifier": [content, identifier(identity.id)],
        **({"version": identity.version} if is_new else {}),
        "status": "current",
        "docStatus": "final" if identity.status is Status.APPROVED else "preliminary",
        "type": {"coding": [{"system": DOCUMENTS, "code": PACKAGE_LEAFLET, "display": "Package leaflet"}]},
        "date": day,
        "description": in_one_line(leaflet.title.plain),
        "content": [{"attachment": attachment}],
    }


def binary(pdf: bytes) -> Resource:
    """Return a PDF as a resource of its own."""
    id = named("pdf", sha256(pdf).hexdigest())
    return {"resourceType": "Binary", "id": id, "contentType": _PDF, "data": _encoded(pdf)}


def _encoded(data: bytes) -> str:
    return b64encode(data).decode("ascii")
