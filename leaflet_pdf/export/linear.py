"""A leaflet as who listens to it, or feels its lines, gets it: one part after the other, and nothing beside another.

Both are made of this: what is read aloud, and what is written in braille.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node, Shown, Words
from leaflet_pdf.export.rows import Cell, rows
from leaflet_pdf.layout.frame import Drawing, Numbering, Tag

_HEADINGS = {Tag.TITLE, Tag.HEADING, Tag.SUBHEADING, Tag.SUB_SUBHEADING, Tag.CAPTION}
_BOXES = {Tag.WARNING, Tag.PRECAUTION, Tag.NOTE, Tag.INFORMATION, Tag.SLIP, Tag.CARD, Tag.COVER}
_IN_LINES = {Tag.LINK, Tag.SPAN, Tag.REFERENCE}


class Span(NamedTuple):
    """Words that are alike: bold or not, in a language of their own or "", leading to a target or "".

    What is drawn has `alt` to be said for it; its text is what it stands for in the leaflet, if that is a text.
    """

    text: str
    bold: bool = False
    language: str = ""
    target: str = ""
    alt: str = ""


Line = tuple[Span, ...]


class Part(NamedTuple):
    """A paragraph, a heading, an entry of a list or a row of a table (one line a cell): its kind and its lines.

    `label` is the number or the mark of an entry, `depth` how many lists it is in, and `box` the number of the
    innermost box that it is in, 0 for none.
    """

    kind: Tag
    lines: tuple[Line, ...]
    label: str = ""
    depth: int = 0
    box: int = 0

    @property
    def is_heading(self) -> bool:
        return self.kind in _HEADINGS


def linear(tree: Node) -> list[Part]:
    """Return the parts of a leaflet's content in reading order."""
    return list(_Parts().of(tree, 0, 0))


class _Parts:
    """How many boxes were met so far."""

    def __init__(self) -> None:
        self._boxes = 0

    def of(self, node: Node, depth: int, box: int) -> Iterator[Part]:
        """Yield the parts in a node."""
        language = node.element.language
        for in_line, content in groupby(node.content, _is_in_line):
            if in_line:
                line = tuple(span for part in content for span in _spans(part, node.element.alt, language))
                yield from [Part(Tag.PARAGRAPH, (line,), depth=depth, box=box)] if _has_words(line) else []
                continue
            for part in content:
                assert isinstance(part, Node)
                yield from self._block(part, depth, box)

    def _block(self, node: Node, depth: int, box: int) -> Iterator[Part]:
        if node.tag in _BOXES:
            self._boxes += 1
            yield from self.of(node, depth, self._boxes)
        elif node.tag is Tag.LIST:
            for item in node.nodes():
                yield from self._item(item, node.element.numbering, depth, box)
        elif node.tag is Tag.CONTENTS:
            for item in node.nodes():
                yield Part(Tag.ITEM, ((Span(_title(item)),),), next(iter(item.plain.split()), ""), depth + 1, box)
        elif node.tag is Tag.TABLE:
            for part in node.nodes():
                yield from self._block(part, depth, box) if part.tag is Tag.CAPTION else ()
            yield from self._table(node, depth, box)
        elif node.tag in _HEADINGS:
            yield Part(node.tag, (tuple(_spans(node)),), depth=depth, box=box)
        else:
            yield from self.of(node, depth, box)

    def _item(self, item: Node, numbering: Numbering | None, depth: int, box: int) -> Iterator[Part]:
        """Yield the parts of an entry: the first has its label, unless that is words of the leaflet's own."""
        labels = [part for part in item.nodes() if part.tag is Tag.LABEL]
        inside = [part for body in item.nodes() if body.tag is not Tag.LABEL for part in self.of(body, depth + 1, box)]
        if numbering is Numbering.NONE:
            yield from (part._replace(kind=Tag.LABEL) for label in labels for part in self.of(label, depth, box))
            yield from inside
            return
        label = "".join(part.plain for part in labels).strip()
        first, *rest = inside or [Part(Tag.ITEM, (), depth=depth + 1, box=box)]
        if first.kind is Tag.PARAGRAPH and not first.label:
            first, inside = first._replace(kind=Tag.ITEM, label=label), rest
        else:
            first = Part(Tag.ITEM, (), label, depth + 1, box)
        yield first
        yield from inside

    def _table(self, node: Node, depth: int, box: int) -> Iterator[Part]:
        for part in node.nodes():
            for head in part.nodes() if part.tag is Tag.TABLE_HEAD else ():
                yield Part(Tag.ROW, tuple(map(self._words, head.nodes())), depth=depth, box=box)
        for row in rows(node):
            lines = tuple(line for cell in row for line in self._cell(cell))
            yield from [Part(Tag.ROW, lines, depth=depth, box=box)] if lines else []

    def _cell(self, cell: Cell) -> list[Line]:
        """Return the lines of a cell; but for the first of a row, the first of them begins with its headings."""
        lines = [_labelled(part, line) for part in self.of(cell.node, 0, 0) for line in part.lines]
        if not lines or not cell.column or not cell.heads:
            return lines
        named = ", ".join(" ".join(head.plain.split()) for head in cell.heads)
        return [(Span(f"{named}: "), *lines[0]), *lines[1:]]

    def _words(self, cell: Node) -> Line:
        return tuple(span for part in self.of(cell, 0, 0) for line in part.lines for span in line)


def _labelled(part: Part, line: Line) -> Line:
    """Return the line of an entry in a cell, with its number."""
    return (Span(f"{part.label} "), *line) if any(map(str.isdecimal, part.label)) else line


def _spans(part: Node | Words | Shown, alt: str = "", language: str = "", target: str = "") -> Iterator[Span]:
    if isinstance(part, Node):
        language, target = part.element.language or language, part.target or target
        content = part.content
        if part.tag is Tag.FIGURE:  # a tablet and its outline are one drawing
            content = content[:1]
        for inner in content:
            yield from _spans(inner, part.element.alt, language, target)
    elif isinstance(part, Words):
        yield Span(part.text, part.bold, language, target)
    else:
        yield Span(part.text if isinstance(part, Drawing) else "", alt=alt, language=language)


def _has_words(line: Line) -> bool:
    return any(span.text.strip() or span.alt for span in line)


def _is_in_line(part: Node | Words | Shown) -> bool:
    if not isinstance(part, Node):
        return True
    return part.tag in _IN_LINES or (part.tag is Tag.FIGURE and any(isinstance(one, Drawing) for one in part.content))


def _title(item: Node) -> str:
    """Return the words of an entry of the contents, which are a link."""
    for part in item.nodes():
        found = " ".join(part.plain.split()) if part.tag is Tag.LINK else _title(part)
        if found:
            return found
    return ""
