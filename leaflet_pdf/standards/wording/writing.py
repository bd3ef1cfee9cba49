"""How a language writes numbers and doses, and what not to write for patients.

Every language of ours has its number signs and its words of units, so that what is wrong in all of them is found. A
language with a file of its own on amounts has more to be judged by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from leaflet_pdf.languages.language import Numbers, UnitWords, language, language_file
from leaflet_pdf.languages.units import MEASURED, PREFIXED, TAKEN, TIME
from leaflet_pdf.schema.catalogue import BAD_VALUE
from leaflet_pdf.schema.kinds import Field, Kind, ListOf, Named, Record, Value, fields
from leaflet_pdf.schema.record import load_own_record, placeless


class Instead(NamedTuple):
    """Something that should not be written, what to write instead, and the jurisdictions where it is allowed."""

    written: str
    say: str
    allowed: frozenset[str] = frozenset()


class Smaller(NamedTuple):
    """A smaller unit, how many of them make one, and the amount below which it is the better one."""

    unit: str
    times: int
    below: float = 1


@dataclass(frozen=True, eq=False, repr=False)
class Writing:
    """The symbols and words of one language, by the keys of its file, which explains each list.

    `numbers` are the signs in its numbers, `spelled` the words of its units, and `scales` those of millions; they are
    in the file of all of its words. A list without words has one that no text has: no pattern made of it matches.
    """

    numbers: Numbers
    articles: tuple[str, ...]
    people: tuple[str, ...]
    ranges: tuple[str, ...]
    joiners: tuple[str, ...]
    shares: tuple[str, ...]
    falling: tuple[str, ...]
    open: tuple[str, ...]
    open_after: tuple[str, ...]
    telling: tuple[str, ...]
    each: tuple[str, ...]
    often: tuple[str, ...]
    days: tuple[str, ...]
    weeks: tuple[str, ...]
    repeats: Mapping[str, int]
    smaller: Mapping[str, Smaller]
    unsafe: Mapping[str, Instead]
    unclear: Mapping[str, Instead]
    abbreviations: Mapping[str, Instead]
    after_amount: Mapping[str, Instead]
    temperatures: tuple[str, ...]
    marked: tuple[str, ...]
    spelled: UnitWords
    scales: tuple[str, ...]

    @property
    def decimal(self) -> str:
        """The decimal sign."""
        return self.numbers.decimal

    @property
    def thousands(self) -> str:
        """The best sign between thousands."""
        return self.numbers.thousands[0]

    @cached_property
    def doses(self) -> tuple[str, ...]:
        """Symbols of units that are taken, correctly spelt; of two that differ in capitals, the better one first."""
        return tuple(sign for sign in TAKEN if sign not in self.unsafe)

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Unit symbols, correctly spelt."""
        return frozenset((*self.doses, *MEASURED, *TIME))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Units in words, except those of time and of what is counted."""
        return (*self.spelled.measures, *self.spelled.others)

    @property
    def forms(self) -> tuple[str, ...]:
        """Dosage forms, singular and plural."""
        return self.spelled.forms

    @cached_property
    def times(self) -> tuple[str, ...]:
        return (*self.spelled.times, *TIME)

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Units in words, with those of time and what is counted."""
        return (*self.words, *self.spelled.short, *self.counted, *self.times, *self.people)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        signs = (*self.unclear, *self.unsafe, *MEASURED, *reversed(self.doses))
        small = {sign.lower(): sign for sign in signs if len(sign) > 1 and sign not in PREFIXED}
        return small | {name: name for name in (*self.spellings, *signs)}

    def name(self, unit: str) -> str:
        """Return the correct spelling of a unit, whatever its capitals; "" if it is not a unit. "G" is not a gram."""
        return self._names.get(unit) or self._names.get(unit.lower() if len(unit) > 1 else "", "")

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """What is taken by the piece."""
        return (*self.forms, *self.spelled.counted)

    @cached_property
    def taken(self) -> frozenset[str]:
        """Units of amounts that are taken: symbols and words."""
        return frozenset((*self.doses, *self.words, *self.counted, *self.unsafe, *self.unclear))


