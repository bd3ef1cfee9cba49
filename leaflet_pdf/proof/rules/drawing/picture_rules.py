"""Rules about pictures: each is the leaflet's own, sample by sample, in its proportions, and there is no other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise

from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Figure, FigureRow, Picture, Side, Vector, blocks, texts
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.appearance import NAME_IT
from leaflet_pdf.proof.catalogue.furniture import LOGO_DIFFERS, PICTURE_APART, PICTURE_DIFFERS, PICTURE_UNEXPECTED
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import first_piece
from leaflet_pdf.proof.reader.pages.content import shapes_of
from leaflet_pdf.proof.reader.pages.direction import shapes_from_the_right
from leaflet_pdf.proof.reader.readback import THE_PDF, Element, Image, ReadBack, Shape, fault

_SPACES = {1: "DeviceGray", 3: "DeviceRGB"}
_HEADER = "Pagination/Header"
_SAME_PROPORTION, _SAME_PLACE = 0.01, 0.5


def pictures_are_the_leaflets(alignment: Alignment) -> Iterator[Finding]:
    figures = [block for block in blocks(alignment.leaflet) if isinstance(block, Figure)]
    elements = iter([one for one in alignment.readback.elements if one.role == "Figure"])
    taken: set[tuple[int, int]] = set()
    for figure in figures:
        element = next((one for one in elements if fold(one.alt) == fold(figure.alt)), None)
        if element is None:
            return  # another rule reports that it is missing
        marks = {(content.page, content.mcid) for content in element.content}
        taken |= marks
        if isinstance(figure.picture, Vector):
            wrong = _drawn_otherwise(alignment, element, figure.picture)
            if wrong:
                message = f"the drawing “{shorten(figure.alt)}” {wrong}"
                yield PICTURE_DIFFERS.at(figure.source, message, page=element.content[0].page if marks else 0)
            continue
        shown = [shape for page, shape in _pictures(alignment.readback) if (page, shape.mark.mcid) in marks]
        wrong = "is not drawn exactly once" if len(shown) != 1 else _difference(shown[0], figure.picture)
        if wrong:
            message = f"the picture “{shorten(figure.alt)}” {wrong}"
            yield PICTURE_DIFFERS.at(figure.source, message, page=element.content[0].page if marks else 0)
    for page, shape in _pictures(alignment.readback):
        if (page, shape.mark.mcid) not in taken and (shape.mark.artifact != _HEADER or _untold(alignment, page)):
            yield fault(PICTURE_UNEXPECTED, "a picture is shown that the leaflet does not have", page=page)


def _drawn_otherwise(alignment: Alignment, element: Element, drawing: Vector) -> str:
    """Return how what is drawn for a figure differs from the leaflet's drawing; "" if it does not."""
    wanted = shapes_of(drawing.data, drawing.height)
    if right_to_left(alignment.readback.language):
        wanted = list(shapes_from_the_right(wanted, drawing.width))
    if len({content.page for content in element.content}) != 1 or len(element.bbox) != 4:
        return "is not drawn exactly once"
    page = alignment.readback.pages[element.content[0].page - 1]
    marks = {content.mcid for content in element.content}
    found = [shape for shape in page.shapes if shape.mark.mcid in marks]
    left, foot, right, top = element.bbox
    scale, high = (right - left) / drawing.width, (top - foot) / drawing.height
    if abs(scale / high - 1) > _SAME_PROPORTION:
        return "is stretched"
    if [_look(shape) for shape in found] != [_look(shape) for shape in wanted]:
        return "is not the one in the leaflet"
    y = page.area.height - top
    moved = any(
        max(
            abs(shape.area.x - left - scale * one.area.x),
            abs(shape.area.y - y - scale * one.area.y),
            abs(shape.area.width - scale * one.area.width),
            abs(shape.thickness - scale * one.thickness),
        )
        > _SAME_PLACE
        for shape, one in zip(found, wanted, strict=True)
    )
    return "is not where it should be" if moved else ""


def _look(shape: Shape) -> tuple[object, ...]:
    return shape.fill, shape.stroke, shape.dashed, shape.picture, shape.ink, shape.outline


def drawn_figures(alignment: Alignment) -> set[tuple[int, int | None]]:
    """Return the marked content, by page and number, of the leaflet's drawings."""
    places, elements = figure_places(alignment), alignment.readback.elements
    drawings = [block for block in blocks(alignment.leaflet) if isinstance(block, Figure)]
    return {
        (content.page, content.mcid)
        for figure in drawings
        if isinstance(figure.picture, Vector) and id(figure) in places
        for content in elements[places[id(figure)]].content
    }


