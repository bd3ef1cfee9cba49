"""What a leaflet is judged by: the files of the standards that it names."""

from __future__ import annotations

from leaflet_pdf.model import Leaflet
from leaflet_pdf.standards.plain import words_of
from leaflet_pdf.standards.profile import Profile, Standards


def standards_of(leaflet: Leaflet) -> Standards:
    """Return what a leaflet is judged by."""
    name = leaflet.identity.profile
    return Standards(Profile(name, name, ""), plain=words_of(leaflet))
