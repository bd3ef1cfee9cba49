"""Leaflets for systems that speak HL7 FHIR: as documents (ePI), and as what refers to their PDFs."""

from __future__ import annotations

from leaflet_pdf.export.fhir.document_reference import binary, document_reference
from leaflet_pdf.export.fhir.epi import bundle
from leaflet_pdf.export.fhir.resource import Release

__all__ = ["Release", "binary", "bundle", "document_reference"]
