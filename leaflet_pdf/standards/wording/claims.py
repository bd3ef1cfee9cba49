"""What makes a sentence a claim that needs a source."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from leaflet_pdf.schema.kinds import Field, ListOf, Record, fields
from leaflet_pdf.standards.format import PHRASE, by_language, values
from leaflet_pdf.standards.phrases.phrase import Phrase
from leaflet_pdf.standards.standards_file import in_language, load_values

_WORDS = by_language(ListOf(PHRASE))
_FILE = Record(
    "set of claims",
    fields(
        Field("claims", _WORDS, "Words of a claim."),
        Field("boilerplate", _WORDS, "Words that look like one and are not."),
    ),
    values,
)


@cache
def claims(language: str) -> tuple[tuple[Phrase, ...], tuple[Phrase, ...]]:
    """Return the phrases of claims in a language, and those of sentences that only look like claims."""
    content, findings = load_values(Path(__file__).parent / "claims.yaml", _FILE)
    assert content is not None, findings
    return in_language(language, content["claims"]), in_language(language, content["boilerplate"])
