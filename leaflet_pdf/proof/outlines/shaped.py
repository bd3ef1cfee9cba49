"""What a text of another script looks like in its font file: HarfBuzz is asked anew, and outlines are read here.

No line of how the program sets a text is used: only the files of its packs of fonts, and which script they are for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from leaflet_pdf.proof.outlines.glyf import Contours, Outlines
from leaflet_pdf.text.packs import PACKS, installed, pack

_CHINESE = ("Hans", "Hant", "Jpan", "Kore")
_NAMED = {
    "HEBREW": ("Hebr",),
    "ARABIC": ("Arab",),
    "DEVANAGARI": ("Deva",),
    "BENGALI": ("Beng",),
    "GURMUKHI": ("Guru",),
    "GUJARATI": ("Gujr",),
    "TAMIL": ("Taml",),
    "THAI": ("Thai",),
    "ETHIOPIC": ("Ethi",),
    "HIRAGANA": ("Jpan",),
    "KATAKANA": ("Jpan",),
    "BOPOMOFO": ("Hant",),
    "HANGUL": ("Kore",),
    **dict.fromkeys(("CJK", "IDEOGRAPHIC", "FULLWIDTH"), _CHINESE),
}
"""The scripts (ISO 15924) that a character may be of, by the first word of its name in Unicode."""

_OPEN_TYPE = {"Hans": "hani", "Hant": "hani", "Jpan": "kana", "Kore": "hang"}
_WEIGHTS = ("regular", "bold")
_WORD = re.compile(r"[^ ]+ ?| ")
_WORD_FROM_RIGHT = re.compile(r"[^ ]+| ")
_JOINERS = "\u200c\u200d"


class Drawn(NamedTuple):
    """A part of a text that is drawn as a whole: its outlines from its origin, and its advance (1/1000 em)."""

    text: str
    contours: Contours
    advance: float


class ShapedFace:
    """A font file of a pack. Its methods raise FontError where the file is broken."""

    def __init__(self, program: bytes, script: str, language: str) -> None:
        self._outlines = Outlines(program)
        self._contours = cache(self._outlines.contours)
        self._font = hb.Font(hb.Face(program))
        self._script, self._language = _OPEN_TYPE.get(script, script.lower()), language

    def drawn(self, text: str) -> Iterator[Drawn]:
        """Yield the parts of a text, from left to right."""
        for word in _WORD.findall(text):
            yield from self._drawn(word)

    def drawn_from_right(self, text: str) -> Iterator[Drawn]:
        """Yield the parts of a text that goes from right to left, its last ones first: as they stand from the left."""
        for word in reversed(_WORD_FROM_RIGHT.findall(text)):
            glyphs = self._glyphs(word, "RTL")
            starts = sorted({info.cluster for info, _ in glyphs})
            for start, stop in reversed([*zip(starts, [*starts[1:], len(word)], strict=True)]):
                yield self._joined(
                    word[start:stop], [(info.codepoint, at) for info, at in glyphs if info.cluster == start]
                )

    def _glyphs(self, word: str, direction: str) -> list[tuple[Any, Any]]:
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.script, buffer.language, buffer.direction = self._script, self._language, direction
        hb.shape(self._font, buffer)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))

    def _drawn(self, word: str) -> Iterator[Drawn]:
        glyphs = self._glyphs(word, "LTR")
        starts = sorted({info.cluster for info, _ in glyphs if not info.cluster or word[info.cluster] not in _JOINERS})
        for start, stop in zip(starts, [*starts[1:], len(word)], strict=True):
            inside = [(info.codepoint, place) for info, place in glyphs if start <= info.cluster < stop]
            yield self._joined(word[start:stop], inside)

    def _joined(self, text: str, glyphs: list[tuple[int, Any]]) -> Drawn:
        """Return a part that is drawn with glyphs, each moved from where the pen is after those before it."""
        placed, pen = [], 0
        for glyph, place in glyphs:
            placed.append((glyph, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        seen = [one for one in placed if self._contours(one[0])] or placed[:1]
        outlines = tuple(
            tuple((x + right, y + up, on) for x, y, on in contour)
            for glyph, right, up in seen
            for contour in self._contours(glyph)
        )
        alone = len(seen) == 1 and not any(seen[0][1:])
        return Drawn(text, outlines, self._outlines.advance(seen[0][0]) if alone else pen)


def scripts_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts that a font may be for which shows these texts; none for one of Latin, Greek or Cyrillic."""
    names = (unicodedata.name(char, "") for text in texts for char in text)
    found = list(filter(None, (_NAMED.get(re.split("[ -]", name)[0], ()) for name in names)))
    of_all = [script for script in PACKS if found and all(script in scripts for scripts in found)]
    return tuple(of_all or dict.fromkeys(script for scripts in found for script in scripts))


def faces_for(scripts: Iterable[str], language: str) -> Iterator[ShapedFace]:
    """Yield the faces of the packs for scripts, of those that are installed, in their own language and in another."""
    for script in scripts:
        found = pack(script)
        for tongue in dict.fromkeys((found.language, language.partition("-")[0])) if found else ():
            yield from (_face(script, weight, tongue) for weight in _WEIGHTS)


@lru_cache(maxsize=16)
def _face(script: str, weight: str, language: str) -> ShapedFace:
    return ShapedFace(installed(script).file(weight).read_bytes(), script, language)
