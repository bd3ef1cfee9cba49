"""How what is written short is spoken: "40 mg" as "40 milligrams", "2–4" as "2 to 4", "020 7946" figure by figure.

What a language has no words for is not guessed: it is kept as it is written, and told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple
from unicodedata import category

from leaflet_pdf.export.speech.patterns import Patterns, patterns, spaced
from leaflet_pdf.export.speech.quantities import on_the_line, quantity, ungrouped
from leaflet_pdf.text.symbols import SIGN_OF

_SAYING = {"So", "Sm", "Sc"}
"""Categories of signs that say something by themselves (Unicode, 4.5); others are punctuation."""
_BETWEEN_PARTS = "·"
_SHORTEST_CALLED, _LONGEST_CALLED = 3, 6
"""How many figures a short number to call has, as 999 and 116117."""


class Kind(StrEnum):
    """What was found: by it, a form chooses what it says, and what it leaves to who reads it."""

    WORDS = "words"  # units, signs, fractions, powers and ranges in words
    ABBREVIATION = "abbreviation"
    FIGURES = "figures"  # a number without signs between its thousands
    DIALLED = "dialled"  # a number, figure by figure
    LETTERS = "letters"  # letter by letter
    ADDRESS = "address"
    DATE = "date"
    TIME = "time"
    PAUSE = "pause"
    KEPT = "kept"  # nothing is known of how it is spoken


class Verbalization(NamedTuple):
    """What is spoken for a part of a text, between two places in it; what is kept is spoken as it is written."""

    start: int
    end: int
    words: str
    kind: Kind


Place = tuple[int, int]


def verbalized(text: str, tag: str, called: Sequence[Place] = (), *, grouped: bool = False) -> list[Verbalization]:
    """Return the parts of a text of a language that are not spoken as they are written, in order.

    `called` are places that are known to be telephone numbers. With `grouped`, numbers keep signs between thousands.
    """
    reading = _Reading(text, patterns(tag), grouped)
    found: list[Verbalization] = []
    place = 0
    for start, end in called:
        found += [*reading.between(place, start), reading.called(start, end)]
        place = end
    return [*found, *reading.between(place, len(text))]


_AS_WRITTEN = {"code": Kind.LETTERS, "letters": Kind.LETTERS, "time": Kind.TIME, "slashed": Kind.KEPT}
"""What is found, and spoken as it is written, in some way."""


class _Reading:
    """A text that is being read, and where in it the last number to call ended."""

    def __init__(self, text: str, known: Patterns, grouped: bool) -> None:
        self._text, self._known, self._grouped = text, known, grouped
        self._called_until = 0

    def between(self, start: int, end: int) -> Iterator[Verbalization]:
        for match in self._known.spoken.finditer(self._text, start, end):
            spoken = self._read(match)
            if spoken:
                yield spoken

    def called(self, start: int, end: int) -> Verbalization:
        """Return a number figure by figure, with a pause between its groups."""
        self._called_until = end
        plus = self._known.speech.signs.get("+", "+")
        groups = re.findall(r"\+?[\dA-Z]+", self._text[start:end])
        spoken = ", ".join(" ".join(plus if figure == "+" else figure for figure in group) for group in groups)
        return Verbalization(start, end, spoken or self._text[start:end], Kind.DIALLED if spoken else Kind.KEPT)

    def _read(self, match: re.Match[str]) -> Verbalization | None:
        assert match.lastgroup is not None
        return _READERS[match.lastgroup](self, match)

    def _as_it_is(self, match: re.Match[str]) -> Verbalization:
        return Verbalization(*match.span(), match[0], _AS_WRITTEN[match.lastgroup or ""])

    def _abbreviation(self, match: re.Match[str]) -> Verbalization:
        long = {spaced(short): words for short, words in self._known.speech.abbreviations.items()}
        return Verbalization(*match.span(), long[spaced(match[0])], Kind.ABBREVIATION)

    def _telephone(self, match: re.Match[str]) -> Verbalization:
        return self.called(*match.span())

    def _address(self, match: re.Match[str]) -> Verbalization:
        written, signs = match[0].rstrip(".,;:!?"), self._known.speech.address
        start, end = match.start(), match.start() + len(written)
        host = re.sub(r"^(\w+://|mailto:)", "", written)
        parts = (signs.get(part, part) for part in re.findall(r"[^\W_]+|.", host))
        return (
            Verbalization(start, end, " ".join(parts), Kind.ADDRESS)
            if signs
            else Verbalization(start, end, written, Kind.KEPT)
        )

    def _date(self, match: re.Match[str]) -> Verbalization:
        try:
            return Verbalization(*match.span(), self._known.program.day(date.fromisoformat(match[0])), Kind.DATE)
        except ValueError:  # it looks like a date, and is no day
            return Verbalization(*match.span(), match[0], Kind.KEPT)

    def _quantity(self, match: re.Match[str]) -> Verbalization | None:
        if self._is_called(match):
            return self.called(*match.span())
        spoken = quantity(match[0], self._known, grouped=self._grouped)
        if not spoken:
            return Verbalization(*match.span(), match[0], Kind.KEPT)
        if spoken == match[0]:
            return None
        is_figures = spoken == ungrouped(match[0], self._known.program)
        return Verbalization(*match.span(), spoken, Kind.FIGURES if is_figures else Kind.WORDS)

    def _is_called(self, match: re.Match[str]) -> bool:
        """Tell whether a short number is one to call: after a word such as "call", or after another ("999 or 112")."""
        if not (match[0].isdecimal() and _SHORTEST_CALLED <= len(match[0]) <= _LONGEST_CALLED):
            return False
        following = re.match(r"\W?([^\W\d_]+)", self._text[match.end() :])
        if following and following[1].lower() in self._known.counted:
            return False
        before = self._text[: match.start()]
        between = before[self._called_until :].split()
        if self._called_until and len(between) == 1 and between[0] in self._known.program.joined.between:
            return True
        words = [word.lower() for word in re.findall(r"\w+", before)[-2:]]
        return any(word.lower() in words for word in self._known.speech.call)

    def _sign(self, match: re.Match[str]) -> Verbalization | None:
        sign = match[0]
        if sign == _BETWEEN_PARTS:
            return Verbalization(*match.span(), ",", Kind.PAUSE)
        plain = on_the_line(sign)
        if plain != sign:
            is_known = plain.isdecimal() and self._text[match.start() - 1 : match.start()].isalpha()
            return Verbalization(*match.span(), plain if is_known else sign, Kind.WORDS if is_known else Kind.KEPT)
        words = self._known.speech.signs.get(sign) or self._known.program.signs.get(SIGN_OF.get(sign, ""))
        if words:
            return Verbalization(*match.span(), words, Kind.WORDS)
        return Verbalization(*match.span(), sign, Kind.KEPT) if category(sign) in _SAYING else None


_READERS: dict[str, Callable[[_Reading, re.Match[str]], Verbalization | None]] = {
    **dict.fromkeys(_AS_WRITTEN, _Reading._as_it_is),
    **dict.fromkeys(("quantity", "alone"), _Reading._quantity),
    "abbreviation": _Reading._abbreviation,
    "address": _Reading._address,
    "date": _Reading._date,
    "telephone": _Reading._telephone,
    "sign": _Reading._sign,
}
"""What reads each that a pattern finds, by the name of its group."""
