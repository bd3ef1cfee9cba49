"""Pictures as they are stored in a document (ISO 32000-1, 8.9.5)."""

from __future__ import annotations

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader.objects import entry, string
from leaflet_pdf.proof.reader.readback import Image

_PLAIN = {"/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Interpolate", "/Filter"}
_PLAIN |= {"/Length", "/Intent"}
"""Entries that do not change the samples; a mask, a Decode array or a predictor changes what is seen."""


def image_of(source: DictionaryObject) -> Image:
    """Return an image with its bytes as stored, still deflated or as a JPEG."""
    return Image(
        width=int(entry(source, "/Width") or 0),
        height=int(entry(source, "/Height") or 0),
        space=_name(source, "/ColorSpace"),
        bits=int(entry(source, "/BitsPerComponent") or 0),
        filter=_name(source, "/Filter"),
        data=bytes(source._data) if isinstance(source, StreamObject) else b"",
        altered=tuple(sorted(source.keys() - _PLAIN)),
    )


def _name(source: DictionaryObject, key: str) -> str:
    """Return a name; for an array, all of them in brackets."""
    found = entry(source, key)
    return f"[{' '.join(map(string, found))}]" if isinstance(found, ArrayObject) else string(found)
