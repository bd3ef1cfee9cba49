"""The outline of half-written YAML: which keys and entries are around a place, from how far lines are indented.

A text that is being written is hardly ever whole, so nothing here needs it to be: no line can be wrong, and what is
below a place does not matter but for keys of the same mapping.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

_KEY = re.compile(r"""(?:"([^"]+)"|'([^']+)'|([\w.-]+(?: [\w.-]+)*)) *:(?= |$)""")
_DASH = re.compile(r"-(?= |$)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_IN_FLOW = re.compile(r""""(?:\\.|[^"])*"|'[^']*'|[{}\[\],]|:(?= |$)|[^{}\[\],:"']+|.""")

ENTRY = "-"
"""The key of an entry of a list."""


@dataclass(slots=True, eq=False)
class Frame:
    """A key or an entry that is open: where it begins, what is written behind it, and the keys of the mapping in it.

    The column counts from 0; that of the file's own mapping is -1, and its key empty.
    """

    column: int
    key: str
    value: str = ""
    keys: list[Frame] = field(default_factory=list)


class Outline:
    """The frames that are open behind the lines that were read so far."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.frames = [Frame(-1, "")]
        for line in lines:
            self.read(line)

    def read(self, line: str) -> int:
        """Take in a line; return the column in which the value begins that is behind its keys and dashes.

        That is where the line begins that has none, as one that goes on with a text.
        """
        text = _COMMENT.sub("", line)
        column = begin = indentation(text)
        if not text.strip() or self.goes_on(column):
            return column
        while column < len(text):
            if _DASH.match(text, column):
                self._open(Frame(column, ENTRY))
                column += 1
            elif key := _KEY.match(text, column):
                self._open(Frame(column, key[1] or key[2] or key[3]))
                column = key.end()
            else:
                break
            column += indentation(text[column:])
        if column > begin:
            self.frames[-1].value = text[column:].rstrip()
        return column

    def goes_on(self, column: int) -> bool:
        """Tell whether what begins in a column goes on with what is written behind the last key or dash."""
        last = self.frames[-1]
        return last.value != "" and column > last.column

    def close(self, column: int, *, entry: bool = False) -> None:
        """Close the frames that end where a key, or an entry, begins in a column."""
        while self.frames[-1].column > column or (
            self.frames[-1].column == column and (not entry or self.frames[-1].key == ENTRY)
        ):
            self.frames.pop()

    def _open(self, frame: Frame) -> None:
        self.close(frame.column, entry=frame.key == ENTRY)
        if frame.key != ENTRY:
            self.frames[-1].keys.append(frame)
        self.frames.append(frame)


def indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def keys_below(lines: Sequence[str], column: int) -> Iterator[str]:
    """Yield the keys that begin in a column, until the mapping in which they are ends."""
    for line in lines:
        inside = indentation(line)
        if not line.strip() or line.lstrip().startswith("#") or inside > column:
            continue
        key = _KEY.match(line, column) if inside == column else None
        if key is None:
            return
        yield key[1] or key[2] or key[3]


class Flow(NamedTuple):
    """Where a flow mapping or list, as "{a: [b", ends: the keys and entries that are open in it, and what was begun.

    That may be a key if `at_key`, and else is a value.
    """

    frames: list[Frame]
    begun: str
    at_key: bool


def in_flow(around: Frame, text: str) -> Flow:
    """Return where a flow ends that is the value of a key or an entry."""
    frames, begun = [around], ""
    opened: list[tuple[str, int]] = []
    for token in _IN_FLOW.findall(text):
        bracket, depth = opened[-1] if opened else ("", 1)
        if token in "{[":
            opened.append((token, len(frames)))
            frames += [Frame(0, ENTRY)] if token == "[" else []
        elif token in "}]," or (token == ":" and bracket == "{" and len(frames) == depth):
            del frames[depth:]
            if token == ":":
                frames[-1].keys.append(Frame(0, begun.strip(" \"'")))
                frames.append(frames[-1].keys[-1])
            elif token == ",":
                frames += [Frame(0, ENTRY)] if bracket == "[" else []
            elif opened:
                opened.pop()
        else:
            begun += token
            continue
        begun = ""
    at_key = bool(opened) and opened[-1] == ("{", len(frames))
    return Flow(frames[1:], begun.lstrip(), at_key)
