"""Rules about what is painted: every word is tagged, in sight, on no other, and can be read back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.proof.catalogue.sight import (
    CODE_WITHOUT_CHARACTER,
    FONT_NOT_EMBEDDED,
    FONT_WITHOUT_UNICODE,
    GLYPH_BLANK,
    GLYPH_MISSING,
    ORDER_OF_SIGHT,
    TEXT_COVERED,
    TEXT_FAINT,
    TEXT_INVISIBLE,
    TEXT_OUTSIDE,
    TEXT_OVERLAPS,
    TEXT_STRUCK_OUT,
)
from leaflet_pdf.proof.catalogue.structure import ARTIFACT_IN_CONTENT, CONTENT_UNTAGGED
from leaflet_pdf.proof.leaves import leaf_of, order
from leaflet_pdf.proof.page_bands import Bands
from leaflet_pdf.proof.reader.pages.direction import goes_from_right
from leaflet_pdf.proof.reader.readback import Area, Content, Font, Piece, ReadBack, Shape, fault
from leaflet_pdf.proof.sweep import lying_on_others

_TOLERANCE = 0.5
_STROKE = 0.1
_SMALLEST, _THINNEST = 1, 0.5
_HIDDEN = 1.5
_LARGE = 18
_PAPER = "#ffffff"
_NO_CHARACTERS = frozenset("\0\ufeff\ufffe")
"""What no code may stand for (ISO 14289-1, 7.21.7)."""


def content_is_tagged(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for painted in page.painted:
            if painted.mark.mcid is None and not painted.mark.artifact:
                what = f"“{painted.text}”" if isinstance(painted, Piece) else "a drawing"
                yield fault(CONTENT_UNTAGGED, f"{what} is neither tagged nor an artifact", page=page.number)


def artifacts_are_no_content(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for piece in page.pieces:
            if piece.mark.mcid is not None and piece.mark.artifact:
                yield fault(ARTIFACT_IN_CONTENT, f"“{piece.text}” is both tagged and an artifact", page=page.number)


def text_is_inside_its_frame(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for piece in page.pieces:
            if not page.frame.holds(piece.area, _TOLERANCE):
                yield fault(TEXT_OUTSIDE, f"“{piece.text}” extends beyond the printable page", page=page.number)


def text_lies_on_no_other_text(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for each piece that overlaps another one, with the first of those.

    Only the bodies of the small letters are compared: accents and descenders of lines set close may touch.
    """
    for page in readback.pages:
        for index, under in lying_on_others((piece.area for piece in page.pieces), _TOLERANCE):
            message = f"“{page.pieces[index].text}” overlaps “{page.pieces[under].text}”"
            yield fault(TEXT_OVERLAPS, message, page=page.number)


def _is_blank(piece: Piece) -> bool:
    """Tell whether a piece is a line to write on, drawn for underscores: its size is how thick it is."""
    return piece.font is None and not piece.text.strip().strip("_")


