"""Extensions: what resources say that FHIR has no element for. Each is known by the address that is its name."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.sources.exchange.reading.element import Element


def extensions(element: Element, url: str) -> Iterator[Element]:
    """Yield the extensions of an element that have a name: an attribute in XML, a value in JSON."""
    for one in element.all("extension"):
        if url in {one.attributes.get("url"), one.value("url")}:
            yield one
