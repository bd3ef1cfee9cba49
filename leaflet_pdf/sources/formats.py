"""The documents of other systems that become leaflets. A new format is a folder beside this file, and an entry here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from leaflet_pdf.sources.exchange.document import Document
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.fhir.pictures import pictures_in
from leaflet_pdf.sources.fhir.read import is_bundle, read_bundle
from leaflet_pdf.sources.spl.read import is_label, read_label


class Format(NamedTuple):
    """How a format is known by its content, and read; and where it holds pictures itself, if it does."""

    is_one: Callable[[Element], bool]
    read: Callable[[Element, str], list[Document]]
    pictures: Callable[[Element], Callable[[str], bytes | None]]


FORMATS = (
    Format(is_label, read_label, lambda _: lambda _: None),
    Format(is_bundle, read_bundle, pictures_in),
)
