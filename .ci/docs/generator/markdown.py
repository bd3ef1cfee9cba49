"""The few forms of Markdown that generated pages are made of."""

from __future__ import annotations

from collections.abc import Iterable


def cell(words: str) -> str:
    """Return words as they stand in a cell of a table: on one line, and with no bar that would end it."""
    return " ".join(words.split()).replace("|", "\\|")


def escaped(words: str) -> str:
    """Return plain words as Markdown prints them: no sign of theirs is markup."""
    signs = "\\`*_[]<>#"
    return "".join(f"\\{sign}" if sign in signs else sign for sign in words)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table, whose cells are Markdown."""
    names = [*head]
    lines = [names, ["---"] * len(names), *([cell(words) for words in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def fence(text: str, language: str = "text") -> str:
    """Return a text as it stands, within more backquotes than it has itself."""
    marks = "```"
    while marks in text:
        marks += "`"
    return f"{marks}{language}\n{text.rstrip()}\n{marks}\n"


def anchored(level: int, heading: str, anchor: str) -> str:
    """Return a heading with an anchor of its own, which links can name."""
    return f"{'#' * level} {heading} {{ #{anchor} }}\n"
