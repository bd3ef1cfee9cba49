"""Aligns a document with its leaflet: where in the document each text is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leaflet_pdf.model.annotations import roles
from leaflet_pdf.model.leaflet import Leaflet, Text
from leaflet_pdf.model.role import Role
from leaflet_pdf.proof.fold import find, fold
from leaflet_pdf.proof.reader.readback import ReadBack


@dataclass(frozen=True, slots=True)
class Block:
    """The words of one block-level element, folded."""

    element: int
    words: str


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a text: its block, and its start and end in the block's words."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A document aligned with its leaflet.

    `texts` are the leaflet's, in reading order, each with its place, or None if it is missing; two with the same words
    are distinguished by identity. `blocks` leave out the table of contents, which repeats the headings,
    and a patient's cover.
    """

    readback: ReadBack
    leaflet: Leaflet
    blocks: tuple[Block, ...]
    texts: tuple[tuple[Text, Place | None], ...]
    _elements: Mapping[int, int]

    def element(self, text: Text) -> int | None:
        """Return the index of the element that contains one of the leaflet's own texts; None if it was not found."""
        return self._elements.get(id(text))

    def ancestor(self, text: Text, *roles: str) -> int | None:
        """Return the innermost element, of one of the roles, that contains a text; None if there is none."""
        element = self.element(text)
        if element is None:
            return None
        line = (element, *self.readback.around(element))
        return next((index for index in line if self.readback.elements[index].role in roles), None)

    def page(self, element: int) -> int:
        """Return the number of the page on which an element begins; 0 for one without marked content."""
        contents = (self.readback.elements[inner].content for inner in self.readback.inside(element))
        return next((content[0].page for content in contents if content), 0)

    def left_over(self) -> Iterator[tuple[int, str]]:
        """Yield the index of each block, and its words that belong to no text of the leaflet."""
        taken: dict[int, list[Place]] = {}
        for _, place in self.texts:
            if place:
                taken.setdefault(place.block, []).append(place)
        for index, block in enumerate(self.blocks):
            left, start = [], 0
            for place in taken.get(index, []):
                left.append(block.words[start : place.start])
                start = place.end
            yield index, fold(" ".join((*left, block.words[start:])))


def align(readback: ReadBack, leaflet: Leaflet) -> Alignment:
    """Return a document aligned with its leaflet, with the place of every text that is found.

    Each text is searched for after the one before. If one is missing, all are searched for again
    more carefully, so that a missing text does not misplace those that follow.
    """
    blocks = _blocks(readback)
    wanted = leaflet.texts
    beside_others = {id(text) for text in accompanied(leaflet)}
    places = _places(wanted, blocks, beside_others, careful=False)
    if None in places:
        places = _places(wanted, blocks, beside_others, careful=True)
    elements = {id(text): blocks[place.block].element for text, place in zip(wanted, places, strict=True) if place}
    return Alignment(readback, leaflet, blocks, tuple(zip(wanted, places, strict=True)), elements)


def _blocks(readback: ReadBack) -> tuple[Block, ...]:
    left_out = {
        inner
        for index, element in enumerate(readback.elements)
        if element.role == "TOC"
        for inner in readback.inside(index)
    }
    left_out.update(readback.on_cover())
    words = (
        Block(index, fold(element.own))
        for index, element in enumerate(readback.elements)
        if not element.inline and index not in left_out
    )
    return tuple(block for block in words if block.words)


def _places(
    wanted: tuple[Text, ...], blocks: tuple[Block, ...], beside_others: set[int], *, careful: bool
) -> list[Place | None]:
    """Return the place of each text. If careful, none is searched for beyond a block that a later text fills."""
    folded = [fold(text.plain) for text in wanted]
    later = Counter(folded)
    places: list[Place | None] = []
    block, start, fresh = 0, 0, 0
    for text, words in zip(wanted, folded, strict=True):
        later[words] -= 1
        end = len(blocks)
        if careful:
            end = next((here + 1 for here in range(fresh, end) if later[blocks[here].words]), end)
        place = None
        if id(text) not in beside_others:
            place = _full_block(words, blocks, range(fresh, end))
        place = place or _part_of_a_block(words, blocks, range(block, end), start)
        if place:
            block, start, fresh = place.block, place.end, place.block + 1
        places.append(place)
    return places


def _full_block(words: str, blocks: tuple[Block, ...], among: range) -> Place | None:
    return next((Place(here, 0, len(words)) for here in among if blocks[here].words == words), None)


def _part_of_a_block(words: str, blocks: tuple[Block, ...], among: range, start: int) -> Place | None:
    for here in among:
        found = find(words, blocks[here].words, start if here == among.start else 0)
        if found >= 0:
            return Place(here, found, found + len(words))
    return None


def accompanied(leaflet: Leaflet) -> Iterator[Text]:
    """Yield the texts that the program may set words of its own beside: numbers, levels, labels."""
    if leaflet.monitoring and leaflet.monitoring.statement:
        yield leaflet.monitoring.statement
    yield from (text for text, role in roles(leaflet) if role in _ACCOMPANIED)


_ACCOMPANIED = frozenset(
    {Role.TITLE, Role.MEDICINE, Role.HEADING, Role.BOX_TITLE, Role.TOPIC, Role.TERM, Role.PUBLISHER}
)
