"""Tables as rows of texts, in which a bare number has the unit that the heading of its column gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, repeat
from typing import NamedTuple

from leaflet_pdf.checks.context import CheckContext
from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Bullets, CellContent, ListItem, Placement, Swatch, Table, blocks
from leaflet_pdf.standards.phrases.phrase import folded
from leaflet_pdf.standards.wording.dosing import Dosing
from leaflet_pdf.standards.wording.writing import Writing

_WORD = re.compile(r"\w+")
_BARE = re.compile(r"\s*[0-9][0-9.,]*(?:\s*(?:[-–—]|[a-z]+)\s*[0-9][0-9.,]*)?\s*")


class GridRow(NamedTuple):
    """The texts of one row's cells, each with its unit, and where the row is."""

    cells: tuple[str, ...]
    source: Source


class Grid(NamedTuple):
    """A table: the headings of its columns, and its rows; those of one group of rows are together."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    source: Source


def grids(case: CheckContext) -> Iterator[Grid]:
    """Yield the tables of a leaflet, a group of rows at a time."""
    for table in blocks(case.leaflet):
        if isinstance(table, Table):
            shown = iter(table.grid)
            heads = tuple(head.plain for head in table.head)
            units = [_unit(head, case) for head in heads]
            for _, rows in table.groups:
                made = (GridRow(_texts(next(shown), units), row.source) for row in rows)
                yield Grid(heads or ("",) * len(table.grid[0]), tuple(made), table.source)


def _texts(row: Sequence[Placement], units: Sequence[str]) -> tuple[str, ...]:
    """Return the texts of a row, one for each column; one of several columns, or of several rows, counts for each."""
    every = chain(units, repeat(""))
    return tuple(_with_unit(_plain(place.content), unit) for place, unit in zip(row, every, strict=False))


def _plain(cell: CellContent) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Bullets):
        return "\n".join(item.text.plain for item in cell.items)
    return cell.text.plain if isinstance(cell, ListItem | Swatch) else cell.plain


def _with_unit(cell: str, unit: str) -> str:
    return f"{cell.strip()} {unit}" if unit and _BARE.fullmatch(cell) else cell


def _unit(head: str, case: CheckContext) -> str:
    """Return the last unit in a column's heading, "" if there is none: "Dose (ml)", "Number of tablets"."""
    if case.writing is None or case.dosing is None:
        return ""
    found = _units(case.writing, case.dosing).findall(head)
    return found[-1] if found else ""


@cache
def _units(writing: Writing, words: Dosing) -> re.Pattern[str]:
    known = {*words.units, *words.units.values(), *writing.counted}
    short = [re.escape(unit) for unit in known if len(unit) <= 2]
    long = sorted((re.escape(unit) for unit in known if len(unit) > 2), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:(?i:{'|'.join(long)})|{'|'.join(short)})(?!\w)")


def says(text: str, words: frozenset[str] | tuple[str, ...]) -> bool:
    """Tell whether a text has one of some words, or of several with spaces between them."""
    alike = f" {' '.join(_WORD.findall(folded(text)))} "
    return any(f" {word} " in alike for word in words)
