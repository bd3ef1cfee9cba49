"""What is wrong with a piece of content, said in plain words, before it is known where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflet_pdf.model.finding import nearest

_SHOWN = 40

_MOST_LISTED = 30
"""More words than that are no help to choose from."""


class Flaw(NamedTuple):
    """A finding without its place."""

    code: str
    message: str
    hint: str = ""


def quoted(text: str) -> str:
    """Return an author's words for use in a message: in quotes, on one line, not too long."""
    line = text.replace("\n", " ")
    return f'"{line[:_SHOWN]}…"' if len(line) > _SHOWN else f'"{line}"'


def listed(words: Iterable[str]) -> str:
    """Return words as a choice: "draft, approved"."""
    return ", ".join(words)


def did_you_mean(text: str, known: Iterable[str]) -> str:
    """Return a hint: the known word that is most like the text, or else all of them, or the first of very many.

    A text that is too long to be shown is compared with nothing: nobody meant a word by it.
    """
    words = list(known)
    near = nearest(text, words) if len(text) <= _SHOWN else None
    if near:
        return f'did you mean "{near}"?'
    more = f" and {len(words) - _MOST_LISTED:,} more" if len(words) > _MOST_LISTED else ""
    return f"it can be {listed(words[:_MOST_LISTED])}{more}" if words else "there is none in this file"
