"""The medicine's names: spelt the same everywhere, with the strength and the form given under `medicine:`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from leaflet_pdf.checks.analysis.amounts import amounts, is_right, value
from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.language import language_file
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.standards.phrases.word_memo import SHORTEST
from leaflet_pdf.standards.wording.lookalike import real_names
from leaflet_pdf.standards.wording.writing import Writing

MISSPELLED_NAME = Rule(
    "misspelled-name",
    Severity.ERROR,
    "A word is almost the medicine’s name",
    "Some names of medicines differ only in a few letters. A patient may take a misspelt name for another medicine.",
    "",
    bad="- Take sampiln with a meal.",
    good="- Take samplin with a meal. Samplin’s taste is bitter.",
)
MISSPELLED_CLASS = Rule(
    "misspelled-class",
    Severity.WARNING,
    "A word is almost the name of the medicine’s class",
    "Patients who may not take a class of medicines look for its name, spelt as it is everywhere else.",
    "",
    bad="medicine: {substance: samplin, strength: 40 mg, form: capsules, class: examplitoid}\n"
    "introduction: [Tell your doctor if you take another exampiltoid.]",
    good="medicine: {substance: samplin, strength: 40 mg, form: capsules, class: examplitoid}\n"
    "introduction: [Tell your doctor if you take other examplitoids.]",
)
NAME_CAPITALS = Rule(
    "name-capitals",
    Severity.HINT,
    "The medicine’s name is not capitalised as in “medicine:”",
    "Words in capitals are harder to read, and one name written in two ways looks like two medicines.",
    "UKAAF clear print: few capitals",
    bad="- Take SAMPLIN with a meal.",
    good="- Samplin is taken with a meal.",
)
STRENGTH_DIFFERS = Rule(
    "strength-differs",
    Severity.WARNING,
    "The medicine is named with another strength than in “medicine:”",
    "A patient with two leaflets, or with one that names two strengths, does not know which capsules are meant.",
    "",
    bad="- Samplin 50 mg capsules are white.",
    good="- Samplin 40 mg capsules are white. Some people take samplin 10 mg a day.",
)
FORM_DIFFERS = Rule(
    "form-differs",
    Severity.WARNING,
    "The medicine is named with another form than in “medicine:”",
    "Tablets, capsules and patches are taken in different ways.",
    "",
    bad="- Swallow samplin tablets whole.",
    good="- Swallow samplin capsules whole.",
)

_SHORTEST_CLASS = 8
_ENDING = 2
"""How many letters an ending may change: “mirtazapine” is “mirtazapina” in Spanish, and in English a mistake."""
_LONG = 8
_LONGEST = 60
_WORDS_KEPT = 2_048
_NAMES_KEPT = 32
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


class Name(NamedTuple):
    """A name as spelt under `medicine:`, and the rule for words that are almost it; a brand always has a capital."""

    spelled: str
    rule: Rule
    brand: bool = False

    @property
    def small(self) -> str:
        return self.spelled.lower()

    @property
    def wrong(self) -> int:
        """How many letters may be wrong in a word that is almost the name."""
        return 2 if len(self.small) >= _LONG and self.rule is MISSPELLED_NAME else 1


class _Alike:
    """Finds words that are almost a name, in lower case, with at most so many wrong letters.

    Words that are not are cached: most words of a leaflet have been in an earlier one.
    """

    def __init__(self, name: str, wrong: int) -> None:
        self._name = name
        self._wrong = wrong
        self._same = {name, f"{name}s", f"{name}es", name.removesuffix("s")}
        self._others: set[str] = set()

    def among(self, words: frozenset[str]) -> frozenset[str]:
        """Return the words that are almost the name, without plurals and real names."""
        unknown = words - self._others
        near = frozenset(filter(self._is_near, self._maybe_near(unknown)))
        if len(self._others) + len(unknown) > _WORDS_KEPT:
            self._others.clear()
        self._others.update(islice(unknown - near, _WORDS_KEPT))
        return near

    def _maybe_near(self, words: frozenset[str]) -> list[str]:
        """Return the words of about the same length and letters as the name."""
        length, letters, most = len(self._name), frozenset(self._name), 2 * self._wrong
        lengths = range(length - self._wrong, length + self._wrong + 1)
        alike = [word for word in words if len(word) in lengths]
        return [word for word in alike if len(letters.symmetric_difference(word)) + abs(len(word) - length) <= most]

    def _is_near(self, word: str) -> bool:
        return word not in self._same and distance(word, self._name) <= self._wrong and word not in real_names()


_alike = lru_cache(_NAMES_KEPT)(_Alike)


def find_misspelled(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding for each word that is almost one of the medicine's names."""
    names = tuple(_names(case))
    words = case.small_words.difference([name.small for name in names])
    knows_endings = language_file(case.leaflet.identity.language, "words") is not None
    near = {
        word: name
        for name in names
        for word in _alike(name.small, name.wrong).among(words)
        if not (name.brand and word in case.words)  # "yellow" is not a misspelling of Yellox
        and (knows_endings or not _is_inflected(word, name.small))
    }
    for match in _WORD.finditer(case.printed) if near else ():
        name = near.get(match[0].lower())
        if name:
            message = f"“{match[0]}” is not spelt like “{name.spelled}”"
            hint = f"write {name.spelled}, unless it is another name"
            yield name.rule.at(case.at(match.start()), message, hint)


