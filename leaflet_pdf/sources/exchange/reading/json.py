"""JSON of FHIR from elsewhere, read to the tree that the XML of the same resource has (FHIR R5, 2.1.6 and 2.1.7).

A value becomes the attribute `value`, a list an element for each entry, a `div` its XHTML, and what names its
`resourceType` stands inside an element of that name. Numbers are kept as they are written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from json import JSONDecodeError, JSONDecoder

from leaflet_pdf.sources.exchange.catalogue import NOT_A_DOCUMENT, UNSAFE_DOCUMENT
from leaflet_pdf.sources.exchange.reading.bounds import DEEPEST, MOST_BYTES, MOST_ELEMENTS, RefusedError
from leaflet_pdf.sources.exchange.reading.element import Element
from leaflet_pdf.sources.exchange.reading.xml import read_xml

_SPACE = re.compile(r"[ \t\r\n]*")
_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_STRINGS = JSONDecoder()
_AS_IT_IS = "ask for the document as it was published"


def read_json(data: bytes) -> Element:
    """Return the root of a resource. Raises RefusedError."""
    if len(data) > MOST_BYTES:
        raise RefusedError(UNSAFE_DOCUMENT, f"the file is larger than {MOST_BYTES // 2**20} MiB", _AS_IT_IS)
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(UNSAFE_DOCUMENT, "the file is neither UTF-8 nor UTF-16", "save it as UTF-8") from None
    return _Reader(text).root()


class _Reader:
    """Reads one text, value by value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
        self._values = 0

    def root(self) -> Element:
        holder = Element("", 1, 1)
        end = self._value(holder, "", self._after_space(0), 0)
        if self._after_space(end) != len(self._text):
            raise self._broken(end, "something follows the end")
        root = next(holder.children, None)
        if root is None:
            raise self._broken(0, "it is not a resource")
        if not root.name:
            raise self._broken(0, "it names no resourceType")
        root.parent = None
        return root

    def _value(self, parent: Element, name: str, at: int, depth: int) -> int:
        """Add the value at an offset under a name, and return the offset behind it."""
        self._values += 1
        if self._values > MOST_ELEMENTS or depth > DEEPEST:
            message = f"there are more than {MOST_ELEMENTS:,} values, or {DEEPEST} in each other"
            raise RefusedError(UNSAFE_DOCUMENT, message, _AS_IT_IS, *self._place(at))
        sign = self._text[at : at + 1]
        if sign == "{":
            return self._object(parent, name, at, depth)
        if sign == "[":
            return self._list(parent, name, at, depth)
        if sign == '"':
            value, end = self._string(at)
            if name == "div":
                return self._narrative(parent, value, at, end)
        else:
            found = _PLAIN.match(self._text, at)
            if not found:
                raise self._broken(at, "a value is missing, or is none")
            value, end = found[0], found.end()
        if name != "resourceType":
            self._added(parent, name, at).attributes["value"] = value
        return end

    def _narrative(self, parent: Element, value: str, at: int, end: int) -> int:
        parent.add(read_xml(value.encode(errors="surrogatepass"), self._place(at)))
        return end

    def _object(self, parent: Element, name: str, at: int, depth: int) -> int:
        element = self._added(parent, name, at)
        known: set[str] = set()
        kind = ""
        end = self._after_space(at + 1)
        while self._text[end : end + 1] != "}":
            if known:
                end = self._expected(",", end)
            key, end = self._string(end)
            if key in known:
                raise self._broken(end, f"“{key[:40]}” is there twice")
            known.add(key)
            end = self._expected(":", self._after_space(end))
            if key == "resourceType":
                kind = self._string(end)[0]
            end = self._after_space(self._value(element, key, end, depth + 1))
        if kind:
            self._wrap(element, kind, at)
        return end + 1

    def _wrap(self, element: Element, kind: str, at: int) -> None:
        """Put what an element holds into one that is called as the kind of its resource."""
        if element.parent is not None and not element.name:
            element.name = kind
            return
        inner = Element(kind, *self._place(at))
        for child in element.children:
            inner.add(child)
        element.content = []
        element.add(inner)

    def _list(self, parent: Element, name: str, at: int, depth: int) -> int:
        end = self._after_space(at + 1)
        first = True
        while self._text[end : end + 1] != "]":
            if not first:
                end = self._expected(",", end)
            first = False
            end = self._after_space(self._value(parent, name, end, depth + 1))
        return end + 1

    def _added(self, parent: Element, name: str, at: int) -> Element:
        element = Element(name, *self._place(at))
        # Entries of a list follow each other, and so do elements of one name.
        last = parent.content[-1] if parent.content else None
        element.number = last.number + 1 if isinstance(last, Element) and last.name == name else 1
        parent.add(element)
        return element

    def _string(self, at: int) -> tuple[str, int]:
        if self._text[at : at + 1] != '"':
            raise self._broken(at, "a name is missing")
        try:
            value, end = _STRINGS.raw_decode(self._text, at)
        except JSONDecodeError as error:
            raise self._broken(error.pos, error.msg) from None
        return str(value), end

    def _expected(self, sign: str, at: int) -> int:
        if self._text[at : at + 1] != sign:
            raise self._broken(at, f"“{sign}” is missing")
        return self._after_space(at + 1)

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._lines, at) - 1
        return line + 1, at - self._lines[line] + 1

    def _broken(self, at: int, what: str) -> RefusedError:
        return RefusedError(NOT_A_DOCUMENT, f"this is not JSON of FHIR: {what}", _AS_IT_IS, *self._place(at))
