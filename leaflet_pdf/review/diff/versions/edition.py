"""Which edition of a leaflet a version is."""

from __future__ import annotations

from dataclasses import dataclass

from leaflet_pdf.model.leaflet import Leaflet


@dataclass(frozen=True, slots=True)
class Edition:
    """What identifies a version; "" for what a file does not say. The code is that of its whole content."""

    file: str
    title: str = ""
    id: str = ""
    version: str = ""
    revised: str = ""
    code: str = ""

    @staticmethod
    def of(leaflet: Leaflet, file: str = "") -> Edition:
        identity = leaflet.identity
        code = identity.digest[:12]
        name = file or leaflet.source.file
        return Edition(name, identity.title, identity.id, identity.version, identity.revised.isoformat(), code)
