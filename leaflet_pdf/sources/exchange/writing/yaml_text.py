"""YAML as a person writes it: a text as it is where it can be, in quotes where it must, folded where it is long.

What is written here has no anchors, no tags and no line that only looks like an entry, and reads back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WIDTH = 110
"""Letters of a line before it is folded."""

_PLAIN = re.compile(r"[\w(“‘«¿¡…–<+.£€$±≥≤®™°▼✓](?:.*[^\s:])?")
_NEVER_PLAIN = re.compile(r": |:$| #| - |(?i:null|<<)\Z|\s\s")
_IN_FLOW = re.compile(r"[,\[\]{}]|[:?]")


def scalar(text: str, indent: int, used: int) -> str:
    """Return a text to stand behind what takes so many letters of its line; its further lines are indented."""
    if "\n" in text:
        return "|\n" + "\n".join(" " * indent + line for line in text.split("\n"))
    written = text if _is_plain(text) else quoted(text)
    return f"\n{' ' * indent}".join(_folded(written, WIDTH - indent, WIDTH - used))


def quoted(text: str) -> str:
    """Return a text of one line in quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_flow(text: str) -> str:
    """Return a text of one line as it stands inside brackets."""
    return text if _is_plain(text) and not _IN_FLOW.search(text) else quoted(text)


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and _NEVER_PLAIN.search(text) is None


def _folded(text: str, width: int, first: int) -> Iterator[str]:
    """Yield the lines of a text, broken at single spaces before words that no reader of YAML takes for a sign."""
    line = ""
    room = first
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room and word[:1].isalnum():
            yield line
            line, room = word, width
        else:
            line = f"{line} {word}" if line else word
    yield line
