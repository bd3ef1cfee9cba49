"""YAML to a Leaflet, every remark with its line. `format.py` is the definition of the format."""

from __future__ import annotations

from leaflet_pdf.sources.yaml.parse import load, parse

__all__ = ["load", "parse"]
