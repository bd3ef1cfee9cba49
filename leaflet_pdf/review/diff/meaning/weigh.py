"""The weight of a change: how serious it is.

In a language without lists of words, numbers, units and marks are weighed, and other words are said to be not weighed:
whether one of them forbids something cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

from leaflet_pdf.languages.language import UnknownLanguageError, language
from leaflet_pdf.languages.ratings import rated_as
from leaflet_pdf.languages.units import PREFIXED
from leaflet_pdf.model.leaflet import Rating
from leaflet_pdf.review.diff.diff_words import joined_words, plain
from leaflet_pdf.review.diff.meaning.polarity import Turn, denies, turns
from leaflet_pdf.review.diff.meaning.significant_terms import SignificantTerms, is_weighed, significant_terms
from leaflet_pdf.review.diff.statements import Statement


class Weight(StrEnum):
    """The classes of changes, most serious first. A change of several classes has the most serious."""

    SENSE = "meaning reversed"
    NUMBER = "number or dose"
    WARNING = "warning"
    UNWEIGHED = "words, not weighed"
    WORDS = "words"
    ORDER = "order"
    LAYOUT = "layout only"


WEIGHTS = tuple(Weight)


def gravest(weights: Iterable[Weight]) -> Weight:
    """Return the most serious of some weights; the least serious if there are none."""
    return min(weights, key=WEIGHTS.index, default=Weight.LAYOUT)


_MARKS = {
    "level": Weight.WARNING,
    "rating": Weight.WARNING,
    "pictogram": Weight.WARNING,
    "longest_supply": Weight.NUMBER,
    "largest_dose": Weight.NUMBER,
    "least_interval": Weight.NUMBER,
    "weekly_only": Weight.NUMBER,
    "undivided": Weight.NUMBER,
    "id": Weight.LAYOUT,
}

_STOPPING, _NOT_STOPPING = ("stop_now",), ("get_help",)

_GUARDED = ("warning box", "Warning", "stop_now", "get_help", "level", "rating")
"""Where every word is a warning."""

_LIMITS = ("longest_supply", "largest_dose", "least_interval", "weekly_only", "undivided")
"""What a cover is refused for going beyond."""

_DOSED = ("substance", "strength", "form", "frequency", *_LIMITS)
"""Where every word is about a dose or a number: the medicine itself, and the frequency of side effects."""

_PLACED = (*_DOSED, "band")
"""Where a number affects what is below it: the frequency of side effects is in their heading."""

_ACCOMPANIES = ("identity", "references", "as_of", "edition")
"""What is about the leaflet, not the medicine: its numbers are versions and dates."""


def weight_of(statement: Statement, tag: str) -> Weight:
    """Return the weight of adding or removing a statement."""
    if _is_about_leaflet(statement):
        return Weight.WORDS
    if _rating_forbids(statement, tag):
        return Weight.SENSE
    marks = (weight_of_mark(name) for name, _ in statement.marks)
    return gravest([_worded(quantities(statement, tag) != (), [statement], tag), *marks])


def weight_of_words(old: Statement, new: Statement, tag: str) -> Weight:
    """Return the weight of a change of a statement's words and their formatting."""
    if old.words == new.words:
        return Weight.LAYOUT
    if _is_about_leaflet(old) and _is_about_leaflet(new):
        return Weight.WORDS
    if old.text == new.text:
        return _weight_of_formatting(old, new, tag)
    turned = weight_of_turns(turns_between(old, new, tag))
    return gravest([turned, _worded(quantities(old, tag) != quantities(new, tag), [old, new], tag)])


def turns_between(old: Statement, new: Statement, tag: str) -> tuple[Turn, ...]:
    """Return the changes of meaning from one statement to the other."""
    if _is_about_leaflet(old) and _is_about_leaflet(new):
        return ()
    if old.text != new.text and _rating_forbids(old, tag) != _rating_forbids(new, tag):
        return (Turn(f"the rating: “{old.text}” → “{new.text}”", is_reversal=True),)
    return turns(old.text, new.text, tag)


def weight_of_turns(found: Iterable[Turn]) -> Weight:
    """Return the weight of changes of meaning."""
    return gravest(Weight.SENSE if turn.is_reversal else Weight.WARNING for turn in found)


def weight_of_place(old: Statement, new: Statement, tag: str) -> Weight:
    """Return the weight of moving a statement below something else: highest for a "no" in a table, or a dose."""
    if (_columns(old) or _columns(new)) and (denies(old.text, tag) or denies(new.text, tag)):
        return Weight.SENSE
    if _tells_numbers(old, new, tag) or _in(old, _PLACED) or _in(new, _PLACED):
        return Weight.NUMBER
    columned = bool(_columns(old) or _columns(new))
    forbids = columned and (warns(old.text, tag) or warns(new.text, tag))
    if forbids or _in(old, _GUARDED) or _in(new, _GUARDED):
        return Weight.WARNING
    return Weight.UNWEIGHED if columned and not is_weighed(tag) else Weight.ORDER


def weight_of_kind(old: Statement, new: Statement, tag: str) -> Weight:
    """Return the weight of a change of a statement's kind, as from a paragraph to a list.

    An effect that meant stop, and now means do not stop, means the opposite.
    """
    if (_in(old, _STOPPING) and _in(new, _NOT_STOPPING)) or (_in(old, _NOT_STOPPING) and _in(new, _STOPPING)):
        return Weight.SENSE
    if _in(old, _PLACED) != _in(new, _PLACED) or (_columns(old) != _columns(new) and _tells_numbers(old, new, tag)):
        return Weight.NUMBER
    return Weight.WARNING if _in(old, _GUARDED) != _in(new, _GUARDED) else Weight.LAYOUT


