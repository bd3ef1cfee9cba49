"""What depends on the language: the words that the program adds, dates, what no line break may split, the direction.

A language is a folder here, named by its tag (BCP 47). Words of the language may stand in for a region's, as "pt" for
"pt-BR"; those in another script never: who reads "sr-Latn" may not read "sr-Cyrl".
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

import yaml

from leaflet_pdf.files.disk import is_file
from leaflet_pdf.languages.units import SIGNS

_FOLDER = Path(__file__).parent
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(-(?P<script>[a-z]{4}))?(-(?P<region>[a-z]{2}|[0-9]{3}))?(-[a-z0-9]{1,8})*", re.IGNORECASE
)
_LIKELY = {
    "no": "nb",
    "sr": "sr-Cyrl",
    "sr-ME": "sr-Latn",
    **dict.fromkeys(("zh-CN", "zh-SG"), "zh-Hans"),
    **dict.fromkeys(("zh-HK", "zh-MO", "zh-TW"), "zh-Hant"),
}
"""What is meant by tags that say less (CLDR, likely subtags)."""
_LETTERS_OF_REGION, _LETTERS_OF_SCRIPT = 2, 4
_NO_WORDS: Mapping[str, Any] = MappingProxyType({})
TAGS_KEPT = 256
"""Tags whose files are remembered: more than there are languages and regions in a library."""
_FROM_RIGHT = re.compile(
    r"(ar|arc|arz|azb|bal|ckb|dv|fa|glk|he|iw|khw|ks|lrc|mzn|nqo|ps|sd|syr|ug|ur|yi)(-(?![a-z]{4}(-|$)).*)?"
    r"|[a-z]+(-[a-z]{3})?-(adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa|yezi)(-.*)?"
)
"""Tags of languages that are written from right to left, and of such scripts (CLDR, likely subtags; UAX 9)."""


class UnknownLanguageError(LookupError):
    """There are no files for a language."""


class _Tag(NamedTuple):
    """The parts of a tag in their usual capitals; "" for one that it does not have."""

    language: str
    script: str
    region: str


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


class Numbers(NamedTuple):
    """How a language writes numbers: the decimal sign, and those between thousands, the best first.

    A number of fewer figures than `grouped_from` needs none between them.
    """

    decimal: str
    thousands: tuple[str, ...]
    grouped_from: int


class Language(NamedTuple):
    """The words of one language, by the keys of its file. `{…}` in them is filled in by the caller.

    Only a language with words for doses has those of covers, and only English has those of proof sheets.
    """

    name: str
    script: str
    sources: str
    reviewed_by: str
    not_reviewed: str
    plurals: dict[str, str]
    numbers: Numbers
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
    units: UnitWords
    joined: Joined
    cover: Mapping[str, Any] = _NO_WORDS
    counts: Mapping[str, str] = _NO_WORDS
    sheet: Mapping[str, str] = _NO_WORDS

    @property
    def spelled_units(self) -> tuple[str, ...]:
        """Every spelling of a unit: the symbols, which all languages share, and this language's words."""
        return (*SIGNS, *chain.from_iterable(self.units))

    def day(self, when: date) -> str:
        """Return a date in words, as "23 November 2026"."""
        return self.date_form.format(day=when.day, month=self.months[when.month - 1], year=when.year)

    def counted(self, forms: Mapping[str, str], number: int) -> str:
        """Return the form of a word that goes with so many, by the plural categories of CLDR."""
        from leaflet_pdf.languages.plurals import counted  # only covers count anything

        return counted(forms, number, self.plurals)

    @property
    def notice(self) -> str:
        """What a leaflet in a language says for as long as no person has vouched for the program's words in it."""
        return "" if self.reviewed_by else self.not_reviewed


Kind = TypeVar("Kind", Language, UnitWords, Joined)


@lru_cache(TAGS_KEPT)
def language(tag: str) -> Language:
    """Return the words for a BCP 47 tag, falling back from region to language, never to another script.

    Raises UnknownLanguageError if there are none.
    """
    path = language_file(tag, "program")
    if path is None:
        raise UnknownLanguageError(tag)
    return _read(path)


