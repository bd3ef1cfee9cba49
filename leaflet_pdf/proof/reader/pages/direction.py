"""Documents in a language from right to left: read from the edge where lines begin, so that one rule judges both ways.

PDF wants the glyphs of a string from left to right, whatever they are (ISO 32000-1, 14.8.2.3.3): a string with a letter
from right to left says its characters from the last to the first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leaflet_pdf.proof.reader.readback import Annotation, Area, Destination, Element, Page, Shape

_FIRST_FROM_RIGHT = "\u0590"
"""No character before this one goes from right to left."""


def as_read(characters: Sequence[str]) -> str:
    """Return what a string of glyphs says, each of which stands for the characters given."""
    text = "".join(characters)
    return "".join(reversed(characters)) if goes_from_right(text) else text


def goes_from_right(text: str) -> bool:
    """Tell whether a text has a letter that goes from right to left."""
    if text.isascii() or max(text) < _FIRST_FROM_RIGHT:
        return False
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)


def from_the_right(page: Page) -> Page:
    """Return a page as it is seen in a mirror: all lengths across are from its right edge."""
    width = page.area.width
    return replace(
        page,
        frame=_turned(page.frame, width),
        pieces=tuple([replace(piece, x=width - piece.x - piece.width) for piece in page.pieces]),
        shapes=tuple(shapes_from_the_right(page.shapes, width)),
        annotations=tuple([_annotation(annotation, width) for annotation in page.annotations]),
    )


def shapes_from_the_right(shapes: Iterable[Shape], width: float) -> Iterator[Shape]:
    """Yield shapes as they are seen in a mirror, on a page or in a picture of a width."""
    return (replace(shape, area=_turned(shape.area, width)) for shape in shapes)


def element_from_the_right(element: Element, pages: Sequence[Page]) -> Element:
    """Return an element with the place of its picture, if it has one, as it is seen in a mirror."""
    if len(element.bbox) != 4 or not element.content:
        return element
    left, foot, right, top = element.bbox
    width = pages[element.content[0].page - 1].area.width
    return replace(element, bbox=(width - right, foot, width - left, top))


def _turned(area: Area, width: float) -> Area:
    return replace(area, x=width - area.right)


def _annotation(annotation: Annotation, width: float) -> Annotation:
    target = annotation.target
    if isinstance(target, Destination) and target.x:
        target = replace(target, x=width - target.x)
    return replace(annotation, area=_turned(annotation.area, width), target=target)
