"""Words in cells: uncontracted Unified English Braille."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from unicodedata import normalize

from leaflet_pdf.export.braille.symbols import (
    ACCENTS,
    CAPITAL,
    CAPITAL_PASSAGE,
    CAPITAL_WORD,
    CAPITALS_END,
    FIGURES,
    GREEK,
    IN_NUMBERS,
    LETTER_AGAIN,
    LETTERS,
    NUMERIC,
    QUESTION_OR_QUOTE,
    SIGNS,
)

_PASSAGE = 3
"""How many words in capitals are a passage (Rules of Unified English Braille, 8.5)."""
_LIKE_FIGURES = frozenset("abcdefghij")
_APOSTROPHE = "'"
_ALIKE = str.maketrans({"µ": "μ", "…": "..."})
"""Characters that have the cells of others."""
_OPENING = frozenset("([{‘“-–—/")
"""After these, as at the beginning, a word is quoted and no question ends (7.5 and 7.6)."""


class NoCellsError(Exception):
    """A character has no cells in the code."""


def cells(text: str) -> list[str]:
    """Return the cells of each word of a text. Raises NoCellsError for a character that has none."""
    words = [_with_apostrophes(normalize("NFC", word)) for word in text.translate(_ALIKE).split()]
    found: list[str] = []
    for capitals, group in groupby(words, _is_in_capitals):
        run = list(group)
        if capitals and len(run) >= _PASSAGE:
            small = ["".join(_cells(word.lower())) for word in run]
            found += [CAPITAL_PASSAGE + small[0], *small[1:-1], small[-1] + CAPITALS_END]
        else:
            found += ["".join(_cells(word)) for word in run]
    return found


def _is_in_capitals(word: str) -> bool:
    return word.isupper()


def _with_apostrophes(word: str) -> str:
    """Return a word with its apostrophes as such: ’ at a word's end closes what is quoted only if ‘ opens it."""
    if "‘" in word:
        opened, quoted, rest = word.rpartition("’")
        return opened.replace("’", _APOSTROPHE) + quoted + rest
    return word.replace("’", _APOSTROPHE)


def _cells(word: str) -> Iterator[str]:
    """Yield the cells of a word, character by character, with the indicators before them."""
    in_number = False
    for place, sign in enumerate(word):
        if sign in FIGURES:
            yield FIGURES[sign] if in_number else NUMERIC + FIGURES[sign]
            in_number = True
        elif sign in IN_NUMBERS and (in_number or _begins_decimal(word, place)):
            yield IN_NUMBERS[sign] if in_number else NUMERIC + IN_NUMBERS[sign]
            in_number = True
        elif sign.isalpha():
            yield LETTER_AGAIN if in_number and sign in _LIKE_FIGURES else ""
            yield from (_capital(word, place), _letter(sign.lower()), _capitals_end(word, place))
            in_number = False
        else:
            yield _sign(sign, opens=not place or word[place - 1] in _OPENING)
            in_number = False


def _sign(sign: str, *, opens: bool) -> str:
    """Return the cells of a sign: a question ends, and a quotation begins, with the same but for the place."""
    if sign == "“":
        return QUESTION_OR_QUOTE if opens else SIGNS[sign]
    if sign == "?":
        return LETTER_AGAIN + QUESTION_OR_QUOTE if opens else QUESTION_OR_QUOTE
    return _of(SIGNS, sign)


def _begins_decimal(word: str, place: int) -> bool:
    return word[place] == "." and word[place + 1 : place + 2] in FIGURES and not word[place - 1 : place].isalnum()


def _capital(word: str, place: int) -> str:
    """Return the indicator before a letter: that of a word at the first of several capitals."""
    if not word[place].isupper() or _is_capital(word, place - 1):
        return ""
    return CAPITAL_WORD if _is_capital(word, place + 1) else CAPITAL


def _capitals_end(word: str, place: int) -> str:
    """Return what ends several capitals before a small letter."""
    follows = word[place + 1 : place + 2]
    ends = word[place].isupper() and _is_capital(word, place - 1) and follows.isalpha() and not follows.isupper()
    return CAPITALS_END if ends else ""


def _is_capital(word: str, place: int) -> bool:
    return 0 <= place < len(word) and word[place].isupper()


def _letter(letter: str) -> str:
    if letter in GREEK:
        return GREEK[letter]
    parts = normalize("NFD", letter)
    return "".join(_of(ACCENTS, accent) for accent in parts[1:]) + _of(LETTERS, parts[0])


def _of(known: Mapping[str, str], sign: str) -> str:
    if sign not in known:
        raise NoCellsError(sign)
    return known[sign]
