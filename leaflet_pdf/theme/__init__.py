"""Loads a theme, from a file or by its name, to a Style, and holds the minimum requirements of every style."""

from __future__ import annotations

from leaflet_pdf.schema.json_schema import record_schema
from leaflet_pdf.theme.floors import under_floor
from leaflet_pdf.theme.format import THEME
from leaflet_pdf.theme.load import load_theme
from leaflet_pdf.theme.names import house_themes, themes
from leaflet_pdf.theme.resolve import printing_of
from leaflet_pdf.theme.tight import tightest

__all__ = [
    "house_themes",
    "load_theme",
    "printing_of",
    "theme_schema",
    "themes",
    "tightest",
    "under_floor",
]


def theme_schema() -> dict[str, object]:
    """Return the JSON Schema of a theme file."""
    return record_schema("How leaflets look", THEME)
