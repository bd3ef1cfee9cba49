"""Directions in words, held against the dose: each number in them is one of the dose's, and so is how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from leaflet_pdf.checks.analysis.amounts import amounts, plain_figures
from leaflet_pdf.checks.analysis.sentences import sentences
from leaflet_pdf.checks.dispensing.intervals import other_intervals
from leaflet_pdf.checks.rule import Rule
from leaflet_pdf.languages.language import language
from leaflet_pdf.languages.schedules import ScheduleWords, schedule_words
from leaflet_pdf.model.finding import Finding, Severity
from leaflet_pdf.model.patient import Patient
from leaflet_pdf.model.quantity import measure, plain
from leaflet_pdf.model.schedule import (
    WEEKDAYS,
    AsNeeded,
    Daily,
    DoseLine,
    EveryDays,
    EveryHours,
    OnWeekdays,
)
from leaflet_pdf.standards.wording.writing import Writing, writing_of

DIRECTIONS_DIFFER = Rule(
    "directions-differ",
    Severity.ERROR,
    "The directions say something else than the dose",
    "The patient reads both, and takes one of them.",
    "",
    bad="directions: Take 6 tablets every day., with on: Monday",
    good="directions: Take 6 tablets once a week, on Monday.",
)

DIRECTIONS_NOT_JUDGED = Rule(
    "directions-not-judged",
    Severity.HINT,
    "Only the numbers of the directions are compared with the dose in their language",
    "What no check looks at, a person must: how often, after how long, on which days.",
    "our own rule",
    bad="directions: Täglich eine Tablette., before a leaflet in German",
    good="directions: Take one tablet every day., before a leaflet in English",
)

RULES = (DIRECTIONS_DIFFER, DIRECTIONS_NOT_JUDGED)

_WEEK, _DAY = 7, 24
_HINT = "correct the directions or the dose; say in a sentence of its own what is about something else"


def contradictions(patient: Patient, tag: str) -> Iterator[Finding]:
    """Yield a finding for what directions say otherwise than the doses, in a language that has words for doses."""
    writing = writing_of(tag)
    if writing is None:
        return
    words = schedule_words(tag)
    directions = patient.directions.value
    about_doses = " . ".join(_in_figures(clause, words) for clause in _about_doses(directions, words, writing))
    as_written = (_in_figures(directions, words), directions)  # words of units may have capitals, as in German
    numbers = (each for text in as_written for each in _other_numbers(text, patient, words, writing))
    for message in (
        *dict.fromkeys(numbers),
        *_other_times(about_doses, patient.doses, words),
        *other_intervals(about_doses, patient.doses, words),
    ):
        yield DIRECTIONS_DIFFER.at(patient.directions.source, f"“directions” {message}", _HINT)
    if not words.times_a_day:
        message = f"the program does not know how often “directions” say in {language(tag).name}"
        yield DIRECTIONS_NOT_JUDGED.at(
            patient.directions.source, message, "let a professional compare them with the dose"
        )


def _about_doses(directions: str, words: ScheduleWords, writing: Writing) -> Iterator[str]:
    """Yield the clauses of directions that may say how often a medicine is taken, but not "have a test every week".

    A clause that tells the reader to take something is one of them whatever else it says, and so is one of tablets.
    """
    ends = "|".join(map(re.escape, words.clauses))
    doses = (*writing.telling, *words.carer_verbs.values(), *words.called_so)
    for sentence in sentences(directions):
        for clause in re.split(ends, sentence.text):
            lowered = clause.casefold()
            if not _first_of(lowered, words.other_acts) or _first_of(lowered, doses):
                yield clause


def _in_figures(directions: str, words: ScheduleWords) -> str:
    """Return directions with their number words as figures, in lower case."""
    text = directions.casefold()
    for word, number in words.numbers.items():
        text = re.sub(rf"\b{re.escape(word)}\b", plain(number), text)
    for fraction, figures in words.fractions.items():
        text = text.replace(fraction, figures)
    return text


def _other_numbers(text: str, patient: Patient, words: ScheduleWords, writing: Writing) -> Iterator[str]:
    known = _numbers(patient, words)
    for amount in amounts(text, writing):
        unit = words.one(measure(amount.name))
        if unit not in known:
            continue
        try:
            number = Decimal(plain_figures(amount.number, writing))
        except InvalidOperation:
            continue
        if number not in known[unit]:
            wanted = ", ".join(map(plain, sorted(known[unit])))
            yield f"have the number {plain(number)} where the dose has {wanted}"


def _numbers(patient: Patient, words: ScheduleWords) -> dict[str, set[Decimal]]:
    """Return the numbers of the doses by their units: things as one of them is called, measures as they are printed."""
    known: dict[str, set[Decimal]] = {}

    def add(number: Decimal, unit: str) -> None:
        known.setdefault(unit, set()).add(number)

    for line in patient.doses:
        product = line.product.value
        add(product.strength.number, product.strength.unit)
        if product.per and product.per.unit not in words.intervals:
            add(product.per.number, product.per.unit)
        things = [words.one(word) for word in product.form.casefold().split()]
        taken = [amount for amount, _ in line.amounts]
        taken += [line.timing.most.value] if isinstance(line.timing, AsNeeded) else []
        total = sum((amount.most for amount in taken), Decimal(0)) if isinstance(line.timing, Daily) else None
        for amount in taken:
            for number in {amount.least, amount.most, total} - {None, Decimal(0)}:
                assert number is not None
                for unit in [words.one(amount.unit)] if amount.unit else things:
                    add(number, unit)
                for held in (product.substance_in(number, amount.unit), product.volume_of(number, amount.unit)):
                    if held:
                        add(held.number, held.unit)
    for stated in (patient.daily_total, patient.weekly_total):
        if stated:
            number_word, unit = stated.value.split()
            add(Decimal(number_word), measure(unit))
    return known


def _other_times(text: str, doses: tuple[DoseLine, ...], words: ScheduleWords) -> Iterator[str]:
    """Yield what directions say of how often that no line does."""
    every_day = any(_is_daily(line) for line in doses)
    every_week = any(_is_weekly(line) for line in doses)
    often = _first_of(text, tuple(words.times_a_day))
    wanted = {_times_a_day(line) for line in doses}
    if often and every_day and words.times_a_day[often] not in wanted:
        known = ", ".join(plain(round(number, 2)) for number in sorted(filter(None, wanted)))
        yield f"say {plain(words.times_a_day[often])} times a day" + (f" where the dose says {known}" if known else "")
    if not every_day and (often or _first_of(text, words.daily)):
        yield "say that it is taken every day, and the dose is not"
    if not every_week and _first_of(text, words.weekly):
        yield "say that it is taken by the week, and the dose is not"
    on = {day for line in doses if isinstance(line.timing, OnWeekdays) for day in line.timing.on}
    named = {day for day, word in zip(WEEKDAYS, words.weekdays, strict=True) if word.casefold() in text}
    for day in sorted(named - on if on else (), key=WEEKDAYS.index):
        yield f"name {words.weekdays[WEEKDAYS.index(day)]}, and the dose does not"


def _first_of(text: str, phrases: tuple[str, ...]) -> str:
    """Return the longest of some phrases that is in a text, "" if none is."""
    return next((p for p in sorted(phrases, key=len, reverse=True) if re.search(rf"\b{re.escape(p)}\b", text)), "")


def _is_daily(line: DoseLine) -> bool:
    match line.timing:
        case EveryDays(days=days):
            return days == 1
        case OnWeekdays(on=on):
            return len(on) == _WEEK
        case EveryHours(hours=hours):
            return hours <= _DAY
        case _:
            return True


def _is_weekly(line: DoseLine) -> bool:
    timing = line.timing
    return isinstance(timing, OnWeekdays) or (isinstance(timing, EveryDays) and timing.days % _WEEK == 0)


def _times_a_day(line: DoseLine) -> Decimal | None:
    """Return how many times a day a line is taken; None if that is not always the same."""
    match line.timing:
        case Daily():
            return Decimal(sum(1 for amount, _ in line.timing.times if amount.most))
        case EveryHours(hours=hours):
            return Decimal(_DAY) / hours
        case EveryDays() | OnWeekdays():
            return Decimal(1)
        case _:
            return None
