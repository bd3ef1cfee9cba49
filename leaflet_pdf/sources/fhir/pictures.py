"""The bytes of a picture that a bundle holds: as data of its address, or of a Binary beside the composition."""

from __future__ import annotations

import binascii
from base64 import b64decode

from leaflet_pdf.sources.exchange.reading.element import Element


def picture_in(root: Element, name: str) -> bytes | None:
    """Return the bytes that a name stands for; None if the bundle does not hold them."""
    if name.startswith("data:"):
        head, _, data = name.partition(",")
        return _decoded(data) if head.endswith(";base64") else None
    wanted = name.removeprefix("#").rpartition("/")[2]
    for one in root.inside():
        if wanted and one.name == "Binary" and one.value("id") == wanted:
            return _decoded(one.value("data"))
    return None


def _decoded(data: str) -> bytes | None:
    try:
        return b64decode("".join(data.split()), validate=True) or None
    except binascii.Error:
        return None
