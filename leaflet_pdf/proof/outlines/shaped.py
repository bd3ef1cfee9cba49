"""What a text of another script looks like in its font file: HarfBuzz is asked anew, and outlines are read here.

No line of how the program sets a text is used: only the files of its packs of fonts, and which script they are for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import uharfbuzz as hb

from leaflet_pdf.proof.outlines.glyf import Contours, Outlines
from leaflet_pdf.text.other_scripts.packs import PACKS, installed, pack

_CHINESE = ("Hans", "Hant", "Jpan", "Kore")
_NAMED = {
    "HEBREW": ("Hebr",),
    "ARABIC": ("Arab", "Aran"),
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

_OPEN_TYPE = {"Aran": "arab", "Hans": "hani", "Hant": "hani", "Jpan": "kana", "Kore": "hang"}
_FROM_RIGHT = frozenset({"hebr", "arab"})
_WEIGHTS = ("regular", "bold")
_WORD = re.compile(r"[^ ]+ ?| ")
_JOINERS = "\u200c\u200d"


class Drawn(NamedTuple):
    """A part of a text that is drawn as a whole: its outlines from its origin, and two lengths in 1/1000 em.

    The pen is how far it is to what follows, the advance what the glyph says that draws it, before kerning.
    """

    text: str
    contours: Contours
    pen: int
    advance: float


class ShapedFace:
    """A font file of a pack. Its methods raise FontError where the file is broken."""

    def __init__(self, program: bytes, script: str, language: str) -> None:
        self._outlines = Outlines(program)
        self._contours = cache(self._outlines.contours)
        self._font = hb.Font(hb.Face(program))
        self._script, self._language = _OPEN_TYPE.get(script, script.lower()), language

    def drawn(self, texts: Sequence[str]) -> Iterator[Drawn]:
        """Yield what the texts of codes look like that stand side by side, from left to right."""
        if self._script in _FROM_RIGHT:
            words = _WORD.findall("".join(reversed(texts)))
            for word in reversed(words):
                for cluster in self._clusters(word, "RTL"):
                    yield from _by_character(cluster)
        else:
            for word in _WORD.findall("".join(texts)):
                yield from self._clusters(word, "LTR")

    def _clusters(self, word: str, direction: str) -> Iterator[Drawn]:
        """Yield what is drawn as a whole of a word, from left to right."""
        buffer = hb.Buffer()
        buffer.add_str(word)
        buffer.script, buffer.language, buffer.direction = self._script, self._language, direction
        hb.shape(self._font, buffer)
        glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        unseen = _JOINERS if direction == "LTR" else ""
        starts = sorted({info.cluster for info, _ in glyphs if not info.cluster or word[info.cluster] not in unseen})
        bounds = list(zip(starts, [*starts[1:], len(word)], strict=True))
        for start, stop in bounds if direction == "LTR" else reversed(bounds):
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
        return Drawn(text, outlines, pen, self._outlines.advance(seen[0][0]) if alone else pen)


def _by_character(cluster: Drawn) -> Iterator[Drawn]:
    """Yield the characters of a cluster from right to left: the last draws all of it, and they share its advance."""
    count = len(cluster.text)
    for place, char in enumerate(reversed(cluster.text)):
        share = cluster.pen * (place + 1) // count - cluster.pen * place // count
        own = not place and cluster.advance != cluster.pen and (cluster.contours or char.isspace())
        yield Drawn(char, () if place else cluster.contours, share, cluster.advance if own else max(share, 0))


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
