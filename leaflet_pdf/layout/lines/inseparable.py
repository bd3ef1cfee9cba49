"""Which words make one fact with a number and stay with it at a line's end: "5 million units", "1 in 10", "8:30 am".

Words are held together two by two, by what they are, so no pattern of hundreds of units is compiled at every start. A
number may have several holds ("2 to 4 mg/kg"), but nothing goes on without end: a range has two numbers, a telephone
number as many figures as there may be, and a rate in words ("5 mg per kg") is one piece only while it is short.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, takewhile
from typing import NamedTuple

from leaflet_pdf.languages.language import TAGS_KEPT, language
from leaflet_pdf.text.alone import has_other_scripts

_SHORT = 20
"""A rate in words of up to this many characters, its number included, stays in one piece."""

_MOST_FIGURES = 15
"""No telephone number has more figures (ITU-T E.164)."""

_TYPED_SPACES = str.maketrans("\u00a0\u2007\u2009\u202f", "    ")
_OPENING = "([{'\"‘“«"
_CLOSING = ".,;:!?…)]}'\"’”»"
_SIGNS = frozenset("<>≤≥≈~±=+−×")
_BETWEEN = frozenset("x×±+−–-/:")
_BEFORE_FIGURES = _OPENING + "<>≤≥≈~±=+−–-"
_GROUP = re.compile(r"\(?\d[\d)]|\d[/⁄]\d(?!\d)|[¼-¾⅐-⅞]")
_CALLED = re.compile(r"\(\+?\d+\)|\+\d\d|0\d+(?![\d:.,])")
_DAY = re.compile(r"\(?\d{1,2}\.")
"""The day before a month, where it is written as an ordinal number: "23. November"."""
_IN_UNITS = str.maketrans("·⋅⁻–-", "/////")


class _Words(NamedTuple):
    """The words of a language that are held to a number; what counts also with the signs of units, and as written.

    There are months if days before them are ordinal numbers.
    """

    counts: frozenset[str]
    scales: frozenset[str]
    between: frozenset[str]
    before: frozenset[str]
    each: frozenset[str]
    months: frozenset[str]


@lru_cache(TAGS_KEPT)
def _words(tag: str) -> _Words:
    words = language(tag)
    joined = words.joined
    counted = [*words.spelled_units, *joined.after, *joined.clock]
    small = {unit.lower().rstrip(_CLOSING) for unit in counted if len(unit) > 1}
    before = frozenset(word.lower() for word in joined.before)
    between, each = _BETWEEN.union(joined.between, joined.each), frozenset(["/", *joined.each])
    ordinal = frozenset(words.months if "{day}. {month}" in words.date_form else ())
    return _Words(
        frozenset([*small, *counted, *words.months]), frozenset(joined.scales), between, before, each, ordinal
    )


def counted_words(tag: str) -> frozenset[str]:
    """Return the words of a language that a number is followed by and stays with, as written and in small letters."""
    return _words(tag).counts


def hold(text: str, held: str, tag: str) -> str:
    """Return the text with a sign in place of each space at which a line of the language must not break."""
    known = _words(tag)
    return "\n".join([_hold(line, held, known) for line in text.split("\n")])


def _hold(line: str, held: str, known: _Words) -> str:
    words = (line if line.isascii() else line.translate(_TYPED_SPACES)).split(" ")
    ends = list(accumulate([len(word) + 1 for word in words]))
    characters = list(line)
    for number in _held(words, known):
        if characters[ends[number] - 1] == " ":
            characters[ends[number] - 1] = held
    return "".join(characters)


def _held(words: Sequence[str], known: _Words) -> Iterator[int]:
    """Yield the numbers of words that the next one is held to."""
    figures, called, second = 0, False, -1
    for number, word in enumerate(words[:-1]):
        following = words[number + 1]
        if not word.rstrip(")")[-1:].isnumeric():
            figures = 0
            leads = _begins_number(following) and _leads(word.lstrip(_OPENING), known)
            if leads or (known.months and _is_date(word, following, known)):
                yield number
            continue
        if not figures:
            figures, called = _figures(word), bool(_CALLED.match(word))
        if _goes_on(word, following) and figures + _figures(following) <= _MOST_FIGURES:
            figures += _figures(following)
            yield number
            continue
        figures = 0
        if not called and second != number and (end := _end_of_range(words, number, known)):
            second = end
            yield from range(number, end)
        elif word[-1] != ")":
            yield from _counted(words, number, known)


def _leads(word: str, known: _Words) -> bool:
    return word in _SIGNS or word.lower() in known.before


def _is_date(word: str, following: str, known: _Words) -> bool:
    return bool(_DAY.fullmatch(word)) and following.rstrip(_CLOSING) in known.months


def _begins_number(word: str) -> bool:
    return word.lstrip(_BEFORE_FIGURES)[:1].isnumeric()


def _figures(word: str) -> int:
    return sum(map(str.isdecimal, word))


def _goes_on(word: str, following: str) -> bool:
    """Tell whether a number goes on in the next word, as in "500 000", "2 1/2" and "+44 (0)20 7946 0000"."""
    return bool(_GROUP.match(following)) or (word[0] == "+" and following[:1].isdecimal())


def _end_of_range(words: Sequence[str], number: int, known: _Words) -> int:
    """Return the second number of a range or a share, as in "2 to 4" and "1 de cada 10"; 0 if there is none."""
    if not _begins_number(words[number]):
        return 0
    for end in range(number + 2, min(number + 4, len(words))):
        if _begins_number(words[end]):
            between = " ".join(words[number + 1 : end]).lower()
            return end if between in known.between and not _CALLED.match(words[end]) else 0
    return 0


def _counted(words: Sequence[str], number: int, known: _Words) -> Iterator[int]:
    """Yield what is held of a number, its scale, its unit and what the unit is for each of."""
    following = words[number + 1].lower()
    end = number + (following.rstrip(_CLOSING) in known.scales)
    if end == number or following in known.scales:
        end += _unit(words, end + 1, known)
    yield from range(number, end)
    while end + 2 < len(words) and words[end + 1] in known.each:
        last = end + 1 + _rated(words, end + 2, known)
        if last == end + 1:
            return
        yield from range(end + 1, last)
        if words[end + 1] == "/" or len(" ".join(words[number : last + 1])) <= _SHORT:
            yield end
        end = last


def _rated(words: Sequence[str], first: int, known: _Words) -> int:
    """Return how many words a rate is for each of, from one on: 1 for "kg", 2 for "100 ml"; 0 if it is none."""
    number = words[first][-1:].isnumeric()
    unit = _unit(words, first + number, known)
    return unit and unit + number


def _unit(words: Sequence[str], first: int, known: _Words) -> int:
    """Return how many words a unit has that would begin with one: 2 for "cm H2O", 1 for "mg/kg"; 0 if it is none."""
    two = words[first : first + 2]
    if len(two) == 2 and _counts(f"{two[0]} {_head(two[1])}", known):
        return 2
    return int(bool(two) and _counts(_head(two[0]), known))


def _head(word: str) -> str:
    """Return a word without what closes it, the units that follow another, and an ending in other letters ("mg을")."""
    head = word.rstrip(_CLOSING).translate(_IN_UNITS).partition("/")[0]
    return "".join(takewhile(str.isascii, head)) or head if has_other_scripts(head) else head


def _counts(unit: str, known: _Words) -> bool:
    return unit in known.counts or unit.lower() in known.counts
