"""Which things on a page can meet: those in the same bands across it. No others are held against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from leaflet_pdf.proof.reader.readback import Area

_HEIGHT = 12.0
"""About a line's."""
_LAST = 120
"""What stands lower than on any office paper is in the last band, and what stands above the page in the first."""

Thing = TypeVar("Thing")


class Bands(Generic[Thing]):
    """Things by the bands that their areas reach into."""

    def __init__(self, placed: Iterable[tuple[Area, Thing]]) -> None:
        self._things: list[Thing] = []
        self._inside: dict[int, list[int]] = {}
        self._near: dict[range, list[Thing]] = {}
        for index, (area, thing) in enumerate(placed):
            self._things.append(thing)
            for band in _bands(area):
                self._inside.setdefault(band, []).append(index)

    def near(self, area: Area) -> Sequence[Thing]:
        """Return the things that can meet an area, in the order in which they were given."""
        bands = _bands(area)
        if bands not in self._near:
            found = {index for band in bands for index in self._inside.get(band, ())}
            self._near[bands] = [self._things[index] for index in sorted(found)]
        return self._near[bands]


def pairs(areas: Iterable[Area], others: Iterable[Area]) -> int:
    """Return how often one of the areas and one of the others are in the same band."""
    inside = Counter(band for other in others for band in _bands(other))
    return sum(inside[band] for area in areas for band in _bands(area)) if inside else 0


def _bands(area: Area) -> range:
    first, last = sorted(int(min(max(0.0, edge / _HEIGHT), _LAST)) for edge in (area.y, area.bottom))
    return range(first, last + 1)
