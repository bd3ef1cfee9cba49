"""The proof of what is spoken for what is written: each character is in its place, as itself or as a word for it.

It shares no line with what verbalises: it goes through both texts side by side, and believes only the words of a
language's files. No figure can be added, left out or changed, and no unit can become another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.languages.speech import Speech, speech
from leaflet_pdf.model.leaflet import BLANK_MARK
from leaflet_pdf.text.symbols import SIGN_OF

_SCHEMES = "https://", "http://", "mailto:"
_DASHES = "–-−"
_POWER = re.compile("(?<=\\d)⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TO_THE = "^"
_ALIKE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉’µ", "0123456789-0123456789'μ")
"""Figures off the line, and what has two characters."""
_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_THOUSANDS = re.compile(r"(?<=\d).\d\d\d(?!\d)")
_CALLED = re.compile(r"[+(]?[\dA-Z\s()/-]{2,}")
_FIGURE_BY_FIGURE = re.compile(r"[\dA-Z](?:,? [\dA-Z])+")
_TORN = re.compile(r"\d\s+\d")
"""What no number is spoken as: 40 is not "4 0"."""
_MOST_LANGUAGES = 64


class Meanings(NamedTuple):
    """What each short form of a language is spoken as, both without white space, and the signs between thousands."""

    words: Mapping[str, frozenset[str]]
    thousands: frozenset[str]


def says(words: str, written: str, tag: str) -> bool:
    """Tell whether words say what is written in a language: all of it, in its order, and nothing else."""
    program = language(tag)
    called = words.removeprefix(speech(tag).signs.get("+", "+")).strip()
    if _CALLED.fullmatch(written) and _FIGURE_BY_FIGURE.fullmatch(called):
        return _keys(called) == _keys(written)
    if set(written) == {BLANK_MARK[0]}:
        return words == program.signs["blank"]
    if _DAY.fullmatch(written):
        return words == _day(written, program)
    spoken = plain(words.replace(", ", " "))
    return not _TORN.search(words) and len(spoken) in ends_of(plain(written), spoken, 0, meanings(tag))


def _keys(words: str) -> str:
    """Return what is pressed on a telephone: figures, and letters that stand for them."""
    return "".join(filter(str.isalnum, words))


def plain(words: str) -> str:
    """Return words without white space, with all figures on the line, and a sign before those of a power."""
    return _POWER.sub(lambda power: _TO_THE + power[0], "".join(words.split())).translate(_ALIKE)


def ends_of(written: str, spoken: str, start: int, known: Meanings) -> set[int]:
    """Return where what is spoken from a place on may end, if it says what is written; none if it does not."""
    reached = {0: {start}}
    for at, sign in enumerate(written):
        places = reached.pop(at, set())
        following = {at + 1: {place + 1 for place in places if spoken.startswith(sign, place)}}
        if sign in known.thousands and _THOUSANDS.match(written, at):
            following[at + 1] |= places
        for short, words in known.words.items() if places else ():
            if written.startswith(short, at):
                ends = {place + len(word) for place in places for word in words if spoken.startswith(word, place)}
                following[at + len(short)] = following.get(at + len(short), set()) | ends
        for end, found in following.items():
            if found:
                reached[end] = reached.get(end, set()) | found
        if not reached:
            return set()
    return reached[len(written)]


def _day(written: str, program: Language) -> str:
    year, month, day = map(int, written.split("-"))
    return program.date_form.format(day=day, month=program.months[month - 1], year=year)


@lru_cache(_MOST_LANGUAGES)
def meanings(tag: str) -> Meanings:
    """Return what is spoken for short forms in a language, as its files have it."""
    program, words = language(tag), speech(tag)
    found: dict[str, set[str]] = {}
    for short, long in _spoken_for(program, words):
        if short:
            found.setdefault(plain(short), set()).add(plain(long))
    spoken = {short: frozenset(long) for short, long in found.items()}
    return Meanings(spoken, frozenset(program.numbers.thousands))


def _spoken_for(program: Language, words: Speech) -> Iterable[tuple[str, str]]:
    """Yield each short form, and one of the ways in which it is spoken."""
    for sign, forms in words.units.items():
        yield from ((sign, form) for form in forms.values())
    yield from words.signs.items()
    yield from words.address.items()
    yield from words.abbreviations.items()
    yield "/", words.per
    for dash in _DASHES:
        yield from ((dash, word) for word in (words.range, words.signs.get("−", "")) if word)
    yield from ((cross, words.times) for cross in "x×")
    for figures, fraction in words.fractions.items():
        vulgar = next((sign for sign in _VULGAR if normalize("NFKC", sign).replace("⁄", "/") == figures), "")
        for written in (figures, figures.replace("/", "⁄"), vulgar):
            yield from ((written, fraction), (written, words.mixed.format(number="", fraction=fraction)))
    if words.power:
        yield _TO_THE, words.power.format(number="", power="")
    yield from ((scheme, "") for scheme in _SCHEMES)
    yield from ((drawn, program.signs[name]) for drawn, name in SIGN_OF.items())
    yield "·", ","
