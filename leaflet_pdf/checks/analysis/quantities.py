"""Quantities of a text, in exact numbers and in one spelling of each unit, and the medicine's strength."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from leaflet_pdf.checks.analysis.amounts import SPACES, amounts_in, is_right, plain_figures
from leaflet_pdf.standards.phrases.word_memo import TEXTS_KEPT

if TYPE_CHECKING:
    from leaflet_pdf.checks.context import CheckContext
    from leaflet_pdf.standards.wording.dosing import Dosing
    from leaflet_pdf.standards.wording.writing import Writing

_SIZES: Mapping[str, tuple[str, Decimal]] = {
    **{unit: ("mass", Decimal(size)) for unit, size in {"microgram": 1, "mg": 1000, "g": 1_000_000}.items()},
    **{unit: ("volume", Decimal(size)) for unit, size in {"ml": 1, "l": 1000}.items()},
    **{unit: ("clock", Decimal(size)) for unit, size in {"second": 1, "minute": 60, "hour": 3600}.items()},
    **{unit: ("days", Decimal(size)) for unit, size in {"day": 1, "week": 7}.items()},
    **{unit: ("age", Decimal(size)) for unit, size in {"month": 1, "year": 12}.items()},
    "unit": ("activity", Decimal(1)),
    "kg": ("weight", Decimal(1)),
}
SUBSTANCE = frozenset({"mass", "activity"})
COUNTED = "count"


class Quantity(NamedTuple):
    """A number with its unit, in the one spelling that `Dosing.units` gives it, and its place in the text.

    `each` is how much is in one of what is counted, where the text says so: "three 2.5 mg tablets".
    """

    number: Decimal
    unit: str
    kind: str
    begin: int
    end: int
    each: Quantity | None = None

    @property
    def size(self) -> Decimal:
        """The number in the smallest unit of its kind, by which quantities of one kind are compared."""
        return self.number * _SIZES[self.unit][1] if self.unit in _SIZES else self.number


class Group(NamedTuple):
    """Quantities of one kind that are said together: both ends of a range, or what is added up."""

    parts: tuple[Quantity, ...]
    added: bool

    @property
    def kind(self) -> str:
        return self.parts[0].kind

    @property
    def begin(self) -> int:
        return self.parts[0].begin

    @property
    def end(self) -> int:
        return self.parts[-1].end

    @property
    def sizes(self) -> tuple[Decimal, ...]:
        sizes = tuple(part.size for part in self.parts)
        return (sum(sizes, Decimal(0)),) if self.added else sizes


class Strength(NamedTuple):
    """How much of its substance is in so much of the medicine: 250 mg in 5 ml, 40 mg in one capsule."""

    substance: Quantity
    per: Decimal
    kind: str
    units: frozenset[str]


def exact(number: str, writing: Writing) -> Decimal:
    """Return the value of a number written in the style of its language."""
    return Decimal(plain_figures(number, writing))


@lru_cache(TEXTS_KEPT)
def quantities(text: str, writing: Writing, tag: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order; numbers may be words, as in "two tablets"."""
    words = _dosing(tag)
    found = [*_multiples(text, writing, words), *_spelled(text, writing, words)]
    taken = [(each.begin, each.end) for each in found]
    for amount in amounts_in(text, writing):
        inside = any(begin <= amount.begin < end for begin, end in taken)
        if amount.name and not amount.scale and not inside and is_right(amount.number, writing):
            end = amount.end if amount.unit else amount.middle
            found.append(_made(exact(amount.number, writing), amount.name, amount.begin, end, writing, words))
    return tuple(sorted(found, key=lambda each: each.begin))


def _dosing(tag: str) -> Dosing:
    from leaflet_pdf.standards.wording.dosing import dosing_of

    words = dosing_of(tag)
    assert words is not None
    return words


def _made(number: Decimal, name: str, begin: int, end: int, writing: Writing, words: Dosing) -> Quantity:
    unit = unit_of(name, writing, words)
    kind = _SIZES[unit][0] if unit in _SIZES else COUNTED if unit in _counted(writing).values() else "other"
    return Quantity(number, unit, kind, begin, end)


def unit_of(name: str, writing: Writing, words: Dosing) -> str:
    """Return the one spelling of a unit: "tablet" for "tablets", "ml" for "mL"."""
    return words.units.get(name) or _counted(writing).get(name, name)


@cache
def _counted(writing: Writing) -> Mapping[str, str]:
    """Return what is taken by the piece, one and several, each with its singular."""
    pairs = (writing.counted[::2], writing.counted[1::2])
    return {name: one for one, several in zip(*pairs, strict=True) for name in (one, several)}


