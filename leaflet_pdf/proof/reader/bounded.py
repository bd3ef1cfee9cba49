"""Opens a PDF within bounds: no more of it is unpacked than `limits.py` allows, and an excess is reported."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pypdf import Configuration, PageObject, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, StreamObject

from leaflet_pdf.proof.reader import limits
from leaflet_pdf.proof.reader.limits import Limit
from leaflet_pdf.proof.reader.objects import ReadError, entry, expect, resolve

_CONFIGURATION = Configuration(
    maximum_declared_stream_length=limits.FILE_BYTES,
    array_based_stream_maximum_output_length=limits.STREAM_BYTES,
    array_maximum_element_count=limits.ELEMENTS_OF_AN_ARRAY,
    dictionary_maximum_element_count=limits.ENTRIES_OF_A_DICTIONARY,
    lzw_maximum_output_length=limits.MIB,
    run_length_maximum_output_length=limits.STREAM_BYTES,
    zlib_maximum_output_length=limits.STREAM_BYTES,
    zlib_maximum_recovery_input_length=limits.MIB // 4,
    stream_filters_maximum_length=limits.FILTERS,
    stream_decoding_work_maximum_length=2 * limits.STREAM_BYTES,
    xform_maximum_invocations_per_extraction=limits.INNER_PAGES,
    page_tree_maximum_entries=4 * limits.PAGES.base,
    jbig2dec_binary=None,
    disable_legacy_handling=True,
)
"""pypdf's own bounds. It must not start other programs, or repair long streams byte by byte."""

_OUR_WORDS = {
    "page tree page entry": "its list of pages has too many entries",
    "page tree entry": f"its list of pages has more than {4 * limits.PAGES.base:,} entries",
    "stream length": "a name or a number in it is longer than 4,096 bytes",
    "page tree depth": "its list of pages is nested too deeply",
    "in /Pages": "its list of pages contains itself",
    "array element": f"an array in it has more than {limits.ELEMENTS_OF_AN_ARRAY:,} elements",
    "dictionary entries": f"a dictionary in it has more than {limits.ENTRIES_OF_A_DICTIONARY:,} entries",
    "Root object": "it has no document catalog",
    "/Parent hierarchy": "something in it contains itself",
    "while decompressing": "a stream in it unpacks to too much",
    "decoding work": "a stream in it unpacks to too much",
    "filter count": "a stream in it has too many filters",
    "width": "a font in it has too many codes",
    "/ToUnicode": "a font in it has too many codes",
    "XRef stream entry": "its index lists more objects than a file of its size can have",
    "XRef entries": "its index lists more objects than a file of its size can have",
}
"""Our messages for pypdf's own bounds, by words of its messages."""

