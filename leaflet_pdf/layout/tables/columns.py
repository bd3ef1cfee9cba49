"""How wide the columns of a table are, and whether its words read well in them."""

from __future__ import annotations

from collections.abc import Sequence

from leaflet_pdf.layout.lines.line import Wording, break_lines
from leaflet_pdf.layout.tables.cell import PAD_X, Asked

_FEW_LINES = 3
_FEWEST_CHARACTERS = 12
"""A text of more than a few lines wants at least so many characters on each."""


def column_widths(columns: Sequence[Asked], width: float) -> list[float]:
    """Share the width (points) among columns: all get their widest fact, and more as their words ask for it.

    No column asks for more than the whole width: a text of many lines must not starve the others.
    """
    padding = 2 * PAD_X
    texts = [[text for cell in column for text in cell] for column in columns]
    least = [max([text.indent + text.least for text in column], default=0) + padding for column in texts]
    wanted = [max([text.indent + text.wanted for text in column], default=0) + padding for column in texts]
    wanted = [max(narrow, min(want, width)) for narrow, want in zip(least, wanted, strict=True)]
    if sum(wanted) <= width:
        return [want * width / sum(wanted) for want in wanted]
    if sum(least) >= width:
        return [narrow * width / sum(least) for narrow in least]
    share = (width - sum(least)) / (sum(wanted) - sum(least))
    return [narrow + share * (want - narrow) for narrow, want in zip(least, wanted, strict=True)]


def read_well(columns: Sequence[Asked], widths: Sequence[float]) -> bool:
    """Tell whether columns of these widths (points) part no fact and no word, and make no text a thread.

    A thread is a text of more than a few lines with so few characters on each that the eye turns back after
    every other word. Ragged lines may be as short as 12 to 15 characters, but only in small patches
    (R. Bringhurst, The Elements of Typographic Style, 2.1.2).
    """
    for column, width in zip(columns, widths, strict=True):
        for text in (text for cell in column for text in cell):
            room = width - 2 * PAD_X - text.indent
            if text.least > room + 0.01 or (text.wanted > 2 * room and _is_thread(text.wording, room)):
                return False
    return True


def _is_thread(wording: Wording, width: float) -> bool:
    lines = len(break_lines(wording, width).lines)
    return lines > _FEW_LINES and sum(len(segment.text) for segment in wording.segments) < _FEWEST_CHARACTERS * lines
