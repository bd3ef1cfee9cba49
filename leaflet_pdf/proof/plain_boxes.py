"""The boxes without a level in a document: the elements that are some, beside those of the leaflet."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.leaflet import PlainBox, blocks
from leaflet_pdf.proof.alignment import Alignment

_BOX = "Box"


def box_elements(alignment: Alignment) -> list[int]:
    """Return the elements that are tagged as such boxes, in reading order."""
    return [index for index, element in enumerate(alignment.readback.elements) if element.tag == _BOX]


def plain_boxes(alignment: Alignment) -> Iterator[tuple[PlainBox, int]]:
    """Yield each box of the leaflet with its element, as far as there are some."""
    written = (block for block in blocks(alignment.leaflet) if isinstance(block, PlainBox))
    return zip(written, box_elements(alignment), strict=False)
