"""Classes of characters after the Unicode Character Database, of which a text's are written as one letter each.

So a rule of the standard, which is about the classes of neighbours, is a regular expression that is searched in those
letters. The tables (`*.txt`, made by `tests/unicode_tables.py`) are read when a text first needs them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import ascii_letters

from leaflet_pdf.files.disk import content

_CLASS = re.compile(r"[A-Z]\w*")
"""The name of a class in a rule: "AL", "Regional_Indicator"."""


class Classes:
    """One property of all characters. `letter` gives the letter that stands for a class, by its name in the table."""

    def __init__(self, table: str) -> None:
        rows = list(_rows(table))
        self.letter = dict(zip([name for name, _ in rows], ascii_letters, strict=False))
        ranges = sorted((*span, self.letter[name]) for name, spans in rows for span in spans)
        self._letters = _Letters(ranges, self.letter[rows[0][0]])

    def of(self, text: str) -> str:
        """Return the class of every character of a text, a letter each."""
        return text.translate(self._letters)

    def pattern(self, rule: str) -> re.Pattern[str]:
        """Return a rule in which classes have their names, as "[CL CP] (PR | PO)?", to be searched in letters."""
        return re.compile(_CLASS.sub(lambda name: self.letter[name[0]], rule).replace(" ", ""))


class _Letters(dict[int, str]):
    """The letter of each code point that was asked for; in the table, the first class has all that no other has."""

    def __init__(self, ranges: list[tuple[int, int, str]], otherwise: str) -> None:
        super().__init__()
        self._ranges = ranges
        self._firsts = [first for first, _, _ in ranges]
        self._otherwise = otherwise

    def __missing__(self, point: int) -> str:
        at = bisect_right(self._firsts, point) - 1
        inside = at >= 0 and point <= self._ranges[at][1]
        letter = self[point] = self._ranges[at][2] if inside else self._otherwise
        return letter


def table_lines(table: str) -> list[str]:
    """Return the lines of a table, without its remarks."""
    text = content(Path(__file__).with_name(f"{table}.txt")).decode()
    return [line for line in text.splitlines() if not line.startswith("#")]


def _rows(table: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield each class of a table with the code points, from first to last, that are of it."""
    for line in table_lines(table):
        name, *spans = line.split()
        ends = [[int(end, 16) for end in span.split("-")] for span in spans]
        yield name, [(span[0], span[-1]) for span in ends]


@cache
def classes(table: str) -> Classes:
    """Return the classes of a table: "grapheme_break", "line_break" or "bidi_class"; read once in a process."""
    return Classes(table)