def _is_inflected(word: str, name: str) -> bool:
    """Tell whether a word in a language whose endings are not known here is the name but for its ending."""
    return word[: len(name) - _ENDING] == name[:-_ENDING]


def find(case: CheckContext) -> Iterator[Finding]:
    """Yield findings about the medicine's name with other capitals, another strength or another form."""
    for name in _names(case):
        if name.rule is MISSPELLED_NAME:
            yield from _capitals(case, name)
            if case.writing:
                yield from _product(case, case.writing, name)


def _names(case: CheckContext) -> Iterator[Name]:
    """Yield the names of the substance, the class and, from the title, the product.

    A word of the title is a name if it is capitalised there and everywhere else.
    """
    medicine, title = case.leaflet.medicine, case.leaflet.title.plain
    substance = _WORD.findall(medicine.substance.plain)
    group = _WORD.findall(medicine.group.plain) if medicine.group else []
    known = {word.lower() for word in (*substance, *group)}
    yield from (Name(word, MISSPELLED_NAME) for word in substance if len(word) <= _LONGEST)
    yield from (Name(word, MISSPELLED_CLASS) for word in group if _SHORTEST_CLASS <= len(word) <= _LONGEST)
    for word in _WORD.findall(re.split(r"\d", title)[0]):
        if word[0].isupper() and len(word) <= _LONGEST and word.lower() not in known and word.lower() not in case.words:
            yield Name(word, MISSPELLED_NAME, brand=True)


def distance(one: str, other: str) -> int:
    """Return the edit distance: how many letters to insert, delete, replace or swap with their neighbour."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        above, last, row = row, above, [i + 1]
        for j, wanted in enumerate(other):
            row.append(min(above[j + 1] + 1, row[j] + 1, above[j] + (letter != wanted)))
            if i and j and letter == other[j - 1] and one[i - 1] == wanted:
                row[-1] = min(row[-1], last[j - 1] + 1)
    return row[-1]


def _capitals(case: CheckContext, name: Name) -> Iterator[Finding]:
    usual = {name.spelled, name.small, name.small.capitalize(), *_WORD.findall(case.leaflet.title.plain)}
    for word in case.words:
        if word not in usual and word.lower() == name.small:
            begin = case.printed.index(word)
            message = f"“{word}” is not capitalised like “{name.spelled}”"
            yield NAME_CAPITALS.at(case.at(begin), message, f"write {name.spelled}")


def _product(case: CheckContext, writing: Writing, name: Name) -> Iterator[Finding]:
    medicine = case.leaflet.medicine
    strengths = set(_strengths(medicine.strength.plain, writing))
    form = medicine.form.plain.lower()
    for match in named(name, writing).finditer(case.folded):
        written, place = match[0], case.at(match.start())
        if strengths and not strengths.issuperset(_strengths(match["strength"] or "", writing)):
            message = f"“{written}” has another strength than “{medicine.strength.plain}” in “medicine:”"
            yield STRENGTH_DIFFERS.at(place, message, "check which is right")
        if case.dosing and _is_another(match["form"], form, writing):
            message = f"“{written}” has another form than “{medicine.form.plain}” in “medicine:”"
            yield FORM_DIFFERS.at(place, message, "check which is right")


def named(name: Name, writing: Writing) -> re.Pattern[str]:
    """Return the pattern of a name with a form after it, and an optional strength: "samplin 40 mg soft capsules"."""
    strength = r"(?P<strength>[0-9][^ \n]{0,12} ?[a-z%]{1,12} (?:[\w-]{1,20} ){0,2}?)?"
    forms = "|".join(map(str.lower, writing.forms))
    return re.compile(rf"{re.escape(name.small)} {strength}(?P<form>{forms})\b")


def _strengths(text: str, writing: Writing) -> Iterator[tuple[float, str]]:
    for amount in amounts(text, writing):
        if amount.name and is_right(amount.number, writing):
            yield value(amount.number, writing), amount.with_number("", amount.name)


def _is_another(form: str, head: str, writing: Writing) -> bool:
    """Tell whether a form is not the one under `medicine:`; False if that one is unknown.

    In languages with words for doses, each form is listed in the singular and in the plural.
    """
    pairs = list(zip(writing.forms[::2], writing.forms[1::2], strict=True))
    named = [pair for pair in pairs if any(word in head for word in pair)]
    return bool(named) and not any(form in pair for pair in named)


CHECKS = (
    Check(find_misspelled, (MISSPELLED_NAME, MISSPELLED_CLASS), at_build=True),
    Check(find, (NAME_CAPITALS, STRENGTH_DIFFERS, FORM_DIFFERS)),
)
