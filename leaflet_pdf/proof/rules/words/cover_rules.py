"""Rules about a patient's cover: a page by itself that has all that the patient's file says, and keeps it there.

No finding repeats the patient's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Placed
from leaflet_pdf.model.patient import Patient, words
from leaflet_pdf.proof.catalogue.cover import (
    COVER_NOT_FIRST,
    COVER_SHARED,
    COVER_WORDS_MISSING,
    COVER_WORDS_TWICE,
    PATIENT_ELSEWHERE,
)
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.reader.readback import THE_PDF, ReadBack, fault
from leaflet_pdf.proof.rules.words.dose_rules import (
    the_directions_are_for_their_reader,
    the_sentences_have_the_doses,
    the_tables_have_the_doses,
)
from leaflet_pdf.proof.rules.words.dose_text import dose_text
from leaflet_pdf.proof.rules.words.total_rules import the_totals_are_those_of_the_doses

_MEASURED = frozenset({"unit", "daily-total", "weekly-total"})
_QUOTED = re.compile("“.*”", re.DOTALL)


def discreet(findings: Iterable[Finding], readback: ReadBack) -> Iterator[Finding]:
    """Yield findings; those about the file that may quote the cover without what they quote."""
    cover = readback.cover
    for finding in findings:
        about_cover = finding.source == THE_PDF and finding.page <= cover
        yield replace(finding, message=_QUOTED.sub("“…”", finding.message)) if cover and about_cover else finding


def the_cover_is_a_page_by_itself(readback: ReadBack) -> Iterator[Finding]:
    inside = set(readback.on_cover())
    if not inside:
        return
    elements = readback.elements
    pages = {content.page for index in inside for content in elements[index].content}
    others = {content.page for index, one in enumerate(elements) if index not in inside for content in one.content}
    if pages != {1}:
        yield fault(COVER_NOT_FIRST, "the cover is not the first page, or takes more than one")
    if pages & others:
        yield fault(COVER_SHARED, "there is something else on the page of the cover", page=min(pages & others))


def the_cover_tells_the_patients_words(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each key whose words are not on the cover, or are there once more."""
    text = _text_of_the_cover(readback)
    left, start = "", 0
    wanted = list(_words_on_the_cover(readback, patient))
    for key, (value, source) in wanted:
        place = find(fold(value), text, start)
        if place < 0:
            yield _missing(key, source)
            continue
        left += f"{text[start:place]} "
        start = place + len(fold(value))
    left += text[start:]
    for key, (value, source) in wanted:
        if key != "unit" and " " in fold(value) and find(fold(value), left) >= 0:
            yield COVER_WORDS_TWICE.at(source, f"the words of “{key}” appear twice on the cover")
    yield from _figures_missing(left, patient)


def _words_on_the_cover(readback: ReadBack, patient: Patient) -> Iterator[tuple[str, Placed[str]]]:
    """Yield the patient's words with their keys; what is measured has its numbers as the language writes them."""
    text = dose_text(readback.language)
    for key, (value, source) in words(patient):
        yield key, Placed(text.written(value) if text and key in _MEASURED else value, source)


def _figures_missing(text: str, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for each date, and for the days of supply, whose figures are missing."""
    days: list[tuple[str, date, Source]] = [("date", *patient.supplied)]
    days += [("born", *patient.born)] if patient.born else []
    for key, day, source in days:
        if not _tells(day, text):
            yield _missing(key, source)
    if patient.supply and find(str(patient.supply.value), text) < 0:
        yield _missing("supply", patient.supply.source)


def _tells(day: date, words: str) -> bool:
    """Tell whether words have the day and the year of a date, in whichever order, with nothing but a month between."""
    numbers, month = (str(day.day), str(day.year)), rf"\D{{1,20}}(?:{day.month}\D{{1,20}})?"
    return any(re.search(rf"(?<!\d){a}{month}{b}(?!\d)", words) for a, b in (numbers, numbers[::-1]))


def the_patient_is_nowhere_else(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding where the patient's name appears outside the words of the cover page.

    A name of one word ("May") may be a word of the leaflet.
    """
    name = fold(patient.name.value)
    if " " not in name:
        return
    shown = (piece.text for page in readback.pages[readback.cover :] for piece in page.pieces)
    other_cell = (text for element in readback.elements for text in (element.title, element.alt, element.actual_text))
    entries = (entry.title for entry in readback.outline)
    links = (annotation.words for page in readback.pages for annotation in page.annotations)
    titles = (readback.title, readback.metadata.title, readback.metadata.info_title)
    if any(find(name, fold(text)) >= 0 for text in (" ".join(shown), *other_cell, *entries, *links, *titles)):
        yield PATIENT_ELSEWHERE.at(patient.name.source, "the name appears outside the cover")


def _text_of_the_cover(readback: ReadBack) -> str:
    """Return all words of the cover."""
    tops = (index for index, element in enumerate(readback.elements) if element.tag == "Cover")
    return fold(" ".join(readback.elements[index].text for index in tops))


def _missing(key: str, source: Source) -> Finding:
    return COVER_WORDS_MISSING.at(source, f"the words of “{key}” are missing from the cover, or incomplete")


COVER_RULES = (
    the_cover_tells_the_patients_words,
    the_tables_have_the_doses,
    the_totals_are_those_of_the_doses,
    the_patient_is_nowhere_else,
)
READER_RULES = (
    the_sentences_have_the_doses,
    the_directions_are_for_their_reader,
)
"""What is said in one way to a patient, and in another to a carer."""