def text_has_a_size(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for piece in page.pieces:
            if piece.text.strip() and piece.size < (_THINNEST if _is_blank(piece) else _SMALLEST):
                yield fault(TEXT_INVISIBLE, f"“{piece.text}” is set in {piece.size:g} points", page=page.number)


class Contrast(NamedTuple):
    """How a piece of text stands out from the colour behind it, from 1 to 21."""

    piece: Piece
    background: str
    ratio: float


def contrasts(readback: ReadBack) -> Iterator[Contrast]:
    """Yield the contrast of every piece that is not white space."""
    for page in readback.pages:
        fills = Bands((shape.area, shape) for shape in page.shapes if shape.fill)
        for piece in page.pieces:
            if piece.text.strip():
                background = _background(fills.near(piece.area), piece)
                yield Contrast(piece, background, contrast(piece.colour, background))


def text_stands_out(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for text too like its background: 4.5 to 1, or 3 to 1 from 18 points."""
    for piece, background, ratio in contrasts(readback):
        if ratio < (3 if piece.size >= _LARGE else 4.5):
            yield fault(
                TEXT_INVISIBLE if ratio < _HIDDEN else TEXT_FAINT,
                f"“{piece.text}” is {piece.colour} on {background}, a contrast of {ratio:.1f} to 1",
                page=piece.page,
            )


def text_is_not_covered(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        solid = Bands((shape.area, shape) for shape in page.shapes if shape.fill or shape.picture)
        for piece in page.pieces:
            if any(_covers(shape, piece) for shape in solid.near(piece.area)):
                yield fault(TEXT_COVERED, f"“{piece.text}” is under a drawing or on a picture", page=page.number)


def text_is_not_struck_out(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        thin = (shape.area for shape in page.shapes if min(shape.area.width, shape.area.height) < _STROKE)
        strokes = Bands((stroke, stroke) for stroke in map(_widened, thin))
        for piece in page.pieces:
            area = piece.area
            if any(stroke.meets(area, _TOLERANCE) for stroke in strokes.near(area)):
                yield fault(TEXT_STRUCK_OUT, f"a rule runs through “{piece.text}”", page=page.number)


def text_reads_downwards(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding where the next element's text is above the last one's, and not beside it.

    The tree's order is what a screen reader says; the eye goes down the page, and to the right. Where a row
    goes over a page end, and after a cell that reaches down into other rows, it goes back to where the cell before
    began; after a picture's caption, to the picture's top.
    """
    tops = _tops_of_captions(readback)
    cell_of = _cells(readback)
    begins: dict[int, Piece] = {}
    first: dict[Content, Piece] = {}
    for piece in readback.pieces():
        if piece.mark.mcid is not None and not piece.mark.artifact and piece.text.strip():
            first.setdefault(Content(piece.page, piece.mark.mcid), piece)
    last: Piece | None = None
    before = (-1, -1)
    before_content: Content | None = None
    for content in readback.reading_order():
        if content not in first:
            continue
        piece, cell = first[content], cell_of.get(content, (-1, -1))
        begins.setdefault(cell[0], piece)
        back = _place(readback, piece) < _place(readback, last) and cell[1] == before[1] if last else False
        if last and cell != before and before[0] >= 0 and (back or readback.elements[before[0]].rows > 1):
            last = begins[before[0]]
        if last and content not in tops:
            last = tops.get(before_content, last)
        before_content = content
        if last and _goes_back(readback, piece, last):
            yield fault(
                ORDER_OF_SIGHT, f"“{piece.text}” is read out after “{last.text}”, but printed above it", page=piece.page
            )
        last, before = piece, cell


def _tops_of_captions(readback: ReadBack) -> dict[Content | None, Piece]:
    """Return, for what is in a figure's caption, its first piece as if it were where the figure's top is."""
    found: dict[Content | None, Piece] = {}
    for figure in readback.elements:
        if figure.role != "Figure" or len(figure.bbox) != 4:
            continue
        for caption in (kid for kid in figure.nested if readback.elements[kid].role == "Caption"):
            for inner in readback.inside(caption):
                for content in readback.elements[inner].content:
                    first = next((piece for piece in readback.shown.get(content, ()) if piece.text.strip()), None)
                    if first is None or first.page > len(readback.pages):
                        continue
                    left, _, right, high = figure.bbox
                    top = readback.pages[first.page - 1].area.height - high
                    if first.y > top and left - _TOLERANCE <= first.x <= right:
                        found[content] = replace(first, y=top)  # what is elsewhere goes on in another column
    return found


def _cells(readback: ReadBack) -> dict[Content, tuple[int, int]]:
    """Return the cell and the row of what is in one."""
    return {
        content: (cell, element.parent)
        for cell, element in enumerate(readback.elements)
        if element.role in {"TH", "TD"}
        for inner in readback.inside(cell)
        for content in readback.elements[inner].content
    }


def fonts_are_embedded(readback: ReadBack) -> Iterator[Finding]:
    for font in readback.fonts:
        if not font.embedded:
            yield fault(FONT_NOT_EMBEDDED, f"font {font.name} is not embedded")


def fonts_tell_their_characters(readback: ReadBack) -> Iterator[Finding]:
    for font in readback.fonts:
        if font.characters is None:
            yield fault(FONT_WITHOUT_UNICODE, f"font {font.name} has no ToUnicode")


def codes_tell_their_characters(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for piece in page.pieces:
            font = piece.font
            if font is None or font.characters is None or piece.replaced:
                continue
            for code in dict.fromkeys(piece.codes):
                character = font.character(code)
                if not character or not _NO_CHARACTERS.isdisjoint(character):
                    message = f"code {code} in “{piece.text}” stands for no character ({font.name})"
                    yield fault(CODE_WITHOUT_CHARACTER, message, page=page.number)


def codes_have_glyphs(readback: ReadBack) -> Iterator[Finding]:
    for page in readback.pages:
        for piece in page.pieces:
            font = piece.font
            if font and any(font.glyph(code) == 0 for code in set(piece.codes)):
                yield fault(GLYPH_MISSING, f"“{piece.text}” shows .notdef ({font.name})", page=page.number)


def glyphs_leave_a_mark(readback: ReadBack) -> Iterator[Finding]:
    """Yield a finding for a character that reads well but prints as nothing: the font lacks its outline."""
    for page in readback.pages:
        for piece in page.pieces:
            font = piece.font
            if font is None or font.drawn is None:
                continue
            for code in dict.fromkeys(_blank(font, font.drawn, piece)):
                message = f"“{font.character(code)}” in “{piece.text}” has no outline in {font.name}"
                yield fault(GLYPH_BLANK, message, page=page.number)


def _blank(font: Font, drawn: Collection[int], piece: Piece) -> Iterator[int]:
    """Yield the codes of a piece that show nothing.

    Letters from right to left that are drawn together, as one with its points, are drawn by the first from the left.
    """
    from_right = goes_from_right(piece.text)
    after_drawn = False
    for code in piece.codes:
        if font.glyph(code) in drawn:
            after_drawn = from_right
        elif not font.character(code).strip():
            after_drawn = False
        elif not after_drawn:
            yield code


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.1, relative luminance)."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(64)
def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _background(fills: Sequence[Shape], piece: Piece) -> str:
    """Return the fill that was painted last where the middle of a piece is."""
    area = piece.area
    x, y = area.x + area.width / 2, area.y + area.height / 2
    for shape in reversed(fills):
        under = shape.area
        if (
            shape.order < piece.order
            and under.x <= x <= under.right
            and under.y <= y <= under.bottom
            and not _draws(shape, piece)
        ):
            return shape.fill
    return _PAPER


def _covers(shape: Shape, piece: Piece) -> bool:
    if not shape.picture and (not shape.fill or shape.order < piece.order):
        return False
    return shape.area.meets(piece.area, _TOLERANCE)


def _widened(stroke: Area) -> Area:
    """Return a stroke without breadth as an area; an underline just below the letters does not meet them."""
    return Area(stroke.x - _TOLERANCE, stroke.y - _TOLERANCE, stroke.width + 1, stroke.height + 1)


def _draws(shape: Shape, piece: Piece) -> bool:
    """Tell whether a shape is part of a drawing that stands for text."""
    return piece.font is None and piece.area.holds(shape.area, _TOLERANCE)


def _goes_back(readback: ReadBack, piece: Piece, last: Piece) -> bool:
    """Tell whether a piece is on an earlier page than the last one, or above it."""
    here, before = _place(readback, piece), _place(readback, last)
    if here != before or not _above(piece, last):
        return here < before
    return not (right_to_left(readback.language) and _goes_on_from_lowered(piece, last))


def _place(readback: ReadBack, piece: Piece) -> int:
    return order(leaf_of(readback, piece), piece.page)


def _above(piece: Piece, last: Piece) -> bool:
    return piece.y < last.y - _TOLERANCE and piece.x < last.x + last.width - _TOLERANCE


def _goes_on_from_lowered(piece: Piece, last: Piece) -> bool:
    """Tell whether words from left to right, among others, go on at the right of a lowered figure, as in H₂O."""
    return last.y - piece.y < last.size / 2 and -_TOLERANCE < last.x - piece.x - piece.width < piece.size / 2


PAGE_RULES = (
    content_is_tagged,
    artifacts_are_no_content,
    text_is_inside_its_frame,
    text_lies_on_no_other_text,
    text_has_a_size,
    text_stands_out,
    text_is_not_covered,
    text_is_not_struck_out,
    text_reads_downwards,
    fonts_are_embedded,
    fonts_tell_their_characters,
    codes_tell_their_characters,
    codes_have_glyphs,
    glyphs_leave_a_mark,
)
