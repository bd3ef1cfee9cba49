"""Decodes the strings of a page, with their widths, whichever program wrote its fonts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from leaflet_pdf.proof.reader.bounded import unpacked
from leaflet_pdf.proof.reader.objects import entry, resolve, string
from leaflet_pdf.proof.reader.pages.fonts import characters_of, widths_of

_UNKNOWN = "\ufffd"


class Font(NamedTuple):
    """The texts and widths of codes of `size` bytes; widths are shares of the type size."""

    bytes_per_code: int
    texts: dict[int, str]
    widths: dict[int, float]
    other_width: float

    def shown(self, string: bytes) -> Iterator[tuple[str, float, bool]]:
        """Yield the text and width of each code, and whether word spacing applies to it."""
        step = self.bytes_per_code
        for at in range(0, len(string) - step + 1, step):
            code = int.from_bytes(string[at : at + step], "big")
            text = self.texts.get(code) or (_UNKNOWN if step > 1 else bytes([code]).decode("cp1252", "replace"))
            yield text, self.widths.get(code, self.other_width), step == 1 and code == ord(" ")


def read_font(value: Any) -> Font:
    """Return a font as far as it can be read: a broken one has no texts."""
    font = resolve(value)
    if not isinstance(font, DictionaryObject):
        return Font(1, {}, {}, 0.5)
    texts: dict[int, str] = {}
    unicode = entry(font, "/ToUnicode")
    if isinstance(unicode, StreamObject):
        with suppress(Exception):  # a broken font has no text, but the rest of the page can be read
            texts = characters_of(unpacked(unicode))
    composite = string(entry(font, "/Subtype")) == "Type0"
    widths: dict[int, float] = {}
    other = 0.5
    with suppress(Exception):
        widths, other = _widths(font, composite)
    return Font(2 if composite else 1, texts, widths, other)


def _widths(font: DictionaryObject, composite: bool) -> tuple[dict[int, float], float]:
    if composite:
        (descendant,) = map(resolve, entry(font, "/DescendantFonts"))
        listed = widths_of(entry(descendant, "/W") or ArrayObject())
        default = entry(descendant, "/DW")
        return {code: width / 1000 for code, width in listed.items()}, (1000 if default is None else default) / 1000
    matrix = entry(font, "/FontMatrix")
    scale = float(resolve(matrix[0])) if matrix else 0.001
    first = int(entry(font, "/FirstChar") or 0)
    each = entry(font, "/Widths") or ()
    return {code: float(resolve(width)) * scale for code, width in enumerate(each, first)}, 0.5
