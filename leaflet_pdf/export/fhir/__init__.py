"""Leaflets for systems that speak HL7 FHIR: as a document (ePI), or as what refers to their PDF."""

from __future__ import annotations

from leaflet_pdf.export.fhir.epi import bundle
from leaflet_pdf.export.fhir.resource import Release

__all__ = ["Release", "bundle"]
