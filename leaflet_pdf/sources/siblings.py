"""The files beside a leaflet's that say the same in other languages."""

from __future__ import annotations

from pathlib import Path

from leaflet_pdf.files.path_policy import inside
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.sources.yaml import load


def sibling_file(leaflet: Leaflet, name: str) -> Path:
    """Return the path of a file beside a leaflet's, which is one that the leaflet depends on."""
    folder = Path(leaflet.source.file).parent
    inside(folder, name)
    return folder / name


def sibling(leaflet: Leaflet, name: str) -> tuple[Leaflet | None, tuple[Finding, ...]]:
    """Return the leaflet in a file beside a leaflet's, and what is wrong with it, as `load` does."""
    return load(sibling_file(leaflet, name))
