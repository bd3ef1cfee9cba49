"""What a cover must say of a dose, reckoned from the schedule and the words of the language, apart from the layout.

Words are folded and in lower case, and their numbers have no groups of digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from leaflet_pdf.languages.language import Language, language
from leaflet_pdf.languages.ratings import verb_for
from leaflet_pdf.languages.schedules import ScheduleWords, schedule_words
from leaflet_pdf.model.leaflet import Reader
from leaflet_pdf.model.quantity import MEASURES, Quantity
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
)
from leaflet_pdf.proof.fold import fold

_PARTS = {Decimal("0.25"): "quarter", Decimal("0.5"): "half", Decimal("0.75"): "three-quarters"}
_WEEK = 7
_DAYS = {1: "day", 2: "two-days", _WEEK: "one-week"}


@dataclass(frozen=True, slots=True)
class DoseText:
    """What covers in one language say."""

    words: Language
    dosing: ScheduleWords

    def seen(self, text: str) -> str:
        """Return words of a cover, to be compared with what they must be."""
        return re.sub(rf"(?<=\d){re.escape(self.dosing.thousands)}(?=\d{{3}}(?!\d))", "", fold(text).lower())

    def heads(self, line: DoseLine) -> list[str]:
        """Return what must stand over a dose's cells."""
        heads, cover = self.dosing.heads, self.words.cover
        match line.timing:
            case Daily():
                found = [cover[time] for time in TIMES]
            case OnWeekdays():
                found = list(self.dosing.weekdays_short)
            case AsNeeded():
                found = [heads.get("needed", heads["each"]), heads["wait"], heads["most"]]
            case _:
                found = [heads["each"], heads["every"]]
        return [self.seen(head) for head in found]

    def cells(self, line: DoseLine) -> list[str]:
        """Return what each cell of a dose's row must say, but for a first one with the product or dates."""
        timing, product = line.timing, line.product.value
        match timing:
            case Daily():
                found = [self._in_cell(amount, product) for amount, _ in timing.times]
            case OnWeekdays(amount=amount):
                taken, nothing = self._on_day(amount.value, product), self.words.counts["none"]
                found = [taken if day in timing.on else nothing for day in WEEKDAYS]
            case EveryHours(amount=amount, hours=hours):
                found = [self._dose(amount.value, product), self._hours(hours)]
            case EveryDays(amount=amount, days=days):
                every = self.words.counted(self.dosing.days, days).format(number=days)
                found = [self._dose(amount.value, product), every]
            case AsNeeded(amount=amount, least_hours=hours, most=most):
                found = [self._dose(amount.value, product), self._hours(hours), self._taken(most.value, product)]
            case _:
                assert_never(timing)
        return [self.seen(cell) for cell in found]

    def about(self, line: DoseLine, *, several: bool) -> str:
        """Return what the first cell of a row must say: its product if there are several, and its dates."""
        product, dates = self.written(line.product.value.words), self._dates(line)
        parts = [product] if several or not dates else []
        return self.seen(". ".join([*parts, dates] if dates else parts))

    def directions(self, directions: str, line: DoseLine, reader: Reader) -> str:
        """Return directions after what they must be called for who reads them."""
        called = self.words.cover["directions"].format(verb=self._verb(line, reader))
        return self.seen(f"{called} {directions}")

    def sentence(self, line: DoseLine, reader: Reader) -> str:
        """Return the sentence that a cover must have of a dose; "" for one by times of the day."""
        timing, product, often = line.timing, line.product.value, self.dosing.often
        if isinstance(timing, Daily):
            return ""
        amount = timing.amount.value
        verb = self._verb(line, reader).capitalize()
        dose = self.dosing.dose.format(verb=verb, amount=self._dose(amount, product))
        dates = self._dates(line)
        match timing:
            case EveryHours(hours=hours):
                sentence = often["hour" if hours == 1 else "hours"].format(dose=dose, number=hours)
            case EveryDays(days=days) if days % _WEEK == 0 and days > _WEEK:
                sentence = often["weeks"].format(dose=dose, number=days // _WEEK)
            case EveryDays(days=days):
                sentence = often[_DAYS.get(days, "days")].format(dose=dose, number=days)
            case OnWeekdays(on=(day,)):
                sentence = often["once-a-week"].format(dose=dose, days=self._names([day]))
            case OnWeekdays(on=on):
                when = often["on"].format(days=self._names(on))
                when = self.dosing.dated_on.format(dates=dates, on=when) if dates else when
                return self.seen(f"{when}: {dose}.")
            case AsNeeded(least_hours=hours, most=most):
                most_words = self._taken(most.value, product)
                sentence = often["needed"].format(dose=dose, wait=self._hours(hours), most=most_words)
            case _:
                assert_never(timing)
        return self.seen(f"{dates}: {sentence}" if dates else sentence)

    def is_about_weekdays(self, sentence: str) -> bool:
        """Tell whether words of a cover are a sentence about days of the week, whatever days and doses it names."""
        _, _, once = self.seen(self.dosing.often["once-a-week"]).partition("{dose}")
        on = self.seen(self.dosing.often["on"])
        dated = self.seen(self.dosing.dated_on).replace("{on}", on)
        shapes = [rf".* {_with_gaps(once.strip())}", *(rf"{_with_gaps(days)}: .*\." for days in (on, dated))]
        return any(re.fullmatch(shape, sentence) for shape in shapes)

    def _verb(self, line: DoseLine, reader: Reader) -> str:
        unit = line.amounts[0].value.unit
        verb = verb_for(self.words, f"{line.product.value.form} {unit}", carer=False)
        return self.dosing.carer_verbs.get(verb, verb) if reader is Reader.CARER else verb

    def _names(self, days: Sequence[str]) -> str:
        names = [self.dosing.weekdays[WEEKDAYS.index(day)] for day in WEEKDAYS if day in days]
        between, last = self.dosing.days_joined
        return f"{between.join(names[:-1])}{last}{names[-1]}" if names[1:] else names[0]

    def _dates(self, line: DoseLine) -> str:
        dated = self.dosing.dated
        if line.first and line.last:
            return dated["both"].format(first=self._day(line.first), last=self._day(line.last))
        if line.first:
            return dated["first"].format(first=self._day(line.first))
        return dated["last"].format(last=self._day(line.last)) if line.last else ""

    def _day(self, day: date) -> str:
        month = self.words.months[day.month - 1]
        return self.words.date_form.format(day=day.day, month=month, year=day.year)

    def _hours(self, hours: int) -> str:
        return self.words.counted(self.dosing.hours, hours).format(number=hours)

    def _on_day(self, amount: Amount, product: Product) -> str:
        counted = self.dosing.one(amount.unit) in self.dosing.things
        return self._in_cell(amount._replace(unit="") if counted else amount, product)

    def _in_cell(self, amount: Amount, product: Product) -> str:
        """Return an amount below a time or a day: how many, or so much of what is measured or named."""
        if amount.unit and amount.most:
            return self._taken(amount, product)
        return self._ranged(self._count(amount.least), self._count(amount.most))

    def _dose(self, amount: Amount, product: Product) -> str:
        """Return an amount, and how much of the substance that is unless it is measured by it."""
        taken = self._taken(amount, product)
        least, most = (product.substance_in(end, amount.unit) for end in amount[:2])
        held = self.measured(least, most) if least and most else taken
        return taken if held == taken else self.dosing.holds.format(amount=taken, quantity=held)

    def _taken(self, amount: Amount, product: Product) -> str:
        least, most = (product.volume_of(end, amount.unit) for end in amount[:2])
        if least and most:
            return self.measured(least, most)
        if amount.unit in MEASURES.values():
            return self.measured(Quantity(amount.least, amount.unit), Quantity(amount.most, amount.unit))
        named = [amount.unit] if amount.unit else product.form.lower().split()
        known = [word for word in map(self.dosing.one, named) if word in self.dosing.things]
        if known:
            most_words = self._things(amount.most, known[-1])
            return self._ranged(self._count(amount.least) if amount.least < amount.most else most_words, most_words)
        counts = self._ranged(self._count(amount.least), self._count(amount.most))
        return f"{counts} {amount.unit}".strip()

    def measured(self, least: Quantity, most: Quantity) -> str:
        """Return so much of a measure, or a range of it."""
        numbers = self._ranged(f"{least.number.normalize():f}", f"{most.number.normalize():f}")
        forms = self.dosing.units.get(most.unit, {"other": most.unit})
        unit = self.words.counted(forms, int(numbers)) if numbers.isdecimal() else forms["other"]
        return f"{self.written(numbers)} {unit}"

    def written(self, words: str) -> str:
        """Return words of a patient's file with the decimal sign of the language."""
        return re.sub(r"(\d)\.(\d)", rf"\1{self.dosing.decimal}\2", words)

    def _ranged(self, least: str, most: str) -> str:
        return most if least == most else self.dosing.range.format(least=least, most=most)

    def _count(self, number: Decimal) -> str:
        counts, part = self.words.counts, number % 1
        if not number:
            return counts["none"]
        if not part:
            return str(int(number))
        return counts[f"and-{_PARTS[part]}"].format(number=int(number)) if number > 1 else counts[_PARTS[part]]

    def _things(self, number: Decimal, one: str) -> str:
        forms, part = self.dosing.things[one], number % 1
        fit = self.words.counted(forms, int(number))
        if not part:
            return f"{int(number)} {fit}"
        key = f"and-{_PARTS[part]}" if number > 1 else _PARTS[part]
        single, several = forms.get("one", forms["other"]), forms["other"]
        return self.dosing.parts[key].format(number=int(number), one=single, several=several, counted=fit)


def _with_gaps(template: str) -> str:
    return ".+".join(re.escape(piece) for piece in re.split(r"\{\w+\}", template))


def dose_text(tag: str) -> DoseText | None:
    """Return what covers in a language say; None if it has no words for doses."""
    try:
        return DoseText(language(tag), schedule_words(tag))
    except LookupError:
        return None
