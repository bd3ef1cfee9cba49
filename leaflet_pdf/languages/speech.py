"""How what is written short is said in a language: units, signs, fractions, abbreviations, addresses."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.languages.language import TAGS_KEPT, language_file, own_words

Forms = Mapping[str, str]
"""The forms of a counted word, by plural category (CLDR)."""


class Speech(NamedTuple):
    """The words of one language, by the keys of its file `spoken.yaml`, which en/spoken.yaml explains."""

    range: str = ""
    times: str = ""
    per: str = ""
    power: str = ""
    mixed: str = ""
    fractions: Mapping[str, str] = {}
    units: Mapping[str, Forms] = {}
    alone: tuple[str, ...] = ()
    signs: Mapping[str, str] = {}
    abbreviations: Mapping[str, str] = {}
    letters: tuple[str, ...] = ()
    address: Mapping[str, str] = {}
    call: tuple[str, ...] = ()


SILENT = Speech()
"""What is known of a language without such a file: nothing."""


@lru_cache(TAGS_KEPT)
def speech(tag: str) -> Speech:
    """Return how a language says what is written short; `SILENT` if that is not known."""
    path = language_file(tag, "spoken")
    if path is None:
        return SILENT
    words = own_words(path)
    if words.keys() != set(Speech._fields):
        raise ValueError(f"{path}: missing or unknown keys: {sorted(words.keys() ^ set(Speech._fields))}")
    units = {sign: {"other": forms} if isinstance(forms, str) else forms for sign, forms in words["units"].items()}
    lists = {key: tuple(words[key]) for key in ("alone", "letters", "call")}
    return Speech(**{**words, **lists, "units": units})
