"""The words of a language for checking texts: which are hard, which promise too much, which forbid."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from leaflet_pdf.files.path_policy import inside, own_files
from leaflet_pdf.languages.language import language_file
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.schema.kinds import Record
from leaflet_pdf.schema.record import load_record
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.wording.plain_format import LEXICON, OWN, TONE, Plainer

GLOSSARY = "glossary"
"""The folder beside a leaflet that holds a clinic's own words."""

_MOST_FILES = 20


class Lexicon(NamedTuple):
    """Hard words with plain ones, and what a program must know about a language's grammar to parse and count."""

    terms: tuple[Plainer, ...] = ()
    plainer: tuple[Plainer, ...] = ()
    patient: tuple[Plainer, ...] = ()
    arithmetic: tuple[Phrase, ...] = ()
    twice_negative: tuple[Plainer, ...] = ()
    negatives: tuple[Phrase, ...] = ()
    being: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()
    address: frozenset[str] = frozenset()
    summary: tuple[Phrase, ...] = ()
    vague: frozenset[str] = frozenset()
    syllables: Mapping[str, int] = MappingProxyType({})


class Tone(NamedTuple):
    """Phrases that promote, promise, hedge, or leave the patient alone with "ask your doctor".

    What follows a negative in its sentence promises nothing: "no method is 100% effective".
    """

    promotional: tuple[Phrase, ...] = ()
    assurances: tuple[Phrase, ...] = ()
    hedges: tuple[Phrase, ...] = ()
    understated: tuple[Phrase, ...] = ()
    asking: tuple[Phrase, ...] = ()
    topics: tuple[Phrase, ...] = ()
    negatives: tuple[Phrase, ...] = ()


class _Own(NamedTuple):
    terms: tuple[Plainer, ...]
    plainer: tuple[Plainer, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, eq=False, repr=False)
class PlainWords:
    """The words of a language, and those that a clinic adds in the folder "glossary" beside its leaflet.

    Each part is read on first use, because a build only needs the tone. A language that there
    are no words for has empty ones.
    """

    language: str = ""
    beside: Path | None = None

    @cached_property
    def known(self) -> bool:
        """Whether there are words for the language."""
        return language_file(self.language, "words") is not None

    @cached_property
    def tone(self) -> Tone:
        return _tone(self.language)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon that comes with the program."""
        return _lexicon(self.language)

    @property
    def terms(self) -> tuple[Plainer, ...]:
        """Medical terms, each with what to say instead; the clinic's own come first."""
        return self._own.terms + self.lexicon.terms

    @property
    def plainer(self) -> tuple[Plainer, ...]:
        """Long and stiff words, each with what to say instead; the clinic's own come first."""
        return self._own.plainer + self.lexicon.plainer

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the clinic's own files."""
        return self._own.findings

    @cached_property
    def _own(self) -> _Own:
        terms: list[Plainer] = []
        plainer: list[Plainer] = []
        findings: list[Finding] = []
        for path in self._own_files():
            values, wrong = _read(OWN, path)
            findings += wrong
            if values.get("language", "").partition("-")[0] == self.language.partition("-")[0]:
                terms += values.get("terms", ())
                plainer += values.get("plainer", ())
        return _Own(tuple(terms), tuple(plainer), tuple(findings))

    def _own_files(self) -> Iterator[Path]:
        if self.beside:
            names = own_files(self.beside, GLOSSARY)[:_MOST_FILES]
            yield from filter(None, (inside(self.beside, name) for name in names))


def words_of(leaflet: Leaflet) -> PlainWords:
    """Return the words for checking a leaflet: those of its language, and those in the folder beside it."""
    return PlainWords(leaflet.identity.language, Path(leaflet.source.file).parent)


@cache
def _lexicon(language: str) -> Lexicon:
    values = _bundled(LEXICON, "words", language)
    counts = {word: count for words, count in values.pop("syllables", ()) for word in words}
    return Lexicon(**values, syllables=counts)


@cache
def _tone(language: str) -> Tone:
    return Tone(**_bundled(TONE, "tone", language))


def _bundled(record: Record, subject: str, language: str) -> dict[str, Any]:
    path = language_file(language, subject)
    if path is None:
        return {}
    values, wrong = _read(record, path)
    assert not wrong, wrong
    return values


def _read(record: Record, path: Path) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    values, wrong = load_record(record, path)
    return (values if isinstance(values, dict) else {}), wrong
