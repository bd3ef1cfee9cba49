"""How hard a leaflet is to read: its words, sentences and syllables, and the US school grade they correspond to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from typing import NamedTuple

from leaflet_pdf.checks.analysis.passages import Passage
from leaflet_pdf.checks.analysis.sentences import Sentence
from leaflet_pdf.checks.analysis.syllables import syllables
from leaflet_pdf.checks.context import CheckContext, Spot
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.model.finding import Finding, Severity, Source
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.standards.profile import Limit, Profile, Standards
from leaflet_pdf.standards.wording.plain import PlainWords, words_of

_ADDRESS = re.compile(r"://|@|www\.|[a-z]{2}\.[a-z]{2}", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?")
_ANY = Profile("", "", "")
_FEWEST_WORDS = 100
"""The formula is meant for passages of 100 words: in fewer, a single long word adds a grade."""

_HARDEST = 5
_SENTENCE_OF_WORDS = 8
"""A sentence with fewer words would be among the hardest because of a single name."""

_GRADE = Limit(6, "USP 1265")
_GRADE_MOST = Limit(8, "USP 1265")


class Tally(NamedTuple):
    """The counts of a text."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: the US school year in which the text can be understood."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    def plus(self, other: Tally) -> Tally:
        return Tally(self.words + other.words, self.sentences + other.sentences, self.syllables + other.syllables)


class HardSentence(NamedTuple):
    """A sentence that is hard to read, and where it begins."""

    text: str
    source: Source
    tally: Tally


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a leaflet is, overall and by section ("" for the text before the first), and its hardest sentences."""

    overall: Tally
    sections: tuple[tuple[str, Tally], ...]
    hardest: tuple[HardSentence, ...]


def readability(leaflet: Leaflet, plain: PlainWords | None = None) -> Readability | None:
    """Return how hard the running text of a leaflet is; None if its language has no rule for counting syllables.

    Paragraphs and entries of lists are counted; headings, tables, side effects, addresses and the medicine's own
    names, which no author can choose, are not.
    """
    return readability_of(
        CheckContext(leaflet, Standards(_ANY, plain=plain or words_of(leaflet)), leaflet.identity.revised)
    )


def readability_of(case: CheckContext) -> Readability | None:
    """Return what `readability` does, for a case that already has the sentences."""
    if not case.leaflet.identity.language.startswith("en"):
        return None
    counter = _Counter(names(case.leaflet), case.standards.plain)
    sections: dict[str, Tally] = {}
    hard: list[tuple[float, Passage, Sentence, Tally]] = []
    for passage, sentence in case.sentences:
        tally = counter.of(sentence)
        section = passage.where.section
        sections[section] = sections.get(section, Tally()).plus(tally)
        if tally.words >= _SENTENCE_OF_WORDS:
            hard.append((tally.grade, passage, sentence, tally))
    overall = Tally()
    for tally in sections.values():
        overall = overall.plus(tally)
    hardest = (
        HardSentence(sentence.text, case.place(Spot(passage, sentence.offset, sentence.offset)), tally)
        for _, passage, sentence, tally in nlargest(_HARDEST, hard, key=itemgetter(0))
    )
    return Readability(overall, tuple(sections.items()), tuple(hardest))


def names(leaflet: Leaflet) -> frozenset[str]:
    """Return the words of the medicine's names, in small letters."""
    medicine = leaflet.medicine
    titles = (leaflet.title, medicine.substance)
    common = {word.lower() for text in (medicine.form, medicine.strength) for word in _WORD.findall(text.plain)}
    return frozenset(word.lower() for text in titles for word in _WORD.findall(text.plain)) - common


class _Counter:
    """Counts words and syllables of sentences, without certain names."""

    def __init__(self, names: frozenset[str], plain: PlainWords) -> None:
        self._names = names
        self._exceptions = plain.lexicon.syllables
        self._known: dict[str, int] = {}

    def of(self, sentence: Sentence) -> Tally:
        text = sentence.text
        if "." in text[:-1] or "@" in text:
            text = " ".join(part for part in text.split() if not _ADDRESS.search(part))
        count = 0
        words = 0
        for word in _WORD.findall(text):
            found = self._known.get(word)
            if found is None:
                named = word.lower().removesuffix("'s").removesuffix("’s") in self._names
                found = self._known[word] = 0 if named else syllables(word, self._exceptions)
            count += found
            words += found > 0
        return Tally(words, 1 if words else 0, count)


_HEAVY = (
    "Administration of this medication necessitates comprehensive consideration of individual circumstances, including"
    " concomitant administration of additional pharmaceutical preparations and pre-existing medical conditions. "
)
_MIDDLING = "Ask your doctor about any medicine or vitamin that you use at home. "
_EASY = "Take one capsule with your meal each day. Do not chew it. "

GRADE_MOST = Rule(
    "reading-grade-most",
    Severity.WARNING,
    "The leaflet is too hard to read",
    "About half of all adults read no better than a child of eleven. They cannot follow what they cannot read.",
    "USP 1265",
    bad="- " + _HEAVY * 5,
    good="- " + _EASY * 12,
)
GRADE = Rule(
    "reading-grade",
    Severity.HINT,
    "The leaflet is harder to read than it should be",
    "Six years of school should be enough to understand a leaflet. Do not leave anything out; use shorter words.",
    "USP 1265",
    bad="- " + _MIDDLING * 9,
    good="- " + _EASY * 12,
)
SECTION_GRADE = Rule(
    "section-grade",
    Severity.HINT,
    "A section is much harder to read than the limit for the leaflet",
    "A leaflet that is easy overall can hide one section that nobody understands.",
    "USP 1265",
    bad="- " + _HEAVY * 5,
    good="- " + _EASY * 12,
)


def grades(case: CheckContext) -> Iterator[Finding]:
    """Yield a finding if the leaflet, or a section, is above the limits of the profile for its reading grade."""
    found = readability_of(case)
    if found is None:
        return
    limits = case.standards.profile.limits
    aim, most = limits.get("grade", _GRADE), limits.get("grade-most", _GRADE_MOST)
    hint = f"the hardest sentence: “{found.hardest[0].text}”" if found.hardest else ""
    if found.overall.words >= _FEWEST_WORDS and found.overall.grade > aim.value:
        rule, limit = (GRADE_MOST, most) if found.overall.grade > most.value else (GRADE, aim)
        message = f"the leaflet has a reading grade of {found.overall.grade:.1f}; the limit is {limit.value:g}"
        yield rule.at(case.places.key("sections", case.leaflet.source), message, hint)
    tallies = dict(found.sections)
    for section in case.leaflet.sections:
        tally = tallies.get(section.id, Tally())
        if tally.words >= _FEWEST_WORDS and tally.grade > most.value:
            message = f"this section has a reading grade of {tally.grade:.1f}; the limit is {most.value:g}"
            yield SECTION_GRADE.at(section.source, message, "use shorter words and shorter sentences")


CHECKS = (Check(grades, (GRADE_MOST, GRADE, SECTION_GRADE)),)
