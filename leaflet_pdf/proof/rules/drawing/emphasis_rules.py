"""Rules about emphasis: what is bold, in italics, raised or lowered is so in print, and nothing else is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from leaflet_pdf.model.annotations import roles
from leaflet_pdf.model.finding import Finding
from leaflet_pdf.model.leaflet import Run, Script, Table, Text, blocks, texts
from leaflet_pdf.model.role import Role
from leaflet_pdf.proof.alignment import Alignment, Place
from leaflet_pdf.proof.baselines import are_neighbours, step
from leaflet_pdf.proof.catalogue.emphasis import EMPHASIS_DIFFERS, HEADING_PLAIN, SCRIPT_DIFFERS
from leaflet_pdf.proof.fold import shorten
from leaflet_pdf.proof.outlines.shaped import scripts_of
from leaflet_pdf.proof.outlines.weights import Weights
from leaflet_pdf.proof.reader.readback import Content, Piece

_AS_LARGE = 0.95
"""The least size of a heading, in that of the text: a bold face of the same size has larger letters."""

_BOLD = frozenset(
    {
        *(Role.TITLE, Role.HEADING, Role.SUBHEADING, Role.BOX_TITLE),
        *(Role.TOPIC, Role.TERM, Role.CAPTION, Role.HEAD),
    }
)
"""What is bold as a whole, whatever its runs are."""

_HEIGHTS = {Script.SUB: -1, Script.NORMAL: 0, Script.SUPER: 1}


class Letter(NamedTuple):
    """A character as it is shown, and what it is shown with.

    `heavy` and `inclined` are None for one that is drawn, and where it cannot be told; `inclined` also for one of a
    script without italics.
    """

    char: str
    heavy: bool | None
    inclined: bool | None
    piece: Piece

    @property
    def size(self) -> float:
        return self.piece.size


def bold_is_bold_and_nothing_else_is(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each run that is set in the face of another weight."""
    headings = {id(text) for text in headings_of(alignment)}
    either = {id(text) for text in _titles_of_rows(alignment)}
    letters = Letters(alignment)
    for text, place in alignment.texts:
        shown = letters.of(text, place)
        if not shown or id(text) in headings:
            continue
        if id(text) in either and all(letter.heavy is not False for letter in shown):
            continue
        for run, inside in zip(text.runs, _runs(text, shown), strict=True):
            if any(letter.heavy is (not run.bold) for letter in inside):
                what = "is bold in the leaflet, but not in print" if run.bold else "is bold in print only"
                page = alignment.page(alignment.blocks[place.block].element) if place else 0
                yield EMPHASIS_DIFFERS.at(run.source, f"“{shorten(run.text)}” {what}", page=page)


