"""What was dispensed to a patient, held against the leaflet that goes with it."""

from collections.abc import Iterator

from leaflet_pdf.checks.dispensing import directions, limits, product
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.languages.language import language, language_file
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient

__all__ = ["DISPENSING_RULES", "misfits"]

NO_WORDS_FOR_DOSES = Rule(
    "no-words-for-doses",
    Severity.ERROR,
    "The program has no words for doses in the leaflet’s language",
    "A dose that is said in another language, or in a sentence that is only half right, is a wrong dose.",
    "",
    bad="A patient’s cover before a leaflet in Welsh, whose folder has no schedules.yaml.",
    good="The leaflet without a cover, or a cover before a leaflet in English or German.",
)

DISPENSING_RULES: tuple[Rule, ...] = (NO_WORDS_FOR_DOSES, *product.RULES, *limits.RULES, *directions.RULES)


def misfits(patient: Patient, leaflet: Leaflet) -> Iterator[Finding]:
    """Yield what keeps a patient's cover from going before a leaflet.

    That is a language without words for doses, another medicine, a dose or a supply that the leaflet does not allow,
    and directions that say something else than the dose. Findings name numbers, and none of the patient's words.
    """
    tag = leaflet.identity.language
    if language_file(tag, "schedules") is None:
        message = f"a cover cannot be printed in the leaflet’s language, {language(tag).name}"
        yield NO_WORDS_FOR_DOSES.at(patient.source, message, "print the leaflet without a cover")
        return
    yield from product.unknown_words(patient, tag)
    yield from product.other_product(patient, leaflet)
    yield from limits.beyond_limits(patient, leaflet.medicine)
    yield from directions.contradictions(patient, leaflet.identity.language)
