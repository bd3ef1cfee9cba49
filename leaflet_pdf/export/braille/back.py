"""Braille read back: the words that its cells stand for, by the rules of Unified English Braille.

It shares no line with what writes them: it goes from cell to cell, as a finger does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import normalize

from leaflet_pdf.export.braille.symbols import ACCENTS, ASCII, CONTINUED, FIGURES, GREEK, LETTERS, SIGNS

_FIRST = 0x2800
_LONGEST = 3
_IN_NUMBER = {**{cells: figure for figure, cells in FIGURES.items()}, "⠲": ".", "⠂": ","}
_SIGN_OF = {cells: sign for sign, cells in SIGNS.items()}
_LETTER_OF = {cells: letter for letter, cells in (*LETTERS.items(), *GREEK.items())} | {
    modifier + cells: normalize("NFC", letter + accent)
    for accent, modifier in ACCENTS.items()
    for letter, cells in LETTERS.items()
}
_BEFORE_QUOTES = frozenset("([{‘“-–—/")


def lines_read(brf: str) -> list[str]:
    """Return the lines of a file in ASCII Braille as cells, without those at the foot of pages, which number them."""
    lines = [line for page in brf.split("\f") for line in page.splitlines()[:-1]]
    return ["".join(chr(_FIRST + ASCII.index(sign)) for sign in line) for line in lines]


def words_read(lines: Iterable[str]) -> str:
    """Return the words of lines of cells. A word that one line cannot hold goes on in the next.

    Raises ValueError for cells that stand for nothing.
    """
    joined = "".join(line[:-1] if line.endswith(CONTINUED) else f"{line}⠀" for line in lines)
    finger = _Finger()
    return " ".join("".join(finger.word(word)) for word in joined.split("⠀") if word)


class _Finger:
    """What holds for the next cells: that they are figures, or capitals until a word or a passage ends."""

    def __init__(self) -> None:
        self._number = self._capital = self._capitals = self._passage = False

    def word(self, cells: str) -> Iterator[str]:
        """Yield what the cells of a word stand for."""
        self._number = self._capital = self._capitals = False
        place, before = 0, ""
        while place < len(cells):
            length, sign = self._next(cells, place, opens=not before or before in _BEFORE_QUOTES)
            place += length
            before = sign or before
            yield sign

    def _next(self, cells: str, place: int, *, opens: bool) -> tuple[int, str]:
        """Return how many cells are read, and what they stand for, "" for indicators."""
        cell = cells[place]
        if self._number and cell in _IN_NUMBER:
            return 1, _IN_NUMBER[cell]
        for length in range(_LONGEST, 0, -1):
            found = cells[place : place + length]
            if found in _LETTER_OF:
                return len(found), self._letter(_LETTER_OF[found])
            if found in _SIGN_OF:
                self._number = self._capitals = False
                return len(found), _SIGN_OF[found]
            if found in {"⠠⠠⠠", "⠠⠠", "⠠⠄"}:
                self._passage = found == "⠠⠠⠠" or (self._passage and found != "⠠⠄")
                self._capitals, self._number = found == "⠠⠠", False
                return len(found), ""
        return self._indicator(cells, place, opens=opens)

    def _letter(self, letter: str) -> str:
        self._number = False
        is_capital = self._capital or self._capitals or self._passage
        self._capital = False
        return letter.upper() if is_capital else letter

    def _indicator(self, cells: str, place: int, *, opens: bool) -> tuple[int, str]:
        match cells[place]:
            case "⠼":
                self._number, self._capitals = True, False
                return 1, ""
            case "⠰" if cells[place + 1 : place + 2] == "⠦":
                return 2, "?"
            case "⠰":
                self._number = False
                return 1, ""
            case "⠠":
                self._capital, self._number = True, False
                return 1, ""
            case "⠦":
                self._number = self._capitals = False
                return 1, "“" if opens else "?"
            case cell:
                raise ValueError(f"{cell} stands for nothing here: {cells}")
