"""Texts and tables for the front pages of a proof sheet, which come from no file."""

from __future__ import annotations

from collections.abc import Iterable

from leaflet_pdf.languages.language import Language
from leaflet_pdf.model.finding import NOWHERE
from leaflet_pdf.model.leaflet import Row, Run, Table, Text


def text(words: str) -> Text:
    return Text((Run(words, NOWHERE),), NOWHERE)


def row(cells: Iterable[str]) -> Row:
    """Return a row of a table; "" gives an empty cell."""
    return Row(tuple(text(cell) if cell else None for cell in cells), NOWHERE)


def table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]], lang: Language) -> Table:
    """Return a table with a caption; its header row is given by keys of the language file."""
    heads = tuple(text(lang.sheet[key]) for key in head)
    return Table(text(caption), heads, tuple(map(row, rows)), NOWHERE)
