"""A cover and a leaflet as one document."""

from __future__ import annotations

from leaflet_pdf.layout.frame import Box, Element, Item, Pages, Rule


def with_cover(cover: Pages, leaflet: Pages) -> Pages:
    """Return the pages of a leaflet behind its cover, tagged in that order below one document element.

    The leaflet's pages show and count what they did before.
    """
    by = len(cover.elements) - 1
    pages = (page._replace(items=tuple([_moved(item, by) for item in page.items])) for page in leaflet.pages)
    return Pages(
        leaflet.identity,
        (*cover.pages, *pages),
        (*cover.elements, *(_renumbered(element, by) for element in leaflet.elements[1:])),
        tuple(entry._replace(element=entry.element + by) for entry in leaflet.outline),
        leaflet.anchors,
        (*cover.findings, *leaflet.findings),
        leaflet.turn,
        leaflet.from_right,
    )


def _renumbered(element: Element, by: int) -> Element:
    """Return an element below the same parent, its number higher by so much; the document stays the first."""
    parent = element.parent + by if element.parent else 0
    return element._replace(parent=parent, headers=tuple(head + by for head in element.headers))


def _moved(item: Item, by: int) -> Item:
    if isinstance(item, Rule | Box) or not isinstance(item.owner, int):
        return item
    return item._replace(owner=item.owner + by)
