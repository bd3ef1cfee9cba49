"""A YAML file as a tree of nodes with their places. Every scalar is text, whatever it looks like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

_STRETCH = re.compile(r"[^ \n]+(?: [^ \n]+)*")


@dataclass(slots=True, eq=False, repr=False)
class Scalar:
    """A text, its white space tidied. Its source is `start` to `end` of the document's text.

    The style is YAML's: "" for plain, a quote, "|" or ">". Line and column count from 1; those of a
    block scalar are its first word's.
    """

    text: str
    line: int
    column: int
    start: int
    end: int
    style: str


@dataclass(slots=True, eq=False, repr=False)
class Items:
    """A list, flow or block."""

    line: int
    column: int
    nodes: list[Node]


@dataclass(slots=True, eq=False, repr=False)
class Mapping:
    """Keys and values in the order of the file, by the text of the key."""

    line: int
    column: int
    entries: dict[str, tuple[Scalar, Node]]

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None."""
        return self.entries[key][1] if key in self.entries else None


@dataclass(slots=True, eq=False, repr=False)
class Unread:
    """A node that was refused, and has been reported."""

    line: int
    column: int


Node = Scalar | Items | Mapping | Unread


@dataclass(frozen=True, eq=False, repr=False)
class Document:
    """A file's text and the root of its tree; None if it is empty or could not be read to its end."""

    text: str
    root: Node | None

    def places(self, scalar: Scalar, offsets: Iterable[int]) -> list[tuple[int, int]]:
        """Return the line and column of each offset into a scalar's text.

        Tidying changes only white space, so the same words are in the file in the same
        order, in stretches without a line break. Where an escape makes them differ, the place is
        that of the scalar.
        """
        if self.text.startswith(scalar.text, scalar.start) and "\n" not in scalar.text:
            first = scalar.column + (scalar.style in {"'", '"'})
            return [(scalar.line, first + offset) for offset in offsets]
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
            places.append(self._position(stretches[number].start() + offset - begins[number]))
        return places

    def positions(self, indexes: Iterable[int]) -> list[tuple[int, int]]:
        """Return the line and column of each index into the file's text."""
        return [self._position(index) for index in indexes]

    def _position(self, index: int) -> tuple[int, int]:
        """Return the line and column of an index, counted from 1."""
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        lengths = map(len, self.text.splitlines(keepends=True))
        return tuple(accumulate(lengths, initial=0))
