"""Faces of other scripts: how a word is set in cells, and the font program that draws the cells of a document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from leaflet_pdf.files.disk import content
from leaflet_pdf.text.face import EM, FaceError, FontFile, file_and_language
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.other_scripts.cells import Cell, Part
from leaflet_pdf.text.other_scripts.made import with_made
from leaflet_pdf.text.other_scripts.packs import installed
from leaflet_pdf.text.shape import Word

_OPEN_TYPE = {"Aran": "Arab", "Hans": "Hani", "Hant": "Hani", "Jpan": "Kana", "Kore": "Hang"}
"""The scripts that HarfBuzz knows by another code: those that are a way of drawing, or several scripts at once."""

_JOINERS = "\u200c\u200d"
"""They are unseen, and belong to the letter before them."""

_DOTTED_CIRCLE = "\u25cc"
"""Drawn by HarfBuzz under a mark that has no letter."""


class ScriptFace(FontFile):
    """A font file (TrueType outlines, 1000 units an em) for one script, read in a language.

    Raises FaceError if it is damaged, or has another number of units.
    """

    def __init__(self, data: bytes, script: str, language: str) -> None:
        super().__init__(data, language)
        if self._units != EM:
            raise FaceError(f"it has {self._units} units an em and not {EM}")
        self._script = _OPEN_TYPE.get(script, script)
        self._words: Remembered[str, Word] = Remembered(self._shape)
        self._words_from_right: Remembered[str, Word] = Remembered(self._shape_from_right)

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that the face has a glyph for."""
        return frozenset(map(chr, self._face.unicodes))

    def covers(self, char: str) -> bool:
        return self._font.get_nominal_glyph(ord(char)) is not None

    def word(self, text: str) -> Word:
        """Return the text shaped as one word, in cells."""
        return self._words[text]

    def from_right(self, text: str) -> Word:
        """Return the text shaped as one word from right to left.

        Its cells are as they stand, the last letter's first: one for each character, since most readers turn the
        letters round that they find, and would turn those of a longer text within it.
        """
        return self._words_from_right[text]

    def words(self, texts: list[str]) -> list[Word]:
        """Return texts each shaped as one word."""
        return list(map(self._words.__getitem__, texts))

    def scripted(self, text: str) -> Word:
        """Return a word that is set off the line and smaller: its letters are the same."""
        return self.word(text)

    def lost(self, text: str) -> str:
        """Return what of a composed text the face cannot draw: letters without a glyph, and marks without a letter."""
        unfit = {0, None if _DOTTED_CIRCLE in text else self._font.get_nominal_glyph(ord(_DOTTED_CIRCLE))}
        cells = [cell for cell, _ in self._cells(text)]
        return "".join(cell.text for cell in cells if not unfit.isdisjoint(part.glyph for part in cell.parts))

    def height(self, letter: str) -> int:
        """Return how tall a letter is that stands alone, in 1/1000 em."""
        drawn = [(part, self._font.get_glyph_extents(part.glyph)) for part in self.word(letter).cells[0].parts]
        tops = [part.y + extents.y_bearing for part, extents in drawn]
        feet = [part.y + extents.y_bearing + extents.height for part, extents in drawn]
        return int(max(tops) - min(feet))

    def _shape(self, text: str) -> Word:
        set_so = list(self._cells(unicodedata.normalize("NFC", text)))
        cells, kerns = tuple(cell for cell, _ in set_so), tuple(kern for _, kern in set_so)
        steps = [cell.advance - kern for cell, kern in set_so]
        visible = len(cells)
        while visible and cells[visible - 1].text.isspace():
            visible -= 1
        return Word(text, (), kerns, sum(steps), sum(steps[:visible]), cells)

    def _shape_from_right(self, text: str) -> Word:
        composed = unicodedata.normalize("NFC", text)
        kerned = [
            self._kerned(char, parts if char.isspace() else self._drawn(parts), share)
            for cluster in self._clusters(composed, "rtl")
            for char, parts, share in _by_character(*cluster)
        ]
        cells, kerns = tuple(cell for cell, _ in kerned), tuple(kern for _, kern in kerned)
        steps = [cell.advance - kern for cell, kern in kerned]
        blank = len(composed) - len(composed.rstrip(" "))
        return Word(text, (), kerns, sum(steps), sum(steps[blank:]), cells)

    def _cells(self, text: str) -> Iterator[tuple[Cell, int]]:
        """Yield the cells of a text, each with what to take off after it (its kerning)."""
        yield from (self._kerned(*cluster) for cluster in self._clusters(text, "ltr"))

    def _clusters(self, text: str, direction: str) -> Iterator[tuple[str, tuple[Part, ...], int]]:
        """Yield what is drawn as a whole of a text, as it stands from the left: its text, its parts, its advance."""
        infos, places = self._in_script(text, self._script, direction)
        joiners = _JOINERS if direction == "ltr" else ""
        firsts = [
            at
            for at, info in enumerate(infos)
            if not at or (info.cluster != infos[at - 1].cluster and text[info.cluster] not in joiners)
        ]
        starts = sorted(infos[first].cluster for first in firsts)
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        for first, end in pairwise([*firsts, len(infos)]):
            begin = infos[first].cluster
            parts: list[Part] = []
            pen = 0
            for info, place in zip(infos[first:end], places[first:end], strict=True):
                parts.append(Part(info.codepoint, pen + place.x_offset, place.y_offset))
                pen += place.x_advance
            yield text[begin : ends[begin]], tuple(self._seen(parts)), pen

    def _seen(self, parts: Sequence[Part]) -> Sequence[Part]:
        """Return the parts that have an outline, or one if none has."""
        return self._drawn(parts) or parts[:1]

    def _drawn(self, parts: Sequence[Part]) -> tuple[Part, ...]:
        return tuple([part for part in parts if self._has_outline(part.glyph)])

    def _has_outline(self, glyph: int) -> bool:
        extents = self._font.get_glyph_extents(glyph)
        return glyph == 0 or bool(extents and extents.width and extents.height)

    def _kerned(self, text: str, parts: tuple[Part, ...], advance: int) -> tuple[Cell, int]:
        """Return a cell, and what its advance falls short of that of its glyph, which cannot move the pen back."""
        cell = Cell(text, parts, advance)
        usual = max(advance, 0) if cell.glyph is None else int(self._font.get_glyph_h_advance(cell.glyph))
        return cell._replace(advance=usual), usual - advance

    def program(self, cells: Sequence[Cell]) -> tuple[bytes, list[int]]:
        """Return a font program that draws the cells, and the number of the glyph of each."""
        program, numbers = self._part({0, *(part.glyph for cell in cells for part in cell.parts)})
        made: list[tuple[Sequence[Part], int]] = []
        glyphs: list[int] = []
        for cell in cells:
            if cell.glyph is not None:
                glyphs.append(numbers[cell.glyph])
            else:
                glyphs.append(len(numbers) + len(made))
                made.append(([part._replace(glyph=numbers[part.glyph]) for part in cell.parts], cell.advance))
        return (with_made(program, made) if made else program), glyphs


def _by_character(text: str, parts: tuple[Part, ...], advance: int) -> Iterator[tuple[str, tuple[Part, ...], int]]:
    """Yield the characters of a cluster from the last, which draws all of it; they share its advance."""
    count = len(text)
    for place, char in enumerate(reversed(text)):
        share = advance * (place + 1) // count - advance * place // count
        yield char, () if place else parts, share


@cache
def script_face(name: str) -> ScriptFace:
    """Return a pack's face by its name, "Deva:bold"; read once in a process. Raises LookupError if it is not there."""
    file, language = file_and_language(name)
    script, _, _ = file.partition(":")
    return ScriptFace(content(file_of(name)), script, language or installed(script).language)


def file_of(name: str) -> Path:
    """Return the font file of a pack's face, by the face's name. Raises LookupError if the pack is not installed."""
    file, _ = file_and_language(name)
    script, _, weight = file.partition(":")
    return installed(script).file(weight)
