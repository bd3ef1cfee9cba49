"""What was dispensed to a patient, held against the leaflet that goes with it."""

from collections.abc import Iterator

from leaflet_pdf.checks.dispensing import directions, limits, product
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Leaflet
from leaflet_pdf.model.patient import Patient

__all__ = ["DISPENSING_RULES", "misfits"]

DISPENSING_RULES: tuple[Rule, ...] = (*product.RULES, *limits.RULES, *directions.RULES)


def misfits(patient: Patient, leaflet: Leaflet) -> Iterator[Finding]:
    """Yield what keeps a patient's cover from going before a leaflet.

    That is another medicine, a dose or a supply that the leaflet does not allow, and directions that say something
    else than the dose. Findings name numbers, and none of the patient's words.
    """
    yield from product.other_product(patient, leaflet)
    yield from limits.beyond_limits(patient, leaflet.medicine)
    yield from directions.contradictions(patient, leaflet.identity.language)