@lru_cache(TAGS_KEPT)
def language_file(tag: str, subject: str) -> Path | None:
    """Return the file of a language on a subject, falling back as `language` does; None if there is none."""
    return next(filter(is_file, (folder / f"{subject}.yaml" for folder in _folders(tag))), None)


@lru_cache(TAGS_KEPT)
def fallbacks(tag: str) -> tuple[str, ...]:
    """Return the tags whose words may be used for a tag, the nearest first."""
    return tuple(folder.name for folder in _folders(tag))


def _folders(tag: str) -> Iterator[Path]:
    """Yield the folders of the languages that may stand in for a tag, the nearest first."""
    parts = _parsed(tag)
    for name in _fallback_tags(tag):
        folder, named = _FOLDER / name, _parsed(name)
        if parts and parts.script and named and not named.script:
            program = folder / "program.yaml"
            if not is_file(program) or _read(program).script != parts.script:
                continue
        yield folder


def _parsed(tag: str) -> _Tag | None:
    """Return the parts of a tag; None if it is none."""
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    language, script, region = match["language"], match["script"] or "", match["region"] or ""
    return _Tag(language.lower(), script.capitalize(), region.upper())


def canonical(tag: str) -> str:
    """Return a BCP 47 tag with the capitals that its parts are written with (RFC 5646, 2.1.1): "zh-Hans-CN"."""
    first, *parts = tag.split("-")
    return "-".join((first.lower(), *map(_as_written, parts)))


def _as_written(part: str) -> str:
    if len(part) == _LETTERS_OF_REGION:
        return part.upper()
    return part.capitalize() if len(part) == _LETTERS_OF_SCRIPT else part.lower()


def _fallback_tags(tag: str) -> tuple[str, ...]:
    """Return the tags whose words may be used for a tag, the nearest first; none if it is no tag.

    Of those without a script, only one that is written in the tag's own script is meant.
    """
    parts = _parsed(tag)
    if parts is None:
        return ()
    language, script, region = parts
    regional = "-".join(filter(None, (language, region)))
    scripted = (f"{language}-{script}-{region}", f"{language}-{script}") if script else ()
    likely = () if script else (_LIKELY.get(regional), _LIKELY.get(language))
    return tuple(dict.fromkeys(filter(None, (*scripted, regional, *likely, language))))


@lru_cache(TAGS_KEPT)
def right_to_left(tag: str) -> bool:
    """Tell whether a language is written from right to left, by its tag: "ar-EG", "az-Arab", but not "ar-Latn"."""
    return _FROM_RIGHT.fullmatch(tag.lower()) is not None


@cache
def languages() -> tuple[str, ...]:
    """Return the tags that have a folder."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if _TAG.fullmatch(path.name)))


def own_words(path: Path) -> dict[str, Any]:
    """Return what is in one of the program's own files: texts, and lists and mappings of texts."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    words = _words_of(yaml.compose(path.read_text(encoding="utf-8"), loader))
    assert isinstance(words, dict)
    return words


def _words_of(node: yaml.Node | None) -> Any:
    """Return what a node says; PyYAML's own constructor, which could make any object, takes four times as long."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_words_of(one) for one in node.value]
    assert isinstance(node, yaml.MappingNode)
    return {key.value: _words_of(value) for key, value in node.value}


@cache
def _read(path: Path) -> Language:
    words = own_words(path)
    units, joined = (words.pop(key, {}) for key in ("units", "joined"))
    numbers = words["numbers"]
    words |= {"units": _filled(UnitWords, units, path), "joined": _filled(Joined, joined, path)}
    words["numbers"] = Numbers(numbers["decimal"], tuple(numbers["thousands"]), int(numbers["grouped-from"]))
    return _filled(Language, words, path)


def _filled(kind: type[Kind], entries: dict[str, Any], path: Path) -> Kind:
    """Return the words of a kind from a file's entries. Raises ValueError for missing or unknown keys."""
    named: dict[str, Any] = {
        key.replace("-", "_"): tuple(v) if isinstance(v, list) else v for key, v in entries.items()
    }
    known, optional = set(kind._fields), kind._field_defaults.keys()
    wrong = (named.keys() ^ known) - (optional - named.keys())
    if wrong:
        raise ValueError(f"{path.parent.name}/{path.name}: missing or unknown keys: {sorted(wrong)}")
    return kind(**named)
