"""The bytes of pictures that a bundle holds: as data of their addresses, or of Binaries beside the composition."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable

from leaflet_pdf.sources.exchange.reading.element import Element


def pictures_in(root: Element) -> Callable[[str], bytes | None]:
    """Return what gives the bytes that a name stands for, or None if the bundle does not hold them.

    A name is an address with data, or leads to a Binary by its id, by that of its entry, or by what it is contained as.
    """
    known: dict[str, Element] = {}
    for one in root.inside():
        if one.name == "Binary":
            known.setdefault(one.value("id"), one)
        elif one.name == "entry" and one.first("resource", "Binary"):
            known.setdefault(one.value("fullUrl"), next(one.all("resource", "Binary")))

    def picture(name: str) -> bytes | None:
        if name.startswith("data:"):
            head, _, data = name.partition(",")
            return decoded(data) if head.endswith(";base64") else None
        found = known.get(name) or known.get(name.removeprefix("#").rpartition("/")[2])
        return decoded(found.value("data")) if found and name else None

    return picture


def decoded(data: str) -> bytes | None:
    """Return the bytes that a text of base64 stands for; None if it is none, or stands for nothing."""
    try:
        return b64decode("".join(data.split()), validate=True) or None
    except binascii.Error:
        return None
