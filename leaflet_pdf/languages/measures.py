"""What units are called in a language: by their signs, which all share, and by the names that CLDR has for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from leaflet_pdf.languages.language import TAGS_KEPT, language_file, own_words
from leaflet_pdf.languages.units import SIGNS, VOLUME

TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
"""Units that have no sign which all languages share. They are inflected, and no list has all their forms."""

_SHORTEST = 2
_ALIKE = {
    **dict.fromkeys(("mcg", "ug", "μg"), "µg"),
    **dict.fromkeys(("IU", "iu"), "IU"),
    **dict.fromkeys(("U", "u"), "U"),
    **{sign: sign.replace("L", "l") for sign in VOLUME},
    "٪": "%",
    "％": "%",
    "℃": "°C",
    "º C": "°C",
    "ºC": "°C",
    "° C": "°C",
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
}
"""Signs that mean the same, each with the one that stands for all of them."""


@lru_cache(TAGS_KEPT)
def measures(tag: str) -> Mapping[str, str]:
    """Return the unit that each sign and each name of a language stands for: {"мг": "mg", "mg": "mg", …}.

    A language without a file of names has only the signs. The letters s, h and d alone are words of too many languages.
    """
    path = language_file(tag, "measures")
    names = own_words(path) if path else {}
    signs = {sign: _ALIKE.get(sign, sign) for sign in (*SIGNS, *_ALIKE)}
    known = {sign: unit for sign, unit in signs.items() if unit not in TIMES or len(sign) >= _SHORTEST}
    return known | {name: _ALIKE.get(unit, unit) for unit, every in names.items() for name in (unit, *every)}
