"""How a dose is put in words: the language's file, and the amounts, days and sentences that are made of it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from leaflet_pdf.languages.language import language_file

QUARTERS = ("", "quarter", "half", "three-quarters")


class ScheduleWords(NamedTuple):
    """The words of doses in one language, by the keys of its file. `{…}` in them is filled in by the caller."""

    things: dict[str, str]
    counted_in: dict[str, str]
    parts: dict[str, str]
    thousands: str
    one_of_units: dict[str, str]
    range: str
    holds: str
    carer_verbs: dict[str, str]
    dose: str
    often: dict[str, str]
    dated_on: str
    dated: dict[str, str]
    days_joined: tuple[str, str]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    heads: dict[str, str]
    hours: dict[str, str]
    days: dict[str, str]
    numbers: dict[str, Decimal]
    fractions: dict[str, str]
    times_a_day: dict[str, Decimal]
    intervals: dict[str, list[str]]
    alternate_days: tuple[str, ...]
    daily: tuple[str, ...]
    weekly: tuple[str, ...]
    other_acts: tuple[str, ...]
    clauses: tuple[str, ...]

    def one(self, word: str) -> str:
        """Return a word for things as it is for one of them: "puff" for "puffs", and for an inhaler."""
        word = self.counted_in.get(word, word)
        return next((one for one, several in self.things.items() if word in {one, several}), word)

    def verb(self, patients: str, *, carer: bool) -> str:
        """Return what the reader does where a patient would do this: a carer gives what a patient takes."""
        return self.carer_verbs.get(patients, patients) if carer else patients

    def thing(self, number: Decimal, word: str) -> str:
        """Return so many of a thing, as "6 tablets", "half a tablet"."""
        number, part = divmod(number, 1)
        one = self.one(word)
        several = self.things.get(one, one)
        quarter = QUARTERS[int(part * 4)]
        if not quarter:
            return f"{number} {one if number == 1 else several}"
        key = f"and-{quarter}" if number else quarter
        return self.parts[key].format(number=number, one=one, several=several)

    def figures(self, number: Decimal) -> str:
        """Return a number in figures, in groups of three if it is large."""
        return f"{number.normalize():,f}".replace(",", self.thousands)

    def unit(self, number: str, unit: str) -> str:
        """Return a unit as it is written after a number: "unit" after 1."""
        return self.one_of_units.get(unit, unit) if number == "1" else unit

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
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    entries: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)
    named: dict[str, Any] = {
        key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in entries.items()
    }
    for key in ("numbers", "times_a_day"):
        named[key] = {word: Decimal(number) for word, number in named[key].items()}
    return ScheduleWords(**named)
