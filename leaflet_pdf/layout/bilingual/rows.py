"""Which strips of two languages say the same, found by the structure of both: a translation has that of its original.

A row is what is level in both: a paragraph, an entry of a list, a row of a table, a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from leaflet_pdf.layout.frame import Element, Tag
from leaflet_pdf.layout.pages.galley import Galley, Strip

_INSIDE = frozenset({Tag.LABEL, Tag.BODY, Tag.REFERENCE, Tag.LINK, Tag.SPAN})
"""Elements whose lines are those of what they are in."""

Path = tuple[tuple[Tag, int], ...]
"""The kinds of the elements around one and its own, each with how many of its kind are before it in the same parent."""


class Row(NamedTuple):
    """Strips that say the same, from the first up to before the next row's: where they begin in both galleys."""

    first: int
    second: int


def rows(first: Galley, second: Galley) -> list[Row]:
    """Return the rows of two galleys, in order. What only one of them has is in the row before it.

    What is to begin a page begins a row, whatever is around it.
    """
    ours, theirs = _beginnings(first), _beginnings(second)
    keys, other_keys = ([path for path, _ in begun] for begun in (ours, theirs))
    matched = SequenceMatcher(None, keys, other_keys, autojunk=False).get_matching_blocks()
    found = [Row(ours[a + n][1], theirs[b + n][1]) for a, b, size in matched for n in range(size)]
    breaks = [Row(*both) for both in zip(first.page_breaks, second.page_breaks, strict=False)]
    level = {row for row in found if row.first and row.second and all(_is_beside(row, one) for one in breaks)}
    return [Row(0, 0), *sorted(level.union(breaks))]


def _is_beside(row: Row, page_break: Row) -> bool:
    """Tell whether a row is above a page break in both galleys, or below it in both."""
    above = row.first < page_break.first, row.second < page_break.second
    below = row.first > page_break.first, row.second > page_break.second
    return all(above) or all(below)


def _beginnings(galley: Galley) -> list[tuple[Path, int]]:
    """Return each row of a galley by its path, with the strip that it begins with; the edge of a frame is one, too."""
    paths = _paths(galley.elements, galley.inline)
    opened = {span.first for span in galley.spans}
    begun: dict[Path, int] = {}
    waiting: int | None = None
    for number, strip in enumerate(galley.strips):
        owner = _owner(strip)
        if owner is None:
            waiting = number if waiting is None and number in opened else waiting
            continue
        path = paths[_of_row(owner, galley)]
        begun.setdefault(path, number if waiting is None else waiting)
        waiting = None
    return list(begun.items())


def _owner(strip: Strip) -> int | None:
    """Return the element of the first thing in a strip that means something."""
    owners = (getattr(part, "owner", None) for part in strip.parts)
    return next((owner for owner in owners if isinstance(owner, int)), None)


def _of_row(element: int, galley: Galley) -> int:
    """Return the element of the row that an element is in: of a cell, the row of its table."""
    elements = galley.elements
    found = galley.inline.get(element, element)
    while elements[found].tag in _INSIDE:
        found = elements[found].parent
    around = found
    while around >= 0:
        found = around if elements[around].tag is Tag.ROW else found
        around = elements[around].parent
    return found


def _paths(elements: Sequence[Element], inline: dict[int, int]) -> list[Path]:
    """Return the path of each element; those among the words of others are not counted."""
    paths: list[Path] = []
    before: Counter[tuple[int, Tag]] = Counter()
    for number, element in enumerate(elements):
        key = element.parent, element.tag
        around = paths[element.parent] if element.parent >= 0 else ()
        paths.append((*around, (element.tag, before[key])))
        before[key] += number not in inline
    return paths