def _multiples(text: str, writing: Writing, words: Dosing) -> Iterator[Quantity]:
    """Yield "three 2.5 mg tablets" as three of so much each, and "2 x 5 ml spoonfuls" as 10 ml."""
    for match in _multiple(writing, words).finditer(text):
        number = _number(match["number"], writing, words)
        each = _made(exact(match["each"], writing), match["unit"], *match.span("each"), writing, words)
        begin, end = match.span()
        if each.kind == "volume":
            yield Quantity(number * each.number, each.unit, each.kind, begin, end)
        elif each.kind in SUBSTANCE:
            yield _made(number, match["form"], begin, end, writing, words)._replace(each=each)


@cache
def _multiple(writing: Writing, words: Dosing) -> re.Pattern[str]:
    units = "|".join(map(re.escape, sorted({*words.units, *words.units.values()}, key=len, reverse=True)))
    number = rf"(?P<number>\b[1-9][0-9]?(?= ?[x×])|{'|'.join(words.numbers)})"
    forms = "|".join(sorted(writing.counted, key=len, reverse=True))
    return re.compile(
        rf"(?i:{number})(?: ?[x×] ?| )(?P<each>[0-9]+(?:[.,][0-9]+)*)[ \u00a0-]?(?P<unit>{units}) (?P<form>{forms})\b"
    )


def _spelled(text: str, writing: Writing, words: Dosing) -> Iterator[Quantity]:
    for match in _in_words(writing, words).finditer(text):
        number = _number(match["number"], writing, words) if match["number"] else Decimal(0)
        number += sum(words.parts[part.lower()] for part in (match["part"], match["only"]) if part)
        yield _made(number, match["unit"].lower(), *match.span(), writing, words)
    for match in _of_each(writing, words).finditer(text):
        yield _made(Decimal(1), match["unit"].lower(), *match.span(), writing, words)


@cache
def _of_each(writing: Writing, words: Dosing) -> re.Pattern[str]:
    return re.compile(rf"(?i:\b(?:{'|'.join(words.every)}) (?P<unit>{'|'.join(writing.counted[::2])})\b)")


@cache
def _in_words(writing: Writing, words: Dosing) -> re.Pattern[str]:
    numbers = "|".join(words.numbers)
    parts = "|".join(sorted(words.parts, key=len, reverse=True))
    units = {*writing.counted, *writing.spelled.times, *words.units, *words.units.values()}
    known = "|".join(map(re.escape, sorted((unit for unit in units if len(unit) > 1), key=len, reverse=True)))
    lead = rf"(?P<number>{numbers}|[0-9]+(?= (?:{parts})))(?: (?P<part>{parts}))?|(?P<only>{parts})"
    return re.compile(rf"(?i:(?<![\w-])(?:{lead}) (?P<unit>{known})(?!\w))")


def _number(written: str, writing: Writing, words: Dosing) -> Decimal:
    return words.numbers.get(written.lower()) or exact(written, writing)


def groups(text: str, writing: Writing, tag: str) -> list[Group]:
    """Return the quantities of a text, with those that are one range or one sum together."""
    found: list[list[Quantity]] = []
    added: list[bool] = []
    last = None
    for quantity in quantities(text, writing, tag):
        between = text[last.end : quantity.begin].strip(f"{SPACES},") if last else ""
        if last and last.kind == quantity.kind and between in {*writing.ranges, *writing.joiners, *"-–—", "plus"}:
            found[-1].append(quantity)
            added[-1] |= between in {"and", "plus"}
        else:
            found.append([quantity])
            added.append(False)
        last = quantity
    return [Group(tuple(parts), is_sum) for parts, is_sum in zip(found, added, strict=True)]


def strength_of(case: CheckContext) -> Strength | None:
    """Return the one strength of the medicine; None if it has several, or none that can be read."""
    writing, words = case.writing, case.dosing
    if writing is None or words is None:
        return None
    medicine, tag = case.leaflet.medicine, case.leaflet.identity.language
    found = [each for each in quantities(medicine.strength.plain, writing, tag) if each.kind != "other"]
    substances = [each for each in found if each.kind in SUBSTANCE]
    volumes = [each for each in found if each.kind == "volume"]
    if len(substances) != 1 or len(volumes) > 1:
        return None
    if volumes:
        return Strength(substances[0], volumes[0].size, "volume", frozenset())
    if re.search(r"/\s*(?:ml|mL)\b", medicine.strength.plain):
        return Strength(substances[0], Decimal(1), "volume", frozenset())
    form = re.findall(r"\w+", medicine.form.plain.lower())
    pieces = {_counted(writing).get(word, "") for word in form} | {words.delivered.get(word, "") for word in form}
    return Strength(substances[0], Decimal(1), COUNTED, frozenset(pieces - {""}))


def neighbours(found: list[Group]) -> Iterator[tuple[Group, Group]]:
    return pairwise(found)


def written(number: Decimal, writing: Writing) -> str:
    """Return a number in the style of its language, without needless zeros."""
    integer, _, part = f"{number.normalize():,f}".partition(".")
    integer = integer.replace(",", writing.thousands)
    return f"{integer}{writing.decimal}{part}" if part else integer
