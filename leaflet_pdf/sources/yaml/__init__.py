"""From YAML to a Leaflet, with line numbers in all findings. `format.py` defines the format."""

from __future__ import annotations

from leaflet_pdf.sources.yaml.parse import load, parse

__all__ = ["load", "parse"]
