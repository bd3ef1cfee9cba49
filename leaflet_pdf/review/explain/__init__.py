"""Explanations of all codes, for `leaflet explain`."""

from __future__ import annotations

from leaflet_pdf.review.explain.explain import explanation, explanations, near_code
from leaflet_pdf.review.explain.meanings import Explanation

__all__ = ["Explanation", "explanation", "explanations", "near_code"]
