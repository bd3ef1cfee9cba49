"""The format of word files, for checking the tone and the plainness of texts."""

from typing import Any, NamedTuple

from leaflet_pdf.schema.kinds import Field, Kind, ListOf, Record, Value, fields
from leaflet_pdf.sources.yaml.catalogue import UNKNOWN_LANGUAGE
from leaflet_pdf.standards.catalogue import BAD_PHRASE
from leaflet_pdf.standards.phrases.phrase import Phrase


class Plainer(NamedTuple):
    """Words, and what to say instead."""

    phrase: Phrase
    say: str


def plainer(entry: str) -> Plainer:
    """Return an entry such as "hypertens* = high blood pressure". Raises ValueError."""
    phrase, equals, say = entry.partition(" = ")
    if not equals or not say.strip():
        raise ValueError(entry)
    return Plainer(Phrase(phrase), say.strip())


def counted(entry: str) -> tuple[tuple[str, ...], int]:
    """Return the words and their number of syllables of an entry such as "area idea = 3". Raises ValueError."""
    words, _, count = entry.partition(" = ")
    return tuple(words.split()), int(count)


def words(entry: str) -> frozenset[str]:
    """Return the words of an entry, in small letters."""
    return frozenset(entry.lower().split())


def without_source(**values: Any) -> dict[str, Any]:
    """Return the values of a file by name, without its title and source."""
    return {name: value for name, value in values.items() if name not in {"source", "words"}}


_SIGNS = "use words and the signs * | ? ... (explained in content/glossary/README.md)"
LINE = Value("one line of plain text")
TAG = Value("a language", r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", UNKNOWN_LANGUAGE, "write a tag, as in en")
PHRASES = ListOf(Value("a phrase", rule=BAD_PHRASE, hint=_SIGNS, convert=Phrase))
PLAINER = ListOf(
    Value("a phrase, “ = ” and plain words", rule=BAD_PHRASE, hint="write it as in renal = kidney", convert=plainer)
)
COUNTED = ListOf(Value("words, “ = ” and a number", rule=BAD_PHRASE, convert=counted))
WORDS = Value("words with spaces between them", convert=words)


def _optional(key: str, kind: Kind, description: str) -> Field:
    return Field(key, kind, description, required=False)


_TITLE = Field("words", LINE, "What these words are.")
_TERMS = _optional("terms", PLAINER, "Medical terms, each with plain words to say instead or to explain it.")
_LONG = _optional("plainer", PLAINER, "Long and stiff words, each with what to say instead.")

OWN = Record("glossary", fields(_TITLE, Field("language", TAG, "Their language."), _TERMS, _LONG), without_source)
"""A clinic's own file."""

LEXICON = Record(
    "lexicon",
    fields(
        _TITLE,
        _TERMS,
        _LONG,
        Field("patient", PLAINER, "How a text speaks about the patient instead of to the patient."),
        Field("arithmetic", PHRASES, "What asks the reader to calculate."),
        Field("twice-negative", PLAINER, "Double negatives."),
        Field("negatives", PHRASES, "What forbids something, or reverses a sentence."),
        Field("being", WORDS, "The forms of “to be” that a passive begins with."),
        Field("participles", WORDS, "Participles that do not end in -ed."),
        Field("states", WORDS, "Words like participles that say how someone is."),
        Field("duties", WORDS, "Words before “be” that make a passive an instruction."),
        Field("between", WORDS, "Words allowed between the parts of a passive."),
        Field("orders", WORDS, "Words that an instruction begins with."),
        Field("address", WORDS, "Words that speak to the reader."),
        Field("summary", PHRASES, "Headings of a section that sums up the others."),
        Field("vague", WORDS, "Words that say nothing as a heading."),
        Field("syllables", COUNTED, "Words whose syllables the rule miscounts."),
    ),
    without_source,
)

TONE = Record(
    "tone",
    fields(
        _TITLE,
        Field("promotional", PHRASES, "Promotional words."),
        Field("assurances", PHRASES, "What promises more than any medicine can deliver."),
        Field("hedges", PHRASES, "Hedged ratings, where the patient needs a clear one."),
        Field("understated", PHRASES, "Advice that sounds as if it did not matter."),
        Field("asking", PHRASES, "Advice to ask someone, and nothing else."),
        Field("topics", PHRASES, "Topics for which such advice is not enough."),
        Field("negatives", PHRASES, "Words after which nothing is promised."),
    ),
    without_source,
)
