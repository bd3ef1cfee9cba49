"""Totals as a patient's file states them, against what its doses come to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Placed
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import Quantity, plain
from leaflet_pdf.model.schedule import total
from leaflet_pdf.sources.patient.catalogue import TOTAL_DIFFERS


def wrong_totals(patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each total that is not what the doses come to."""
    for stated, days, key in ((patient.daily_total, 1, "daily-total"), (patient.weekly_total, 7, "weekly-total")):
        if stated:
            yield from _wrong(stated, total(patient.doses, days=days), key)


def _wrong(stated: Placed[str], real: Quantity | None, key: str) -> Iterator[Finding]:
    number, unit = stated.value.split()
    if real is None:
        message, hint = f'the doses do not come to one and the same "{key}"', "leave it out, or correct the doses"
    elif unit != real.unit:
        message, hint = f'"{key}" and "unit" have different units', "use the same unit for both"
    elif Decimal(number) != real.number:
        message = f'the doses do not add up to "{key}": they come to {plain(real.number)}, and it is {number}'
        hint = 'add up what is taken, and multiply by the strength of one "unit"'
    else:
        return
    yield TOTAL_DIFFERS.at(stated.source, message, hint)
