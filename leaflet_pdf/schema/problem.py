"""A problem with a piece of content, in plain words, before its place is known."""

from collections.abc import Iterable
from typing import NamedTuple

from leaflet_pdf.model.finding import nearest
from leaflet_pdf.model.rule import Rule

_SHOWN = 40

_MOST_LISTED = 30
"""A longer list is no help."""


class Problem(NamedTuple):
    """A finding without its place."""

    rule: Rule
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

    A very long text is not compared: it is no misspelling of a word.
    """
    words = list(known)
    near = nearest(text, words) if len(text) <= _SHOWN else None
    if near:
        return f'did you mean "{near}"?'
    more = f" and {len(words) - _MOST_LISTED:,} more" if len(words) > _MOST_LISTED else ""
    return f"choose from {listed(words[:_MOST_LISTED])}{more}" if words else "this file has none"
