"""How wide the columns of a table are, whether its words read well in them, and how numbers line up.

In a column of numbers, ones are below ones, so that ten times as much is seen to be so.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.lines.line import StyledText, break_lines, extent, styled_text
from leaflet_pdf.layout.pages.galley import Galley
from leaflet_pdf.layout.tables.cell import PAD_X, Asked, Asking
from leaflet_pdf.model.leaflet import CellContent, Run, Text
from leaflet_pdf.model.style import TextStyle
from leaflet_pdf.text.alone import has_letters_from_right

_FEW_LINES = 3
_FEWEST_CHARACTERS = 12
"""A text of more than a few lines wants at least so many characters on each."""


class Across(NamedTuple):
    """A cell that goes across columns: its first one, how many there are, and what its texts ask for."""

    column: int
    columns: int
    asked: Sequence[Asking]


def column_widths(columns: Sequence[Asked], width: float, across: Sequence[Across] = ()) -> list[float]:
    """Share the width (points) among columns: all get their widest fact, and more as their words ask for it.

    No column asks for more than the whole width: a text of many lines must not starve the others. What a cell across
    columns asks for beyond what they do is shared among them.
    """
    padding = 2 * PAD_X
    texts = [[text for cell in column for text in cell] for column in columns]
    least = [max([text.indent + text.least for text in column], default=0) + padding for column in texts]
    wanted = [max([text.indent + text.wanted for text in column], default=0) + padding for column in texts]
    for cell in across:
        _widen(least, cell, max([text.indent + text.least for text in cell.asked], default=0) + padding)
        _widen(wanted, cell, max([text.indent + text.wanted for text in cell.asked], default=0) + padding)
    wanted = [max(narrow, min(want, width)) for narrow, want in zip(least, wanted, strict=True)]
    if sum(wanted) <= width:
        return [want * width / sum(wanted) for want in wanted]
    if sum(least) >= width:
        return _cut(least, width)
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [narrow + share * (want - narrow) for narrow, want in zip(least, wanted, strict=True)]


def _cut(least: Sequence[float], width: float) -> list[float]:
    """Cut the widest columns to the same width, so that they all fit: no other is narrower than its widest word."""
    left, columns = width, len(least)
    for narrow in sorted(least):
        if narrow * columns > left:
            break
        left, columns = left - narrow, columns - 1
    return [min(narrow, left / columns) for narrow in least] if columns else list(least)


def _widen(widths: list[float], cell: Across, needed: float) -> None:
    """Add what a cell needs beyond the widths (points) of its columns, the same to each."""
    own = range(cell.column, cell.column + cell.columns)
    lacking = max(0.0, needed - sum(widths[column] for column in own))
    for column in own:
        widths[column] += lacking / cell.columns


def read_well(columns: Sequence[Asked], widths: Sequence[float], across: Sequence[Across] = ()) -> bool:
    """Tell whether columns of these widths (points) part no fact and no word, and make no text a thread.

    A thread is a text of more than a few lines with so few characters on each that the eye turns back after
    every other word. Ragged lines may be as short as 12 to 15 characters, but only in small patches
    (R. Bringhurst, The Elements of Typographic Style, 2.1.2).
    """
    merged = [([cell.asked], sum(widths[cell.column : cell.column + cell.columns])) for cell in across]
    for column, width in (*zip(columns, widths, strict=True), *merged):
        for text in (text for cell in column for text in cell):
            room = width - 2 * PAD_X - text.indent
            if text.least > room + 0.01 or (text.wanted > 2 * room and _is_thread(text.styled, room)):
                return False
    return True


def _is_thread(styled: StyledText, width: float) -> bool:
    lines = len(break_lines(styled, width).lines)
    return lines > _FEW_LINES and sum(len(segment.text) for segment in styled.segments) < _FEWEST_CHARACTERS * lines


_INTEGER = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
_RANGE = rf"{_INTEGER}(?:\.\d+)?(?:\ ?[–-]\ ?|\ [^\W\d_]+\ )"
_NUMBER = re.compile(
    rf"(?P<ones>(?:[<>≤≥~±+−-]\ ?)?[£$€]?(?:{_RANGE})?{_INTEGER})(?P<fraction>\.\d+)?(?P<unit>(?:[\ %°]|[^\W\d_])\D*)?"
)
"""A number or a range ("5–10", "5 to 10") with its unit; `ones` ends before the decimal point."""

_NONE = re.compile(r"(?P<ones>[–—-])(?P<fraction>\b)?(?P<unit>\b)?")
"""A dash, which stands for no number."""

_LONGEST_ENDING = 2
"""How many letters the word for several has at its end that the word for one has not: "tablet", "tablets"."""


class Numbers(NamedTuple):
    """How wide a column of numbers is with its heading, and how far in each number stands (points).

    Cells are distinguished by identity.
    """

    width: float
    insets: dict[int, float]


def numbers(
    galley: Galley, cells: Sequence[CellContent], asked: Asked, kind: TextStyle, width: float
) -> Numbers | None:
    """Return how the cells of a column line up; None if not all are numbers of one unit that fit the width on a line.

    What they ask for comes after what their heading asks for, if they have one. A cell may be empty, or a dash. One
    number alone has nothing to line up with.
    """
    found: list[tuple[Text, re.Match[str], float]] = []
    heading, below = asked[: len(asked) - len(cells)], asked[len(asked) - len(cells) :]
    for cell, texts in zip(cells, below, strict=True):
        if cell:
            words = cell.runs[0].text if isinstance(cell, Text) and len(cell.runs) == 1 else ""
            number = _NUMBER.fullmatch(words) or _NONE.fullmatch(words)
            if not number or not isinstance(cell, Text):
                return None
            found.append((cell, number, texts[0].wanted))
    units = {(number["unit"] or "").strip() for _, number, _ in found if number.re is _NUMBER}
    if len([number for _, number, _ in found if number.re is _NUMBER]) < 2 or not _is_one_unit(units):
        return None
    sides: dict[int, tuple[float, float]] = {}
    flush = len(units) == 1 and all(number.re is _NUMBER and not number["fraction"] for _, number, _ in found)
    for cell, number, wanted in found:
        before = _before_point(galley, cell.runs[0], number, wanted, kind, flush=flush)
        sides[id(cell)] = before, wanted - before
    before, after = map(max, zip(*sides.values(), strict=True))
    if before + after > width:
        return None
    lines = [line for (text,) in heading for line in break_lines(text.styled, width).lines]
    widest = max([before + after, *(line.width for line in lines)])
    return Numbers(widest, {cell: widest - after - own for cell, (own, _) in sides.items()})


def _before_point(
    galley: Galley, run: Run, number: re.Match[str], wanted: float, kind: TextStyle, *, flush: bool
) -> float:
    """Return how far from where its line begins a number has its point, or its end, if all are flush there.

    A line from the right begins with the unit, "12.5 mg", or with the fraction, if the unit goes from the right too.
    """
    if not right_to_left(galley.language):
        return wanted if flush else _width(galley, run, number["ones"], kind)
    ones = _width(galley, run, number["ones"], kind)
    if not has_letters_from_right(number["unit"] or ""):
        return wanted - ones
    return _width(galley, run, f"{number['ones']}{number['fraction'] or ''}", kind) - ones


def _is_one_unit(units: set[str]) -> bool:
    """Tell whether units are the same, but for the ending of their first word: "tablet a day", "tablets a day"."""
    first, rest = zip(*(unit.partition(" ")[::2] for unit in units), strict=True)
    shortest = min(first, key=len)
    return len(set(rest)) == 1 and (
        len(set(first)) == 1 or (len(shortest) > _LONGEST_ENDING and all(_is_several(word, shortest) for word in first))
    )


def _is_several(word: str, one: str) -> bool:
    return word.startswith(one) and len(word) - len(one) <= _LONGEST_ENDING


def _width(galley: Galley, run: Run, words: str, kind: TextStyle) -> float:
    return extent(styled_text([run._replace(text=words)], kind, galley.style, galley.language))[1]