def italics_are_inclined_and_nothing_else_is(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each run that is inclined though it is not in italics, or the other way round."""
    letters = Letters(alignment)
    for text, place in alignment.texts:
        shown = letters.of(text, place)
        for run, inside in zip(text.runs, _runs(text, shown), strict=True):
            if any(letter.inclined is (not run.italic) for letter in inside):
                what = "is in italics in the leaflet, but not in print" if run.italic else "is in italics in print only"
                page = alignment.page(alignment.blocks[place.block].element) if place else 0
                yield EMPHASIS_DIFFERS.at(run.source, f"“{shorten(run.text)}” {what}", page=page)


def headings_stand_out(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for a heading that is not heavier than the text, or smaller than it."""
    letters = Letters(alignment)
    in_tables = {id(text) for text in (*_heads(alignment), *_heads_of_rows(alignment))}
    places = {id(text): place for text, place in alignment.texts}
    for text in headings_of(alignment):
        place = places.get(id(text))
        shown = letters.of(text, place)
        text_size = letters.text_size(shown)
        largest = max((letter.size for letter in shown), default=text_size)  # raised letters are smaller
        smaller = id(text) not in in_tables and largest < _AS_LARGE * text_size
        if place and (smaller or any(letter.heavy is False for letter in shown)):
            page = alignment.page(alignment.blocks[place.block].element)
            message = f"“{shorten(text.plain)}” does not look like a heading: it is set like other text"
            yield HEADING_PLAIN.at(text.source, message, page=page)


def scripts_stand_off_the_line(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each two neighbours on a line of which one is not raised or lowered as the leaflet says.

    "10⁶" that is set as "106" is another dose to all who look.
    """
    letters = Letters(alignment)
    for text, place in alignment.texts:
        shown = letters.of(text, place)
        run_of = [run for run, inside in zip(text.runs, _runs(text, shown), strict=True) for _ in inside]
        for (before, one), (run, other) in pairwise(zip(run_of, shown, strict=False)):
            if one.piece is other.piece or not are_neighbours(one.piece, other.piece):
                continue
            if step(one.piece, other.piece) != _wanted_step(before, run):
                which = before if run.script is Script.NORMAL else run
                page = alignment.page(alignment.blocks[place.block].element) if place else 0
                message = f"“{shorten(which.text)}” is not raised or lowered as in the leaflet"
                yield SCRIPT_DIFFERS.at(which.source, message, page=page)


def _wanted_step(before: Run, run: Run) -> int:
    higher = _HEIGHTS[run.script] - _HEIGHTS[before.script]
    return (higher > 0) - (higher < 0)


def headings_of(alignment: Alignment) -> Iterator[Text]:
    """Yield the texts that are bold as a whole: titles, headings, terms, heads of tables."""
    yield from (text for text, role in roles(alignment.leaflet) if role in _BOLD)
    yield from _heads_of_rows(alignment)


def _heads(alignment: Alignment) -> Iterator[Text]:
    return (text for text, role in roles(alignment.leaflet) if role is Role.HEAD)


def _titles_of_rows(alignment: Alignment) -> Iterator[Text]:
    """Yield the first texts of tables' rows: bold as a whole where a row is set as a card of its own."""
    for block in blocks(alignment.leaflet):
        if isinstance(block, Table):
            for row in (row for _, rows in block.groups for row in rows):
                yield from texts(row.cells[0])


def _heads_of_rows(alignment: Alignment) -> Iterator[Text]:
    """Yield the texts of tables' first columns that no headings are above: they head their rows, so they are bold."""
    for block in blocks(alignment.leaflet):
        if isinstance(block, Table) and not block.head:
            yield from texts([place.content for place in dict.fromkeys(row[0] for row in block.grid)])


class Letters:
    """The letters of a document as they are shown, by the elements that they are in."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self._weights = Weights(
            alignment.readback, italics=any(run.italic for text in alignment.leaflet.texts for run in text.runs)
        )
        self._pieces: dict[Content, list[Piece]] = {}
        for piece in alignment.readback.pieces():
            if piece.mark.mcid is not None and not piece.mark.artifact:
                self._pieces.setdefault(Content(piece.page, piece.mark.mcid), []).append(piece)

    def of(self, text: Text, place: Place | None) -> list[Letter]:
        """Return what is shown of a text, without white space; nothing where the words shown are others."""
        if place is None:
            return []
        block = self._alignment.blocks[place.block]
        start = _count(block.words[: place.start])
        shown = list(self._shown(block.element))[start : start + _count(block.words[place.start : place.end])]
        return shown if "".join(letter.char for letter in shown) == _letters(text.plain) else []

    def text_size(self, shown: Iterable[Letter]) -> float:
        """Return the size that most of the light letters have of the scripts of some, or of any if none has these.

        Letters of several scripts that look equally large differ in their sizes.
        """
        scripts = {self._scripts[id(letter.piece.font)] for letter in shown if letter.piece.font}
        sizes = {kind: size for kind, size in self._text_sizes.items() if kind in scripts} or self._text_sizes
        return min(sizes.values(), default=0.0)

    @cached_property
    def _scripts(self) -> dict[int, tuple[str, ...]]:
        """The scripts that each font is for; none for one of Latin, Greek and Cyrillic."""
        fonts = {id(piece.font): piece.font for pieces in self._pieces.values() for piece in pieces if piece.font}
        return {key: scripts_of((font.characters or {}).values()) for key, font in fonts.items()}

    @cached_property
    def _text_sizes(self) -> dict[tuple[str, ...], float]:
        sizes: dict[tuple[str, ...], Counter[float]] = {}
        for piece in (piece for pieces in self._pieces.values() for piece in pieces):
            if piece.font is not None and not self._weights.heavy(piece.font):
                sizes.setdefault(self._scripts[id(piece.font)], Counter())[round(piece.size, 2)] += len(piece.text)
        return {scripts: counted.most_common(1)[0][0] for scripts, counted in sizes.items()}

    def _shown(self, element: int) -> Iterator[Letter]:
        """Yield the letters of an element's own line, in order."""
        source = self._alignment.readback.elements[element]
        for kid in source.kids:
            if isinstance(kid, Content):
                for piece in self._pieces.get(kid, ()):
                    heavy = None if piece.font is None else self._weights.heavy(piece.font)
                    inclined = self._inclined(piece)
                    yield from (Letter(char, heavy, inclined, piece) for char in _letters(piece.text))
            elif isinstance(kid, int) and self._alignment.readback.elements[kid].inline:
                yield from self._shown(kid)

    def _inclined(self, piece: Piece) -> bool | None:
        """Tell whether a piece is inclined; None for one that is drawn, or of a script without italics."""
        if piece.font is None or self._scripts[id(piece.font)]:
            return None
        return self._weights.inclined(piece.font)


def _runs(text: Text, shown: list[Letter]) -> Iterator[list[Letter]]:
    start = 0
    for run in text.runs:
        end = start + _count(run.text)
        yield shown[start:end]
        start = end


def _letters(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).split())


def _count(words: str) -> int:
    return len(_letters(words))


EMPHASIS_RULES = (
    bold_is_bold_and_nothing_else_is,
    italics_are_inclined_and_nothing_else_is,
    headings_stand_out,
    scripts_stand_off_the_line,
)
