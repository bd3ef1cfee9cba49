"""What depends on the language: the words that the program adds, dates, what no line break may split, the direction.

A language is a folder here, named by its tag. "en-GB" is looked for before "en".
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml

from leaflet_pdf.files.disk import is_file
from leaflet_pdf.languages.units import SIGNS

_FOLDER = Path(__file__).parent
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FROM_RIGHT = re.compile(
    r"(ar|arc|arz|azb|bal|ckb|dv|fa|glk|he|iw|khw|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi)(-(?![a-z]{4}(-|$)).*)?"
    r"|[a-z]+(-[a-z]{3})?-(adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa|yezi)(-.*)?"
)
"""Tags of languages that are written from right to left, and of such scripts (CLDR, likely subtags; UAX 9)."""


class UnknownLanguageError(LookupError):
    """There are no files for a language."""


class UnitWords(NamedTuple):
    """The words of units in one language, by kind, as its file explains."""

    measures: tuple[str, ...]
    others: tuple[str, ...]
    forms: tuple[str, ...]
    counted: tuple[str, ...]
    times: tuple[str, ...]
    short: tuple[str, ...]


class Joined(NamedTuple):
    """Words that must stay on one line with a number or a unit, as the language's file explains."""

    scales: tuple[str, ...]
    between: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    clock: tuple[str, ...]
    each: tuple[str, ...]


class Language(NamedTuple):
    """The words of one language, by the keys of its file. `{…}` in them is filled in by the caller."""

    name: str
    contents: str
    references: dict[str, str]
    continued: str
    page: str
    turn_over: str
    ruler: str
    version: str
    revised: str
    date_form: str
    months: tuple[str, ...]
    published_by: str
    contact: str
    edition: str
    note: str
    information: str
    statuses: dict[str, str]
    levels: dict[str, str]
    this_medicine: str
    verbs: dict[str, list[str]]
    ratings: dict[str, dict[str, str]]
    interactions: dict[str, Any]
    at_a_glance: dict[str, str]
    stop_now: str
    get_help: str
    frequencies: dict[str, dict[str, str]]
    monitored: str
    monitored_as_of: str
    cut_here: str
    diary_cell: str
    diary_labelled_cell: str
    pictograms: dict[str, str]
    swatches: dict[str, Any]
    signs: dict[str, str]
    online: dict[str, str]
    cover: dict[str, str]
    counts: dict[str, str]
    sheet: dict[str, str]
    units: UnitWords
    joined: Joined

    @property
    def spelled_units(self) -> tuple[str, ...]:
        """Every spelling of a unit: the symbols, which all languages share, and this language's words."""
        return (*SIGNS, *chain.from_iterable(self.units))

    def day(self, when: date) -> str:
        """Return a date in words, as "23 November 2026"."""
        return self.date_form.format(day=when.day, month=self.months[when.month - 1], year=when.year)


Kind = TypeVar("Kind", Language, UnitWords, Joined)


@cache
def language(tag: str) -> Language:
    """Return the words for a BCP 47 tag, falling back from region to language.

    Raises UnknownLanguageError if neither has one.
    """
    path = language_file(tag, "program")
    if path is None:
        raise UnknownLanguageError(tag)
    return _read(path)


def language_file(tag: str, subject: str) -> Path | None:
    """Return the file of a language on a subject, falling back from region to language; None if neither has one."""
    names = (tag, tag.partition("-")[0].lower()) if _TAG.fullmatch(tag) else ()
    return next(filter(is_file, (_FOLDER / name / f"{subject}.yaml" for name in names)), None)


@cache
def right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left, by its tag: "ar-EG", "az-Arab", but not "ar-Latn"."""
    return _FROM_RIGHT.fullmatch(tag.lower()) is not None


def languages() -> tuple[str, ...]:
    """Return the tags that have a folder."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/program.yaml")))


@cache
def _read(path: Path) -> Language:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    words: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), loader)
    units, joined = (words.pop(key, {}) for key in ("units", "joined"))
    words |= {"units": _filled(UnitWords, units, path), "joined": _filled(Joined, joined, path)}
    return _filled(Language, words, path)


def _filled(kind: type[Kind], entries: dict[str, Any], path: Path) -> Kind:
    """Return the words of a kind from a file's entries. Raises ValueError for missing or unknown keys."""
    named: dict[str, Any] = {
        key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in entries.items()
    }
    expected = set(kind._fields)
    if named.keys() != expected:
        raise ValueError(f"{path.name}: missing or unknown keys: {sorted(named.keys() ^ expected)}")
    return kind(**named)
