"""Many leaflets at once: items in, what became of each streamed back in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leaflet_pdf.batch.item import Done, Item

if TYPE_CHECKING:
    from leaflet_pdf.batch.many import build_many

__all__ = ["Done", "Item", "build_many"]


def __getattr__(name: str) -> Any:
    """Import what few leaflets do without when it is first asked for: executors take longer than a leaflet."""
    if name == "build_many":
        from leaflet_pdf.batch.many import build_many

        return build_many
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
