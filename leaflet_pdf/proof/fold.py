"""Words made comparable: composed characters, and one space for any white space."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text in NFC, without white space at its ends and with single spaces inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def alike(text: str) -> str:
    """Return the text as it is seen and heard: in NFC, ligatures as letters, one hyphen, and nothing invisible.

    What says something else is not folded: ² and ½ are no 2 and 1/2, and µ (micro) is heard otherwise than μ (mu).
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_ALIKE))


_ALIKE = (
    dict.fromkeys(map(ord, "\u2010\u2011"), "-")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(ord("ﬀ"), ord("ﬆ") + 1)}
)
"""Hyphens that never break; soft hyphens and spaces without a width; ligatures of Latin letters."""


def shorten(words: str) -> str:
    """Return the words, or the beginning of many: enough to know them by."""
    return words if len(words) <= 60 else f"{words[:57]}…"


def find(words: str, text: str, start: int = 0) -> int:
    """Return where the words stand in the text from a place on, as whole words; -1 for nowhere.

    "4 mg" is not in "0.4 mg", in "14 mg" or in "4 mg/ml": a figure or a unit that goes on is another one.
    """
    place = text.find(words, start)
    while place >= 0 and not (_begins(text, place) and _ends(text, place + len(words))):
        place = text.find(words, place + 1)
    return place


def _begins(text: str, place: int) -> bool:
    if place == 0 or not text[place].isalnum():
        return True
    before = text[place - 1]
    number_goes_on = text[place].isdigit() and before in ".,<>≤≥~±×+−-–/⁄"
    return not (before.isalnum() or number_goes_on)


def _ends(text: str, place: int) -> bool:
    if place >= len(text) or not text[place - 1].isalnum():
        return True
    after = text[place]
    number_goes_on = after in ".," and text[place + 1 : place + 2].isdigit()
    return not (after.isalnum() or number_goes_on or after in "/⁄%^")
