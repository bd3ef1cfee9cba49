"""Normalises words for comparison: composed characters, and single spaces."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Return the text in NFC, without white space at its ends and with single spaces inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def alike(text: str) -> str:
    """Return the text as it is seen and read out: in NFC, ligatures as letters, one kind of hyphen, nothing invisible.

    What differs in meaning is kept: ² and ½ are not 2 and 1/2, and µ (micro) is read out differently from μ (mu).
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text.translate(_ALIKE))


_ALIKE = (
    dict.fromkeys(map(ord, "\u2010\u2011"), "-")
    | dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(ord("ﬀ"), ord("ﬆ") + 1)}
)
"""No-break hyphens, soft hyphens, zero-width spaces, and ligatures of Latin letters."""


def shorten(words: str) -> str:
    """Return the words, shortened if they are many: enough to recognise them."""
    return words if len(words) <= 60 else f"{words[:57]}…"


def find(words: str, text: str, start: int = 0) -> int:
    """Return the offset of the words in the text from `start`, as whole words; -1 if they are not there.

    "4 mg" is not in "0.4 mg", in "14 mg" or in "4 mg/ml": a longer number or unit is a different one.
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
