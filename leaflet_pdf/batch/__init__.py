"""Many leaflets at once: items in, what became of each streamed back in their order."""

from __future__ import annotations

from leaflet_pdf.batch.item import Done, Item
from leaflet_pdf.batch.many import build_many

__all__ = ["Done", "Item", "build_many"]
