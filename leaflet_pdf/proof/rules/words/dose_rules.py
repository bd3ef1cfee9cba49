"""Rules about the doses on a patient's cover: each in its own cell, under when it is taken, and no other dose.

What is expected is reckoned here from the schedule: figures and units, and for things in parts the same words for the
same amount. No finding repeats what the cover says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from leaflet_pdf.languages.dosing import dosing
from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.patient import Patient, products
from leaflet_pdf.model.schedule import (
    WEEKDAYS,
    Amount,
    AsNeeded,
    Daily,
    DoseLine,
    EveryDays,
    EveryHours,
    OnWeekdays,
    Product,
)
from leaflet_pdf.proof.catalogue.cover import DOSE_DIFFERS
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.reader.readback import ReadBack

_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WEEK = 7
_IN_WORDS = (1, 2, _WEEK)
"""Intervals of days that a sentence says without a figure: every day, every second day, every week."""


class Expected(NamedTuple):
    """What a cell or a sentence must say: these figures in this order, and these units; or, without any, no amount.

    `things` is how many there are, from and to. Parts of things are words, the same ones for the same number.
    """

    figures: tuple[str, ...]
    units: tuple[str, ...]
    source: Source
    things: tuple[Decimal, Decimal] | None = None


def the_tables_have_the_doses(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for a dose whose cell lacks its figures, or has not the words of all doses like it."""
    rows, lines = _rows(readback), patient.doses
    if len(lines) == 1 and not isinstance(lines[0].timing, Daily | OnWeekdays):
        lines = ()  # a sentence says it all
    if len(rows) != len(lines):
        yield DOSE_DIFFERS.at(patient.doses[0].source, "the cover has not as many rows as there are doses")
        return
    words_by_kind: dict[type, dict[tuple[Decimal, Decimal], str]] = {}
    labelled = len(lines) > 1 or any(line.first or line.last for line in lines)
    several = len(products(patient)) > 1
    for row, line in zip(rows, lines, strict=True):
        cells, wanted = (row[1:] if labelled else row), _cells(line)
        if len(cells) != len(wanted) or (labelled and not _is_about(row[0], line, several=several)):
            yield DOSE_DIFFERS.at(line.source, "a row of the cover is not this dose, or not whole")
            continue
        for cell, expected in zip(cells, wanted, strict=True):
            alike = True
            if expected.things is not None:
                words_of = words_by_kind.setdefault(type(line.timing), {})
                alike = words_of.setdefault(expected.things, cell) == cell
                alike &= all(words != cell for things, words in words_of.items() if things != expected.things)
            if not (alike and _says(cell, expected)):
                yield DOSE_DIFFERS.at(expected.source, "the cover does not have this dose")


