"""What may be written at a place of a leaflet's text."""

from __future__ import annotations

from leaflet_pdf.preview.completion.complete import Completion, complete
from leaflet_pdf.preview.completion.options import Option

__all__ = ["Completion", "Option", "complete"]
