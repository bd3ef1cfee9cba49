"""A QR code that leads to the leaflet online, beside its address. The only door to segno.

A code adds to what is printed and replaces none of it (EMA/493897/2015): the address is printed there in full.
"""

from __future__ import annotations

from itertools import groupby

import segno

from leaflet_pdf.languages.language import language
from leaflet_pdf.layout.frame import Matrix, Rect, Tag
from leaflet_pdf.layout.lines.line import Generated
from leaflet_pdf.layout.lines.paragraph import set_text
from leaflet_pdf.layout.pages.galley import NEVER, Column, Galley
from leaflet_pdf.model.leaflet import Run, Text
from leaflet_pdf.model.style import MM

MODULE = 0.5 * MM
"""The side of a module. Cameras of telephones read 0.4 mm and more."""

QUIET = 4
"""How many modules round a code stay white (ISO/IEC 18004, 9.1)."""

GAP = 14.0
"""How far text stands off a code, in points. The quiet zone is inside it."""

_TOP = 2.5
"""How far a code's first row is below the top of the line beside it: as far as capitals do."""


class Code:
    """The QR code of an address, with error correction M. `width` is that of its modules, in points."""

    def __init__(self, online: Text) -> None:
        self._online = online
        code = segno.make(online.plain, error="m", micro=False, boost_error=False)
        self._rows = [bytes(row) for row in code.matrix]
        self.width = len(self._rows) * MODULE

    def beside(self, column: Column) -> Column:
        """Return what the code leaves of a column, at whose right it stands."""
        return Column(column.x, column.width - self.width - GAP)

    def set(self, galley: Galley, first: int, column: Column, parent: int) -> None:
        """Set the address, and the code at the right of all that is set from a strip on."""
        style, words, online = galley.style, language(galley.language).online, self._online
        address: list[Run] = [Generated(f"{words['lead']} ", online.source), *online.runs]
        for runs in (address, [Generated(words["newer"], online.source)]):
            owner = galley.element(Tag.PARAGRAPH, parent, online.source)
            set_text(galley, runs, style.cell, self.beside(column), owner, style.quiet)
        above = galley.height(first)
        if above > style.frame.height:
            above = 0.0  # no page holds all that: the code is below it
        galley.strips[-1].space = 0
        foot = galley.strip(max(0.0, _TOP + self.width - above), [])
        figure = galley.element(Tag.FIGURE, parent, online.source, alt=words["code"].format(address=online.plain))
        if above:
            galley.keep_together(first, NEVER)
        foot.parts.append(self._matrix(column.x + column.width, _TOP - above, style.ink, figure))

    def _matrix(self, right: float, top: float, colour: str, owner: int) -> Matrix:
        """Return the code whose dark modules end at the right and begin at the top; white space may lie beyond."""
        quiet = QUIET * MODULE
        side = self.width + 2 * quiet
        area = Rect(right - self.width - quiet, top - quiet, side, side)
        return Matrix(area, MODULE, colour, self._dark(), owner, self._online.source)

    def _dark(self) -> tuple[tuple[int, int, int, int], ...]:
        """Return the dark modules as few rectangles: column, row, columns and rows, the quiet zone counted."""
        done: list[tuple[int, int, int, int]] = []
        growing: dict[tuple[int, int], int] = {}
        for number, row in enumerate([*self._rows, b""], QUIET):
            runs = _runs(row)
            for run in growing.keys() - runs:
                first = growing.pop(run)
                done.append((run[0], first, run[1], number - first))
            growing |= dict.fromkeys(runs - growing.keys(), number)
        return tuple(sorted(done, key=lambda rectangle: (rectangle[1], rectangle[0])))


def _runs(row: bytes) -> set[tuple[int, int]]:
    """Return where each run of dark modules begins in a row, the quiet zone counted, and how long it is."""
    runs: set[tuple[int, int]] = set()
    at = QUIET
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            runs.add((at, length))
        at += length
    return runs
