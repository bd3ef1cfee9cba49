"""Codes of the EMA (SPOR) that tell what a document and its sections are.

Lists: 100000155531 (kinds of document) and 200000029659 (sections of the QRD template). Titles decide what a section
is, codes confirm: many documents have one code for all sections.
"""

from __future__ import annotations

PARTS = {"patient": ("100000155538", "42230-3", "42231-1", "68498-5"), "use": ("59845-8",)}
"""Kinds of document for patients: package leaflet, and what LOINC calls so."""

SPOR = "spor.ema.europa.eu"
LEAFLET = "200000029894"
"""The whole of a leaflet, and its title."""

SECTIONS = {
    "200000029895": "what-it-is",
    "200000029896": "before-you-take",
    "200000029905": "how-to-take",
    "200000029910": "side-effects",
    "200000029913": "storage",
    "200000029914": "contents",
}
"""The six sections of a package leaflet (QRD template), in their order."""

LISTS = "https://spor.ema.europa.eu/v1/lists"
DOCUMENTS, PARTS_OF_DOCUMENTS, ROLES = (
    f"{LISTS}/{number}" for number in ("100000155531", "200000029659", "100000072050")
)
"""Kinds of document, sections of the QRD template, and what ingredients are for."""
PACKAGE_LEAFLET = "100000155538"
ACTIVE = "100000072072"
"""The role of an active substance."""

OURS = "https://leaflet-pdf.invalid/fhir"
"""What identifiers and extensions of ours begin with. It is a name and no address: nobody answers there (RFC 2606)."""
SECTION = f"{OURS}/section"
"""The system of our ids of sections."""
VERSION_NUMBER = "http://hl7.org/fhir/StructureDefinition/composition-clinicaldocument-versionNumber"
"""The extension that says the version of a composition in R4, which has no element for it."""
FILES = f"{OURS}/files"
"""The extension of a composition that holds the file of its leaflet."""
