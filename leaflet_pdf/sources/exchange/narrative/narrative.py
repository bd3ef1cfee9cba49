"""A narrative becomes blocks: paragraphs, headings, lists, tables and pictures, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import assert_never

from leaflet_pdf.schema.values import ADDRESS
from leaflet_pdf.sources.exchange.catalogue import (
    JOINED,
    LINK,
    LOOK,
    MARK,
    NO_ALT,
    PICTURE_AS_SIGN,
    PICTURE_MOVED,
    UNKNOWN_ELEMENT,
    UNSEEN_CHARACTER,
)
from leaflet_pdf.sources.exchange.document import (
    Block,
    Frame,
    Grid,
    Heading,
    Image,
    Item,
    Listing,
    Loss,
    Paragraph,
    Phrase,
    plain,
)
from leaflet_pdf.sources.exchange.narrative.flow import (
    BREAK,
    UNSEEN,
    Piece,
    lines,
    paragraphs,
    unbolded,
    with_italics_of_words,
)
from leaflet_pdf.sources.exchange.narrative.marks import is_mark, mark_of, with_lists
from leaflet_pdf.sources.exchange.narrative.outline import with_headings
from leaflet_pdf.sources.exchange.narrative.triangle import TRIANGLE, lacks_triangle
from leaflet_pdf.sources.exchange.narrative.vocabulary import Look, Meaning, Vocabulary
from leaflet_pdf.sources.exchange.reading.element import Element

DEEPEST_LIST = 4
"""Lists in lists; what is deeper is listed with what is around it."""

_ADDRESS = re.compile(ADDRESS.pattern)


class Narrative:
    """Reads narratives of one format; what they lose on the way is told in `losses`."""

    def __init__(self, words: Vocabulary, losses: list[Loss]) -> None:
        self.words, self.losses = words, losses
        self.links: list[Element] = []
        """Those that lead to a place in the document."""
        self._inside = 0
        """How many lists and cells are open: what is in them has no headings, no tables and no frames."""
        self._framed = False
        self._lists = 0

    def blocks(self, element: Element, rank: int = 0) -> list[Block]:
        """Return what an element holds; its headings rank below the given one."""
        run = _Run(self, element, rank)
        run.read(element, Look())
        run.end()
        return list(_together(run.found))

    def within(self, element: Element) -> list[Block]:
        """Return what a cell or an entry of a list holds: without headings, and without tables."""
        self._inside += 1
        found = self.blocks(element)
        self._inside -= 1
        return found

    def phrase(self, element: Element) -> Phrase:
        """Return all words of an element as one text, its paragraphs on lines of their own."""
        return lines(_texts(self.within(element)))

    def heading(self, text: Phrase, rank: int, at: Element) -> Block:
        """Return a heading; where there can be none, a paragraph that looks like one."""
        if not self._inside:
            return Heading(text, rank, at)
        return Paragraph(tuple([span._replace(bold=True) for span in text]), at)

    @contextmanager
    def frame(self, element: Element, found: list[Block], rank: int = 0) -> Iterator[None]:
        """Set a frame round what is found inside the `with`; where there can be none, only tell of it."""
        if self._inside or self._framed:
            self.losses.append(Loss(LOOK, element, "a frame round words"))
            yield
            return
        first, self._framed = len(found), True
        yield
        self._framed = False
        blocks = with_headings(with_lists(found[first:], self.losses), rank)
        found[first:] = [Frame(tuple(blocks), element)] if blocks else []

    def table(self, element: Element) -> list[Block]:
        """Return a table; where there can be none, what stands in it."""
        from leaflet_pdf.sources.exchange.narrative.tables import grid_or_blocks

        return grid_or_blocks(self, element, alone=not self._inside)

    def listing(self, element: Element, *, ordered: bool) -> list[Block]:
        """Return a list, and loose blocks where an entry begins with none of its own words."""
        first = element.attributes.get("start", "1")
        if ordered and (first != "1" or element.attributes.get("type", "1") not in {"1", ""}):
            self.losses.append(Loss(LOOK, element, "its numbers are not 1, 2, 3 …"))
        self._lists += 1
        found: list[Block] = []
        items: list[Item] = []
        for blocks in self._entries(element):
            if blocks and isinstance(blocks[0], Paragraph):
                items.append(Item(blocks[0].text, tuple(blocks[1:])))
                continue
            if items:
                found.append(Listing(tuple(items), element, ordered))
                items = []
            found += blocks
        self._lists -= 1
        if items:
            found.append(Listing(tuple(items), element, ordered))
        return self._flat(found, element) if self._lists >= DEEPEST_LIST else found

    def _flat(self, found: list[Block], element: Element) -> list[Block]:
        """Return lists that are too deep as paragraphs."""
        self.losses.append(Loss(LOOK, element, "it is a list too deep in others: its entries are paragraphs"))
        flat: list[Block] = []
        for block in found:
            if isinstance(block, Listing):
                for item in block.items:
                    flat += [Paragraph(item.text, element), *item.body]
            else:
                flat.append(block)
        return flat

    def _entries(self, element: Element) -> Iterator[list[Block]]:
        """Yield what each entry of a list holds; words between entries are one of their own."""
        loose = Element(element.name, element.line, element.column, element.space, element.parent)
        loose.number = element.number
        for part in element.content:
            if isinstance(part, Element) and self.words.meaning(part) is Meaning.ITEM:
                yield from self._loose(loose)
                yield self._entry(part)
            else:
                loose.content.append(part)
        yield from self._loose(loose)

    def _loose(self, loose: Element) -> Iterator[list[Block]]:
        if any(isinstance(part, Element) or part.text.strip() for part in loose.content):
            yield self.within(loose)
        loose.content = []

    def _entry(self, element: Element) -> list[Block]:
        """Return what an entry holds, without the mark that stands before it."""
        blocks = self.within(element)
        if blocks and isinstance(blocks[0], Paragraph):
            found = mark_of(blocks[0].text)
            if found and found.text:
                self.losses.append(Loss(MARK, element, "a typed bullet", found.mark, plain(found.text)))
                blocks[0] = blocks[0]._replace(text=found.text)
        return blocks


class _Run:
    """One stretch of content: the pieces of the paragraph that is open, and what came before."""

    def __init__(self, narrative: Narrative, element: Element, rank: int) -> None:
        self.found: list[Block] = []
        self._narrative, self._at, self._rank = narrative, element, rank
        self._pieces: list[Piece] = []
        self._pictures: list[tuple[Image, Element]] = []
        self._triangle: Element | None = None
        """The first picture of the paragraph, if no word is before it."""

    def read(self, element: Element, look: Look) -> None:
        """Take in what an element holds."""
        for part in element.content:
            if isinstance(part, Element):
                self._take(part, look)
            else:
                self._add(part.text, look, element)

    def end(self) -> None:
        """End the paragraph that is open; the pictures that it had follow it."""
        self._draw_triangle()
        texts = [self._with_italics(text) for text in paragraphs(self._pieces)]
        self.found += [Paragraph(text, self._at) for text in texts]
        for picture, at in self._pictures:
            self._tell_no_alt(picture, at)
            if texts:
                self._narrative.losses.append(Loss(PICTURE_MOVED, at, "it follows the words that it was among"))
            self.found.append(picture)
        self._pieces, self._pictures, self._triangle = [], [], None

    def _tell_no_alt(self, picture: Image, at: Element) -> None:
        if not picture.alt:
            self._narrative.losses.append(Loss(NO_ALT, at, f"“{picture.name[:60]}” has no words for what it shows"))

    def _draw_triangle(self) -> None:
        """Put the black triangle where a picture of it is: before words that say what it means."""
        if self._triangle and lacks_triangle("".join(piece.text for piece in self._pieces)):
            self._pieces.insert(0, Piece(f"{TRIANGLE} "))
            self._pictures = [(picture, at) for picture, at in self._pictures if at is not self._triangle]
            about = f"it is printed as {TRIANGLE}"
            self._narrative.losses.append(Loss(PICTURE_AS_SIGN, self._triangle, about, added=TRIANGLE))

    def _with_italics(self, text: Phrase) -> Phrase:
        found, upright = with_italics_of_words(text)
        if upright:
            about = f"italics of a part of a word: “{upright[:60]}”"
            self._narrative.losses.append(Loss(LOOK, self._at, about))
        return found

    def _take(self, element: Element, look: Look) -> None:
        narrative = self._narrative
        match narrative.words.meaning(element):
            case Meaning.INLINE:
                self.read(element, narrative.words.look(element, look))
            case Meaning.LINK:
                self.read(element, look._replace(target=self._target(element)))
            case Meaning.BREAK:
                self._pieces.append(Piece(BREAK))
            case Meaning.NOTHING:
                pass
            case Meaning.PICTURE:
                self._picture(element)
            case Meaning.HEADING:
                self._end_with(self._headed(element))
            case Meaning.BULLETS | Meaning.STEPS as kind:
                self._end_with(narrative.listing(element, ordered=kind is Meaning.STEPS))
            case Meaning.TABLE:
                self._end_with(narrative.table(element))
            case Meaning.MARK:
                self._mark(element, look)
            case None:
                narrative.losses.append(Loss(UNKNOWN_ELEMENT, element, f"<{element.name}> is not known"))
                self._pieces.append(Piece(" "))
                self.read(element, look)
                self._pieces.append(Piece(" "))
            case _:
                self._block(element, look)

    def _block(self, element: Element, look: Look) -> None:
        narrative = self._narrative
        around, self._at = self._at, element
        self._end_around(around)
        with narrative.frame(element, self.found, self._rank) if narrative.words.boxed(element) else nullcontext():
            self.read(element, narrative.words.look(element, look))
            self.end()
        self._at = around

    def _end_around(self, around: Element) -> None:
        inner, self._at = self._at, around
        self.end()
        self._at = inner

    def _end_with(self, blocks: Sequence[Block]) -> None:
        self.end()
        self.found += blocks

    def _headed(self, element: Element) -> list[Block]:
        narrative = self._narrative
        blocks: list[Block] = []
        for block in narrative.within(element):
            if isinstance(block, Paragraph) and not blocks:
                blocks.append(narrative.heading(unbolded(block.text), self._rank + int(element.name[1]), element))
            else:
                blocks.append(block)
        return blocks

    def _mark(self, element: Element, look: Look) -> None:
        """Leave out the mark of an entry, unless it has words."""
        if not is_mark(element.plain):
            self.read(element, look)
            self._pieces.append(Piece(" "))
        elif element.plain:
            self._narrative.losses.append(Loss(MARK, element, "the mark of an entry", element.plain))

    def _picture(self, element: Element) -> None:
        picture = self._narrative.words.picture(element)._replace(caption=self._narrative.phrase(element))
        if picture.caption:
            self._end_with([picture])
            self._tell_no_alt(picture, element)
        else:
            if not self._pictures and not any(piece.text.strip() for piece in self._pieces):
                self._triangle = element
            self._pieces.append(Piece(" "))
            self._pictures.append((picture, element))

    def _target(self, element: Element) -> str:
        """Return where a link leads; "" if that is neither an address nor a place in the document, which is told."""
        written = element.attributes.get("href", "").strip()
        if written.startswith("#"):
            self._narrative.links.append(element)
            return written
        target = written.rstrip(".,;")
        if _ADDRESS.fullmatch(target):
            return target
        if written and element.plain:
            self._narrative.losses.append(Loss(LINK, element, f"“{element.plain[:40]}” led to “{written[:80]}”"))
        return ""

    def _add(self, text: str, look: Look, at: Element) -> None:
        unseen = sum(char in UNSEEN for char in text)
        if unseen:
            self._narrative.losses.append(Loss(UNSEEN_CHARACTER, at, f"{unseen} in “{' '.join(text.split())[:40]}”"))
        self._pieces.append(Piece(text, look.bold, look.script, look.target, look.italic))


def joined(blocks: Sequence[Block], at: Element, losses: list[Loss]) -> Phrase | None:
    """Return paragraphs as one text of several lines; None if there is anything else among them."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    if len(texts) != len(blocks):
        return None
    if len(texts) > 1:
        losses.append(Loss(JOINED, at, f"{len(texts)} paragraphs are lines of one text"))
    return lines(texts)


def _texts(blocks: Sequence[Block]) -> Iterator[Phrase]:
    """Yield the texts of blocks, those of lists and of pictures, too."""
    for block in blocks:
        match block:
            case Paragraph(text) | Heading(text):
                yield text
            case Listing(items):
                for item in items:
                    yield from (item.text, *_texts(item.body))
            case Image(caption=caption):
                yield from (caption,) if caption else ()
            case Grid() | Frame():
                raise AssertionError("there are no tables and frames inside cells, entries, titles and captions")
            case _:
                assert_never(block)


def _together(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, bullets that follow bullets as entries of the same list."""
    last: Block | None = None
    for block in blocks:
        if isinstance(block, Listing) and isinstance(last, Listing) and not block.ordered and not last.ordered:
            last = last._replace(items=last.items + block.items)
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last
