"""Faces of other scripts as composite fonts: a code for each cell that a document shows, numbered as they are met.

A code tells the whole text of its cell, and its glyph is the font's own or is made for the cell. So what is read is
what was written, letter by letter, whatever glyphs the letters are drawn with and in whichever order these stand.
"""

from __future__ import annotations

import struct
from hashlib import blake2b

from leaflet_pdf.files.compression import SMALL
from leaflet_pdf.pdf.content import in_array
from leaflet_pdf.pdf.file.document import PaintError, deflated
from leaflet_pdf.pdf.fonts import SUBSETS_KEPT, Subset, cmap, descriptor, letters
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.other_scripts.cells import Cell
from leaflet_pdf.text.other_scripts.script_face import script_face
from leaflet_pdf.text.shape import Word


class CellFont(dict[tuple[Word, ...], tuple[bytes, int]]):
    """The lines of a document in one face as they are painted: the cells of what is asked for get their codes."""

    def __init__(self, face_name: str) -> None:
        self._face_name = face_name
        self._codes: dict[Cell, int] = {}

    def __missing__(self, words: tuple[Word, ...]) -> tuple[bytes, int]:
        line = self[words] = b"".join(map(self._spelled, words)), 0
        return line

    def _spelled(self, word: Word) -> bytes:
        return in_array([self._codes.setdefault(cell, len(self._codes) + 1) for cell in word.cells], word.kerns)

    def subset(self) -> Subset:
        """Return the font that has these codes, ready to write."""
        return _SUBSETS[self._face_name, tuple(self._codes)]


def _subset(key: tuple[str, tuple[Cell, ...]]) -> Subset:
    """Return the part of a face that draws cells, whose codes are their places from 1 on."""
    face_name, cells = key
    source = script_face(face_name)
    if any(part.glyph == 0 for cell in cells for part in cell.parts):
        raise PaintError(f"a word set in {face_name} has a character without a glyph")
    program, glyphs = source.program(cells)
    name = f"{letters(blake2b(repr(cells).encode(), digest_size=6).digest())}+{source.postscript_name}"
    return Subset(
        name=name,
        descriptor=descriptor(source, name),
        widths=f"1 [{' '.join(str(cell.advance) for cell in cells)}]",
        program=deflated(program, f"/Length1 {len(program)}", SMALL),
        characters=deflated(cmap({code: cell.text for code, cell in enumerate(cells, 1)}), effort=SMALL),
        glyphs=deflated(struct.pack(f">{len(glyphs) + 1}H", 0, *glyphs), effort=SMALL),
    )


_SUBSETS = Remembered(_subset, SUBSETS_KEPT)
