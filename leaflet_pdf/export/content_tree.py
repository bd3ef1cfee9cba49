"""The content of a leaflet without its pages: the elements that a screen reader is told, with the words of each.

What a PDF is tagged with is what other forms are made of: a kind of block that is laid out and tagged is in all of
them, and what the program adds (levels, ratings, frequencies) has the same words in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from leaflet_pdf.layout.frame import Artifact, Drawing, Element, Glyphs, Image, Item, Link, Matrix, Pages, Tag
from leaflet_pdf.model.leaflet import Script
from leaflet_pdf.text.face import file_and_language


class Words(NamedTuple):
    """Words set alike, with the white space after them; where a line ends in the leaflet's own text, a newline."""

    text: str
    bold: bool
    italic: bool
    script: Script
    colour: str


Shown = Image | Matrix | Drawing


class Node(NamedTuple):
    """An element, and what is in it in reading order. A link has the address, or "#" and the id, that it leads to."""

    element: Element
    content: tuple[Node | Words | Shown, ...]
    target: str = ""

    @property
    def tag(self) -> Tag:
        return self.element.tag

    @property
    def plain(self) -> str:
        """All words in it."""
        return "".join(
            part.plain if isinstance(part, Node) else part.text if isinstance(part, Words) else _stands_for(part)
            for part in self.content
        )

    def nodes(self) -> Iterator[Node]:
        return (part for part in self.content if isinstance(part, Node))

    def colour(self) -> str:
        """Return the colour of its first words; "" if it has none."""
        for part in self.content:
            found = part.colour() if isinstance(part, Node) else part.colour if isinstance(part, Words) else ""
            if found:
                return found
        return ""


def content_tree(pages: Pages, bold: Collection[str]) -> Node:
    """Return the document of a leaflet that was laid out; `bold` are the names of its bold faces."""
    return _Tree(pages, bold).node(0)


class _Tree:
    """What is in each element, by what sorts it: the element inside it that it is, or that it comes after."""

    def __init__(self, pages: Pages, bold: Collection[str]) -> None:
        self._elements, self._bold = pages.elements, bold
        self._own: list[list[tuple[int, Item]]] = [[] for _ in pages.elements]
        self._latest = list(range(len(pages.elements)))
        self._targets: dict[int, str] = {}
        self._read: dict[int, int] = {}  # how many letters of a run were taken, by its identity
        self._inside: list[list[int]] = [[] for _ in pages.elements]
        for index, element in enumerate(pages.elements[1:], 1):
            self._inside[element.parent].append(index)
        for page in pages.pages:
            for item in page.items:
                self._place(item)

    def _place(self, item: Item) -> None:
        if isinstance(item, Link):
            self._targets[item.owner] = item.target
        if not isinstance(item, Glyphs | Drawing | Image | Matrix) or isinstance(item.owner, Artifact):
            return
        self._own[item.owner].append((self._latest[item.owner], item))
        inner, parent = item.owner, self._elements[item.owner].parent
        while parent >= 0:
            self._latest[parent] = max(self._latest[parent], inner)
            inner, parent = parent, self._elements[parent].parent

    def node(self, index: int) -> Node:
        parts: list[tuple[int, int, Node | Words | Shown]] = [(kid, 0, self.node(kid)) for kid in self._inside[index]]
        parts += [(after, 1, self._shown(item)) for after, item in self._own[index]]
        ordered = sorted(parts, key=lambda part: part[:2])
        return Node(self._elements[index], tuple(part for *_, part in ordered), self._targets.get(index, ""))

    def _shown(self, item: Item) -> Words | Shown:
        if isinstance(item, Glyphs):
            script, italic = (item.run.script, item.run.italic) if item.run else (Script.NORMAL, False)
            return Words(self._words(item), self._is_bold(item.face), italic, script, item.colour)
        if isinstance(item, Drawing):
            return item._replace(text=self._words(item))
        assert isinstance(item, Image | Matrix)
        return item

    def _words(self, item: Glyphs | Drawing) -> str:
        """Return the words of an item, with the line breaks of its run: a line that is set ends with a space."""
        run = item.run
        if run is None or "\n" not in run.text:
            return item.text
        begin = self._read.get(id(run), 0)
        self._read[id(run)] = end = begin + len(item.text)
        own = run.text[begin:end]
        return own if own.replace("\n", " ") == item.text else item.text

    def _is_bold(self, face: str) -> bool:
        file, _ = file_and_language(face)
        return file in self._bold or file.endswith(":bold")


def _stands_for(item: Shown) -> str:
    return item.text if isinstance(item, Drawing) else ""
