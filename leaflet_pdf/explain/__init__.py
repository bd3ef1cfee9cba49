"""What every code means, for `leaflet explain`."""

from __future__ import annotations

from leaflet_pdf.explain.catalogue import Explanation
from leaflet_pdf.explain.explain import explanation, explanations, nearest

__all__ = ["Explanation", "explanation", "explanations", "nearest"]
