"""Rules about drawn signs: each level, rating and pictogram is drawn as itself, and no other sign is there."""

from __future__ import annotations

from collections.abc import Iterator

from leaflet_pdf.languages.language import language, right_to_left
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import (
    BLANK_MARK,
    InformationBox,
    Level,
    Precaution,
    Precautions,
    Rating,
    Slip,
    Swatch,
    blocks,
)
from leaflet_pdf.proof.alignment import Alignment
from leaflet_pdf.proof.catalogue.emphasis import SIGN_DIFFERS, SIGN_UNEXPECTED, SWATCH_DIFFERS
from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.leaves import first_piece
from leaflet_pdf.proof.outlines.drawn import Drawn, pictogram_of, signs_of
from leaflet_pdf.proof.reader.readback import Area, Element, Page, Piece, Shape, fault
from leaflet_pdf.proof.rules.drawing.frame_rules import bar_beside, boxes, shown_in
from leaflet_pdf.proof.rules.drawing.page_rules import contrast
from leaflet_pdf.proof.rules.drawing.picture_rules import drawn_figures
from leaflet_pdf.proof.rules.drawing.symbol_rules import figure_before, pictograms
from leaflet_pdf.text.symbols import BLANKS, SIGN_OF, TWINS
from leaflet_pdf.text.tablets import COLOURS

_LEVELS = {Level.DANGER: "danger", Level.WARNING: "warning", Level.CAUTION: "caution"}
_RATINGS = {
    Rating.DO_NOT_USE: "no-entry",
    Rating.ASK_FIRST: "danger",
    Rating.TAKE_CARE: "warning",
    Rating.NO_KNOWN_PROBLEM: "tick",
    Rating.NOT_KNOWN: "unknown",
}
_INFORMATION = "information"
_CUT, _LAYOUT, _AGAIN = "scissors", "Layout", "Pagination"
_PAPER, _CONTRAST = "#ffffff", 4.5
_SAME = 0.01
_LEAST, _NEAR = 0.9, 3.0
"""How large a sign is at least, and how far before its words it begins at most, in the size of these."""


