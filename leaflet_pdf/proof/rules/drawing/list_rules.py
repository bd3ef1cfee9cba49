"""Rules about where the entries of a list are: each below the one before, also where a list is in two columns."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.model.annotations import lists
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Bullets, Leaflet, ListItem, SideEffects, walk
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.sight import LIST_JUMBLED
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.leaves import first_piece, in_one_column
from leaflet_pdf.proof.reader.readback import Piece

_SAME_PLACE = 0.5


def lists_are_read_downwards(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each entry that is not below the one before it on its page, in the same column of that.

    The second half of a list in two columns is at the right of the first, and begins level with it.
    """
    in_two = set(_in_two_columns(alignment.leaflet))
    for entries in lists(alignment.leaflet):
        halves = 2 if id(entries.items) in in_two else 1
        top: Piece | None = None
        before: Piece | None = None
        for item in entries.items:
            here = _begins(alignment, item)
            if here is None:
                continue
            if top is None or before is None or not _together(alignment, before, here):
                top, left = here, halves
            elif abs(here.x - before.x) > _SAME_PLACE:
                left -= 1
                if not left or here.x < before.x or abs(here.y - top.y) > _SAME_PLACE:
                    yield _jumbled(item, here)
                    break
            elif here.y <= before.y:
                yield _jumbled(item, here)
                break
            before = here


def _in_two_columns(leaflet: Leaflet) -> Iterator[int]:
    """Yield the identity of the entries of each list that may be in two columns."""
    for part in walk(leaflet):
        if isinstance(part, Bullets) and part.in_two_columns:
            yield id(part.items)
        elif isinstance(part, SideEffects) and part.in_two_columns:
            yield from (id(band.effects) for band in part.bands)


def _begins(alignment: Alignment, item: ListItem) -> Piece | None:
    entry = alignment.ancestor(item.text, "LI")
    return None if entry is None else first_piece(alignment.readback, entry)


def _together(alignment: Alignment, one: Piece, other: Piece) -> bool:
    """Tell whether two pieces are in one column of one page."""
    return one.page == other.page and in_one_column(alignment.readback.pages[one.page - 1], one, other)


def _jumbled(item: ListItem, here: Piece) -> Finding:
    message = f"“{shorten(item.text.plain)}” is not below the entry before it"
    return LIST_JUMBLED.at(item.source, message, page=here.page)


LIST_RULES = (lists_are_read_downwards,)
