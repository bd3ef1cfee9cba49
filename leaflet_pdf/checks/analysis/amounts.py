"""Amounts in a text: numbers with their units."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from leaflet_pdf.languages.units import MEASURED, is_unspaced
from leaflet_pdf.standards.phrases.word_memo import TEXTS_KEPT
from leaflet_pdf.standards.wording.writing import Writing

_NUMBER = r"[0-9]+(?:[.,][0-9]+|(?<![0-9]{4})[ \u00a0\u202f][0-9]{3}(?![0-9]))*"
_UNIT = r"[%‰]|°[CF]|[^\W\d_]+(?:2O|[23])?"
SPACES = " \u00a0\u202f"
_PLAIN_SPACES = str.maketrans(dict.fromkeys(SPACES, " "))
_BEFORE_A_NUMBER = {"", "(", "\n", "-", "–", *SPACES}
_NEVER_SHARED = {"", "%"}
"""Units that are never shared: in "0.80, 95% of people" the first number is not a percentage."""


class Amount(NamedTuple):
    """A number and its unit as written; the unit is "" if it has none of its own.

    `name` is the unit as it should be written; a number without one takes that of the next, as 5 does in "5 to 10 mg".
    `scale` is the word for thousands or millions between them, shared like the unit; the gap contains it too.
    Offsets are of the number's first character, of the character after it, and of that after the unit.
    """

    number: str
    gap: str
    unit: str
    begin: int
    middle: int
    end: int
    name: str
    scale: str = ""

    @property
    def written(self) -> str:
        return self.number + self.gap + self.unit

    @property
    def scale_is_shared(self) -> bool:
        """Tell whether the scale may belong to the next number only, as in "900,000 to 1 million"."""
        return bool(self.scale) and not self.unit

    def moved(self, by: int) -> "Amount":
        """Return the amount as it stands in a longer text, so many characters later."""
        begin, middle, end = self.begin + by, self.middle + by, self.end + by
        return Amount(self.number, self.gap, self.unit, begin, middle, end, self.name, self.scale)

    def with_number(self, number: str, unit: str) -> str:
        """Return the amount written with another number and unit; the number alone if its scale is shared."""
        if is_unspaced(unit[:1]):
            return f"{number}{self.gap}{unit}"
        return number if self.scale_is_shared else " ".join(filter(None, (number, self.scale, unit)))


def value(number: str, writing: Writing) -> float:
    """Return the value of a number written in the style of its language."""
    return float(plain_figures(number, writing))


def plain_figures(number: str, writing: Writing) -> str:
    """Return a number written in the style of its language as programs write it: "1000.5" for "1,000.5"."""
    return number.translate(dict.fromkeys(map(ord, writing.numbers.thousands))).replace(writing.decimal, ".")


def is_right(number: str, writing: Writing) -> bool:
    """Tell whether a number has the decimal and thousands separators of its language in the right places."""
    return number.isdecimal() or bool(_right(writing).fullmatch(number))


@lru_cache(TEXTS_KEPT)
def amounts_in(text: str, writing: Writing) -> tuple[Amount, ...]:
    """Return the amounts of a text, as `amounts` does, cached."""
    return amounts(text, writing)


def amounts(text: str, writing: Writing) -> tuple[Amount, ...]:
    """Return all numbers of a text in order, with their units; not those inside a word, as in "B12"."""
    found = list(_each(text, writing))
    for number in range(len(found) - 2, -1, -1):
        amount, after = found[number], found[number + 1]
        if not amount.unit and after.name not in _NEVER_SHARED and _joined(text, amount, after, writing):
            found[number] = amount._replace(name=after.name, scale=after.scale)
    return tuple(found)


def _joined(text: str, amount: Amount, after: Amount, writing: Writing) -> bool:
    """Tell whether there is only a range sign, a range word or a joiner between two amounts."""
    between = text[amount.end : after.begin]
    return between.translate(_PLAIN_SPACES) in _joiners(writing)


def _each(text: str, writing: Writing) -> Iterator[Amount]:
    for match in _amount(writing).finditer(text):
        begin, middle = match.span(1)
        before, ahead = text[begin - 1 : begin], text[max(begin - 2, 0) : begin - 1]
        if before in {".", ","} and (ahead in _BEFORE_A_NUMBER or (before == writing.decimal and is_unspaced(ahead))):
            begin -= 1
        elif (before.isalpha() and not is_unspaced(before)) or before == "_":
            continue
        number, unit = text[begin:middle], match[4] or ""
        name = "" if unit == "s" and not match[2] else writing.name(unit)  # not seconds: "the 1980s"
        if name:
            yield Amount(number, match[2], unit, begin, middle, match.end(), name, match[3] or "")
        else:
            yield Amount(number, "", "", begin, middle, middle, "")


@cache
def _amount(writing: Writing) -> re.Pattern[str]:
    """Return the pattern of an amount. Units that are no run of letters, or touch the next word, come first."""
    longest = sorted((*writing.spellings, *MEASURED), key=len, reverse=True)
    phrases = "".join(
        f"{re.escape(unit)}|" if is_unspaced(unit) else rf"{re.escape(unit)}(?!\w)|"
        for unit in longest
        if is_unspaced(unit) or not re.fullmatch(_UNIT, unit)
    )
    gap = rf"[{SPACES}]?-?(?:({'|'.join(writing.scales)})[{SPACES}])?"
    return re.compile(rf"({_NUMBER})(?:({gap})({phrases}{_UNIT})(?![0-9_]))?")


@cache
def _right(writing: Writing) -> re.Pattern[str]:
    thousands, decimal = "".join(map(re.escape, writing.numbers.thousands)), re.escape(writing.decimal)
    grouped = rf"[1-9][0-9]{{0,2}}([{thousands}])[0-9]{{3}}(?:\1[0-9]{{3}})*"
    return re.compile(rf"(?:{grouped}|[0-9]+)(?:{decimal}[0-9]+)?")


@cache
def _joiners(writing: Writing) -> frozenset[str]:
    """Return the signs and words of ranges, and joiners, with the spaces around them."""
    signs = (f"{before}{sign}{after}" for before in ("", " ") for sign in "-–—/" for after in ("", " "))
    words = (*writing.ranges, *writing.joiners)
    return frozenset((", ", *signs, *(form for word in words for form in (f" {word} ", f", {word} ", f"-{word}-"))))