def pictures_are_beside_their_words(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a picture that is not right before what is beside it, or next to the others of its row."""
    places = figure_places(alignment)
    for block in blocks(alignment.leaflet):
        if isinstance(block, FigureRow):
            row = [places.get(id(figure), -1) for figure in block.figures]
            if any(_next_to(alignment, one) != other for one, other in pairwise(row)):
                yield PICTURE_APART.at(block.source, "the pictures of a row are not next to each other")
        elif isinstance(block, Figure) and block.beside:
            after = _next_to(alignment, places.get(id(block), -1))
            words = next(
                (place for text in texts(block.beside) if (place := alignment.element(text)) is not None), None
            )
            if words is not None and after not in (words, *alignment.readback.around(words)):
                message = f"the picture “{shorten(block.alt)}” is not before the words beside it"
                yield PICTURE_APART.at(block.source, message, page=alignment.page(words))
            elif words is not None and _is_on_other_side(alignment, block, places[id(block)], words):
                message = f"the picture “{shorten(block.alt)}” is on the other side of the words beside it"
                yield PICTURE_APART.at(block.source, message, page=alignment.page(words))


def _is_on_other_side(alignment: Alignment, figure: Figure, element: int, words: int) -> bool:
    """Tell whether the first words are as high as a picture, and on the side where it should be."""
    found, first = alignment.readback.elements[element], first_piece(alignment.readback, words)
    if first is None or len(found.bbox) != 4 or first.page not in {content.page for content in found.content}:
        return False
    left, foot, right, top = found.bbox
    up = alignment.readback.pages[first.page - 1].area.height - first.y
    beyond = first.x < left if figure.side is not Side.RIGHT else first.x > right
    return foot < up < top and beyond


def figure_places(alignment: Alignment) -> dict[int, int]:
    """Return the elements of the leaflet's pictures, which are distinguished by identity; up to one that is missing."""
    elements = iter([(index, one) for index, one in enumerate(alignment.readback.elements) if one.role == "Figure"])
    found: dict[int, int] = {}
    for figure in (block for block in blocks(alignment.leaflet) if isinstance(block, Figure)):
        place = next((index for index, one in elements if fold(one.alt) == fold(figure.alt)), None)
        if place is None:
            break
        found[id(figure)] = place
    return found


def _next_to(alignment: Alignment, element: int) -> int:
    """Return the element right after another in what both are in; -1 for none."""
    elements = alignment.readback.elements
    beside = elements[elements[element].parent].nested if element >= 0 else ()
    return next((after for one, after in pairwise(beside) if one == element), -1)


def the_logo_is_the_themes(readback: ReadBack, logo: Picture | None) -> Iterator[Finding]:
    """Yield a finding for a picture in a header that is not the theme's logo."""
    for page, shape in _pictures(readback):
        if shape.mark.artifact == _HEADER and (logo is None or _difference(shape, logo)):
            message = "the picture in the header is not the logo of the theme"
            yield LOGO_DIFFERS.at(THE_PDF, message, NAME_IT, page=page)


def _untold(alignment: Alignment, page: int) -> bool:
    """Tell whether a page is one that has no logo: any but the leaflet's first."""
    return alignment.readback.pages[page - 1].number != alignment.readback.before + 1


def _pictures(readback: ReadBack) -> Iterator[tuple[int, Shape]]:
    for page in readback.pages:
        yield from ((page.number, shape) for shape in page.shapes if shape.picture)


def _difference(shape: Shape, picture: Picture) -> str:
    """Return how a picture on a page differs from what it should be; "" if it does not."""
    image = shape.image
    if image is None or image.altered:
        return f"is altered by {', '.join(image.altered) if image else 'something unknown'}"
    if (image.width, image.height, image.bits) != (picture.width, picture.height, 8):
        return "does not have the size of the leaflet’s"
    if image.space != _SPACES[picture.channels] or _samples(image) != _stored(picture):
        return "is not the one in the leaflet"
    proportion = shape.area.width * picture.height / (shape.area.height * picture.width) if shape.area.height else 0
    return "" if abs(proportion - 1) < _SAME_PROPORTION else "is stretched"


def _samples(image: Image) -> bytes | None:
    """Return a picture's JPEG file or its samples; None if they are packed in another way."""
    if image.filter == "DCTDecode":
        return image.data
    if image.filter != "FlateDecode":
        return None
    return _unpacked(image.data, image.width * image.height * 3)


def _stored(picture: Picture) -> bytes | None:
    return picture.data if picture.jpeg else _unpacked(picture.data, picture.width * picture.height * 3)


def _unpacked(data: bytes, most: int) -> bytes | None:
    """Return what was deflated, at most so much of it; None if it was not."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return None


PICTURE_RULES = pictures_are_the_leaflets, pictures_are_beside_their_words
