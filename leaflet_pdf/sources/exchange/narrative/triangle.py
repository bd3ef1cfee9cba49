"""The black triangle of medicines under additional monitoring, which many documents show as a picture.

Source of the words: QRD template of the EMA, package leaflet, in each of its languages.
"""

from __future__ import annotations

TRIANGLE = "▼"

_MEANINGS = (
    *("additional monitoring", "seguimiento adicional", "supplerende overvågning", "særlig overvåking"),
    *("zusätzlichen überwachung", "surveillance supplémentaire", "monitoraggio addizionale", "lisäseuranta"),
    *("monitorização adicional", "aanvullende monitoring", "utökad övervakning", "dodatkowemu monitorowaniu"),
)


def lacks_triangle(words: str) -> bool:
    """Tell whether words say that a medicine is under additional monitoring, without the sign of that."""
    found = " ".join(words.split()).casefold()
    return TRIANGLE not in found and any(meaning in found for meaning in _MEANINGS)
