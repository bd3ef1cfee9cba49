"""A YAML file as a tree of nodes that know their place. Every scalar is text, whatever it looks like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

_STRETCH = re.compile(r"[^ \n]+(?: [^ \n]+)*")


@dataclass(slots=True, eq=False)
class Scalar:
    """One text, its white space tidied. Its content is `start` to `end` of the document.

    The style is YAML's: "" for plain, a quote, "|" or ">". Line and column count from 1; those of a
    block scalar are its first word's.
    """

    text: str
    line: int
    column: int
    start: int
    end: int
    style: str


@dataclass(slots=True, eq=False)
class Items:
    """A list, flow or block."""

    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys and values in the order of the file, each key once."""

    line: int
    column: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(slots=True, eq=False)
class Unread:
    """Something that was refused; there is a finding about it already."""

    line: int
    column: int


Node = Scalar | Items | Mapping | Unread


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text and the root of its tree; None if there is nothing in it, or not all could be read.

    `line_starts` has the index at which each line of the text begins.
    """

    text: str
    line_starts: tuple[int, ...]
    root: Node | None

    def places(self, scalar: Scalar, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return the line and column of each offset into a scalar's text.

        Tidying changes nothing but white space, so the same words stand in the file in the same
        order, in stretches without a line break. Where an escape makes them differ, the place is
        that of the scalar.
        """
        stretches = list(_STRETCH.finditer(self.text, scalar.start, scalar.end))
        if " ".join([stretch[0] for stretch in stretches]) != " ".join(_STRETCH.findall(scalar.text)):
            return [(scalar.line, scalar.column) for _ in offsets]
        begins: list[int] = []
        end = 0
        for stretch in stretches:
            begins.append(scalar.text.find(stretch[0], end))
            end = begins[-1] + len(stretch[0])
        places = []
        for offset in offsets:
            number = bisect_right(begins, offset) - 1
            places.append(position(self.line_starts, stretches[number].start() + offset - begins[number]))
        return places


def position(line_starts: tuple[int, ...], index: int) -> tuple[int, int]:
    """Return the line and column of an index, counted from 1."""
    line = bisect_right(line_starts, index)
    return line, index - line_starts[line - 1] + 1
