"""How much of the medicine is taken how often, as a leaflet's sentences say it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from leaflet_pdf.checks.analysis.frequencies import Frequency, frequencies
from leaflet_pdf.checks.analysis.quantities import COUNTED, SUBSTANCE, Group, groups
from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.model.role import Role
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing

DOSES = SUBSTANCE | {"volume", COUNTED}
_RUNNING_TEXT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.HEADING, Role.SUBHEADING, Role.BOX_TITLE, Role.CAPTION})
_REACH = 40
"""The most characters between a dose and how often it is taken."""


class Act(NamedTuple):
    """A clause that says how often something is done: its verb and object, "" for taking the medicine itself."""

    what: str
    rates: tuple[Frequency, ...]
    spot: Spot


class Regimen(NamedTuple):
    """A dose and how often it is taken."""

    dose: Group
    often: Frequency


def clauses(case: CheckContext) -> Iterator[tuple[Spot, str]]:
    """Yield each sentence of a leaflet, and its folded words up to a condition that follows."""
    words = case.dosing
    for passage in case.passages:
        if words and passage.role in _RUNNING_TEXT and not case.is_for_clinicians(passage):
            for sentence in sentences(passage.plain):
                text = folded(sentence.text)
                cut = _condition(words).search(text, 1)
                end = sentence.offset + len(sentence.text)
                yield Spot(passage, sentence.offset, end), text[: cut.start()] if cut else text


def acts(case: CheckContext) -> Iterator[Act]:
    """Yield what is to be done how often, by everyone and always."""
    words = case.dosing
    if words is None or case.writing is None:
        return
    for spot, text in clauses(case):
        found = tuple(each for each in frequencies(text, words) if not _is_gap(text, each, words))
        if found and _is_for_all(text, words):
            what = _act(case, text)
            if what is not None:
                yield Act(what, found, spot)


def regimens(case: CheckContext) -> Iterator[tuple[Regimen, Spot]]:
    """Yield the doses that are to be taken so often, by everyone and always."""
    words, writing = case.dosing, case.writing
    if words is None or writing is None:
        return
    for spot, text in clauses(case):
        if _is_for_all(text, words) and _act(case, text) == "":
            for one in regimens_in(case, spot.words[: len(text)]):
                yield one, spot


def _is_for_all(text: str, words: Dosing) -> bool:
    """Tell whether a clause is neither of some people nor of some times."""
    for reader in words.readers:
        text = text.replace(reader, "")
    return words.some.isdisjoint(re.findall(r"[\w']+", text))


def regimens_in(case: CheckContext, text: str) -> Iterator[Regimen]:
    """Yield the doses in a text that have a frequency behind them: "5 ml three times a day", "2 tablets a day"."""
    words, writing = case.dosing, case.writing
    assert words and writing
    often = [(each.begin, _REACH, each) for each in frequencies(folded(text), words)]
    often += [(each.begin, 1, each) for each in _per_period(folded(text), words)]
    often.sort(key=itemgetter(0, 1))
    begins = [begin for begin, _, _ in often]
    again: dict[str, int] = {}
    found: list[Regimen] = []
    for dose in reversed(groups(text, writing, case.leaflet.identity.language)):
        following = often[(at := bisect_left(begins, dose.end)) : at + 2] if dose.kind in DOSES else []
        near = [each for begin, reach, each in following if begin - dose.end <= reach]
        if near and near[0].begin < again.get(dose.kind, len(text)):
            found.append(Regimen(dose, near[0]))
        again[dose.kind] = dose.begin
    yield from reversed(found)


@cache
def _period(words: Dosing) -> re.Pattern[str]:
    return re.compile(rf"(?<= )(?:{'|'.join(words.per)}) (?P<unit>{'|'.join(words.periods)})\b")


def _per_period(text: str, words: Dosing) -> Iterator[Frequency]:
    """Yield what follows an amount and is no count: the "a day" of "2 tablets a day"."""
    return (_once_in(match, words) for match in _period(words).finditer(text))


def _once_in(period: re.Match[str], words: Dosing) -> Frequency:
    from fractions import Fraction

    rate = 1 / Fraction(words.periods[period["unit"]])
    return Frequency(rate, rate, *period.span())


def period_after(text: str, words: Dosing) -> Frequency | None:
    """Return the first period that a folded text names: "in 24 hours" is one day."""
    match = _period(words).search(f" {text}")
    if match:
        return _once_in(match, words)
    return next((each for each in frequencies(text, words) if each.low == each.high), None)


@cache
def _condition(words: Dosing) -> re.Pattern[str]:
    return re.compile(rf",? (?:{'|'.join(words.clauses)})\b")


def _is_gap(text: str, each: Frequency, words: Dosing) -> bool:
    return text[: each.begin].rstrip().endswith(words.gap)


def _act(case: CheckContext, text: str) -> str | None:
    """Return "" for taking the medicine, verb and object for another act, None for what is no instruction."""
    words, lexicon = case.dosing, case.standards.plain.lexicon
    assert words
    tokens = re.findall(r"[\w'.]+", text)
    names = set(re.findall(r"\w+", folded(f"{case.leaflet.medicine.substance.plain} {case.leaflet.title.plain}")))
    for at, token in enumerate(tokens):
        if token in words.taking:
            rest = [word for word in tokens[at + 1 :] if word not in words.own[:5] or word in words.numbers][:2]
            if rest and _is_medicine(rest[0], names, words):
                return ""
            return f"{token} {rest[0]}" if rest else None
        if token in lexicon.orders | words.acts:
            rest = [word for word in tokens[at + 1 :] if word not in words.light]
            return f"{token} {rest[0]}" if rest else None
    return "" if any(each.kind in DOSES for each in _quantities(case, text)) else None


def _is_medicine(word: str, names: set[str], words: Dosing) -> bool:
    known = names | words.taken | words.numbers.keys() | words.forms.keys()
    return word in known or word in words.adverbs or word[0].isdecimal()


def _quantities(case: CheckContext, text: str) -> list[Group]:
    assert case.writing
    return groups(text, case.writing, case.leaflet.identity.language)
