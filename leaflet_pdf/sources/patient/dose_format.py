"""The format of a dose: one line of a schedule, or several.

Numbers are written so that they cannot be misread: no trailing zero ("1.0"), no missing zero (".5"), no comma, and no
fractions of a thing but quarters (ISMP, List of Error-Prone Abbreviations, Symbols and Dose Designations).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Placed as PlacedValue
from leaflet_pdf.model.quantity import MEASURES, Quantity, measure
from leaflet_pdf.model.schedule import (
    TIMES,
    WEEKDAYS,
    Amount,
    AsNeeded,
    Daily,
    DoseLine,
    EveryDays,
    EveryHours,
    OnWeekdays,
    Product,
    Timing,
    Weekday,
)
from leaflet_pdf.schema.catalogue import BAD_INTERVAL, BAD_QUANTITY, MISSING_KEY
from leaflet_pdf.schema.decoder import plain_value
from leaflet_pdf.schema.document.nodes import Mapping, Node
from leaflet_pdf.schema.kinds import Either, Field, ListOf, Placed, Record, Value, fields
from leaflet_pdf.schema.problem import Problem
from leaflet_pdf.schema.values import DAY, HOURS, NUMBER
from leaflet_pdf.sources.patient.catalogue import BAD_COUNT, BAD_SCHEDULE, BAD_WEEKDAY

_MISREAD = r"(?!(?:[µμu]g|ng|[iI][uU]|[uU]|cc|CC)(?![^\W\d_]))"
"""Signs of units that have been misread (ISMP, as above); they are written in words."""

_UNIT = rf"{_MISREAD}[^\W\d_]+"
_POSITIVE = rf"(?!0(?![.0-9])){NUMBER}"
_PRODUCT = rf"({_POSITIVE})(?: ?(%)| ({_UNIT}))(?: ?/ ?({_POSITIVE} )?({_UNIT}))? ([^\W\d_].*)"
_AMOUNT = rf"(half|{NUMBER})(?:(?: to | or |-|–)({NUMBER}))?(?: ({_MISREAD}[^\W\d_][^\d/]*))?"
_QUARTER = Decimal("0.25")
_MOST_THINGS = 99


def product_of(words: str) -> Product:
    """Return what one of a medicine is. Raises ValueError for words that do not say so."""
    found = re.fullmatch(_PRODUCT, words)
    if not found:
        raise ValueError(words)
    number, percent, unit, per_number, per_unit, form = found.groups()
    per = Quantity(Decimal((per_number or "1").strip()), measure(per_unit)) if per_unit else None
    return Product(words, Quantity(Decimal(number), percent or measure(unit)), per, form)


def amount_of(words: str) -> Amount:
    """Return how much is taken at once. Raises ValueError for a range that falls, or parts of a thing but quarters."""
    found = re.fullmatch(_AMOUNT, words)
    if not found:
        raise ValueError(words)
    least = Decimal("0.5" if found[1] == "half" else found[1])
    most = Decimal(found[2] or least)
    unit = measure(found[3] or "")
    measured = unit in MEASURES.values()
    if most < least or (found[2] and most == least):
        raise ValueError("a range must rise")
    if not measured and (least % _QUARTER or most % _QUARTER or most > _MOST_THINGS):
        raise ValueError("whole things, and quarters of them")
    return Amount(least, most, unit)


def _some(words: str) -> Amount:
    amount = amount_of(words)
    if not amount.least:
        raise ValueError("nothing")
    return amount


_HINT = "write 0, 1, 2, half, 1.5, 5 ml, 2 puffs, 1 to 2 …: things in whole numbers, or with .25, .5 or .75"
COUNT = Value("an amount to take", _AMOUNT, BAD_COUNT, _HINT, amount_of)
TAKE = Value("an amount to take", _AMOUNT, BAD_COUNT, _HINT, _some)
UNIT = Value(
    "a strength with its unit and the form",
    _PRODUCT,
    BAD_QUANTITY,
    "describe one of them, as in 20 mg capsule or 250 mg/5 ml oral suspension, without commas or needless zeros",
    product_of,
)
INTERVAL = Value(
    "an interval",
    r"day|week|(?!0)[0-9]{1,3} (hours?|days?|weeks?)",
    BAD_INTERVAL,
    "write 8 hours, day, 3 days or 2 weeks",
)
_A_DAY = f"(?:{'|'.join(WEEKDAYS)})"
ON = Value(
    "a day of the week, or several",
    rf"{_A_DAY}(?:(?:, {_A_DAY})* and {_A_DAY})?",
    BAD_WEEKDAY,
    "write Monday, or Monday and Thursday, or Monday, Wednesday and Friday",
    lambda words: tuple(day for day in WEEKDAYS if day in words),
)

_KINDS = ("morning", "every", "on", "least-interval")
_TAKEN = frozenset({*TIMES, "take", "most-in-a-day"})


def _dose_line(
    source: Source,
    product: PlacedValue[Product],
    take: PlacedValue[Amount] | None = None,
    every: str = "",
    on: tuple[Weekday, ...] = (),
    least_hours: int = 0,
    most: PlacedValue[Amount] | None = None,
    first: date | None = None,
    last: date | None = None,
    **times: PlacedValue[Amount],
) -> DoseLine:
    return DoseLine(product, _timing(take, every, on, least_hours, most, times), source, first, last)


def _timing(
    take: PlacedValue[Amount] | None,
    every: str,
    on: tuple[Weekday, ...],
    least_hours: int,
    most: PlacedValue[Amount] | None,
    times: dict[str, PlacedValue[Amount]],
) -> Timing:
    if take is None:
        return Daily(**times)
    if most is not None:
        return AsNeeded(take, least_hours, most)
    if on:
        return OnWeekdays(take, on)
    number, unit = interval_of(every)
    return EveryHours(take, number) if unit == "hour" else EveryDays(take, number * (7 if unit == "week" else 1))


def interval_of(words: str) -> tuple[int, str]:
    """Return the number and the unit of an interval as it is written: "hour", "day" or "week"."""
    number, _, unit = words.rpartition(" ")
    return int(number or 1), unit.removesuffix("s")


def _agreement(line: Mapping) -> Iterator[tuple[Node, Problem]]:
    """Yield what in a line contradicts itself, or is left open."""
    given = [key for key in _KINDS if key in line.entries or (key == "morning" and not _absent(line, TIMES))]
    if len(given) != 1:
        problem = "has no time" if not given else f"has two kinds of time, {' and '.join(map(_quoted, given))}"
        hint = "give one: morning, noon, evening and night; every; on; or least-interval and most-in-a-day"
        yield line, Problem(BAD_SCHEDULE, f"this dose {problem}", hint)
        return
    wanted = {"morning": TIMES, "least-interval": ("take", "least-interval", "most-in-a-day")}.get(
        given[0], ("take", given[0])
    )
    for key in wanted:
        if key not in line.entries:
            yield line, Problem(MISSING_KEY, f'"{key}" is missing from this dose', "say how much; write 0 for none")
    for key in sorted((_TAKEN - set(wanted)) & line.entries.keys()):
        yield line.entries[key][0], Problem(BAD_SCHEDULE, f'"{key}" does not go with "{given[0]}"', "leave one out")
    yield from _of_amounts(line, wanted)
    first, last = (plain_value(DAY, line.get(key)) for key in ("from", "to"))
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield line.entries["to"][0], Problem(BAD_SCHEDULE, '"to" is earlier than "from"', "correct one of them")


def _absent(line: Mapping, keys: tuple[str, ...]) -> bool:
    return line.entries.keys().isdisjoint(keys)


def _quoted(key: str) -> str:
    return f'"{key}"'


def _of_amounts(line: Mapping, keys: tuple[str, ...]) -> Iterator[tuple[Node, Problem]]:
    """Yield what is wrong with how a line's amounts go with its product, and a line that gives nothing."""
    product = plain_value(UNIT, line.get("unit"))
    if not isinstance(product, Product):
        return
    amounts = [(line.get(key), plain_value(COUNT, line.get(key))) for key in keys if key in _TAKEN]
    given = [(node, amount) for node, amount in amounts if node and isinstance(amount, Amount)]
    if keys == TIMES and given and not any(amount.most for _, amount in given):
        yield line, Problem(BAD_SCHEDULE, "this dose is none at any time", "leave the line out, or correct it")
    units = {amount.unit for _, amount in given if amount.most}
    if len(units) > 1:
        yield line, Problem(BAD_SCHEDULE, "this dose has amounts in different units", "use one unit in a line")
    for node, amount in given:
        problem = _unmeasurable(amount, product) if amount.most else None
        if problem:
            yield node, problem


