"""How a language says how much to take, how often and for whom: one file per language, read for reviews only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields as of_class
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from leaflet_pdf.languages.language import language_file
from leaflet_pdf.schema.kinds import Field, ListOf, Record, Value, fields
from leaflet_pdf.schema.record import load_own_record
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.wording.plain_format import LINE, without_source


@dataclass(frozen=True, eq=False)
class Dosing:
    """The words of one language, by the keys of its file, which explains them; in small letters, but for units."""

    numbers: Mapping[str, Decimal]
    parts: Mapping[str, Decimal]
    units: Mapping[str, str]
    equal: frozenset[str]
    contained: frozenset[str]
    of: frozenset[str]
    in_each: frozenset[str]
    for_each: tuple[str, ...]
    not_doses: frozenset[str]
    delivered: Mapping[str, str]
    forms: Mapping[str, str]
    own: tuple[str, ...]
    your: tuple[str, ...]
    once: Mapping[str, Decimal]
    times: tuple[str, ...]
    per: tuple[str, ...]
    periods: Mapping[str, Decimal]
    alternatives: tuple[str, ...]
    every: tuple[str, ...]
    every_second: tuple[str, ...]
    adverbs: Mapping[str, str]
    moments: tuple[str, ...]
    some: frozenset[str]
    readers: tuple[str, ...]
    taking: tuple[str, ...]
    taken: frozenset[str]
    gap: tuple[str, ...]
    most: tuple[str, ...]
    negatives: tuple[str, ...]
    supposing: tuple[str, ...]
    day: tuple[str, ...]
    most_heads: frozenset[str]
    totals: tuple[str, ...]
    doses: tuple[str, ...]
    lasts: tuple[str, ...]
    supplies: frozenset[str]
    under: tuple[str, ...]
    up_to: tuple[str, ...]
    over: tuple[str, ...]
    from_: tuple[str, ...]
    span: tuple[str, ...]
    or_more: tuple[str, ...]
    aged: tuple[str, ...]
    old: tuple[str, ...]
    acts: frozenset[str]
    allowing: tuple[str, ...]
    forbidding: tuple[str, ...]
    commanding: tuple[str, ...]
    denial: tuple[str, ...]
    you: tuple[str, ...]
    joining: tuple[str, ...]
    either: tuple[str, ...]
    light: frozenset[str]
    conditional: frozenset[str]
    only: frozenset[str]
    clauses: tuple[str, ...]
    openings: tuple[str, ...]
    measured: tuple[str, ...]
    nearly: tuple[str, ...]
    after_amount: tuple[str, ...]
    sections: tuple[str, ...]
    steps: tuple[str, ...]
    tables: tuple[str, ...]
    figures: tuple[str, ...]
    diaries: tuple[str, ...]
    these: tuple[str, ...]
    nearby: tuple[str, ...]
    inside: tuple[str, ...]
    see: tuple[str, ...]
    elsewhere: tuple[str, ...]
    allowed: tuple[tuple[Phrase, str], ...]
    refused: tuple[Phrase, ...]
    clinicians: tuple[Phrase, ...]


def _equation(entry: str) -> tuple[tuple[str, ...], str]:
    """Return the words and the name of an entry such as "a|b = c". Raises ValueError."""
    words, equals, name = entry.partition(" = ")
    if not equals or not name:
        raise ValueError(entry)
    return tuple(words.split("|")), name


def _phrase_of(entry: str) -> tuple[Phrase, str]:
    """Return the phrase and the name of an entry such as "can|may drive = do-not-drive". Raises ValueError."""
    words, equals, name = entry.partition(" = ")
    if not equals or not name:
        raise ValueError(entry)
    return Phrase(words), name


_WORDS = ListOf(Value("a word"))
_SAME = ListOf(Value("words, “ = ” and another", convert=_equation))
_PHRASES = ListOf(Value("a phrase", convert=Phrase))
_OTHERS = {
    "numbers": _SAME,
    "parts": _SAME,
    "units": _SAME,
    "delivered": _SAME,
    "forms": _SAME,
    "once": _SAME,
    "periods": _SAME,
    "adverbs": _SAME,
    "allowed": ListOf(Value("a phrase, “ = ” and a pictogram", convert=_phrase_of)),
    "refused": _PHRASES,
    "clinicians": _PHRASES,
}
_SETS = {
    *("equal", "contained", "not_doses", "some", "taken", "most_heads", "supplies", "acts"),
    *("light", "conditional", "only", "of", "in_each"),
}
_NUMBERS = {"numbers", "parts", "once", "periods"}

DOSING = Record(
    "dosing words",
    fields(
        Field("words", LINE, "What these words are."),
        *(
            Field(name.strip("_").replace("_", "-"), _OTHERS.get(name, _WORDS), "See the file.", attribute=name)
            for name in (field.name for field in of_class(Dosing))
        ),
    ),
    without_source,
)


def dosing_of(tag: str) -> Dosing | None:
    """Return how the language of a BCP 47 tag says doses; None if there is no file for it."""
    return _read(language_file(tag, "dosing"))


@cache
def _read(path: Path | None) -> Dosing | None:
    if path is None:
        return None
    values = load_own_record(DOSING, path)
    assert isinstance(values, dict)
    return Dosing(**{name: _value(name, value) for name, value in values.items()})


def _value(name: str, value: Any) -> Any:
    """Return a file's value as `Dosing` has it: words by what they are other words for, sets, or as it is."""
    if _OTHERS.get(name) is _SAME:
        named = {word: same for words, same in value for word in words}
        return {word: Decimal(number) for word, number in named.items()} if name in _NUMBERS else named
    return frozenset(value) if name in _SETS else value
