"""Links inside a document: each leads to the section of the leaflet that holds what it led to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from leaflet_pdf.sources.exchange.catalogue import LINK
from leaflet_pdf.sources.exchange.document import Document, Loss, Span
from leaflet_pdf.sources.exchange.reading.element import Element

_NAMES = ("id", "ID", "name")
"""The attributes by which elements are linked to (XHTML, SPL)."""


def with_links(document: Document, begins: Sequence[Element], links: Iterable[Element]) -> Document:
    """Return a document whose links to places in it lead to its sections, which begin at the given elements.

    A link to any other place is told, and is no more than its words.
    """
    held = _held(document, begins)
    lost = [
        Loss(LINK, link, f"“{link.plain[:40]}” led to “{link.attributes['href'][:80]}”")
        for link in links
        if link.attributes["href"].strip() not in held and link.plain
    ]
    return document._replace(
        introduction=_leading(document.introduction, held),
        sections=_leading(document.sections, held),
        losses=(*document.losses, *lost),
    )


def _held(document: Document, begins: Sequence[Element]) -> dict[str, str]:
    """Return the ids of the sections that hold the places of a document, each as a link to it is written."""
    held: dict[str, str] = {}
    section = -1
    for element in (one for root in document.root for one in root.inside()):
        while section + 1 < len(begins) and begins[section + 1] is element:
            section += 1
        if section >= 0:
            for name in filter(None, map(element.attributes.get, _NAMES)):
                held.setdefault(f"#{name}", f"#{document.sections[section].id}")
    return held


def _leading(part: Any, held: dict[str, str]) -> Any:
    """Return a part of a document with the links in it as they lead in the leaflet."""
    if isinstance(part, Span):
        return part._replace(target=held.get(part.target, "")) if part.target.startswith("#") else part
    if not isinstance(part, tuple):
        return part
    inner = [_leading(one, held) for one in part]
    return part._make(inner) if hasattr(part, "_make") else tuple(inner)
