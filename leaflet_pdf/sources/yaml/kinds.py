"""The kinds of value that only leaflet files have."""

from __future__ import annotations

from leaflet_pdf.schema.kinds import Make, OwnKind, Value


class Words(OwnKind):
    """A text with marks: bold, links, sources. It becomes a `Text`."""


class TextOrNone(OwnKind):
    """A text with marks, or "" for none."""


class CellContent(OwnKind):
    """A text with marks, "" for an empty cell, an entry with a list inside it, a list of entries, or a swatch."""

    def __init__(self, make_list: Make) -> None:
        self.make_list = make_list


class Cell(OwnKind):
    """What a cell holds, or a record that merges cells."""


class Entries(OwnKind):
    """The entries of bullets or steps: texts, or records with a text and a list, or any of the blocks, inside it.

    Those that are steps may have an id.
    """

    def __init__(self, blocks: frozenset[str] = frozenset(), *, steps: bool = False) -> None:
        self.blocks, self.steps = blocks, steps


class Blanks(OwnKind):
    """What is to be filled in: labels, each a text, or a record that says how it is filled in."""


class Lines(OwnKind):
    """The empty lines of a diary: how many, or a list of their labels."""


class Translations(OwnKind):
    """The file of each translation, by its language."""

    def __init__(self, language: Value, file: Value) -> None:
        self.language, self.file = language, file


class Original(OwnKind):
    """The file that a translation is compared with, which travels with it. It becomes a `Placed`."""

    def __init__(self, file: Value) -> None:
        self.file = file


class Body(OwnKind):
    """Paragraphs, and blocks of the allowed kinds; or a single paragraph as plain text."""

    def __init__(self, blocks: frozenset[str]) -> None:
        self.blocks = blocks


OF_WORDS = (Words, TextOrNone, CellContent, Cell, Entries, Blanks, Lines, Body)
"""The kinds that a text with marks may be the value of."""
