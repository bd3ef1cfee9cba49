"""Maps each character of a text to its place in the file, through marks, quotes, escapes and folded lines.

White space is ignored throughout, because folding and tidying change nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import count

from leaflet_pdf.model.finding import Source
from leaflet_pdf.model.leaflet import Text
from leaflet_pdf.schema.diagnostics import Diagnostics, TooManyProblemsError
from leaflet_pdf.schema.document.nodes import Document, Items, Mapping, Node, Scalar
from leaflet_pdf.schema.document.read import document_of
from leaflet_pdf.sources.yaml.markup import has_marks, on_the_line, printed
from leaflet_pdf.sources.yaml.scope import Scope, scope_of

Place = tuple[int, int]
"""A line and a column, both from 1."""

_ESCAPED = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))|(\S)", re.DOTALL)
_DOUBLED = re.compile(r"''|\S")


class Places:
    """The places of a leaflet's texts in its file, which is parsed on first use."""

    def __init__(self, data: str | bytes = "") -> None:
        self._data = data
        self._known: dict[Text, list[Place] | None] = {}

    def of(self, text: Text, offset: int) -> Source:
        """Return the place of the character at an offset in a text's plain words; for a space, that of what follows.

        If the file has a different text there, it is the place of the run that contains the character.
        """
        letters = self.letters(text)
        if letters:
            before = sum(not char.isspace() for char in text.plain[:offset])
            if before < len(letters):
                return Source(text.source.file, *letters[before])
        for run in text.runs:
            if offset < len(run.text):
                return run.source
            offset -= len(run.text)
        return text.source

    def key(self, name: str, file: Source) -> Source:
        """Return the place of a top-level key; the whole file if it is not found."""
        root = self._document.root
        if not isinstance(root, Mapping) or name not in root.entries:
            return file
        key, _ = root.entries[name]
        return Source(file.file, key.line, key.column)

    def letters(self, text: Text) -> list[Place] | None:
        """Return the place of each character of a text but white space; None if the file has a different text there.

        What a cross-reference prints has the place of its mark; an escaped character has that of its escape.
        """
        if text not in self._known:
            self._known[text] = self._letters(text)
        return self._known[text]

    @cached_property
    def _document(self) -> Document:
        try:
            return document_of(self._data, Diagnostics("")) or Document("", None)
        except TooManyProblemsError:
            return Document("", None)

    @cached_property
    def _scope(self) -> Scope | None:
        return scope_of(self._document) if self._document.root else None

    @cached_property
    def _scalars(self) -> dict[Place, Scalar]:
        return {(scalar.line, scalar.column): scalar for scalar in _scalars(self._document.root)}

    def _letters(self, text: Text) -> list[Place] | None:
        scalar = self._scalars.get((text.source.line, text.source.column))
        if scalar is None or self._scope is None:
            return None
        written = list(_written(self._document.text, scalar))
        tidied = [offset for offset, char in enumerate(scalar.text) if not char.isspace()]
        if [char for char, _ in written[: len(tidied)]] != [scalar.text[offset] for offset in tidied]:
            return None
        index_of = dict(zip(tidied, (index for _, index in written), strict=False))
        shown = printed(scalar.text, self._scope) if has_marks(scalar.text) else zip(scalar.text, count(), strict=False)
        kept = [(char, index_of[offset]) for char, offset in shown if not char.isspace()]
        if on_the_line("".join([char for char, _ in kept])) != on_the_line("".join(text.plain.split())):
            return None
        return self._document.positions([index for _, index in kept])


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for one in node.nodes:
            yield from _scalars(one)
    elif isinstance(node, Mapping):
        for _, value in node.entries.values():
            yield from _scalars(value)


def _written(text: str, scalar: Scalar) -> Iterator[tuple[str, int]]:
    """Yield the characters of a scalar but white space, each with its index in the file."""
    if scalar.style == '"':
        for match in _ESCAPED.finditer(text, scalar.start, scalar.end):
            *codes, sign, char = match.groups()
            code = next(filter(None, codes), "")
            found = chr(int(code, 16)) if code else sign if sign and sign in '"\\/' else char or " "
            if not found.isspace():
                yield found, match.start()
    elif scalar.style == "'":
        yield from ((match[0][0], match.start()) for match in _DOUBLED.finditer(text, scalar.start, scalar.end))
    else:
        yield from (
            (char, index)
            for index, char in enumerate(text[scalar.start : scalar.end], scalar.start)
            if not char.isspace()
        )