_WORD = Value("a word or a symbol")
_NUMBER = Value("a number", r"[0-9]+(\.[0-9]+)?", BAD_VALUE, "write a number, as in 1000", float)
_JURISDICTION = Value("a jurisdiction", r"[A-Z]{2}")


def _optional(key: str, kind: Kind, description: str) -> Field:
    return Field(key, kind, description, required=False, attribute="allowed" if key == "except" else "")


def _instead(key: str, say: str, allowed: tuple[str, ...] = (), **_: Any) -> Instead:
    return Instead(key, say, frozenset(allowed))


def _repeat(key: str, times: float, **_: Any) -> tuple[str, int]:
    return key, int(times)


def _smaller(key: str, unit: str, times: float, below: float = 1, **_: Any) -> tuple[str, Smaller]:
    return key, Smaller(unit, int(times), below)


@placeless
def _by_written(**values: Any) -> dict[str, Any]:
    insteads = ("unsafe", "unclear", "abbreviations", "after_amount")
    by_name = {name: {instead.written: instead for instead in values[name]} for name in insteads}
    return values | by_name | {"smaller": dict(values["smaller"]), "repeats": dict(values["repeats"])}


_INSTEAD = Named(
    _WORD,
    Record(
        "abbreviation",
        fields(
            Field("say", _WORD, "What to write instead."),
            _optional("except", ListOf(_JURISDICTION), "Jurisdictions in which it is allowed."),
        ),
        _instead,
    ),
)
_SMALLER = Named(
    _WORD,
    Record(
        "smaller unit",
        fields(
            Field("unit", _WORD, "The smaller unit."),
            Field("times", _NUMBER, "How many of them make one."),
            _optional("below", _NUMBER, "The amount below which it is the better one; 1 if left out."),
        ),
        _smaller,
    ),
)

_REPEAT = Named(_WORD, Record("repeat", fields(Field("times", _NUMBER, "How many times that is.")), _repeat))

WRITING = Record(
    "writing",
    fields(
        *(
            Field(key, ListOf(_WORD), "Words or symbols.")
            for key in (
                *("articles", "people", "ranges", "joiners", "shares"),
                *(
                    "falling",
                    "open",
                    "open-after",
                    "telling",
                    "each",
                    "often",
                    "days",
                    "weeks",
                    "temperatures",
                    "marked",
                ),
            )
        ),
        Field("repeats", _REPEAT, "How many times, in words."),
        Field("smaller", _SMALLER, "Units that need no decimals."),
        Field("unsafe", _INSTEAD, "Unit symbols that have been misread, with harm."),
        Field("unclear", _INSTEAD, "Unit symbols that patients may not know."),
        Field("abbreviations", _INSTEAD, "Abbreviations for professionals."),
        Field("after-amount", _INSTEAD, "Abbreviations for professionals, after an amount only."),
    ),
    _by_written,
)


_NO_WORDS = ("\0",)
_LISTS = (
    "articles",
    "people",
    "ranges",
    "joiners",
    "shares",
    "falling",
    "open",
    "open_after",
    "telling",
    "often",
    "days",
)
_NOTHING_OF_ITS_OWN: Mapping[str, Any] = {
    **dict.fromkeys((*_LISTS, "weeks", "temperatures", "marked"), _NO_WORDS),
    **dict.fromkeys(("repeats", "unsafe", "unclear", "abbreviations", "after_amount"), MappingProxyType({})),
    "smaller": {"kg": Smaller("g", 1000), "g": Smaller("mg", 1000), "l": Smaller("ml", 1000), "L": Smaller("mL", 1000)},
}
"""What a language without a file on amounts is judged by: the units of all languages, and no words."""


def writing_of(tag: str) -> Writing | None:
    """Return how the language of a BCP 47 tag writes amounts; None if the program does not have the language."""
    path = language_file(tag, "program")
    return _read(path.parent.name) if path else None


@cache
def _read(name: str) -> Writing:
    words, path = language(name), language_file(name, "amounts")
    values: Any = load_own_record(WRITING, path) if path else {**_NOTHING_OF_ITS_OWN, "each": (*words.joined.each, "/")}
    return Writing(**values, numbers=words.numbers, spelled=words.units, scales=words.joined.scales or _NO_WORDS)
