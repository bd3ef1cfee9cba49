"""Words as SVG: as text in a face that the browser loads, or as outlines with their text, unseen, upon them.

A browser draws a text as the font file says. Words that are drawn otherwise (raised figures, fractions, signs from
right to left, letters of other scripts, faces of a house) are outlines, so that what is seen is what is printed; they
are read, selected and found by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from leaflet_pdf.layout.frame import Drawing, Glyphs
from leaflet_pdf.preview.svg.markup import element, number, words
from leaflet_pdf.preview.svg.web_faces import WEB_FACES
from leaflet_pdf.text.face import Face, face_of_any_script
from leaflet_pdf.text.memo import Remembered
from leaflet_pdf.text.shape import Word

OUTLINES_KEPT = 4_096
"""Outlines of glyphs that are remembered, at about 500 bytes each."""


class Words:
    """The words of one page: what each of them is in SVG, and the outlines that some of them use."""

    def __init__(self) -> None:
        self._outlines: dict[str, str] = {}

    def of(self, item: Glyphs, line: int) -> str:
        """Return the SVG of words on one baseline, and of a line of the file; 0 is none."""
        if item.text.isspace() or (_is_served(item.face) and all(_USUAL[item.face, word] for word in item.words)):
            return _as_text(item, line)
        return self._as_outlines(item, line)

    def definitions(self) -> str:
        """Return the outlines that were used."""
        paths = (element("path", {"id": name, "d": path}) for name, path in self._outlines.items())
        shapes = "".join(paths)
        return element("defs", {}, shapes) if shapes else ""

    def _as_outlines(self, item: Glyphs, line: int) -> str:
        shapes = "".join(
            element("use", {"href": f"#{self._name(item.face, glyph)}", "x": x, "y": y})
            for x, y, glyph in _placed(item)
            if _outline(item.face, glyph)
        )
        em = f"{item.size / 1000:.6f}"
        place = f"translate({number(item.x)} {number(item.y)}) scale({em} -{em})"
        ink = element("g", {"transform": place, "fill": item.colour, "aria-hidden": "true"}, shapes)
        first = item.words[0]
        blank = _advance(item.face, first, _blank(first)) * item.size / 1000
        return ink + unseen(item._replace(x=item.x + blank, width=item.width - blank), item.text.strip(" "), line)

    def _name(self, face_name: str, glyph: int) -> str:
        name = f"{_family(face_name)}.{glyph}"
        if name not in self._outlines:
            self._outlines[name] = _outline(face_name, glyph)
        return name


def unseen(item: Glyphs | Drawing, text: str, line: int) -> str:
    """Return a text as wide as what is drawn for it, for all who do not look at it; it can be selected and found."""
    if not text:
        return ""
    place: dict[str, object] = {
        "x": number(item.x),
        "y": number(item.y),
        "font-size": number(item.size),
        "fill": "none",
        "pointer-events": "all",
        "textLength": number(item.width),
        "lengthAdjust": "spacingAndGlyphs",
        "data-line": line or None,
    }
    return element("text", place, words(text))


def _as_text(item: Glyphs, line: int) -> str:
    """Return words as text; each begins where it is printed."""
    shown = "".join(f'<tspan x="{number(x)}">{words(text)}</tspan>' for x, text in _starts(item))
    look: dict[str, object] = {
        "y": number(item.y),
        "font-family": _family(item.face),
        "font-size": number(item.size),
        "fill": item.colour,
        "data-line": line or None,
    }
    return element("text", look, shown)


def _starts(item: Glyphs) -> Iterator[tuple[float, str]]:
    """Yield the words of an item, each with the place of its first letter: white space goes to the word before it."""
    x, begin, text = item.x, item.x, ""
    for word in item.words:
        blank = _blank(word)
        if text.strip(" ") and word.text.strip(" "):
            yield begin, text + word.text[:blank]
            text = ""
        if not text.strip(" "):
            begin, text = x + _advance(item.face, word, blank) * item.size / 1000, word.text[blank:]
        else:
            text += word.text
        x += word.advance * item.size / 1000
    yield begin, text or " "


def _blank(word: Word) -> int:
    """Return how many spaces a word begins with."""
    return len(word.text) - len(word.text.lstrip(" "))


def _advance(face_name: str, word: Word, count: int) -> int:
    """Return how far the first characters of a word move the pen, in 1/1000 em."""
    drawn_by = face_of_any_script(face_name)
    if isinstance(drawn_by, Face):
        steps = list(map(drawn_by.advance, word.codes[:count]))
    else:
        steps = [cell.advance for cell in word.cells[:count]]
    return sum(steps) - sum(word.kerns[: len(steps)])


def _placed(item: Glyphs) -> Iterator[tuple[int, int, int]]:
    """Yield the glyphs of words, with their places from the first one's: to the right and up, in 1/1000 em."""
    drawn_by = face_of_any_script(item.face)
    x = 0
    for word in item.words:
        if isinstance(drawn_by, Face):
            for code, kern in zip(word.codes, word.kerns, strict=True):
                yield x, 0, drawn_by.glyph(code)
                x += drawn_by.advance(code) - kern
        else:
            for cell, kern in zip(word.cells, word.kerns, strict=True):
                yield from ((x + part.x, part.y, part.glyph) for part in cell.parts)
                x += cell.advance - kern


def _is_served(face_name: str) -> bool:
    return face_name.removesuffix(".ttf") in WEB_FACES


def _is_usual(key: tuple[str, Word]) -> bool:
    face_name, word = key
    drawn_by = face_of_any_script(face_name)
    return isinstance(drawn_by, Face) and all(map(drawn_by.is_usual, word.codes))


_USUAL: Remembered[tuple[str, Word], bool] = Remembered(_is_usual)


@lru_cache(maxsize=OUTLINES_KEPT)
def _outline(face_name: str, glyph: int) -> str:
    return face_of_any_script(face_name).outline(glyph)


def _family(face_name: str) -> str:
    """Return what pages call a face: never the path of its file."""
    return face_of_any_script(face_name).postscript_name