def _tells_numbers(old: Statement, new: Statement, tag: str) -> bool:
    return quantities(old, tag) != () or quantities(new, tag) != ()


def weight_of_lead(old: Statement, new: Statement, tag: str) -> Weight:
    """Return the weight of another heading above a statement: a "do not" reverses it."""
    if old.text != new.text and not is_weighed(tag):
        return Weight.UNWEIGHED
    return Weight.SENSE if denies(old.text, tag) != denies(new.text, tag) else Weight.LAYOUT


def weight_of_mark(name: str, old: str = "", new: str = "") -> Weight:
    """Return the weight of a change of a statement's mark."""
    turned = name == "rating" and old and new and (old in _FORBIDDING) != (new in _FORBIDDING)
    return Weight.SENSE if turned else _MARKS.get(name, Weight.WORDS)


_FORBIDDING = frozenset([Rating.DO_NOT_USE, Rating.ASK_FIRST])


def _rating_forbids(statement: Statement, tag: str) -> bool | None:
    """Tell whether a rating, as the program prints it, forbids taking the medicine; None if it is not a rating."""
    try:
        words = language(tag)
    except UnknownLanguageError:
        return None
    rating = rated_as(words, statement.text) if _in(statement, ["rating"]) else ""
    return rating in _FORBIDDING if rating else None


def _is_about_leaflet(statement: Statement) -> bool:
    return _in(statement, _ACCOMPANIES)


def _in(statement: Statement, where: Sequence[str]) -> bool:
    return any(kind in where for kind in statement.kinds)


def _columns(statement: Statement) -> list[str]:
    return [kind for kind in statement.kinds if kind.startswith("column ")]


def _worded(numbers: bool, sides: Sequence[Statement], tag: str) -> Weight:
    if numbers or any(_in(each, _DOSED) for each in sides):
        return Weight.NUMBER
    if any(_in(each, _GUARDED) or warns(each.text, tag) for each in sides):
        return Weight.WARNING
    return weight_of_other_words(tag)


def weight_of_other_words(tag: str) -> Weight:
    """Return the weight of words that are neither a number nor known to warn."""
    return Weight.WORDS if is_weighed(tag) else Weight.UNWEIGHED


def _weight_of_formatting(old: Statement, new: Statement, tag: str) -> Weight:
    """Return the weight of a change of formatting: emphasis removed from a warning is more than layout."""
    if quantities(old, tag) != quantities(new, tag):
        return Weight.NUMBER
    words = zip(joined_words(old.words), joined_words(new.words), strict=True)
    changed = [(a, b) for a, b in words if a.look != b.look]
    if changed and (_in(old, _GUARDED) or _in(new, _GUARDED) or any(warns(a.text, tag) for a, _ in changed)):
        return Weight.WARNING
    if changed and not is_weighed(tag):
        return Weight.UNWEIGHED
    linked = any(_without_emphasis(a.look) != _without_emphasis(b.look) for a, b in changed)
    return Weight.WORDS if linked else Weight.LAYOUT


def _without_emphasis(look: str) -> set[str]:
    return {part for part in look.split() if part not in {"bold", "italic", "plain", "+"}}


def warns(text: str, tag: str) -> bool:
    """Tell whether a text forbids, restricts or urges something."""
    known = significant_terms(tag).warnings
    words = map(str.lower, _bare(text))
    return any(word in known or (word.endswith("n't") and tag[:2] == "en") for word in words)


def quantities(statement: Statement, tag: str) -> tuple[str, ...]:
    """Return the numbers of a statement, with the units, symbols and small words that belong to them, in order."""
    return quantities_in(plain(statement.words), tag)


def quantities_in(text: str, tag: str) -> tuple[str, ...]:
    """Return the numbers of a text as `quantities` does."""
    known = significant_terms(tag)
    words = [_alike(word) for word in _bare(text)]
    is_amount = {word: _is_amount(word, known) for word in set(words)}
    amounts = [is_amount[word] for word in words]
    found: list[str] = []
    for number, word in enumerate(words):
        before = number > 0 and amounts[number - 1]
        after = number + 1 < len(words) and amounts[number + 1]
        two_after = number + 2 < len(words) and amounts[number + 2] and words[number + 1] in known.beside
        if amounts[number] or (word in known.beside and (before or after or two_after)):
            found.append(word)
    return tuple(found) if any(amounts) else ()


_TIMES_AND_UNITS = re.compile(r"[^\W\d_]+")


def _is_amount(word: str, known: SignificantTerms) -> bool:
    if any(char.isnumeric() for char in word):
        return True
    return any(part in known.amounts for part in (word, *_TIMES_AND_UNITS.findall(word))) or word in _SIGNS


_SIGNS = frozenset(["°", "≤", "≥", "<", ">", "±"])


def _alike(word: str) -> str:
    """Return a word in lower case, except units that differ only by a capital; both micro signs become one."""
    kept = word if PREFIXED.intersection(_TIMES_AND_UNITS.findall(word)) else word.lower()
    return kept.replace("\N{GREEK SMALL LETTER MU}", "\N{MICRO SIGN}")


def _bare(text: str) -> Iterator[str]:
    """Yield the words of a text, without the stops and brackets around them."""
    for word in text.replace("’", "'").split():
        bare = word.rstrip(".,;:!?…)]}'\"”»").lstrip("([{'\"“«")
        if bare:
            yield bare
