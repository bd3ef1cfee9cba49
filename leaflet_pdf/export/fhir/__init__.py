"""Leaflets for systems that speak HL7 FHIR: as documents (ePI), and as what refers to their PDFs."""

from __future__ import annotations

from leaflet_pdf.export.fhir.document_reference import binary, document_reference
from leaflet_pdf.export.fhir.epi import bundle
from leaflet_pdf.export.fhir.json_text import json_text
from leaflet_pdf.export.fhir.prescription import BundleType, Document, with_leaflets
from leaflet_pdf.export.fhir.resource import Release
from leaflet_pdf.sources.fhir.request import read_request

__all__ = [
    "BundleType",
    "Document",
    "Release",
    "binary",
    "bundle",
    "document_reference",
    "json_text",
    "read_request",
    "with_leaflets",
]
