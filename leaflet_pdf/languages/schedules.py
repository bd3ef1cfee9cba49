"""How a dose is put in words: the language's file, and the amounts, days and sentences that are made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from leaflet_pdf.languages.language import language_file, own_words
from leaflet_pdf.languages.plurals import counted

_NONE: Mapping[str, Any] = MappingProxyType({})
QUARTERS = ("", "quarter", "half", "three-quarters")


class ScheduleWords(NamedTuple):
    """The words of doses in one language, by the keys of its file. `{…}` in them is filled in by the caller.

    Words of things have a form for each plural category. A language without `often` says doses in tables alone, since
    its sentences are not made by filling in; and one without words for times of directions does not judge these.
    """

    things: dict[str, dict[str, str]]
    parts: dict[str, str]
    thousands: str
    range: str
    holds: str
    dated: dict[str, str]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    heads: dict[str, str]
    hours: dict[str, str]
    days: dict[str, str]
    clauses: tuple[str, ...]
    decimal: str = "."
    units: Mapping[str, dict[str, str]] = _NONE
    counted_in: Mapping[str, str] = _NONE
    carer_verbs: Mapping[str, str] = _NONE
    dose: str = ""
    often: Mapping[str, str] = _NONE
    dated_on: str = ""
    days_joined: tuple[str, str] = ("", "")
    numbers: Mapping[str, Decimal] = _NONE
    fractions: Mapping[str, str] = _NONE
    times_a_day: Mapping[str, Decimal] = _NONE
    intervals: Mapping[str, list[str]] = _NONE
    alternate_days: tuple[str, ...] = ()
    daily: tuple[str, ...] = ()
    weekly: tuple[str, ...] = ()
    other_acts: tuple[str, ...] = ()

    @property
    def called_so(self) -> Mapping[str, str]:
        """Every form of a word for a thing, in lower case, and the word."""
        return {form.casefold(): one for one, forms in self.things.items() for form in (one, *forms.values())}

    def one(self, word: str) -> str:
        """Return a word for things as it is for one of them: "puff" for "puffs", and for an inhaler."""
        word = self.counted_in.get(word, word)
        return self.called_so.get(word.casefold(), word)

    def verb(self, patients: str, *, carer: bool) -> str:
        """Return what the reader does where a patient would do this: a carer gives what a patient takes."""
        return self.carer_verbs.get(patients, patients) if carer else patients

    def thing(self, number: Decimal, word: str, plurals: Mapping[str, str]) -> str:
        """Return so many of a thing, as "6 tablets", "half a tablet"."""
        number, part = divmod(number, 1)
        forms = self.things.get(self.one(word), {"other": word})
        quarter, fit = QUARTERS[int(part * 4)], counted(forms, int(number), plurals)
        if not quarter:
            return f"{number} {fit}"
        key = f"and-{quarter}" if number else quarter
        one, several = forms.get("one", forms["other"]), forms["other"]
        return self.parts[key].format(number=number, one=one, several=several, counted=fit)

    def figures(self, number: Decimal) -> str:
        """Return a number in figures, in groups of three if it is large."""
        integer, _, decimals = f"{number.normalize():,f}".partition(".")
        return integer.replace(",", self.thousands) + (self.decimal + decimals if decimals else "")

    def written(self, words: str) -> str:
        """Return words of a patient's file with their numbers as the language writes them: "2,5 mg" for "2.5 mg"."""
        return re.sub(r"(?<=\d)\.(?=\d)", self.decimal, words)

    def unit(self, number: str, unit: str, plurals: Mapping[str, str]) -> str:
        """Return a unit as it is written after a number: "unit" after 1."""
        forms = self.units.get(unit, {"other": unit})
        return counted(forms, int(number), plurals) if number.isdecimal() else forms["other"]

    def joined(self, words: list[str]) -> str:
        """Return words in a row, as "Monday, Tuesday and Friday"."""
        between, last = self.days_joined
        return last.join(filter(None, (between.join(words[:-1]), words[-1])))


def schedule_words(tag: str) -> ScheduleWords:
    """Return the words of doses for a BCP 47 tag, falling back as `language` does. Raises LookupError."""
    path = language_file(tag, "schedules")
    if path is None:
        raise LookupError(f"no words for doses in {tag}")
    return _read(path)


@cache
def _read(path: Path) -> ScheduleWords:
    named: dict[str, Any] = {
        key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in own_words(path).items()
    }
    for key in ("numbers", "times_a_day"):
        named[key] = {word: Decimal(number) for word, number in named.get(key, _NONE).items()}
    named["things"] = {one: _forms(one, several) for one, several in named["things"].items()}
    return ScheduleWords(**named)


def _forms(one: str, several: str | dict[str, str]) -> dict[str, str]:
    """Return the forms of a word: those of a file, or its singular and its plural."""
    return {"one": one, "other": several} if isinstance(several, str) else several
