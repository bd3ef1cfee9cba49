"""What the cover of a leaflet says to one patient.

A patient's words go onto the cover page and nowhere else: no value here shows them in its `repr`, and no
finding repeats them. A finding names the key and the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from os import PathLike
from typing import Any

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Placed
from leaflet_pdf.model.schedule import DoseLine


@dataclass(frozen=True, slots=True)
class Patient:
    """Who gets a leaflet, and what was prescribed and supplied on a day.

    The supply is in days, None for what is only used as needed, if nobody knows how long it lasts. `doses` are the
    lines of the schedule; the totals are as written, None if they are not.
    """

    name: Placed[str]
    supplied: Placed[date]
    medicine: Placed[str]
    directions: Placed[str]
    doses: tuple[DoseLine, ...]
    pharmacy: Placed[str]
    contact: Placed[str]
    source: Source
    born: Placed[date] | None = None
    daily_total: Placed[str] | None = None
    weekly_total: Placed[str] | None = None
    supply: Placed[int] | None = None
    prescriber: Placed[str] | None = None


Whom = Patient | PathLike[str] | str | Mapping[Any, Any]
"""Whom a cover is for: a patient, the path of a patient's file, or what stands in one."""


def words(patient: Patient) -> Iterator[tuple[str, Placed[str]]]:
    """Yield the words of a patient's file that must be in print, with their key, in reading order."""
    yield "name", patient.name
    yield "medicine", patient.medicine
    yield "directions", patient.directions
    for product in products(patient):
        yield "unit", product
    stated = {
        "daily-total": patient.daily_total, "weekly-total": patient.weekly_total, "prescriber": patient.prescriber,
        "pharmacy": patient.pharmacy, "contact": patient.contact,
    }  # fmt: skip
    yield from ((key, written) for key, written in stated.items() if written)


def products(patient: Patient) -> tuple[Placed[str], ...]:
    """Return what one of each product is, once each, in the order of the lines."""
    named = {line.product.value.words: line.product.source for line in reversed(patient.doses)}
    return tuple(Placed(words, source) for words, source in reversed(named.items()))
