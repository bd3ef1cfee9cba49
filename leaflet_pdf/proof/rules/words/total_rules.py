"""Rules about totals on a patient's cover: what it says of a day or a week is what the doses come to.

They are added up apart from the program's own sum, from the schedule and the strength. No finding repeats them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import Quantity
from leaflet_pdf.model.schedule import AsNeeded, Daily, DoseLine, EveryDays, EveryHours, OnWeekdays
from leaflet_pdf.proof.catalogue.cover import TOTAL_ASTRAY
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.rules.words.dose_text import DoseText, dose_text

_PERIODS = {"daily-total": 1, "weekly-total": 7}


def the_totals_are_those_of_the_doses(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for a total that the doses do not come to, and if there is none of a day, or else of a week."""
    text, source = dose_text(readback.language), patient.doses[0].source
    if text is None:
        return
    words = " ".join(text.seen(readback.elements[index].text) for index in readback.on_cover())
    sums = {key: _sum(patient, days) for key, days in _PERIODS.items()}
    shown = {key: _shown(words, text.seen(text.words.cover[key])) for key in _PERIODS}
    if not any(shown.values()) and any(sums.values()):
        yield TOTAL_ASTRAY.at(source, "the cover does not have the total of a day, or of a week")
    for key, seen in shown.items():
        if seen - {_written(sums[key], text)}:
            yield TOTAL_ASTRAY.at(source, f"“{key}” on the cover is not what the doses come to")


def _shown(words: str, called: str) -> set[str]:
    """Return every amount that the cover has for a period, by what that is called there."""
    return {f"{found[1]} {found[2]}" for found in re.finditer(rf"\b{re.escape(called)} ([\d.,]+) (\S+)", words)}


def _written(quantity: Quantity | None, text: DoseText) -> str:
    return "" if quantity is None else text.seen(text.measured(quantity, quantity))


def _sum(patient: Patient, days: int) -> Quantity | None:
    """Return how much of the substance is taken in so many days, if that is always the same."""
    found: dict[str, Decimal] = {}
    for line in patient.doses:
        times = _times(line, days)
        if times is None or line.first or line.last or any(amount.least != amount.most for amount, _ in line.amounts):
            return None
        for amount, _ in line.amounts:
            held = line.product.value.substance_in(amount.most, amount.unit)
            if held is None and amount.most:
                return None
            if held is not None:
                found[held.unit] = found.get(held.unit, Decimal(0)) + held.number * times
    return Quantity(*next((number, unit) for unit, number in found.items())) if len(found) == 1 else None


def _times(line: DoseLine, days: int) -> int | None:
    """Return how often each amount of a line is taken in so many days; None if that is not the same each time."""
    match line.timing:
        case Daily():
            return days
        case EveryHours(hours=hours):
            return None if 24 % hours else 24 // hours * days
        case EveryDays(days=every):
            return days if every == 1 else None
        case OnWeekdays(on=on):
            return len(on) if days == 7 else None
        case AsNeeded():
            return None
        case _:
            assert_never(line.timing)