def _unmeasurable(amount: Amount, product: Product) -> Problem | None:
    """Return what is wrong with an amount of a product; None if it can be taken."""
    if product.per and product.per.unit == "ml":
        return _not_of_liquid(amount, product, product.per)
    if product.strength.unit == "%" and not amount.unit:
        return Problem(BAD_COUNT, "this amount needs its unit", "write it in g, ml, drops or applications")
    if product.strength.unit != "%" and amount.unit in MEASURES.values():
        return Problem(BAD_COUNT, f"this product is not measured in {amount.unit}", "say how many, as in 1 or half")
    return None


def _not_of_liquid(amount: Amount, product: Product, per: Quantity) -> Problem | None:
    if amount.unit not in {per.unit, product.strength.unit}:
        return Problem(BAD_COUNT, "an amount of a liquid needs its unit", f"write it in {per.unit}, as in 5 ml")
    for number in (amount.least, amount.most):
        volume = product.volume_of(number, amount.unit) or Quantity(number, amount.unit)
        if volume.unit == per.unit and volume.number != round(volume.number, 2):
            return Problem(BAD_COUNT, "this volume cannot be measured", "use a dose of whole 0.01 ml")
    return None


DOSE = Record(
    "dose",
    fields(
        Field(
            "unit",
            Placed(UNIT),
            "What one of them is: its strength with the unit, and the form, as in 20 mg capsule or 250 mg/5 ml syrup.",
            attribute="product",
        ),
        *(Field(time, Placed(COUNT), f"How much to take: {time}. Write 0 for none.", required=False) for time in TIMES),
        Field("take", Placed(TAKE), "How much to take at once, as in 2, half, 5 ml, 1 to 2 puffs.", required=False),
        Field("every", INTERVAL, "After how long it is taken again: 8 hours, day, 3 days, 2 weeks.", required=False),
        Field(
            "on",
            ON,
            "The day or days of every week on which it is taken: Monday, or Monday and Thursday.",
            required=False,
        ),
        Field(
            "least-interval",
            HOURS,
            "For a medicine as needed: after how many hours at the earliest it may be taken again.",
            required=False,
            attribute="least_hours",
        ),
        Field(
            "most-in-a-day",
            Placed(TAKE),
            "For a medicine as needed: how much at most in 24 hours.",
            required=False,
            attribute="most",
        ),
        Field("from", DAY, "The first day on which this is taken.", required=False, attribute="first"),
        Field("to", DAY, "The last day on which this is taken.", required=False, attribute="last"),
    ),
    _dose_line,
    check=_agreement,
)
DOSES = Either(DOSE, ListOf(DOSE))
"""One line, or several."""
