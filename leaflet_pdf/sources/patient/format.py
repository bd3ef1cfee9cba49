"""The format of a patient's file, version 1: every key, what is allowed there, and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.schedule import DoseLine
from leaflet_pdf.schema.catalogue import BAD_DATE, BAD_VALUE, MISSING_KEY
from leaflet_pdf.schema.decoder import plain_value
from leaflet_pdf.schema.document.nodes import Items, Mapping, Node
from leaflet_pdf.schema.json_schema import record_schema
from leaflet_pdf.schema.kinds import Field, Placed, Record, Value, fields
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.values import DAY, DAYS, FORMAT, QUANTITY
from leaflet_pdf.sources.patient.catalogue import BAD_SCHEDULE, BORN_AFTER_DATE
from leaflet_pdf.sources.patient.dose_format import DOSES

_MOST_YEARS, _MOST_LINES = 125, 100
_EARLIEST = date(2000, 1, 1)
"""No medicine with a leaflet of this program was supplied before."""

_EMPTY = r"(?!\s*(?:None|null|NULL|nil|N/A)\s*$)(?!.*(?:\bundefined\b|\bNaN\b|\[object Object\]|\{\{|\}\}|\$\{))"
"""What programs write where they have no value; a person may be called Null, but by another name as well."""

WORDS = Value(
    "a text for a patient",
    rf"{_EMPTY}[^\n]+",
    BAD_VALUE,
    "it is what a program writes where it has no value: give the words, or leave out a key that is optional",
)
TOTAL = QUANTITY._replace(convert=str)


def _consistency(patient: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if dates are out of order, or too far apart to be true, or if nobody says how long it lasts."""
    doses = patient.get("dose")
    if not patient.get("supply") and not _is_as_needed(doses):
        hint = "add it: how many days the supply lasts, as in 28 days"
        yield patient, Problem(MISSING_KEY, '"supply" is missing from this patient file', hint)
    if isinstance(doses, Items) and len(doses.nodes) > _MOST_LINES:
        message = f'"dose" has more than {_MOST_LINES} lines'
        yield doses, Problem(BAD_SCHEDULE, message, "no cover holds so many: split the prescription")
    born, day = patient.get("born"), patient.get("date")
    birth, supplied = plain_value(DAY, born), plain_value(DAY, day)
    if day and isinstance(supplied, date) and supplied < _EARLIEST:
        yield day, Problem(BAD_DATE, '"date" is too early', "write the day of the supply, as in 2026-11-23")
    if not born or not isinstance(birth, date) or not isinstance(supplied, date):
        return
    if supplied < birth:
        yield born, Problem(BORN_AFTER_DATE, '"born" is later than "date"', "correct one of them")
    elif supplied.year - birth.year > _MOST_YEARS:
        yield born, Problem(BAD_DATE, '"born" is too early', "write the date of birth, as in 1990-01-31")


def _is_as_needed(doses: Node | None) -> bool:
    """Tell whether all lines of a dose are of what is only used as needed."""
    lines = doses.nodes if isinstance(doses, Items) else [doses] if doses else []
    return bool(lines) and all(isinstance(line, Mapping) and "least-interval" in line.entries for line in lines)


def _patient(_format: str, doses: DoseLine | tuple[DoseLine, ...], **values: Any) -> Patient:
    return Patient(doses=(doses,) if isinstance(doses, DoseLine) else doses, **values)


PATIENT = Record(
    "patient file",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("name", Placed(WORDS), "Who the medicine is for."),
        Field("born", Placed(DAY), "The date of birth.", required=False),
        Field("date", Placed(DAY), "When the medicine was supplied.", attribute="supplied"),
        Field("medicine", Placed(WORDS), "The active substance, as the leaflet names it."),
        Field("directions", Placed(WORDS), "How to take it, in plain words."),
        Field("dose", DOSES, "How much to take, and when: one line, or a list of lines.", attribute="doses"),
        Field("daily-total", Placed(TOTAL), "What the doses of a day add up to, as in 40 mg.", required=False),
        Field("weekly-total", Placed(TOTAL), "What the doses of a week add up to, as in 15 mg.", required=False),
        Field(
            "supply",
            Placed(DAYS),
            "How many days the supply lasts, as in 28 days; it may be left out of what is only used as needed.",
            required=False,
        ),
        Field("prescriber", Placed(WORDS), "Who prescribed it.", required=False),
        Field("pharmacy", Placed(WORDS), "Who supplied it."),
        Field("contact", Placed(WORDS), "How to reach the pharmacy."),
    ),
    _patient,
    check=_consistency,
)


def patient_schema() -> dict[str, object]:
    """Return the JSON Schema of a patient's file."""
    return record_schema("What a leaflet's cover says to one patient", PATIENT)
