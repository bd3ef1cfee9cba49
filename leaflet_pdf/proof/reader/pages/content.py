"""Interprets the operators of a page: pieces of text and shapes, each with its marked content.

Only the operators that leaflets are written with are allowed. Any other could show, hide or move
something unnoticed, so it is refused, never skipped.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf.generic import DictionaryObject

from leaflet_pdf.model.finding import count
from leaflet_pdf.proof.reader.objects import ReadError, dictionary, entry, string
from leaflet_pdf.proof.reader.pages.direction import as_read
from leaflet_pdf.proof.reader.pages.images import image_of
from leaflet_pdf.proof.reader.pages.operators import operations
from leaflet_pdf.proof.reader.readback import Area, Font, Mark, Outline, Piece, Shape

Matrix = tuple[float, float, float, float, float, float]

_UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_ALMOST = 1e-6
_OPERANDS = {
    **dict.fromkeys((b"q", b"Q", b"h", b"f", b"f*", b"S", b"B", b"BT", b"ET", b"EMC"), 0),
    **dict.fromkeys((b"w", b"J", b"j", b"TJ", b"Do", b"BMC"), 1),
    **dict.fromkeys((b"d", b"m", b"l", b"Tf", b"Td", b"BDC"), 2),
    **dict.fromkeys((b"RG", b"rg"), 3),
    **dict.fromkeys((b"re",), 4),
    **dict.fromkeys((b"cm", b"c", b"Tm"), 6),
}
"""The number of operands of each allowed operator (ISO 32000-1, annex A)."""


_MARKED = {"/MCID", "/Type", "/Subtype", "/ActualText"}
_LAYERS = {"/OC"}
"""Properties that marked content must not have: layers could hide it."""


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that decides what is seen (ISO 32000-1, table 52)."""

    to_page: Matrix = _UNIT
    fill: str = "#000000"
    stroke: str = "#000000"
    thickness: float = 1
    dashed: bool = False
    font: Font | None = None
    size: float = 0


@dataclass(slots=True)
class _Replacement:
    """The ActualText of a marked-content sequence; it is given to the first piece."""

    text: str
    first_shape: int
    given: bool = False


@dataclass(frozen=True, slots=True)
class _Sequence:
    mark: Mark
    replacement: _Replacement | None = None


