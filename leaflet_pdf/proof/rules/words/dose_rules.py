"""Rules about the doses on a patient's cover: each in its own cell, under when it is taken, and no other dose.

No finding repeats what the cover says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.model.finding import Finding, Source
from leaflet_pdf.model.leaflet import Reader
from leaflet_pdf.model.patient import Patient, products
from leaflet_pdf.model.schedule import Daily, DoseLine, OnWeekdays
from leaflet_pdf.proof.catalogue.cover import DOSE_DIFFERS
from leaflet_pdf.proof.reader.readback import ReadBack
from leaflet_pdf.proof.rules.words.dose_text import DoseText, dose_text


class Row(NamedTuple):
    """A row of a table as it must be: its cells, and where each comes from."""

    cells: list[str]
    sources: list[Source]


def the_tables_have_the_doses(readback: ReadBack, patient: Patient) -> Iterator[Finding]:
    """Yield a finding for a dose that has not its row, and for a cell or a column's heading that differs."""
    text, first = dose_text(readback.language), patient.doses[0].source
    if text is None:
        yield DOSE_DIFFERS.at(first, "the cover is in a language without words for doses")
        return
    rows, wanted = _rows(readback, text, "TD"), _wanted_rows(patient, text)
    if len(rows) != len(wanted):
        yield DOSE_DIFFERS.at(first, "the cover does not have a row for each dose")
        return
    if _rows(readback, text, "TH") != _wanted_heads(patient, text):
        yield DOSE_DIFFERS.at(first, "a heading on the cover is not when the doses are taken")
    for row, (cells, sources) in zip(rows, wanted, strict=True):
        if len(row) != len(cells):
            yield DOSE_DIFFERS.at(sources[0], "a row of the cover does not show this dose in full")
            continue
        for seen, cell, source in zip(row, cells, sources, strict=True):
            if seen != cell:
                yield DOSE_DIFFERS.at(source, "the cover does not have this dose")


def the_sentences_have_the_doses(readback: ReadBack, patient: Patient, readers: Sequence[Reader]) -> Iterator[Finding]:
    """Yield a finding for a dose that no sentence on the cover says, where one must, to one and the same reader.

    Several lines have sentences beside their tables only if all are on weekdays, and then all or none of them: a
    sentence about some would be taken for the whole dose.
    """
    text, elements, lines = dose_text(readback.language), readback.elements, patient.doses
    if text is None or not text.dosing.often:
        return
    sentences = [text.seen(elements[index].text) for index in readback.on_cover() if elements[index].role == "P"]
    if len(lines) == 1:
        wanted = [] if isinstance(lines[0].timing, Daily) else list(lines)
    else:
        wanted = list(lines)
        if not any(map(text.is_about_weekdays, sentences)):
            return
        if not all(isinstance(line.timing, OnWeekdays) for line in lines):
            yield DOSE_DIFFERS.at(lines[0].source, "a sentence on the cover says only a part of the doses")
            return
    missing = ([line for line in wanted if text.sentence(line, reader) not in sentences] for reader in readers)
    for line in min(missing, key=len):
        yield DOSE_DIFFERS.at(line.source, "no sentence on the cover says this dose")


def the_directions_are_for_their_reader(
    readback: ReadBack, patient: Patient, readers: Sequence[Reader]
) -> Iterator[Finding]:
    """Yield a finding unless the directions are called what their reader does with the medicine."""
    text, (directions, source), line = dose_text(readback.language), patient.directions, patient.doses[0]
    if text is None:
        return
    elements = readback.elements
    paragraphs = [text.seen(elements[index].text) for index in readback.on_cover() if elements[index].role == "P"]
    called = [text.directions(directions, line, reader) for reader in readers]
    if not any(words in one for words in called for one in paragraphs):
        yield DOSE_DIFFERS.at(source, "the directions on the cover are not called what their reader does")


def _rows(readback: ReadBack, text: DoseText, role: str) -> list[list[str]]:
    """Return the cells with a role of each row of the cover's tables that has any."""
    elements, rows = readback.elements, dict[int, list[str]]()
    for index in readback.on_cover():
        if elements[index].role == role:
            rows.setdefault(elements[index].parent, []).append(text.seen(elements[index].text))
    return list(rows.values())


def _tabled(patient: Patient, text: DoseText) -> tuple[DoseLine, ...]:
    """Return the doses that must be in a table: all, but for one alone that a sentence says."""
    lines = patient.doses
    in_sentence = text.dosing.often and len(lines) == 1 and not isinstance(lines[0].timing, Daily | OnWeekdays)
    return () if in_sentence else lines


def _is_labelled(patient: Patient, text: DoseText) -> bool:
    """Tell whether rows begin with their product or dates: not where one sentence has the dates, or there are none."""
    lines = patient.doses
    if text.dosing.often and len(lines) == 1 and isinstance(lines[0].timing, OnWeekdays):
        return False
    return len(products(patient)) > 1 or any(line.first or line.last for line in lines)


def _wanted_rows(patient: Patient, text: DoseText) -> list[Row]:
    several, rows = len(products(patient)) > 1, []
    for line in _tabled(patient, text):
        cells = text.cells(line)
        sources = (
            [source for _, source in line.amounts] if isinstance(line.timing, Daily) else [line.source] * len(cells)
        )
        if _is_labelled(patient, text):
            cells, sources = [text.about(line, several=several), *cells], [line.source, *sources]
        rows.append(Row(cells, sources))
    return rows


def _wanted_heads(patient: Patient, text: DoseText) -> list[list[str]]:
    """Return the headings of each table: one for the lines of a kind that follow one another."""
    which = "which" if len(products(patient)) > 1 else "when"
    first = [text.seen(text.dosing.heads[which])] if _is_labelled(patient, text) else []
    tables = groupby(_tabled(patient, text), lambda line: type(line.timing))
    return [[*first, *text.heads(next(lines))] for _, lines in tables]
