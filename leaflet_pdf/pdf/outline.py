"""The outline: a leaflet's headings, beside its pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.frame import Entry
from leaflet_pdf.pdf.file.document import Document
from leaflet_pdf.pdf.file.syntax import reference, text
from leaflet_pdf.pdf.links import Destinations
from leaflet_pdf.pdf.structure import Structure

_ROOT = -1
"""The parent of the highest entries; as an index, the last of a list."""


def outline(entries: Sequence[Entry], destinations: Destinations, structure: Structure, document: Document) -> str:
    """Write the outline, all of it open, and return the reference to its root."""
    first = document.reserve(len(entries) + 1)
    names = list(map(reference, range(first, first + len(entries) + 1)))
    parents = _parents(entries)
    below: list[list[int]] = [[] for _ in names]
    for index, parent in enumerate(parents):
        below[parent].append(index)
    seen = _descendants(parents)

    def family(index: int) -> tuple[str, str]:
        if not below[index]:
            return "", ""
        return f"/Count {seen[index]}", f"/First {names[below[index][0]]}/Last {names[below[index][-1]]}"

    for siblings in below:
        for before, index, after in zip((None, *siblings), siblings, (*siblings[1:], None), strict=False):
            entry = entries[index]
            previous = "" if before is None else f"/Prev {names[before]}"
            following = "" if after is None else f"/Next {names[after]}"
            count, kids = family(index)
            document.write(
                first + index,
                f"<<{count}/Dest{destinations.place(entry.page, entry.y)}{kids}{following}"
                f"/Parent {names[parents[index]]}{previous}/SE {structure.reference(entry.element)}"
                f"/Title{text(entry.title)}>>",
            )
    document.write(first + len(entries), f"<<{''.join(family(_ROOT))}/Type/Outlines>>")
    return names[_ROOT]


def _parents(entries: Sequence[Entry]) -> list[int]:
    """Return for every entry the last one before it of a higher level; a level may be left out."""
    parents: list[int] = []
    for index, entry in enumerate(entries):
        parent = index - 1
        while parent != _ROOT and entries[parent].level >= entry.level:
            parent = parents[parent]
        parents.append(parent)
    return parents


def _descendants(parents: Sequence[int]) -> list[int]:
    """Return how many entries stand below each entry, and last, below the root."""
    below = [0] * (len(parents) + 1)
    for index in range(len(parents) - 1, -1, -1):
        below[parents[index]] += 1 + below[index]
    return below
