"""Where in its file each character of a text stands: behind marks, quotes and escapes, and in folded lines.

White space is left out throughout: it is what folding and tidying change, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from leaflet_pdf.load.complaints import Complaints, TooManyError
from leaflet_pdf.load.markup import has_marks, printed
from leaflet_pdf.load.nodes import Document, Items, Mapping, Node, Scalar
from leaflet_pdf.load.parse import document_of
from leaflet_pdf.load.scope import scope_of
from leaflet_pdf.model import Text

Place = tuple[int, int]
"""A line and a column, both from 1."""

_ESCAPED = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))|(\S)", re.DOTALL)
_DOUBLED = re.compile(r"''|\S")


class Origins:
    """A leaflet's file, which tells of each of its texts where it is written."""

    def __init__(self, data: str | bytes) -> None:
        try:
            document = document_of(data, Complaints("")) or Document("", None)
        except TooManyError:
            document = Document("", None)
        self._document = document
        self._scope = scope_of(document.root) if document.root else None
        self._scalars = {(scalar.line, scalar.column): scalar for scalar in _scalars(document.root)}

    def places(self, text: Text) -> list[Place] | None:
        """Return the line and column of each character of a text but white space; None if the file has another text.

        What a cross-reference prints has the place of its mark, an escaped character that of its escape.
        """
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
        if [char for char, _ in kept] != [char for char in text.plain if not char.isspace()]:
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
    """Yield the characters of a scalar but white space, each with the index in the file at which it is written."""
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
