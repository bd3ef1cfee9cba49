"""A leaflet as plain text: for a form, a message, or a reader that shows nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from leaflet_pdf.export.content_tree import Node, Shown, Words
from leaflet_pdf.export.directions import held_in_line
from leaflet_pdf.export.rows import Cell, heads, rows
from leaflet_pdf.languages.language import right_to_left
from leaflet_pdf.layout.frame import Drawing, Image, Matrix, Numbering, Tag
from leaflet_pdf.layout.lines.break_points import unbreakable
from leaflet_pdf.model.leaflet import BLANK_MARK

_UNDER = {Tag.TITLE: "=", Tag.HEADING: "=", Tag.SUBHEADING: "-"}
"""What a heading is underlined with."""
_BOXES = {Tag.WARNING, Tag.PRECAUTION, Tag.NOTE, Tag.INFORMATION, Tag.BOX, Tag.SLIP, Tag.CARD, Tag.COVER}
BAR = "| "
"""What lines of a box begin with."""
_INDENT = "  "
_IN_LINES = {Tag.LINK, Tag.SPAN, Tag.REFERENCE}
_BLANK = "blank"


def plain_text(tree: Node, language: str, width: int = 0) -> str:
    """Return a leaflet's content as text, in lines of at most so many characters; with 0, a paragraph is one line.

    A line breaks where one of the printed leaflet may: no number parts from its unit. Only what cannot be broken is
    longer. A row of a table is said cell by cell, each after the heading of its column. Among words from right to left,
    isolates keep the order of numbers and Latin words; they count for nothing in a line's length.
    """
    blocks = list(_PlainText(language, width).blocks(tree, width or 0))
    held = partial(held_in_line, from_right=right_to_left(language))
    return "\n\n".join("\n".join(held(line.rstrip()) for line in block) for block in blocks) + "\n"


class _PlainText:
    """The language that lines break by, and whether they do."""

    def __init__(self, language: str, width: int) -> None:
        self._language, self._broken = language, bool(width)

    def blocks(self, node: Node, width: int) -> Iterator[list[str]]:
        """Yield the lines of each block in a node."""
        for in_line, parts in groupby(node.content, _is_in_line):
            if in_line:
                words = "".join(map(_plain, parts))
                yield from ([self._wrapped(words, width)] if words.strip() else [])
                continue
            for part in parts:
                assert isinstance(part, Node)
                yield from self._block(part, width)

    def _block(self, node: Node, width: int) -> Iterator[list[str]]:
        if node.tag in _BOXES:
            inside = list(self.blocks(node, max(1, width - len(BAR))))
            yield [BAR + line for number, block in enumerate(inside) for line in (["", *block] if number else block)]
        elif node.tag is Tag.LIST:
            yield self._list(node, width)
        elif node.tag is Tag.CONTENTS:
            yield [f"{_INDENT}{_number_of(item)} {_title_of(item)}" for item in node.nodes()]
        elif node.tag is Tag.TABLE:
            yield from self._table(node, width)
        elif node.tag is Tag.FIGURE:
            shown = node._replace(content=tuple(part for part in node.content if not isinstance(part, Node)))
            yield self._wrapped(_plain(shown), width)
            yield from self.blocks(node._replace(content=tuple(node.nodes())), width)
        elif node.tag in _UNDER:
            lines = self._wrapped(node.plain, width)
            yield [*lines, _UNDER[node.tag] * max(map(len, lines))]
        else:
            yield from self.blocks(node, width)

    def _list(self, node: Node, width: int) -> list[str]:
        lines: list[str] = []
        for item in node.nodes():
            label = "".join(part.plain for part in item.nodes() if part.tag is Tag.LABEL).strip()
            body = [part for part in item.nodes() if part.tag is not Tag.LABEL]
            hang = _INDENT if node.element.numbering is Numbering.NONE else " " * (len(label) + 1)
            inside = [line for part in body for block in self.blocks(part, max(1, width - len(hang))) for line in block]
            if node.element.numbering is Numbering.NONE:
                lines += [*self._wrapped(label, width), *(hang + line for line in inside)]
            else:
                first, *rest = inside or [""]
                lines += [f"{label} {first}", *(hang + line for line in rest)]
        return lines

    def _table(self, node: Node, width: int) -> Iterator[list[str]]:
        """Yield the caption, and each row: what it begins with, and below that its other cells with their headings."""
        for part in node.nodes():
            if part.tag is Tag.CAPTION:
                yield self._wrapped(part.plain, width)
        columns = heads(node)
        yield from [self._wrapped(" / ".join(_squeezed(cell.plain) for cell in columns), width)] if columns else []
        for row in rows(node):
            lines = [line for cell in row for line in self._cell(cell, width)]
            yield from [lines] if lines else []

    def _cell(self, cell: Cell, width: int) -> list[str]:
        words = _squeezed(" ".join(line for block in self.blocks(cell.node, 0) for line in block))
        if not words:
            return []
        if not cell.column or not cell.heads:
            return self._wrapped(words, width)
        labelled = f"{', '.join(_squeezed(head.plain) for head in cell.heads)}: {words}"
        return [_INDENT + line for line in self._wrapped(labelled, max(1, width - len(_INDENT)))]

    def _wrapped(self, words: str, width: int) -> list[str]:
        """Return words in lines that are as long as there is room."""
        lines: list[str] = []
        for paragraph in words.strip().split("\n"):
            lines.append("")
            for piece in unbreakable(_squeezed(paragraph), self._language) if self._broken else [_squeezed(paragraph)]:
                if lines[-1] and len(lines[-1] + piece.rstrip()) > width and self._broken:
                    lines.append("")
                lines[-1] += piece
        return [line.rstrip() for line in lines]


def _is_in_line(part: Node | Words | Shown) -> bool:
    if not isinstance(part, Node):
        return True
    return part.tag in _IN_LINES or (part.tag is Tag.FIGURE and any(map(_is_sign, part.content)))


def _is_sign(part: Node | Words | Shown) -> bool:
    return isinstance(part, Drawing)


def _plain(part: Node | Words | Shown, alt: str = "") -> str:
    """Return what a part says in a line; pictures say their alternative text, a sign beside words nothing."""
    if isinstance(part, Node):
        return "".join(_plain(inner, part.element.alt) for inner in part.content)
    if isinstance(part, Words):
        return part.text
    if isinstance(part, Image | Matrix):
        return f"[{alt}]"
    return BLANK_MARK if part.sign == _BLANK else part.text


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _number_of(item: Node) -> str:
    return next(iter(item.plain.split()), "")


def _title_of(item: Node) -> str:
    for part in item.nodes():
        found = _squeezed(part.plain) if part.tag is Tag.LINK else _title_of(part)
        if found:
            return found
    return ""
