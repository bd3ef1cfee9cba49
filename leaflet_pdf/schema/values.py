"""Plain values that several formats share: ids, dates, addresses."""

from __future__ import annotations

from datetime import date

from leaflet_pdf.model.quantity import Quantity, measure
from leaflet_pdf.schema.catalogue import (
    BAD_ADDRESS,
    BAD_DATE,
    BAD_DAYS,
    BAD_ID,
    BAD_INTERVAL,
    BAD_QUANTITY,
    UNKNOWN_CHOICE,
)
from leaflet_pdf.schema.kinds import Choice, Value

VERSION = "1"
"""The current version of every format; a file begins with it."""

PLAIN = Value("one line of plain text")
ID = Value(
    "an id",
    r"[a-z0-9]+(-[a-z0-9]+)*",
    BAD_ID,
    "use lower-case letters, digits and single hyphens, as in side-effects",
)
CODE = Value(
    "the code of a rule",
    r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?",
    BAD_ID,
    "write it as in the finding, such as long-sentence",
)
DAY = Value(
    "a date",
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    BAD_DATE,
    "write year-month-day, as in 2026-11-23",
    date.fromisoformat,
)
DAYS = Value(
    "a number of days",
    r"[1-9][0-9]{0,3} days?",
    BAD_DAYS,
    "write a whole number and “days”, as in 28 days",
    lambda words: int(words.partition(" ")[0]),
)
HOURS = Value(
    "a number of hours",
    r"[1-9][0-9]{0,2} hours?",
    BAD_INTERVAL,
    "write a whole number and “hours”, as in 4 hours",
    lambda words: int(words.partition(" ")[0]),
)
NUMBER = r"(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{0,5}[1-9])?"
"""Few enough digits that sums and products are exact."""


def _quantity(words: str) -> Quantity:
    from decimal import Decimal

    number, unit = words.split()
    return Quantity(Decimal(number), measure(unit))


QUANTITY = Value(
    "an amount with its unit",
    rf"(?!0 ){NUMBER} [^\W\d_]+",
    BAD_QUANTITY,
    "write a number, a space and the unit, as in 40 mg, without commas or needless zeros",
    _quantity,
)
ADDRESS = Value(
    "an address",
    r"https?://[^\s()/.?#]+(\.[^\s()/.?#]+)+([/?#][^\s()]*)?|mailto:[^\s()@]+@[^\s()@]+|tel:\+?[0-9-]+",
    BAD_ADDRESS,
    "it must begin with https://, http://, mailto: or tel:, without spaces or round brackets (write %28 and %29)",
)
DIGEST = Value(
    "a SHA-256 in hex",
    r"[0-9a-f]{64}",
    hint="write its 64 figures and small letters",
)
FORMAT = Choice("a format version that this program can read", (VERSION,))
JURISDICTION = Value(
    "a jurisdiction",
    r"[A-Z]{2}(-[A-Z0-9]{1,3})?",
    UNKNOWN_CHOICE,
    "write two capital letters, as in GB, EU or US",
)
YES = Choice("yes or no", ("yes", "no"), lambda word: word == "yes")
