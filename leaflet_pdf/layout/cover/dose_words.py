"""A dose in words: amounts, sentences, and the tables in which amounts stand under when they are taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple, assert_never

from leaflet_pdf.languages.language import Language
from leaflet_pdf.languages.ratings import verb_for
from leaflet_pdf.languages.schedules import QUARTERS, ScheduleWords
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Placed
from leaflet_pdf.model.quantity import Quantity
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
    Weekday,
)

_WEEK = 7


class Cell(NamedTuple):
    """The words of a table's cell, and where they come from."""

    words: str
    source: Source


class DoseTable(NamedTuple):
    """Lines of one kind: what stands over their amounts, and the amounts of each.

    The first column says what a row is about, unless the rows need no saying.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: Source
    labelled: bool


class DoseWords:
    """What a cover in one language says about doses, to a patient or to a carer."""

    def __init__(self, words: Language, dosing: ScheduleWords, *, carer: bool) -> None:
        self.words = words
        self.dosing = dosing
        self.carer = carer

    def verb(self, line: DoseLine) -> str:
        """Return what the reader does with a product, as "take", "give" or "apply"."""
        unit = line.amounts[0].value.unit
        patients = verb_for(self.words, f"{line.product.value.form} {unit}", carer=False)
        return self.dosing.verb(patients, carer=self.carer)

    def tables(self, doses: Sequence[DoseLine]) -> Iterator[DoseTable]:
        """Yield a table for the lines of each kind that follow one another; none for a dose that a sentence says."""
        if self.dosing.often and len(doses) == 1 and not isinstance(doses[0].timing, Daily | OnWeekdays):
            return
        labelled = self._are_labelled(doses)
        for kind, together in groupby(doses, lambda line: type(line.timing)):
            lines = list(together)
            heads = self._heads(kind)
            rows = [self._cells(line) for line in lines]
            if labelled:
                heads = (self.dosing.heads["which" if _several(doses) else "when"], *heads)
                rows = [
                    (Cell(self._about(line, doses), line.source), *row) for line, row in zip(lines, rows, strict=True)
                ]
            yield DoseTable(heads, tuple(rows), lines[0].source, labelled)

    def sentences(self, doses: Sequence[DoseLine]) -> Iterator[Cell]:
        """Yield a sentence for each line, or for none of them: one about some would be taken for the whole dose.

        Several lines have sentences only if all are on weekdays. Times of the day are said best by their table.
        """
        if not self.dosing.often:
            worded = False
        elif len(doses) == 1:
            worded = not isinstance(doses[0].timing, Daily)
        else:
            worded = all(isinstance(line.timing, OnWeekdays) for line in doses)
        yield from (Cell(self._sentence(line), line.source) for line in doses if worded)

    def _heads(self, kind: type) -> tuple[str, ...]:
        heads = self.dosing.heads
        if kind is Daily:
            return tuple(self.words.cover[time] for time in TIMES)
        if kind is OnWeekdays:
            return self.dosing.weekdays_short
        if kind is AsNeeded:
            return heads.get("needed", heads["each"]), heads["wait"], heads["most"]
        return heads["each"], heads["every"]

    def _cells(self, line: DoseLine) -> tuple[Cell, ...]:
        timing, product = line.timing, line.product.value
        match timing:
            case Daily():
                return tuple(Cell(self._bare(amount, product), source) for amount, source in timing.times)
            case OnWeekdays():
                amount, source = timing.amount
                taken = self._on_day(amount, product)
                return tuple(Cell(taken if day in timing.on else self.words.counts["none"], source) for day in WEEKDAYS)
            case EveryHours():
                return self._each(timing.amount, product), Cell(self._hours(timing.hours), line.source)
            case EveryDays():
                return self._each(timing.amount, product), Cell(self._days(timing.days), line.source)
            case AsNeeded():
                wait, most = Cell(self._hours(timing.least_hours), line.source), timing.most
                return self._each(timing.amount, product), wait, Cell(self.amount(most.value, product), most.source)
            case _:
                assert_never(timing)

    def _each(self, amount: Placed[Amount], product: Product) -> Cell:
        return Cell(self.amount_with_substance(amount.value, product), amount.source)

    def _hours(self, hours: int) -> str:
        return self.words.counted(self.dosing.hours, hours).format(number=hours)

    def _days(self, days: int) -> str:
        return self.words.counted(self.dosing.days, days).format(number=days)

    def _about(self, line: DoseLine, doses: Sequence[DoseLine]) -> str:
        """Return what a row is about: its product, if there are several, and its dates."""
        named = self.dosing.written(line.product.value.words)
        return ". ".join(filter(None, (named if _several(doses) else "", self._dates(line)))) or named

    def _are_labelled(self, doses: Sequence[DoseLine]) -> bool:
        """Tell whether rows say what they are about: one of several products, or dates that no sentence says above."""
        in_sentence = self.dosing.often and len(doses) == 1 and isinstance(doses[0].timing, OnWeekdays)
        return _several(doses) or (not in_sentence and any(line.first or line.last for line in doses))

    def _dates(self, line: DoseLine) -> str:
        first, last = (self.words.day(day) if day else "" for day in (line.first, line.last))
        key = "both" if first and last else "first" if first else "last"
        return self.dosing.dated[key].format(first=first, last=last) if first or last else ""

    def _sentence(self, line: DoseLine) -> str:
        timing, product, often = line.timing, line.product.value, self.dosing.often
        assert not isinstance(timing, Daily)
        amount = self.amount_with_substance(timing.amount.value, product)
        dose = self.dosing.dose.format(verb=self.verb(line).capitalize(), amount=amount)
        when = self._dates(line)
        match timing:
            case EveryHours(hours=hours):
                sentence = often["hour" if hours == 1 else "hours"].format(dose=dose, number=hours)
            case EveryDays(days=number):
                weeks, rest = divmod(number, _WEEK)
                key = {1: "day", 2: "two-days", 7: "one-week"}.get(number, "days" if rest else "weeks")
                sentence = often[key].format(dose=dose, number=number if rest else weeks)
            case OnWeekdays(on=(day,)):
                sentence = often["once-a-week"].format(dose=dose, days=self._names([day]))
            case OnWeekdays(on=on):
                days = often["on"].format(days=self._names(on))
                when = self.dosing.dated_on.format(dates=when, on=_lower(days)) if when else days
                sentence = f"{dose}."
            case AsNeeded(least_hours=hours):
                most = self.amount(timing.most.value, product)
                sentence = often["needed"].format(dose=dose, wait=self._hours(hours), most=most)
            case _:
                assert_never(timing)
        return f"{when}: {_lower(sentence)}" if when else sentence

    def _names(self, days: Sequence[Weekday]) -> str:
        return self.dosing.joined([self.dosing.weekdays[WEEKDAYS.index(day)] for day in days])

    def _on_day(self, amount: Amount, product: Product) -> str:
        """Return an amount under a day, which is narrow: a bare number of what its row or sentence names."""
        return (
            self._count(amount) if self.dosing.one(amount.unit) in self.dosing.things else self._bare(amount, product)
        )

    def _bare(self, amount: Amount, product: Product) -> str:
        """Return an amount under a time or a day: a bare number of the product, or so much of a measure."""
        if amount.unit and amount.most:
            return self.amount(amount, product)
        return self._count(amount)

    def _count(self, amount: Amount) -> str:
        ends = [count_in_words(end, self.words) for end in dict.fromkeys(amount[:2])]
        return ends[0] if len(ends) == 1 else self.dosing.range.format(least=ends[0], most=ends[1])

    def amount(self, amount: Amount, product: Product) -> str:
        """Return how much is taken at once: "6 tablets", "half a tablet", "5 ml", "1 to 2 puffs"."""
        least, most = (product.volume_of(end, amount.unit) for end in amount[:2])
        if least and most:
            amount = Amount(least.number, most.number, least.unit)
        if amount.unit:
            return self._with_unit(amount)
        known = self.dosing.things
        things = [word for word in map(self.dosing.one, product.form.casefold().split()) if word in known]
        return self._of_things(amount, things[-1]) if things else self._count(amount)

    def _with_unit(self, amount: Amount) -> str:
        if self.dosing.one(amount.unit) in self.dosing.things:
            return self._of_things(amount, amount.unit)
        return self._range([self.dosing.figures(end) for end in amount[:2]], amount.unit)

    def _of_things(self, amount: Amount, thing: str) -> str:
        if amount.least == amount.most:
            return self.dosing.thing(amount.most, thing, self.words.plurals)
        least = count_in_words(amount.least, self.words)
        return self.dosing.range.format(least=least, most=self.dosing.thing(amount.most, thing, self.words.plurals))

    def amount_with_substance(self, amount: Amount, product: Product) -> str:
        """Return how much is taken at once, and how much of the substance that is, as "6 tablets (15 mg)"."""
        taken = self.amount(amount, product)
        held = [product.substance_in(end, amount.unit) for end in amount[:2]]
        quantities = [one for one in held if one]
        if not quantities:
            return taken
        quantity = self.quantity(quantities)
        return taken if quantity == taken else self.dosing.holds.format(amount=taken, quantity=quantity)

    def quantity(self, ends: Sequence[Quantity]) -> str:
        """Return a range of quantities; one of them, if both ends are the same."""
        return self._range([self.dosing.figures(end.number) for end in ends], ends[0].unit)

    def _range(self, ends: Sequence[str], unit: str) -> str:
        least, most = ends
        number = most if least == most else self.dosing.range.format(least=least, most=most)
        return f"{number} {self.dosing.unit(number, unit, self.words.plurals)}"


def _several(doses: Sequence[DoseLine]) -> bool:
    """Tell whether doses are of more than one product."""
    return len({line.product.value.words for line in doses}) > 1


def _lower(words: str) -> str:
    return f"{words[0].lower()}{words[1:]}"


def count_in_words(count: Decimal, words: Language) -> str:
    """Return how many to take: whole numbers in figures, parts and none in words."""
    number, part = divmod(count, 1)
    quarter = QUARTERS[int(part * 4)]
    if not number:
        return words.counts[quarter or "none"]
    return words.counts[f"and-{quarter}"].format(number=number) if quarter else str(number)
