"""A problem with a piece of content, in plain words, before its place is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_SHOWN = 40

_MOST_LISTED = 30
"""A longer list is no help."""


class Problem(NamedTuple):
    """A finding without its place."""

    code: str
    message: str
    hint: str = ""


def quoted(text: str) -> str:
    """Return an author's words for use in a message: in quotes, on one line, not too long."""
    line = text.replace("\n", " ")
    return f'"{line[:_SHOWN]}…"' if len(line) > _SHOWN else f'"{line}"'


def listed(words: Iterable[str]) -> str:
    """Return words as a list: "draft, approved"."""
    return ", ".join(words)


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return a hint: the known word that is closest to the text, or else all of them, or the first of very many.

    A very long text is not compared: that would take long, and it is no misspelling.
    """
    from difflib import get_close_matches  # few files need it

    spelt = {word.lower(): word for word in known}
    near = get_close_matches(text.lower(), spelt, n=1) if len(text) <= _SHOWN else []
    if near:
        return f'did you mean "{spelt[near[0]]}"?'
    words = list(spelt.values())
    more = f" and {len(words) - _MOST_LISTED:,} more" if len(words) > _MOST_LISTED else ""
    return f"choose from {listed(words[:_MOST_LISTED])}{more}" if words else "this file has none"