@dataclass(slots=True)
class Canvas:
    """Everything that a page's operators have painted so far."""

    page: int
    height: float
    fonts: Mapping[str, Font]
    resources: DictionaryObject
    mcids: list[int] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _open: list[_Sequence] = field(default_factory=lambda: [_Sequence(Mark())])
    _path: list[list[tuple[float, float]]] = field(default_factory=list)
    _steps: list[tuple[Any, ...]] = field(default_factory=list)
    _text: Matrix = _UNIT
    _line: Matrix = _UNIT
    _order: int = 0

    def paint(self, content: bytes) -> None:
        """Execute all operators. Raises ReadError at one that is unknown, wrong or left open."""
        for operands, operator in operations(content, f"page {self.page}"):
            if _OPERANDS.get(operator) != len(operands):
                raise self._error(
                    f"operator {operator.decode('latin-1')!r} with {count(len(operands), 'operand')} is not allowed"
                )
            self._follow(operator, operands)
        if self._saved or len(self._open) > 1:
            raise self._error("a graphics state or a marked-content sequence is left open")

    def _follow(self, operator: bytes, operands: list[Any]) -> None:
        match operator:
            case b"TJ":
                self._show(operands[0])
            case b"Tm":
                self._text = self._line = _matrix(operands)
            case b"Td":
                self._text = self._line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
            case b"BT":
                self._text = self._line = _UNIT
            case b"Tf":
                self._state = replace(self._state, font=self._font(operands[0]), size=float(operands[1]))
            case b"rg":
                self._state = replace(self._state, fill=_colour(operands))
            case b"RG":
                self._state = replace(self._state, stroke=_colour(operands))
            case b"w":
                self._state = replace(self._state, thickness=float(operands[0]))
            case b"d":
                self._state = replace(self._state, dashed=bool(operands[0]))
            case b"BDC" | b"BMC":
                self._begin(operands)
            case b"EMC":
                self._end()
            case b"q":
                self._saved.append(self._state)
            case b"Q":
                self._restore()
            case b"cm":
                self._state = replace(self._state, to_page=_times(_matrix(operands), self._state.to_page))
            case b"Do":
                self._picture(operands[0])
            case b"m" | b"l" | b"c" | b"re":
                self._trace(operator, [float(number) for number in operands])
            case b"h":
                self._steps.append(("h",))
            case b"f" | b"f*" | b"B" | b"S":
                self._finish_path(operator)

    def _font(self, name: str) -> Font:
        """Return a font of the page's resources. Raises ReadError if there is none with the name."""
        font = self.fonts.get(name)
        if font is None:
            raise self._error(f"font {name} is not among the page's resources")
        return font

    def _restore(self) -> None:
        """Restore the graphics state. Raises ReadError if none is saved."""
        if not self._saved:
            raise self._error("operator 'Q' without a matching 'q'")
        self._state = self._saved.pop()

    def _begin(self, operands: list[Any]) -> None:
        """Begin a marked-content sequence. Raises ReadError for properties that no leaflet has."""
        outer = self._open[-1]
        marked = self._properties(operands[1]) if len(operands) == 2 else DictionaryObject()
        if operands[0] in _LAYERS or not marked.keys() <= _MARKED:
            raise self._error(f"marked content {operands[0]} with {', '.join(sorted(marked))} is not allowed")
        mark, replacement = outer.mark, outer.replacement
        if operands[0] == "/Artifact":
            kind = "/".join(filter(None, (string(entry(marked, key)) for key in ("/Type", "/Subtype"))))
            mark = replace(mark, artifact=kind or "Artifact")
        if "/MCID" in marked:
            mark = replace(mark, mcid=int(entry(marked, "/MCID")))
            self.mcids.append(int(entry(marked, "/MCID")))
        if "/ActualText" in marked and replacement is None:
            replacement = _Replacement(string(entry(marked, "/ActualText")), len(self.shapes))
        self._open.append(_Sequence(mark, replacement))

    def _properties(self, value: Any) -> DictionaryObject:
        if isinstance(value, str):
            value = entry(dictionary(entry(self.resources, "/Properties"), "the properties of a page"), value)
        return dictionary(value, f"page {self.page}: a property list")

    def _end(self) -> None:
        """End a marked-content sequence. Raises ReadError if none is open."""
        if len(self._open) == 1:
            raise self._error("operator 'EMC' without a matching 'BDC' or 'BMC'")
        ended = self._open.pop()
        replacement = ended.replacement
        if replacement and replacement is not self._open[-1].replacement and not replacement.given:
            self._speak(replacement, ended.mark)

    def _speak(self, replacement: _Replacement, mark: Mark) -> None:
        """Add the ActualText of drawings. If nothing is drawn, the text has no size."""
        drawn = self.shapes[replacement.first_shape :]
        area = _around([(x, y) for shape in drawn for x, y in _corners(shape.area)] or [(0, 0)])
        self.pieces.append(
            Piece(
                text=replacement.text,
                page=self.page,
                order=self._next(),
                x=area.x,
                y=area.bottom,
                width=area.width,
                size=area.height,
                colour=next((shape.fill for shape in reversed(drawn) if shape.fill), self._state.fill),
                mark=mark,
                replaced=True,
            )
        )

    def _show(self, strings: list[Any]) -> None:
        """Add strings of text. Raises ReadError without a font, or if they are rotated or mirrored."""
        font = self._state.font
        if font is None:
            raise self._error("text is shown before a font is chosen")
        codes, text, advance, bare = self._measure(font, strings)
        if not codes:
            return
        size = self._state.size
        seen = _times(self._text, self._state.to_page)
        if abs(seen[1]) > _ALMOST or abs(seen[2]) > _ALMOST or seen[0] < 0 or seen[3] < 0:
            raise self._error("text is rotated or mirrored")
        self._text = _times((1, 0, 0, 1, advance * size / 1000, 0), self._text)
        sequence = self._open[-1]
        x, y = self._place(seen[4], seen[5])
        self.pieces.append(
            Piece(
                text=text if sequence.replacement is None else self._words_for(sequence.replacement),
                page=self.page,
                order=self._next(),
                x=x,
                y=y,
                width=bare * size / 1000 * seen[0],
                size=size * seen[3],
                colour=self._state.fill,
                mark=sequence.mark,
                font=font,
                codes=codes,
                replaced=sequence.replacement is not None,
            )
        )

    def _measure(self, font: Font, strings: list[Any]) -> tuple[tuple[int, ...], str, float, float]:
        """Return codes, text, and the advance with and without trailing white space (1/1000 em). Raises ReadError."""
        shown = b"".join([each for each in strings if isinstance(each, bytes)])
        kerns = [float(each) for each in strings if not isinstance(each, bytes)]
        if any(len(each) % 2 for each in strings if isinstance(each, bytes)):
            raise self._error("a string of two-byte codes has an odd length")
        codes = struct.unpack(f">{len(shown) // 2}H", shown)
        characters, widths, usual = font.characters or {}, font.widths, font.default_width
        text = as_read([characters.get(code, "") for code in codes])
        advance = sum([widths.get(code, usual) for code in codes]) - sum(kerns)
        return codes, text, advance, advance - (_blank_end(font, strings) if text[-1:].isspace() else 0)

    def _words_for(self, replacement: _Replacement) -> str:
        text = "" if replacement.given else replacement.text
        replacement.given = True
        return text

    def _trace(self, operator: bytes, operands: list[float]) -> None:
        """Add to the path. Control points count too: they enclose the curve. Raises ReadError without a start."""
        if operator == b"re":
            x, y, width, height = operands
            points = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        else:
            points = list(zip(operands[::2], operands[1::2], strict=True))
        if operator in (b"re", b"m"):
            self._path.append([])
        if not self._path:
            raise self._error("a path has no starting point")
        self._path[-1].extend(self._place(*_apply(self._state.to_page, x, y)) for x, y in points)
        self._steps.append((operator.decode("ascii"), *operands))

    def _finish_path(self, operator: bytes) -> None:
        self._refuse_rotated("a drawing")
        mark, state = self._open[-1].mark, self._state
        fill = "" if operator == b"S" else state.fill
        stroke = state.stroke if operator in {b"B", b"S"} else ""
        thickness = state.thickness * state.to_page[0] if stroke else 0
        outline: Outline = tuple(self._steps)
        for points in self._path:
            self.shapes.append(
                Shape(
                    area=_around(points),
                    order=self._next(),
                    mark=mark,
                    fill=fill,
                    stroke=stroke,
                    thickness=thickness,
                    dashed=bool(stroke) and state.dashed,
                    ink=operator.decode("ascii"),
                    outline=outline,
                )
            )
            outline = ()
        self._path, self._steps = [], []

    def _refuse_rotated(self, what: str) -> None:
        """Raise ReadError if a drawing is rotated or mirrored: a mirrored symbol has another meaning."""
        a, b, c, d = self._state.to_page[:4]
        if abs(b) > _ALMOST or abs(c) > _ALMOST or a <= 0 or d <= 0:
            raise self._error(f"{what} is rotated or mirrored")

    def _picture(self, name: str) -> None:
        """Add an image of the page's resources. Raises ReadError for any other XObject."""
        known = dictionary(entry(self.resources, "/XObject"), f"page {self.page}: the list of pictures")
        source = dictionary(entry(known, name), f"page {self.page}: {name}")
        if string(entry(source, "/Subtype")) != "Image":
            raise self._error(f"{name} is drawn but is not an image")
        self._refuse_rotated("a picture")
        corners = ((0, 0), (1, 0), (1, 1), (0, 1))
        area = _around([self._place(*_apply(self._state.to_page, x, y)) for x, y in corners])
        self.shapes.append(Shape(area, self._next(), self._open[-1].mark, picture=True, image=image_of(source)))

    def _place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page's space in points from its top left."""
        return x, self.height - y

    def _next(self) -> int:
        self._order += 1
        return self._order

    def _error(self, message: str) -> ReadError:
        return ReadError(f"page {self.page}: {message}")


