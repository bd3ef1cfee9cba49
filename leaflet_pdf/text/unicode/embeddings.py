"""Explicit levels: what the marks of direction in a text make of it (UAX 9, X1 to X8).

They are embeddings, overrides and isolates.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from leaflet_pdf.text.unicode.classes import classes

_DEEPEST = 125
"""The highest level that marks may lead to (BD2)."""

_EMBEDDINGS = {"RLE": 1, "LRE": 0, "RLO": 1, "LRO": 0}
_OVERRIDES = {"RLO": "R", "LRO": "L"}
_ISOLATES = {"RLI": 1, "LRI": 0}


class _Status(NamedTuple):
    """An entry of the directional status stack; `override` is the class that characters are given, if any."""

    level: int
    override: str
    isolate: bool


class _Stack:
    """The directional status stack (X1), and how many marks are open that it has no room for."""

    def __init__(self, base: int) -> None:
        self.entries = [_Status(base, "", isolate=False)]
        self.isolates = self.isolates_too_deep = self.embeddings_too_deep = 0

    def embed(self, direction: int, override: str) -> None:
        """Open an embedding (X2 to X5)."""
        level = self._next(direction)
        if level <= _DEEPEST and not self.isolates_too_deep and not self.embeddings_too_deep:
            self.entries.append(_Status(level, override, isolate=False))
        elif not self.isolates_too_deep:
            self.embeddings_too_deep += 1

    def isolate(self, direction: int) -> None:
        """Open an isolate (X5a to X5c)."""
        level = self._next(direction)
        if level <= _DEEPEST and not self.isolates_too_deep and not self.embeddings_too_deep:
            self.isolates += 1
            self.entries.append(_Status(level, "", isolate=True))
        else:
            self.isolates_too_deep += 1

    def close_isolate(self) -> None:
        """Close the isolate that was opened last, and all embeddings in it (X6a)."""
        if self.isolates_too_deep:
            self.isolates_too_deep -= 1
        elif self.isolates:
            self.embeddings_too_deep = 0
            while not self.entries.pop().isolate:
                pass
            self.isolates -= 1

    def close_embedding(self) -> None:
        """Close the embedding that was opened last, if that was in the same isolate (X7)."""
        if self.isolates_too_deep:
            return
        if self.embeddings_too_deep:
            self.embeddings_too_deep -= 1
        elif len(self.entries) > 1 and not self.entries[-1].isolate:
            self.entries.pop()

    def _next(self, direction: int) -> int:
        level = self.entries[-1].level + 1
        return level + (level % 2 != direction)


def explicit(letters: str, base: int) -> tuple[list[int], str]:
    """Return the explicit level of each character of a paragraph, and the classes, some of which are overridden."""
    name_of = {letter: name for name, letter in classes("bidi_class").letter.items()}
    stack = _Stack(base)
    found: list[int] = []
    overridden: list[str] = []

    def add(part: str) -> None:
        level, override, _ = stack.entries[-1]
        found.extend([level] * len(part))
        overridden.append(_pattern("[^BN]").sub(classes("bidi_class").letter[override], part) if override else part)

    at = 0
    for mark in _pattern("RLE | LRE | RLO | LRO | RLI | LRI | FSI | PDF | PDI | B").finditer(letters):
        add(letters[at : mark.start()])
        at, name = mark.end(), name_of[mark[0]]
        if name == "PDI":
            stack.close_isolate()
        if name == "B":  # X8
            found.append(base)
            overridden.append(mark[0])
        elif name in ("PDI", "RLI", "LRI", "FSI"):
            add(mark[0])
        else:
            found.append(stack.entries[-1].level)
            overridden.append(mark[0])
        if name in _EMBEDDINGS:
            stack.embed(_EMBEDDINGS[name], _OVERRIDES.get(name, ""))
        elif name == "FSI":
            stack.isolate(first_level(letters[at:], isolated=True))
        elif name in _ISOLATES:
            stack.isolate(_ISOLATES[name])
        elif name == "PDF":
            stack.close_embedding()
    add(letters[at:])
    return found, "".join(overridden)


def first_level(letters: str, *, isolated: bool = False) -> int:
    """Return the level that classes ask for by the first letter that is in no isolate (P2, P3).

    The classes of what is inside an isolate go on behind its end, which is not looked at.
    """
    depth = 0
    for sign in _pattern("([RLI LRI FSI]) | (PDI) | ([R AL]) | [L B]").finditer(letters):
        opens, closes, right = sign.groups()
        if opens:
            depth += 1
        elif closes and depth:
            depth -= 1
        elif closes and isolated:
            return 0
        elif not closes and not depth:
            return int(bool(right))
    return 0


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    return classes("bidi_class").pattern(rule)
