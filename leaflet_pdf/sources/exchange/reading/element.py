"""A document as a tree of elements with their places in its file. JSON becomes the same tree as the XML of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

XHTML = "http://www.w3.org/1999/xhtml"


class Words(NamedTuple):
    """Characters between two tags, and the line and column of the first."""

    text: str
    line: int
    column: int


class Element:
    """One element: its namespace, name, attributes and content, and where it begins (line and column, from 1)."""

    __slots__ = ("attributes", "column", "content", "line", "name", "number", "parent", "space")

    def __init__(self, name: str, line: int, column: int, space: str = "", parent: Element | None = None) -> None:
        self.space, self.name, self.line, self.column, self.parent = space, name, line, column, parent
        self.attributes: dict[str, str] = {}
        self.content: list[Element | Words] = []
        self.number = 1
        """Its number among the elements of its name in its parent, from 1; in the order of the file."""

    @property
    def children(self) -> Iterator[Element]:
        """Its elements, without the words between them."""
        return (part for part in self.content if isinstance(part, Element))

    def all(self, *path: str) -> Iterator[Element]:
        """Yield what a path of names leads to, in the order of the file."""
        name, *rest = path
        for child in self.children:
            if child.name == name:
                yield from child.all(*rest) if rest else (child,)

    def first(self, *path: str) -> Element | None:
        """Return the first that a path of names leads to, if there is one."""
        return next(self.all(*path), None)

    def value(self, *path: str, attribute: str = "value") -> str:
        """Return an attribute of the first at a path that has it; "" if none has."""
        return next((one.attributes[attribute] for one in self.all(*path) if attribute in one.attributes), "")

    def inside(self) -> Iterator[Element]:
        """Yield it and every element in it, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(list(one.children))

    @property
    def plain(self) -> str:
        """All words in it, with single spaces between them."""
        found: list[str] = []
        waiting: list[Element | Words] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, Words):
                found.append(part.text)
            else:
                waiting += reversed(part.content)
        return " ".join("".join(found).split())

    @property
    def path(self) -> str:
        """The way to it from the root, as in Bundle/entry[2]/resource: a number where several have its name."""
        steps: list[str] = []
        one: Element | None = self
        while one:
            steps.append(f"{one.name}[{one.number}]" if one.number > 1 else one.name)
            one = one.parent
        return "/".join(reversed(steps))

    def add(self, child: Element) -> None:
        """Put an element behind what is in it."""
        child.parent = self
        self.content.append(child)