def levels_are_drawn(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a box whose one sign is not its level's, in its frame's colour."""
    for box in boxes(alignment):
        inside = [sign for sign in _artifacts(box.page) if box.area.holds(sign.area, 1)]
        names = [sign.name for sign in inside if sign.colour == box.frame.colour and _is_large(sign, box.size)]
        if names != [_LEVELS[box.level]] or len(inside) > 1:
            message = f"a {box.level} box does not have the sign of its level"
            yield SIGN_DIFFERS.at(box.source, message, page=box.page.number)


def ratings_are_drawn(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a precaution whose rating has another sign before it, or none."""
    for card, element in _rated(alignment):
        found = _sign_before(alignment, element)
        if found is None or found.name != _RATINGS[card.rating]:
            message = f"“{shorten(card.topic.plain)}” does not have the sign of its rating, {card.rating}"
            yield SIGN_DIFFERS.at(card.source, message, page=alignment.page(element))


def information_is_marked(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a box of information that has another sign before its title, or none."""
    for box, element in _informing(alignment):
        found = _sign_before(alignment, element)
        if found is None or found.name != _INFORMATION:
            message = f"“{shorten(box.title.plain)}” does not have the sign of information"
            yield SIGN_DIFFERS.at(box.source, message, page=alignment.page(element))


def pictograms_are_drawn(alignment: Alignment) -> Iterator[Finding]:
    for name, text in pictograms(alignment):
        place = alignment.element(text)
        figure = None if place is None else figure_before(alignment, place)
        if figure is None:
            continue  # another rule reports that it is missing
        page, shapes = _shapes_of(alignment, figure)
        drawn = pictogram_of(shapes)
        if drawn is None or drawn.name != name or contrast(drawn.colour, _PAPER) < _CONTRAST:
            message = f"the pictogram beside “{shorten(text.plain)}” is not drawn as {name}"
            yield SIGN_DIFFERS.at(text.source, message, page=page)


def tablets_are_drawn(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a swatch that is not its tablet, filled in its colour and outlined in ink, with its name."""
    words = language(alignment.leaflet.identity.language).swatches
    for swatch, figure in _swatches(alignment):
        number, shapes = (0, []) if figure is None else _shapes_of(alignment, figure)
        page = alignment.readback.pages[number - 1]
        drawn = [(sign.name, sign.shape.fill) for sign in signs_of(page, shapes)]
        fill, outline = (f"{swatch.shape}-tablet", COLOURS[swatch.colour]), f"{swatch.shape}-tablet-outline"
        alt = words["form"].format(colour=words["colours"][swatch.colour], shape=words["shapes"][swatch.shape])
        right = len(drawn) == 2 and drawn[0] == fill and drawn[1][0] == outline
        if figure is None or not right or contrast(drawn[1][1], _PAPER) < _CONTRAST or fold(figure.alt) != fold(alt):
            message = (
                f"“{shorten(swatch.text.plain)}” does not have its tablet beside it, {swatch.colour} and {swatch.shape}"
            )
            yield SWATCH_DIFFERS.at(swatch.source, message, page=number)


def _swatches(alignment: Alignment) -> Iterator[tuple[Swatch, Element | None]]:
    """Yield each swatch whose words were found, with the figure right before them."""
    for block in blocks(alignment.leaflet):
        place = alignment.element(block.text) if isinstance(block, Swatch) else None
        if place is not None and isinstance(block, Swatch):
            yield block, figure_before(alignment, place)


def signs_among_words_are_drawn(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a drawing that stands for a character, and is not its sign."""
    for page in alignment.readback.own:
        for piece in page.pieces:
            if piece.font is None and piece.text.strip():
                drawn = next((sign for sign in signs_of(page) if _stands_for(sign, piece)), None)
                if drawn is None or drawn.name not in _signs_for(piece.text.strip()):
                    yield fault(
                        SIGN_DIFFERS,
                        f"“{piece.text.strip()}” is read out where no such sign is drawn",
                        page=page.number,
                    )


def _signs_for(words: str) -> tuple[str, ...]:
    """Return the names of the signs that may be drawn for a character, or for the underscores of a blank."""
    if words.startswith(BLANK_MARK) and not words.strip(BLANK_MARK[0]):
        return BLANKS
    return (SIGN_OF[words],) if words in SIGN_OF else ()


def nothing_else_is_drawn(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a drawing that no words stand for: a tick beside a warning says something, too."""
    scissors = sum(isinstance(block, Slip) for block in blocks(alignment.leaflet))
    cut = TWINS[_CUT] if right_to_left(alignment.readback.language) else _CUT
    known, drawings = _expected(alignment), drawn_figures(alignment)
    for page in alignment.readback.own:
        for sign in signs_of(page):
            mark = sign.shape.mark
            if sign.name == cut and mark.artifact == _LAYOUT and scissors:
                scissors -= 1
            elif (page.number, mark.mcid) in drawings:
                continue  # another rule sees that it is the leaflet's
            elif (page.number, sign.shape.order) not in known and not (
                mark.artifact.startswith(_AGAIN) and sign.name in SIGN_OF.values()
            ):
                yield fault(
                    SIGN_UNEXPECTED,
                    f"a sign is drawn without words: {sign.name or 'an unknown one'}",
                    page=page.number,
                )
        for shape in page.shapes:
            drawn = (page.number, shape.mark.mcid) in drawings
            if shape.outline and shape.ink != "f*" and not (drawn or _is_plain(shape)):
                yield fault(SIGN_UNEXPECTED, "something is drawn that is not a rule, a box or a sign", page=page.number)


def _expected(alignment: Alignment) -> set[tuple[int, int]]:
    """Return the pages and the places in their order of the signs that belong to words."""
    found: set[tuple[int, int]] = set()
    for box in boxes(alignment):
        found |= {(box.page.number, sign.shape.order) for sign in _artifacts(box.page) if box.area.holds(sign.area, 1)}
    for _, element in _rated(alignment):
        sign = _sign_before(alignment, element)
        first = first_piece(alignment.readback, element)
        if sign and first:
            found.add((first.page, sign.shape.order))
    for information, _ in _informing(alignment):
        found |= _signs_in(alignment, information)
    for _, text in pictograms(alignment):
        place = alignment.element(text)
        figure = None if place is None else figure_before(alignment, place)
        if figure:
            number, shapes = _shapes_of(alignment, figure)
            found |= {(number, shape.order) for shape in shapes}
    for _, figure in _swatches(alignment):
        number, shapes = (0, []) if figure is None else _shapes_of(alignment, figure)
        found |= {(number, shape.order) for shape in shapes}
    for page in alignment.readback.own:
        pieces = [piece for piece in page.pieces if piece.font is None]
        found |= {
            (page.number, sign.shape.order)
            for sign in signs_of(page)
            if any(_stands_for(sign, piece) for piece in pieces)
        }
    return found


def _informing(alignment: Alignment) -> Iterator[tuple[InformationBox, int]]:
    """Yield each box of information with the element of its title."""
    for block in blocks(alignment.leaflet):
        element = alignment.element(block.title) if isinstance(block, InformationBox) else None
        if element is not None and isinstance(block, InformationBox):
            yield block, element


def _signs_in(alignment: Alignment, box: InformationBox) -> set[tuple[int, int]]:
    """Return the signs of information beside the bar of a box: one on each page that it is on."""
    title = alignment.element(box.title)
    around = () if title is None else shown_in(alignment, alignment.readback.elements[title].parent)
    pages = {page.number: page for page, _ in around}
    return {
        (page.number, sign.shape.order)
        for page in pages.values()
        for sign in _artifacts(page)
        if sign.name == _INFORMATION and bar_beside(page, sign.area)
    }


def _rated(alignment: Alignment) -> Iterator[tuple[Precaution, int]]:
    """Yield each precaution with the element that says its rating: the one after its topic."""
    place_of = {id(text): place for text, place in alignment.texts}
    for block in blocks(alignment.leaflet):
        for card in block.cards if isinstance(block, Precautions) else ():
            place = place_of.get(id(card.topic))
            if place and place.block + 1 < len(alignment.blocks):
                yield card, alignment.blocks[place.block + 1].element


def _sign_before(alignment: Alignment, element: int) -> Drawn | None:
    """Return the sign that is right before the first line of an element, as dark as its words."""
    first = first_piece(alignment.readback, element)
    if first is None:
        return None
    beside = (
        sign
        for sign in _artifacts(alignment.readback.pages[first.page - 1])
        if first.x - _NEAR * first.size < sign.area.x
        and sign.area.right < first.x + 1
        and sign.area.y < first.y
        and sign.area.bottom > first.y - first.size
        and sign.colour == first.colour
        and _is_large(sign, first.size)
    )
    return next(beside, None)


def _artifacts(page: Page) -> Iterator[Drawn]:
    return (sign for sign in signs_of(page) if sign.shape.mark.artifact == _LAYOUT)


def _shapes_of(alignment: Alignment, figure: Element) -> tuple[int, list[Shape]]:
    """Return the page that a figure is on, 0 for none, and what draws it."""
    if not figure.content:
        return 0, []
    page = alignment.readback.pages[figure.content[0].page - 1]
    marks = {content.mcid for content in figure.content}
    return page.number, [shape for shape in page.shapes if shape.mark.mcid in marks]


def _is_large(sign: Drawn, size: float) -> bool:
    return sign.em > _LEAST * size


def _stands_for(sign: Drawn, piece: Piece) -> bool:
    place = Area(piece.x, piece.y - piece.size, piece.width, piece.size)
    return place.holds(sign.area, _SAME) and sign.area.holds(place, _SAME) and sign.shape.mark == piece.mark


def _is_plain(shape: Shape) -> bool:
    """Tell whether a shape is made of rectangles, or is a straight stroke."""
    steps = [step[0] for step in shape.outline]
    return set(steps) == {"re"} or (steps == ["m", "l"] and not shape.fill)


BADGE_RULES = (
    levels_are_drawn,
    ratings_are_drawn,
    information_is_marked,
    pictograms_are_drawn,
    tablets_are_drawn,
    signs_among_words_are_drawn,
    nothing_else_is_drawn,
)
