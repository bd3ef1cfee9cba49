"""XML from elsewhere, read to a tree within bounds.

A document type is refused at its first letter, and with it entities, external subsets and what is made of them
(XML 1.0, 2.8 and 4). Nothing is fetched, and no instruction is followed.
"""

from __future__ import annotations

from xml.parsers import expat

from leaflet_pdf.sources.exchange.catalogue import NOT_A_DOCUMENT, UNSAFE_DOCUMENT
from leaflet_pdf.sources.exchange.reading.bounds import (
    DEEPEST,
    MOST_ATTRIBUTES,
    MOST_BYTES,
    MOST_ELEMENTS,
    MOST_LINES,
    RefusedError,
)
from leaflet_pdf.sources.exchange.reading.element import Element, Words

_ENCODINGS = {"utf-8", "utf-16", "us-ascii"}
_AS_IT_IS = "ask for the document as it was published"


def read_xml(data: bytes, at: tuple[int, int] | None = None) -> Element:
    """Return the root of a document. Its places are those in the data, or all `at` one. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise RefusedError(UNSAFE_DOCUMENT, f"the file is larger than {MOST_BYTES // 2**20} MiB", _AS_IT_IS)
    # At once, without reading any of them: a document has a start and an end of each element, and some comments.
    if data.count(b"<") > 3 * MOST_ELEMENTS or data.count(b"\n") > MOST_LINES:
        message = f"there are more than {MOST_ELEMENTS:,} elements or {MOST_LINES:,} lines"
        raise RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS)
    reader = _Reader(at)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        line, column = at or (error.lineno, error.offset + 1)
        message = f"this is not XML: {expat.ErrorString(error.code)}"
        raise RefusedError(NOT_A_DOCUMENT, message, _AS_IT_IS, line, column) from None
    assert reader.root
    return reader.root


class _Reader:
    """What was read so far, and the elements that are open, outermost first."""

    def __init__(self, at: tuple[int, int] | None) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.XmlDeclHandler = self._declare
        self.parser.StartDoctypeDeclHandler = self._refuse_type
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.root: Element | None = None
        self._at = at
        self._open: list[Element] = []
        self._numbers: list[dict[str, int]] = [{}]
        self._elements = 0
        self._pieces: list[str] = []
        self._words_at = 0, 0

    @property
    def _place(self) -> tuple[int, int]:
        return self._at or (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _declare(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            message = f"the encoding {encoding[:40]} is not read"
            raise RefusedError(UNSAFE_DOCUMENT, message, "save it as UTF-8", *self._place)

    def _refuse_type(self, *_: object) -> None:
        message = "a document type is declared, which could make words of its own or fetch others"
        raise RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS, *self._place)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._end_words()
        self._elements += 1
        if self._elements > MOST_ELEMENTS or len(self._open) == DEEPEST or len(attributes) > MOST_ATTRIBUTES:
            message = f"there are more than {MOST_ELEMENTS:,} elements, {DEEPEST} in each other"
            message += f", or {MOST_ATTRIBUTES} attributes of one"
            raise RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS, *self._place)
        space, _, local = name.rpartition(" ")
        element = Element(local, *self._place, space, self._open[-1] if self._open else None)
        element.attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        numbers = self._numbers[-1]
        element.number = numbers[local] = numbers.get(local, 0) + 1
        if self._open:
            self._open[-1].content.append(element)
        else:
            self.root = element
        self._open.append(element)
        self._numbers.append({})

    def _end(self, _: str) -> None:
        self._end_words()
        self._open.pop()
        self._numbers.pop()

    def _words(self, text: str) -> None:
        """Take characters: those of one stretch come in several pieces."""
        if not self._pieces:
            self._words_at = self._place
        self._pieces.append(text)

    def _end_words(self) -> None:
        if self._pieces:
            self._open[-1].content.append(Words("".join(self._pieces), *self._words_at))
            self._pieces.clear()
