"""What is not judged in the leaflet's language, for lack of words: it is said, and never judged in another language.

Numbers, units, ranges and pages are judged in every language.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.checks.rule import Check, Rule
from leaflet_pdf.languages.language import language, language_file
from leaflet_pdf.model.finding import Finding, Severity

LANGUAGE_NOT_JUDGED = Rule(
    "language-not-judged",
    Severity.HINT,
    "The program has no words to judge some of the leaflet by in its language",
    "What no check looks at, a person must: that nothing was found does not mean that nothing is wrong.",
    "our own rule",
    bad="language: pl",
    good="language: en-GB",
)

_BY_FILE = {
    "tone": "tone",
    "words": "plain words, reading grade, where to report side effects",
    "amounts": "abbreviations, units that mislead",
    "frequencies": "words for frequencies",
    "dosing": "doses in sentences",
}
"""What is judged by the words in each file of a language."""


def not_judged(case: CheckContext) -> Iterator[Finding]:
    """Yield one finding that names what is not judged, if the language lacks words for any of it."""
    tag, source = case.leaflet.identity.language, case.leaflet.source
    unjudged = [what for subject, what in _BY_FILE.items() if language_file(tag, subject) is None]
    if unjudged and language_file(tag, "program"):
        unjudged += _of_standards(case)
        message = f"not judged in {language(tag).name}: {', '.join(unjudged)}"
        yield LANGUAGE_NOT_JUDGED.at(case.places.key("language", source), message, "let a professional judge them")


def _of_standards(case: CheckContext) -> Iterator[str]:
    """Yield what the profile and the facts about the medicine have no words for."""
    profile, facts = case.standards.profile, case.standards.facts
    if not any(part.headings or part.phrases for part in profile.outline):
        yield "the headings of the profile"
    if not any([profile.statements, *(about.statements for about in facts)]):
        yield "what must and must not be said"


CHECKS = (Check(not_judged, (LANGUAGE_NOT_JUDGED,)),)
