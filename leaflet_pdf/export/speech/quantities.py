"""Numbers, and what belongs to them, in words: "≤ 2.5 mg/kg" is "at most 2.5 milligrams per kilogram"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple
from unicodedata import normalize

from leaflet_pdf.export.speech.patterns import LOWERED, RAISED, SPACES, Patterns, spaced
from leaflet_pdf.languages.language import Language
from leaflet_pdf.languages.plurals import counted
from leaflet_pdf.languages.units import POWER, SIGNS

_ON_THE_LINE = str.maketrans(f"{RAISED}⁻{LOWERED}", "0123456789-0123456789")
_OFF_THE_LINE = str.maketrans("23", "²³")
_PARTS = re.compile(rf"(?P<whole>.*?)(?P<fraction>[¼-¾⅐-⅞]|\b\d+[/⁄]\d+)?(?P<power>⁻?[{RAISED}]+)?")


class _Number(NamedTuple):
    """A number as it is spoken, and how many it is to what is counted by it."""

    words: str
    amount: Decimal


def quantity(written: str, patterns: Patterns, *, grouped: bool) -> str:
    """Return a number, its sign, its unit and the number that it goes to, in words; "" if one of them has none.

    A unit can be by itself, too. Where a number is to be `grouped`, signs between its thousands are kept.
    """
    spoken: list[str] = []
    amount: Decimal | None = None
    for token in patterns.tokens.finditer(written):
        match token.lastgroup:
            case "number":
                words, amount = _number(token[0], patterns, grouped=grouped)
            case "unit":
                words = _unit(spaced(token[0]), amount, patterns, grouped=grouped)
            case _:
                words = _sign(token[0].strip(SPACES), patterns, is_first=not spoken)
        if not words:
            return ""
        spoken.append(words)
    return " ".join(spoken)


def ungrouped(written: str, program: Language) -> str:
    """Return numbers without the signs between their thousands."""
    signs = "".join(program.numbers.thousands)
    between = re.escape(signs) + (SPACES if any(map(str.isspace, signs)) else "")
    return re.sub(rf"(?<=\d)[{between}](?=\d\d\d(?!\d))", "", written)


def on_the_line(written: str) -> str:
    """Return figures that are raised or lowered as others are."""
    return written.translate(_ON_THE_LINE)


def _number(written: str, patterns: Patterns, *, grouped: bool) -> _Number:
    """Return a number; its words are "" if there are none for its fraction or its power."""
    parts = _PARTS.fullmatch(written)
    assert parts is not None
    program, speech = patterns.program, patterns.speech
    plain = ungrouped(parts["whole"].strip(SPACES), program)
    spoken = parts["whole"].strip(SPACES) if grouped else plain
    amount = Decimal(plain.replace(program.numbers.decimal, ".") or 1)
    if parts["fraction"]:
        fraction = speech.fractions.get(normalize("NFKC", parts["fraction"]).replace("⁄", "/"), "")
        spoken = speech.mixed.format(number=spoken, fraction=fraction) if spoken and fraction else fraction
        amount += Decimal("0.5") if plain else 0
    if parts["power"]:
        spoken = speech.power.format(number=spoken, power=on_the_line(parts["power"]))
    return _Number(spoken, amount)


def _unit(written: str, amount: Decimal | None, patterns: Patterns, *, grouped: bool) -> str:
    """Return a unit for so many, and what it is for each of; "" if there is no word for one of them."""
    first, *others = written.split("/")
    speech, program = patterns.speech, patterns.program
    spoken = [_form(speech.units, first, amount, program)]
    for other in others:
        of = patterns.tokens.match(other)
        number, unit = _Number("", Decimal(1)), other  # for each one
        if of and of.lastgroup == "number":
            number, unit = _number(of[0], patterns, grouped=grouped), other[of.end() :]
        spoken += [
            speech.per,
            *filter(None, [number.words]),
            _form(speech.units, unit.strip(), number.amount, program),
        ]
    return " ".join(spoken) if all(spoken) else ""


def _form(units: Mapping[str, Mapping[str, str]], unit: str, amount: Decimal | None, program: Language) -> str:
    """Return the word of a unit for so many, or for nobody knows how many; a word stands for itself."""
    forms = units.get(unit) or (units.get(unit[:-1] + unit[-1].translate(_OFF_THE_LINE)) if unit in POWER else None)
    if forms:
        return forms["other"] if amount is None else counted(forms, amount, program.plurals)
    return "" if unit in SIGNS else unit


def _sign(written: str, patterns: Patterns, *, is_first: bool) -> str:
    speech = patterns.speech
    if is_first:
        return speech.signs.get("−" if written == "-" else written, "")
    return {"×": speech.times, "x": speech.times}.get(written, speech.range)
