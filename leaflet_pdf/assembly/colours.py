"""What the colours of a leaflet's pages mean in a file whose output intent may be another (ISO 19005-2, 6.2.4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from leaflet_pdf.proof.reader.bounded import unpacked
from leaflet_pdf.proof.reader.objects import entry, resolve


def profile_of(catalog: DictionaryObject) -> Any:
    """Return the reference to the colour profile of a file's output intent for PDF/A; None without one."""
    for intent in map(resolve, entry(catalog, "/OutputIntents") or ()):
        if isinstance(intent, DictionaryObject) and entry(intent, "/S") == "/GTS_PDFA1":
            return intent.get("/DestOutputProfile")
    return None


def have_same_colours(catalog: DictionaryObject, other: DictionaryObject) -> bool:
    """Tell whether the profiles of two files, as they were read, are the same."""
    mine, theirs = resolve(profile_of(catalog)), resolve(profile_of(other))
    both = isinstance(mine, StreamObject) and isinstance(theirs, StreamObject)
    return both and unpacked(mine) == unpacked(theirs)


def give_colours(painted: Iterable[DictionaryObject], profile: Any) -> None:
    """Let the colours of pages and form XObjects be those of a profile, whatever the file's own are."""
    space = ArrayObject([NameObject("/ICCBased"), profile])
    for one in painted:
        resources = entry(one, "/Resources")
        if isinstance(resources, DictionaryObject):
            resources[NameObject("/ColorSpace")] = DictionaryObject({NameObject("/DefaultRGB"): space})
