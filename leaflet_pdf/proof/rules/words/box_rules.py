"""Rules about boxes without a level: what is in the frame is in their elements, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.finding import Finding, count
from leaflet_pdf.model.leaflet import Figure, PlainBox, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.kinds import BOX_TORN
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.plain_boxes import box_elements, plain_boxes
from leaflet_pdf.proof.reader.readback import fault


def boxes_hold_what_is_in_them(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each text or figure that is in another of these boxes than in the leaflet, or in none."""
    written = [block for block in blocks(alignment.leaflet) if isinstance(block, PlainBox)]
    found = box_elements(alignment)
    if len(found) != len(written):
        yield fault(BOX_TORN, f"{count(len(found), 'box', 'boxes')} without a level, {len(written)} in the leaflet")
        return
    owners = {id(text): element for block, element in plain_boxes(alignment) for text in texts(block)}
    for text in alignment.leaflet.texts if found else ():
        place = alignment.element(text)
        around = () if place is None else (place, *alignment.readback.around(place))
        if place is not None and next((index for index in around if index in found), None) != owners.get(id(text)):
            where = "is outside its box" if id(text) in owners else "is in a box"
            yield BOX_TORN.at(text.source, f"“{shorten(text.plain)}” {where}", page=alignment.page(place))
    for block, element in plain_boxes(alignment):
        yield from _figures_outside(alignment, block, element)


def _figures_outside(alignment: Alignment, block: PlainBox, element: int) -> Iterator[Finding]:
    inside = (alignment.readback.elements[index] for index in alignment.readback.inside(element))
    alts = iter([fold(one.alt) for one in inside if one.role == "Figure"])
    for figure in blocks(block.body):
        if isinstance(figure, Figure) and fold(figure.alt) not in alts:
            yield BOX_TORN.at(figure.source, f"the figure “{shorten(figure.alt)}” is outside its box")


BOX_RULES = (boxes_hold_what_is_in_them,)
