"""What the cover of a leaflet says to one patient, and what must agree between the two.

A patient's words go onto the cover page and nowhere else: no value here shows them in its `repr`, and no
finding repeats them. A finding names the key and the place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from os import PathLike
from typing import Any, NamedTuple

from leaflet_pdf.model.finding import Finding, Source, count
from leaflet_pdf.model.leaflet import Leaflet, Placed

TIMES = ("morning", "noon", "evening", "night")


class Quantity(NamedTuple):
    """So much of something, as "40 mg"."""

    number: Decimal
    unit: str


def quantity(words: str) -> Quantity:
    """Return the quantity that words begin with: a number, a space and a unit."""
    number, unit = words.split()[:2]
    return Quantity(Decimal(number), unit)


@dataclass(frozen=True, slots=True)
class Dose:
    """How many to take at each time of a day. One unit is a strength and a form, as "20 mg capsule"."""

    unit: Placed[str]
    morning: Placed[Decimal]
    noon: Placed[Decimal]
    evening: Placed[Decimal]
    night: Placed[Decimal]
    source: Source

    @property
    def times(self) -> tuple[Placed[Decimal], ...]:
        """Return how many to take in the morning, at noon, in the evening and at night."""
        return self.morning, self.noon, self.evening, self.night


@dataclass(frozen=True, slots=True)
class Patient:
    """Who gets a leaflet, and what was prescribed and supplied on a day. The supply is in days."""

    name: Placed[str]
    supplied: Placed[date]
    medicine: Placed[str]
    directions: Placed[str]
    dose: Dose
    daily_total: Placed[str]
    supply: Placed[int]
    prescriber: Placed[str]
    pharmacy: Placed[str]
    contact: Placed[str]
    source: Source
    born: Placed[date] | None = None


Whom = Patient | PathLike[str] | str | Mapping[Any, Any]
"""Whom a cover is for: a patient, the path of a patient's file, or what stands in one."""


def words(patient: Patient) -> Iterator[tuple[str, Placed[str]]]:
    """Yield the words of a patient's file that must be in print, with their key, in reading order."""
    yield "name", patient.name
    yield "medicine", patient.medicine
    yield "directions", patient.directions
    yield "unit", patient.dose.unit
    yield "daily-total", patient.daily_total
    yield "prescriber", patient.prescriber
    yield "pharmacy", patient.pharmacy
    yield "contact", patient.contact


def misfits(patient: Patient, leaflet: Leaflet) -> Iterator[Finding]:
    """Yield what keeps a patient's cover from going before a leaflet: another substance, too long a supply."""
    substance, longest = leaflet.medicine.substance.plain, leaflet.medicine.longest_supply
    if _folded(patient.medicine.value) != _folded(substance):
        message = f"“medicine” is not the substance of the leaflet, “{substance}”"
        yield Finding("medicine-differs", message, patient.medicine.source, "take the leaflet of the medicine supplied")
    if longest is not None and patient.supply.value > longest:
        message = f"“supply” is longer than the {count(longest, 'day')} that the leaflet allows"
        yield Finding("supply-too-long", message, patient.supply.source, "check the prescription: days, not weeks?")


def _folded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold()