_SMALLEST = 4
"""Bytes of the shortest object in an object stream, with its number and offset."""
_HEADER = re.compile(rb"\s*\d+\s+\d+\s+obj")
_DRAWN = re.compile(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
_BEGINS = [bytes([each]) for each in b" \t\r\n\f\0/()<>[]"]
"""One of these precedes or follows every token."""


class Budget:
    """What is left of a limit while a file is read."""

    def __init__(self, limit: Limit, size: int) -> None:
        self._what = limit.what
        self._most = self._left = limit.of(size)

    def take(self, count: int, who: str = "the file") -> None:
        """Count what was found. Raises ReadError, with the names of who has too much of what."""
        self._left -= count
        if self._left < 0:
            raise ReadError(f"{who} has more than {self._most:,} {self._what}; no leaflet of its size has that many")


class BoundedReader(PdfReader):
    """A reader that counts objects as they are read, and unpacks streams within the budget."""

    def __init__(self, pdf: bytes, *, strict: bool) -> None:
        self.size = len(pdf)
        self._pdf = pdf
        self._objects, self._packed = self.budget(limits.OBJECTS), self.budget(limits.PACKED_OBJECTS)
        self._unpacked, self._searched = self.budget(limits.UNPACKED), self.budget(limits.SEARCHED)
        self._seen: set[int] = set()
        _look(pdf)
        most = limits.OBJECTS.of(self.size)
        super().__init__(
            io.BytesIO(pdf),
            strict=strict,
            root_object_recovery_limit=limits.LOST_ROOT,
            xref_stream_maximum_entries=most,
        )

    def budget(self, limit: Limit) -> Budget:
        """Return the budget of a limit for a file of this size."""
        return Budget(limit, self.size)

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """Return the object of a reference, as pypdf does. Raises ReadError if there are too many."""
        if isinstance(indirect_reference, int):
            indirect_reference = IndirectObject(indirect_reference, 0, self)
        number, generation = indirect_reference.idnum, indirect_reference.generation
        if (generation, number) in self.resolved_objects:
            return self.resolved_objects[generation, number]
        if not self._is_where_it_says(number, generation):
            self._searched.take(self.size)
        found = super().get_object(indirect_reference)
        if isinstance(found, StreamObject) and found.get("/Type") == "/ObjStm":
            data = self.unpack(found)
            self._packed.take(len(data))
            count = entry(found, "/N")
            self._objects.take(min(count, len(data) // _SMALLEST) if isinstance(count, int) else 0)
        return found

    def _is_where_it_says(self, number: int, generation: int) -> bool:
        """Tell whether an object is at its offset, so that pypdf need not search the whole file."""
        if generation == 0 and number in self.xref_objStm:
            return True
        start = self.xref.get(generation, {}).get(number, -1)
        return start >= 0 and _HEADER.match(self._pdf, start) is not None

    def unpack(self, stream: StreamObject) -> bytes:
        """Return the unpacked bytes of a stream of this file. Raises ReadError beyond the limits of one or of all."""
        try:
            data = bytes(stream.get_data())
        except LimitReachedError as error:
            raise ReadError(_beyond(error)) from error
        if id(stream) not in self._seen:
            self._seen.add(id(stream))
            self._unpacked.take(len(data))
        return data


@contextmanager
def bounded() -> Iterator[None]:
    """Apply our bounds to pypdf within the context. Raises ReadError, in plain words, if a file exceeds one."""
    try:
        with apply_configuration(_CONFIGURATION):
            yield
    except PyPdfError as error:
        reached = error if isinstance(error, LimitReachedError) else error.__cause__
        if isinstance(reached, LimitReachedError):
            raise ReadError(_beyond(reached)) from error
        raise


def _beyond(error: LimitReachedError) -> str:
    """Return, in plain words, which of pypdf's bounds a file exceeds."""
    message = str(error)
    what = next((ours for words, ours in _OUR_WORDS.items() if words in message), message)
    return f"the file exceeds the limits for reading: {what}"


def _look(pdf: bytes) -> None:
    """Count what can be counted before anything is parsed. Raises ReadError."""
    Budget(limits.UPDATES, len(pdf)).take(pdf.count(b"startxref"))
    objects = max(pdf.count(b" obj"), pdf.count(b" 00000 n"), pdf.count(b" 65535 f"))
    Budget(limits.OBJECTS, len(pdf)).take(objects)


def up_to(page: int) -> str:
    """Return a subject for messages: the file, up to a page."""
    return f"the file, up to page {page},"


def unpacked(stream: StreamObject) -> bytes:
    """Return the unpacked bytes of a stream, within the bounds of its file. Raises ReadError."""
    reader = getattr(getattr(stream, "indirect_reference", None), "pdf", None)
    return reader.unpack(stream) if isinstance(reader, BoundedReader) else bytes(stream.get_data())


def stream(value: Any, what: str) -> bytes:
    """Return the unpacked bytes of what must be a stream. Raises ReadError."""
    return unpacked(expect(StreamObject, value, what))


def tokens(content: bytes) -> int:
    """Return an upper bound of the number of operators and operands in a page's content."""
    return 1 + sum(map(content.count, _BEGINS))


class Unfolding:
    """Counts the content of pages, with the form XObjects inside them, before it is interpreted."""

    def __init__(self, reader: BoundedReader) -> None:
        self._bytes, self._tokens = reader.budget(limits.PAGE_BYTES), reader.budget(limits.TOKENS)
        self._fonts = reader.budget(limits.FOREIGN_FONTS)
        self._known: dict[int, tuple[PdfObject, int, int]] = {}
        self._seen: set[int] = set()

    def page(self, page: PageObject, number: int) -> None:
        """Count a page (from 1). Raises ReadError if a limit is exceeded."""
        contents = entry(page, "/Contents")
        each = [resolve(one) for one in contents] if isinstance(contents, ArrayObject) else [contents]
        for part in each:
            size, count = self._of(part, entry(page, "/Resources"), 0)
            self._bytes.take(size, up_to(number))
            self._tokens.take(count, up_to(number))

    def _of(self, stream: object, resources: object, depth: int) -> tuple[int, int]:
        """Return the bytes and tokens of a stream, with those of the form XObjects that it draws; recursion ends."""
        if not isinstance(stream, StreamObject) or depth > limits.NESTED_PAGES:
            return 0, 0
        if id(stream) in self._known:
            return self._known[id(stream)][1:]
        self._known[id(stream)] = stream, 0, 0
        data = unpacked(stream)
        size, count = len(data), tokens(data)
        if isinstance(resources, DictionaryObject):
            self._count_fonts(resources)
            drawn = entry(resources, "/XObject")
            names = Counter(_DRAWN.findall(data)) if isinstance(drawn, DictionaryObject) else {}
            for name, times in names.items():
                inner = entry(drawn, NameObject.unnumber(b"/" + name).decode("latin-1"))
                if isinstance(inner, StreamObject) and entry(inner, "/Subtype") == "/Form":
                    more = self._of(inner, entry(inner, "/Resources") or resources, depth + 1)
                    size, count = size + times * more[0], count + times * more[1]
        self._known[id(stream)] = stream, size, count
        return size, count

    def _count_fonts(self, resources: DictionaryObject) -> None:
        """Count the fonts, and unpack their ToUnicode maps within the budget."""
        fonts = entry(resources, "/Font")
        for value in map(fonts.get, fonts) if isinstance(fonts, DictionaryObject) else ():
            font = resolve(value)
            if isinstance(font, DictionaryObject) and id(font) not in self._seen:
                self._seen.add(id(font))
                self._fonts.take(1)
                to_unicode = entry(font, "/ToUnicode")
                if isinstance(to_unicode, StreamObject):
                    unpacked(to_unicode)
