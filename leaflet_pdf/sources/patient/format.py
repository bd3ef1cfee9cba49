"""The format of a patient's file, version 1: every key, what is allowed there, and what it means.

Numbers are written so that they cannot be misread: no trailing zero ("1.0"), no missing zero (".5"), no
comma, and no fractions of a unit but quarters (ISMP, List of Error-Prone Abbreviations, Symbols and Dose Designations).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from leaflet_pdf.model.patient import TIMES, Dose, Patient, Quantity, quantity
from leaflet_pdf.schema.decoder import plain_value
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.schema.json_schema import record_schema
from leaflet_pdf.schema.kinds import Field, Placed, Record, Value, fields
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.values import DAY, DAYS, FORMAT, PLAIN

_QUANTITY = r"(?!0 )(0|[1-9][0-9]{0,8})(\.[0-9]{0,5}[1-9])? [^\W\d_]+"
"""Few enough digits that sums and products are exact."""

COUNT = Value(
    "a number of units",
    r"half|(0|[1-9][0-9]?)(\.(25|5|75))?",
    "bad-count",
    "write 0, 1, 2, half, 1.5, …: whole numbers, or with .25, .5 or .75",
    lambda words: Decimal("0.5" if words == "half" else words),
)
UNIT = Value(
    "a strength with its unit and the form",
    rf"{_QUANTITY} [^\W\d_].*",
    "bad-quantity",
    "describe one of them, as in 20 mg capsule, without commas or needless zeros",
)
TOTAL = Value(
    "an amount with its unit",
    _QUANTITY,
    "bad-quantity",
    "write a number, a space and the unit, as in 40 mg, without commas or needless zeros",
)


def _consistency(patient: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield a problem if the doses of a day do not add up to the total, or the date of birth is after the date."""
    total, dose = patient.get("daily-total"), patient.get("dose")
    if isinstance(dose, Mapping) and total:
        stated, one = plain_value(TOTAL, total), plain_value(UNIT, dose.get("unit"))
        counts = [plain_value(COUNT, dose.get(time)) for time in TIMES]
        if isinstance(stated, str) and isinstance(one, str) and all(isinstance(count, Decimal) for count in counts):
            yield from ((total, problem) for problem in _wrong_total(quantity(stated), quantity(one), counts))
    born, day = patient.get("born"), patient.get("date")
    birth, supplied = plain_value(DAY, born), plain_value(DAY, day)
    if born and isinstance(birth, date) and isinstance(supplied, date) and supplied < birth:
        yield born, Problem("born-after-date", '"born" is later than "date"', "correct one of them")


def _wrong_total(total: Quantity, one: Quantity, counts: list[object]) -> Iterator[Problem]:
    taken = sum((count for count in counts if isinstance(count, Decimal)), Decimal(0))
    if total.unit != one.unit:
        yield Problem("total-differs", '"daily-total" and "unit" have different units', "use the same unit for both")
    elif taken * one.number != total.number:
        message = 'the doses of a day do not add up to "daily-total"'
        yield Problem("total-differs", message, 'add up the four times, and multiply by the strength of one "unit"')


def _patient(_format: str, **values: Any) -> Patient:
    return Patient(**values)


DOSE = Record(
    "dose",
    fields(
        Field(
            "unit", Placed(UNIT), "What one of them is: its strength with the unit, and the form, as in 20 mg capsule."
        ),
        *(Field(time, Placed(COUNT), f"How many to take: {time}. Write 0 for none.") for time in TIMES),
    ),
    Dose,
)

PATIENT = Record(
    "patient file",
    fields(
        Field("format", FORMAT, "The version of this format.", attribute="_format"),
        Field("name", Placed(PLAIN), "Who the medicine is for."),
        Field("born", Placed(DAY), "The date of birth.", required=False),
        Field("date", Placed(DAY), "When the medicine was supplied.", attribute="supplied"),
        Field("medicine", Placed(PLAIN), "The active substance, as the leaflet names it."),
        Field("directions", Placed(PLAIN), "How to take it, in plain words."),
        Field("dose", DOSE, "How many to take, and when."),
        Field("daily-total", Placed(TOTAL), "What the doses of a day add up to, as in 40 mg."),
        Field("supply", Placed(DAYS), "How many days the supply lasts, as in 28 days."),
        Field("prescriber", Placed(PLAIN), "Who prescribed it."),
        Field("pharmacy", Placed(PLAIN), "Who supplied it."),
        Field("contact", Placed(PLAIN), "How to reach the pharmacy."),
    ),
    _patient,
    check=_consistency,
)


def patient_schema() -> dict[str, object]:
    """Return the JSON Schema of a patient's file."""
    return record_schema("What a leaflet's cover says to one patient", PATIENT)
