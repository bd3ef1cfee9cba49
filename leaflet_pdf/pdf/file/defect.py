"""What stops the painter: a defect of the program, never of a leaflet."""

from __future__ import annotations


class PaintError(Exception):
    """The pages contradict themselves, and no faithful document can be made of them."""