def the_sentences_have_the_doses(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for a dose that no sentence on the cover says, where one must; of weekdays, with their names."""
    elements, names = readback.elements, dosing(readback.language).weekdays
    sentences = [fold(elements[index].text) for index in readback.on_cover() if elements[index].role == "P"]
    for line in patient.doses:
        if isinstance(line.timing, Daily) or (len(patient.doses) > 1 and not isinstance(line.timing, OnWeekdays)):
            continue
        wanted = _sentence(line)
        on = line.timing.on if isinstance(line.timing, OnWeekdays) else ()
        days = [fold(name) for day, name in zip(WEEKDAYS, names, strict=True) if day in on]
        if not any(_says(one, wanted) and (not on or _named(one, names) == days) for one in sentences):
            yield DOSE_DIFFERS.at(line.source, "no sentence on the cover says this dose")


def _named(sentence: str, names: Sequence[str]) -> list[str]:
    return [fold(name) for name in names if find(fold(name), sentence) >= 0]


def _rows(readback: ReadBack) -> list[list[str]]:
    """Return the cells of each row of the cover's tables, but for their heads."""
    elements, rows = readback.elements, dict[int, list[str]]()
    for index in readback.on_cover():
        if elements[index].role == "TD":
            rows.setdefault(elements[index].parent, []).append(fold(elements[index].text))
    return list(rows.values())


def _is_about(label: str, line: DoseLine, *, several: bool) -> bool:
    """Tell whether a row's first cell names its product, if there are several, and its dates."""
    dates = [number for day in (line.first, line.last) if day for number in (str(day.day), str(day.year))]
    product = fold(line.product.value.words)
    if several and find(product, label) != 0:
        return False
    return not dates or _figures(label.removeprefix(product) if several else label) == dates


def _figures(words: str) -> list[str]:
    return _FIGURES.findall(_GROUPED.sub("", words))


def _says(words: str, expected: Expected) -> bool:
    """Tell whether words have exactly the figures that are expected, and all the units."""
    units = all(find(unit.removesuffix("s"), words) >= 0 or unit.removesuffix("s") in words for unit in expected.units)
    return bool(words) and _figures(words) == list(expected.figures) and units


def _cells(line: DoseLine) -> list[Expected]:
    """Return what each cell of a dose's row must say."""
    timing, product = line.timing, line.product.value
    match timing:
        case Daily():
            return [_amount(amount, product, source) for amount, source in timing.times]
        case OnWeekdays():
            amount, source = timing.amount
            nothing = Expected((), (), source, (Decimal(0), Decimal(0)))
            return [_amount(amount, product, source) if day in timing.on else nothing for day in WEEKDAYS]
        case EveryHours(hours=number):
            return [_dose(line), Expected((str(number),), (), line.source)]
        case EveryDays(days=number):
            return [_dose(line), Expected((str(number),) if number > 1 else (), (), line.source)]
        case AsNeeded(least_hours=hours, most=(most, source)):
            return [_dose(line), Expected((str(hours),), (), line.source), _amount(most, product, source)]


def _sentence(line: DoseLine) -> Expected:
    """Return what the sentence of a dose must say, after its dates."""
    dates = tuple(number for day in (line.first, line.last) if day for number in (str(day.day), str(day.year)))
    figures, units = _dose(line)[:2]
    match line.timing:
        case EveryHours(hours=number):
            figures += (str(number),) if number > 1 else ()
        case EveryDays(days=number) if number not in _IN_WORDS:
            weeks, rest = divmod(number, _WEEK)
            figures += (str(number if rest else weeks),)
        case AsNeeded(least_hours=hours, most=(most, source)):
            figures += (str(hours), *_amount(most, line.product.value, source).figures, "24")
    return Expected(dates + figures, units, line.source)


def _bare(amount: Amount, source: Source) -> Expected:
    """Return what a cell under a time of the day must say: how many, or how much and in what."""
    if amount.unit and amount.most and _is_measured(amount):
        return Expected(tuple(map(_plain, _ends(amount))), (amount.unit,), source)
    return _things(amount, source)


def _things(amount: Amount, source: Source) -> Expected:
    whole = tuple(str(int(end)) for end in _ends(amount) if end >= 1)
    return Expected(whole, (), source, (amount.least, amount.most))


def _amount(amount: Amount, product: Product, source: Source) -> Expected:
    """Return what must be said of an amount: of a liquid its volume, else its figures, or as many things."""
    volumes = [product.volume_of(end, amount.unit) for end in _ends(amount)]
    measured = [volume for volume in volumes if volume]
    if measured:
        return Expected(tuple(_plain(volume.number) for volume in measured), ("ml",), source)
    return _bare(amount, source)


def _dose(line: DoseLine) -> Expected:
    """Return what must be said of the one amount of a dose: it, and how much of the substance that is."""
    amount, source = line.amounts[0]
    taken = _amount(amount, line.product.value, source)
    held = [line.product.value.substance_in(end, amount.unit) for end in _ends(amount)]
    quantities = [quantity for quantity in held if quantity]
    figures = tuple(_plain(quantity.number) for quantity in quantities)
    if figures == taken.figures and quantities[0].unit in taken.units:
        return taken
    return Expected(taken.figures + figures, (*taken.units, *(one.unit for one in quantities)), source)


def _is_measured(amount: Amount) -> bool:
    """Tell whether an amount is a measure, of which decimals are printed, and not a number of things."""
    return amount.unit in {"ml", "g", "mg", "micrograms", "nanograms", "units", "mmol"}


def _ends(amount: Amount) -> tuple[Decimal, ...]:
    return (amount.least,) if amount.least == amount.most else (amount.least, amount.most)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
