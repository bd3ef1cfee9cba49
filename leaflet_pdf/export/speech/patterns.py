"""What a text of a language has in it that is not spoken as it is written, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.languages.speech import Speech, speech
from leaflet_pdf.languages.units import SIGNS
from leaflet_pdf.layout.lines.inseparable import counted_words

SPACES = " \u00a0\u2007\u2009\u202f"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOWERED = "₀₁₂₃₄₅₆₇₈₉"
COMPARED = "<>≤≥≈~±+−="
"""Signs before a number that belong to it."""
_SPACE = f"[{SPACES}]"
_FRACTION = r"(?:[¼-¾⅐-⅞]|\d+[/⁄]\d+)"
_POWER = f"⁻?[{RAISED}]+"
_WORD_END = r"(?!\w)"
_UNIT_END = r"(?![^\W_]|['’²³])"
"""What cannot follow a unit: "2 d'eau" are no two days."""
_ADDRESS = (
    r"(?:https?://|mailto:|www\.)[^\s()<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:[a-z0-9-]{2,}\.)+[a-z]{2,}(?:/[^\s()<>]*)?(?!\w)"
)
_CODE = r"(?<![\w-])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{8,}(?!\w)"
_DATE = r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])"
_SEVEN_FIGURES = r"(?=(?:\W{0,2}\d){7})"
_THOUSANDS = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!{_SPACE}?\d)"
_TELEPHONES = (
    rf"\+\d(?:\d|\(\d+\))*(?:(?:{_SPACE}|[-/])(?:\d|\(\d+\))+)+",
    rf"(?:\(0\d+\)|0\d*)(?:(?:{_SPACE}|-)\d+)+",
    r"0\d{1,4}/\d{5,}",
    r"\+?\b0\d{6,}|\+\d{7,}",
    rf"\(\d{{3}}\){_SPACE}?\d{{3}}-\d{{4}}",
    rf"(?!{_THOUSANDS})\d{{1,4}}(?:{_SPACE}\d{{2,4}}){{2,}}",
)
"""Numbers of at least seven figures: that begin with + or 0, of North America, or in several groups."""
_WITH_LETTERS = r"1-\d{3}(?:-| (?=[A-Z]{2}))(?=(?:-?[\dA-Z]){7})[\dA-Z]+(?:-[\dA-Z]+)*"
"""Those of North America, whose letters are keys: 1-800-FDA-1088."""
_TIME = rf"(?<![\w:.,-])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])(?:{_SPACE}?(?:[ap]m\b|[ap]\.m\.))?"
_SLASHED = r"(?<![\w/])\d+(?:/\d+)+(?![\w/])"
_MOST_LANGUAGES = 64


class Patterns(NamedTuple):
    """A language's words, and what they are looked for by: all that is spoken otherwise, and the parts of a quantity.

    The name of the group that matched tells what was found.
    """

    program: Language
    speech: Speech
    counted: frozenset[str]
    spoken: re.Pattern[str]
    tokens: re.Pattern[str]


@lru_cache(_MOST_LANGUAGES)
def patterns(tag: str) -> Patterns:
    """Return the patterns of a language."""
    program, words = language(tag), speech(tag)
    number = _number(program)
    one = _any_of({*SIGNS, *words.units}, _UNIT_END, begins=False)
    each = rf"(?:/(?:(?:{number}){_SPACE}?)?(?:{one}|[^\W\d_]{{2,}}))*"
    unit, alone = f"{one}{each}", _any_of(words.alone, _UNIT_END)
    join = rf"{_SPACE}?[–×]{_SPACE}?|(?<=\d)-(?=\d)|{_SPACE}x{_SPACE}(?=\d)"
    before = rf"(?:[{COMPARED}]{_SPACE}?)+|(?<![^\s(])-(?=\d)"
    measured = rf"(?:{number})(?:{_SPACE}?{unit})?"
    digits = rf"{_SEVEN_FIGURES}(?:{'|'.join(_TELEPHONES)})|{_WITH_LETTERS}"
    quantity = rf"(?<![\w.,:/–-])(?:{before})?{measured}(?:(?:{join}){measured})?(?!\w)(?![/.,]\d|-\w)"
    found = {
        "address": _ADDRESS,
        "abbreviation": _any_of(words.abbreviations, _WORD_END),
        "code": _CODE,
        "date": _DATE,
        "telephone": rf"(?<![\w.,])(?:{digits}){_WORD_END}(?!{_SPACE}?{one})",
        "time": _TIME,
        "quantity": quantity,
        "slashed": _SLASHED,
        "letters": _any_of(words.letters, _WORD_END),
        "alone": alone and f"{alone}{each}",
        "sign": rf"[{LOWERED}]+|[{RAISED}]+|[^\w\s]",
    }
    tokens = {"number": number, "unit": unit, "join": join, "sign": f"[{COMPARED}-]"}
    return Patterns(program, words, counted_words(tag), _one_of(found), _one_of(tokens))


def _number(program: Language) -> str:
    """Return a pattern for numbers: of figures in groups, decimals, and with a fraction or a power; or a fraction."""
    signs = "".join(program.numbers.thousands)
    between = f"[{re.escape(signs)}{SPACES if any(map(str.isspace, signs)) else ''}]"
    grouped = rf"(?<!\d{_SPACE})\d{{1,3}}(?:{between}\d{{3}})+(?!{_SPACE}\d)"
    plain = rf"(?:{grouped}|\d+)(?:{re.escape(program.numbers.decimal)}\d+)?"
    return rf"{_FRACTION}|{plain}(?:{_POWER}|{_SPACE}?{_FRACTION})?"


def _any_of(written: Iterable[str], end: str, *, begins: bool = True) -> str:
    """Return a pattern for some words, the longest first, with any space where one of them has one."""
    longest = sorted(written, key=len, reverse=True)
    words = "|".join(_SPACE.join(map(re.escape, re.split(f"[{SPACES}]", word))) for word in longest)
    start = r"(?<![\w.])" if begins else ""
    return rf"{start}(?:{words}){end}" if longest else ""


def _one_of(named: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in named.items() if pattern))


def spaced(written: str) -> str:
    """Return words with plain spaces."""
    return written.translate(dict.fromkeys(map(ord, SPACES), " "))
