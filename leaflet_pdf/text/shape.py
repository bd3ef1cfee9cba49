"""Shaped words: what HarfBuzz makes of a word, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflet_pdf.text.other_scripts.cells import Cell


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word ready to set, with the white space after it. Lengths are 1/1000 em.

    `codes` are the face's character codes, which spell the text in composed form, and `kerns` what to take off
    after each of them; `bare` is the advance without the white space. What is drawn has no codes. A word of another
    script has `cells` in their place, which get their codes in a document.
    """

    text: str
    codes: tuple[int, ...]
    kerns: tuple[int, ...]
    advance: int
    bare: int
    cells: tuple[Cell, ...] = ()
