"""SVG drawings, made safe: only shapes that are known are taken, as paths of a PDF; anything else is refused.

No script, no text, no picture, no reference and no entity is followed. What a viewer of SVG would not draw either
(titles, descriptions, elements and attributes of other namespaces) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite, sqrt
from xml.parsers import expat

from leaflet_pdf.model.leaflet import Vector
from leaflet_pdf.schema.catalogue import DRAWING_REFUSED, PICTURE_BROKEN, PICTURE_TOO_LARGE
from leaflet_pdf.schema.problem import Problem, quoted
from leaflet_pdf.schema.svg.path import PathError, Segment
from leaflet_pdf.schema.svg.shapes import Look, Matrix, ShapeError, length, look_of, numbers, outline, times, transform

MOST_BYTES = 2**20
MOST_ELEMENTS, MOST_SEGMENTS, DEEPEST = 2_000, 50_000, 30

_SVG = "http://www.w3.org/2000/svg"
_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_GROUPS = {"svg", "g"}
_UNSEEN = {"title", "desc", "metadata"}
_PAINT = {
    *("fill", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit"),
    *("opacity", "fill-opacity", "stroke-opacity", "stroke-dasharray"),
}
_PLACES = {"d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"}
_KNOWN = {*_PAINT, *_PLACES, "id", "transform", "style"}
_OF_ROOT = {"viewBox", "version", "baseProfile"}
_OVER = 0.02
"""How far a shape may reach over the edge of its drawing, in the drawing's size: half of a line at the edge does."""

_HINT = "draw it with paths and shapes in plain colours, or save it as PNG"


class _RefusedError(Exception):
    """Something in a drawing that is not drawn; its words say what."""


def vector(data: bytes, name: str) -> Vector | Problem:
    """Return a drawing as paths, or the problem that prevents its use."""
    if len(data) > MOST_BYTES:
        return Problem(PICTURE_TOO_LARGE, f"{quoted(name)} is a drawing of more than 1 MiB", "simplify its paths")
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
        return reader.drawing()
    except expat.ExpatError as error:
        message = f"{quoted(name)}, line {error.lineno}: this is not XML ({expat.ErrorString(error.code)})"
        return Problem(PICTURE_BROKEN, message, "export it again")
    except (_RefusedError, ShapeError, PathError) as error:
        message = f"{quoted(name)}, line {reader.parser.CurrentLineNumber}: {error}"
        return Problem(DRAWING_REFUSED, message, _HINT)


class _Reader:
    """What was drawn so far, and the groups that are open: their transforms and looks."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse_entity
        self.parser.ExternalEntityRefHandler = self._refuse_entity
        self.parser.ProcessingInstructionHandler = self._refuse_instruction
        self._open: list[tuple[Matrix, Look]] = []
        self._unseen = 0
        self._elements = self._segments = 0
        self._width = self._height = 0.0
        self._out: list[bytes] = []

    def drawing(self) -> Vector:
        """Return what was drawn. Raises _RefusedError for nothing."""
        if not self._out:
            raise _RefusedError("nothing is drawn")
        return Vector(self._width, self._height, b"\n".join(self._out))

    def _refuse_entity(self, *_: object) -> int:
        raise _RefusedError("entities are not read")

    def _refuse_instruction(self, target: str, _: str) -> None:
        raise _RefusedError(f"the instruction “{target}” is not followed")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) + self._unseen > DEEPEST:
            raise _RefusedError(f"there are more than {MOST_ELEMENTS:,} elements, or more than {DEEPEST} in each other")
        if not self._open and (space, tag) != (_SVG, "svg"):
            raise _RefusedError(f"this begins with <{tag}>, not with an <svg> of {_SVG}")
        if self._unseen or space != _SVG or tag in _UNSEEN or (tag == "defs"):
            self._unseen += 1
            return
        if tag not in _SHAPES | _GROUPS or (tag == "svg" and self._open):
            raise _RefusedError(f"<{tag}> is not drawn")
        values = _values(tag, {name: value for name, value in attributes.items() if " " not in name})
        matrix, look = self._open[-1] if self._open else (self._begin(values), Look())
        matrix = times(transform(values.get("transform", "")), matrix)
        look = look_of(values, look)
        self._open.append((matrix, look))
        if tag in _SHAPES:
            self._draw(outline(tag, values), matrix, look)

    def _end(self, _: str) -> None:
        if self._unseen:
            self._unseen -= 1
        else:
            self._open.pop()

    def _begin(self, values: dict[str, str]) -> Matrix:
        """Take the size of the drawing; return what turns its coordinates into those of a PDF, y upwards."""
        box = numbers(values["viewBox"]) if "viewBox" in values else []
        box = box or [0, 0, length(values.get("width", "")), length(values.get("height", ""))]
        if len(box) != 4 or not (0 < box[2] < 1e6 and 0 < box[3] < 1e6):
            raise _RefusedError("viewBox is not four numbers, of which the last two are its size")
        self._width, self._height = box[2], box[3]
        return 1, 0, 0, -1, -box[0], box[1] + box[3]

    def _draw(self, shape: Iterable[Segment], matrix: Matrix, look: Look) -> None:
        path: list[bytes] = []
        a, b, c, d, e, f = matrix
        for operator, places in shape:
            moved = [
                place
                for x, y in zip(places[::2], places[1::2], strict=True)
                for place in (a * x + c * y + e, b * x + d * y + f)
            ]
            self._prove_inside(moved)
            path.append(b" ".join((*(b"%.3f" % place for place in moved), operator.encode("ascii"))))
            self._segments += 1
            if self._segments > MOST_SEGMENTS:
                raise _RefusedError(f"there are more than {MOST_SEGMENTS:,} segments of paths")
        width = look.width * sqrt(abs(a * d - b * c))
        if look.stroke and not width <= max(self._width, self._height):
            raise _RefusedError("this line is thicker than the drawing is large")
        if path and look.fill:
            self._out += [_components(look.fill) + b" rg", *path, b"f*" if look.even_odd else b"f"]
        if path and look.stroke and width > 0:
            self._out += [_components(look.stroke) + b" RG", b"%.3f w" % width, b"%d J" % look.cap, b"%d j" % look.join]
            self._out += [*path, b"S"]

    def _prove_inside(self, places: list[float]) -> None:
        """Raise _RefusedError for a point outside the drawing, where a viewer of SVG would cut it off."""
        over_x, over_y = _OVER * self._width, _OVER * self._height
        for x, y in zip(places[::2], places[1::2], strict=True):
            if not (isfinite(x) and isfinite(y)) or not (
                -over_x <= x <= self._width + over_x and -over_y <= y <= self._height + over_y
            ):
                raise _RefusedError("this shape reaches over the edge of the drawing (viewBox)")


def _values(tag: str, attributes: dict[str, str]) -> dict[str, str]:
    """Return an element's attributes, and those in its style, which outdo them. Raises _RefusedError for others."""
    values = dict(attributes)
    for declared in filter(None, map(str.strip, values.pop("style", "").split(";"))):
        name, _, value = (part.strip() for part in declared.partition(":"))
        if name not in _PAINT:
            raise _RefusedError(f"the style “{name}” of <{tag}> is not known")
        values[name] = value
    unknown = values.keys() - _KNOWN - (_OF_ROOT if tag == "svg" else set())
    if unknown:
        raise _RefusedError(f"the attribute “{min(unknown)}” of <{tag}> is not known")
    return values


def _components(colour: str) -> bytes:
    return b"%.3f %.3f %.3f" % tuple(channel / 255 for channel in bytes.fromhex(colour[1:]))
