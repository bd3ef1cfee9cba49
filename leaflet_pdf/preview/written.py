"""Which letters of a run each printed stretch of it has, and which line of the file they are on."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from leaflet_pdf.layout.frame import Drawing, Glyphs, Image, Item, Matrix, Pages
from leaflet_pdf.model.leaflet import Run

_OF_RUNS = (Glyphs, Drawing)
_WITH_A_SOURCE = (*_OF_RUNS, Image, Matrix)
_FIRST = (16, 8, 4)
"""So many letters of a stretch tell it from what is near it; fewer, where an escape is among them in the file."""
_NEAR = 80
"""Letters of the file that a text may have more than its words have: marks, escapes, quotes."""


class RunLetters:
    """Counts the letters of runs as they are printed, one stretch after the other; white space is none."""

    def __init__(self) -> None:
        self._letters: dict[int, str] = {}
        self._used: dict[int, int] = {}

    def first(self, run: Run, words: str) -> int:
        """Return which letter of a run its next words begin with: the run may begin anew, as in a repeated title."""
        of_run = self._letters.get(id(run))
        if of_run is None:
            of_run = self._letters[id(run)] = letters(run.text)
        found = of_run.find(words, self._used.get(id(run), 0))
        first = max(0, found if found >= 0 else of_run.find(words))
        self._used[id(run)] = first + len(words)
        return first


def letters(text: str) -> str:
    return "".join(text.split())


def lines_of(pages: Pages, written: str) -> tuple[tuple[int, ...], ...]:
    """Return for each item of each page its line in the leaflet's file; 0 for one that is not from there.

    With the text of the file, those of a text that goes over several lines are told apart, too.
    """
    document = pages.elements[0].source
    file = document.file if document else ""
    finder, used = _Lines(written), RunLetters()
    return tuple(tuple([_line(item, file, finder, used) for item in page.items]) for page in pages.pages)


def _line(item: Item, file: str, finder: _Lines, used: RunLetters) -> int:
    if not isinstance(item, _WITH_A_SOURCE) or item.source is None or item.source.file != file:
        return 0
    if not isinstance(item, _OF_RUNS) or item.run is None or item.text == item.run.text:
        return item.source.line
    words = letters(item.text)
    return finder.line(item.run, used.first(item.run, words), words)


class _Lines:
    """The lines of a file by their letters, without the backslashes of escapes."""

    def __init__(self, written: str) -> None:
        self._rows = written.split("\n")
        rows = list(map(_unescaped, self._rows))
        self._letters = "".join(rows)
        self._begins = list(accumulate(map(len, rows), initial=0))

    def line(self, run: Run, first: int, words: str) -> int:
        """Return the line of the words that begin with a letter of a run; that of the run if they are not found."""
        line, column = run.source.line, run.source.column
        if not first or not 0 < line <= len(self._rows):
            return line
        before = _unescaped(self._rows[line - 1][: column - 1]), _unescaped(letters(run.text)[:first])
        begin = self._begins[line - 1] + sum(map(len, before))
        for size in _FIRST:
            found = self._letters.find(_unescaped(words)[:size], begin, begin + _NEAR + size)
            if found >= 0:
                return bisect_right(self._begins, found)
        return line


def _unescaped(text: str) -> str:
    return letters(text).replace("\\", "")