def shapes_of(content: bytes, height: float) -> list[Shape]:
    """Return the shapes of operators by themselves, on a page of a height (points). Raises ReadError."""
    canvas = Canvas(0, height, {}, DictionaryObject())
    canvas.paint(content)
    return canvas.shapes


def _blank_end(font: Font, strings: list[Any]) -> float:
    """Return the advance of the trailing white space of strings, with its kerning, in 1/1000 em."""
    blank = 0.0
    for each in reversed(strings):
        if not isinstance(each, bytes):
            blank -= float(each)
            continue
        for (code,) in reversed(list(struct.iter_unpack(">H", each))):
            if not font.character(code).isspace():
                return blank
            blank += font.width(code)
    return blank


def _matrix(operands: list[Any]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point transformed by a matrix (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _around(points: list[tuple[float, float]]) -> Area:
    """Return the bounding box of points. Raises ReadError if they are infinite."""
    across, down = zip(*points, strict=True)
    if not all(map(math.isfinite, (*across, *down))):
        raise ReadError("a path has infinite coordinates")
    return Area(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _corners(area: Area) -> tuple[tuple[float, float], tuple[float, float]]:
    return (area.x, area.y), (area.right, area.bottom)


def _colour(operands: list[Any]) -> str:
    return "#" + "".join(f"{round(255 * min(max(float(part), 0), 1)):02x}" for part in operands)
