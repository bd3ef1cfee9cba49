"""A leaflet as text for braille: nothing drawn, units and signs in words, a paragraph a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflet_pdf.export.content_tree import Node
from leaflet_pdf.export.linear import Line, Part, linear
from leaflet_pdf.export.speech.verbalization import Kind, verbalized
from leaflet_pdf.layout.frame import Tag

_IN_WORDS = {Kind.WORDS, Kind.PAUSE}
"""What is written in words: readers of braille know abbreviations, addresses and numbers as they are."""
_STEP = 2


class BrailleLine(NamedTuple):
    """Words that go on until they end, by how many cells they are indented, and by how many more where they go on."""

    words: str
    indent: int = 0
    hang: int = 0


class Block(NamedTuple):
    """Lines between two blank lines; a heading stays with what follows it."""

    lines: tuple[BrailleLine, ...]
    is_heading: bool = False


def braille_text(tree: Node, language: str) -> str:
    """Return a leaflet's content as text, in blocks with a blank line between them; an entry of a list is one line."""
    blocks = braille_blocks(tree, language)
    lines = ("\n".join(f"{' ' * line.indent}{line.words}" for line in block.lines) for block in blocks)
    return "\n\n".join(lines) + "\n"


def braille_blocks(tree: Node, language: str) -> list[Block]:
    """Return a leaflet's content in blocks; entries that follow one another are one block."""
    blocks: list[Block] = []
    before: Part | None = None
    for part in linear(tree):
        lines = tuple(_lines(part, language))
        goes_on = before and before.kind is part.kind is Tag.ITEM and before.box == part.box
        if goes_on and blocks:
            blocks[-1] = Block(blocks[-1].lines + lines)
        elif lines:
            blocks.append(Block(lines, part.is_heading or part.kind is Tag.LABEL))
        before = part
    return blocks


def _lines(part: Part, language: str) -> Iterator[BrailleLine]:
    """Yield the lines of a part: an entry begins with its label, the cells of a row below its first are indented."""
    indent = _STEP * max(0, part.depth - (part.kind is Tag.ITEM))
    written = [words for line in part.lines if (words := _in_words(line, language))]
    if part.kind is Tag.ITEM:
        yield BrailleLine(" ".join([part.label, *written]).strip(), indent, _STEP)
    elif part.kind is Tag.ROW:
        yield from (BrailleLine(words, indent + _STEP * bool(number), _STEP) for number, words in enumerate(written))
    else:
        yield from (BrailleLine(words, indent) for words in written)


def _in_words(line: Line, language: str) -> str:
    """Return a line with what is written short in words, and what is drawn by its words, in brackets."""
    spoken: list[str] = []
    text, of = "", ""
    for span in line:
        if span.alt or span.language != of:
            spoken.append(_spelled(text, of or language))
            text, of = "", span.language
        if span.alt and not span.text.strip("_ "):
            spoken.append(span.text if span.text else f"[{span.alt}]")
        else:
            text += span.text
    return " ".join("".join([*spoken, _spelled(text, of or language)]).split())


def _spelled(text: str, language: str) -> str:
    spelled, place = "", 0
    for part in verbalized(text, language, grouped=True):
        if part.kind in _IN_WORDS:
            before = text[place : part.start]
            spelled += (before.rstrip() if part.kind is Kind.PAUSE else before) + part.words
            place = part.end
    return spelled + text[place:]
