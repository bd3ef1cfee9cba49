"""The PDF file: numbered objects that become bytes. The only door to ReportLab.

ReportLab's document holds the catalog, the page tree and the dictionary of fonts, with the first
numbers; all other objects are ours and are numbered after them. It writes only plain cross-reference
tables, and streams whose last line does not end as PDF/A wants; so the bytes are put in order here.
Each of its parts that is not documented is held by a test in `tests/test_pdf_reportlab.py`.

The seal is a code of all that a file says, shows and does, to be found out if any of it is changed behind our back.
It is taken from the objects as they are spelt (`syntax.py`), in the order of their numbers: streams by what they held
before they were packed. It proves nothing against somebody who knows it and writes it again: for that, the record of an
approval has the digest of the whole file.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate, repeat
from typing import NamedTuple

from reportlab import Version
from reportlab.pdfbase import pdfdoc

from leaflet_pdf.files.compression import QUICK, deflate
from leaflet_pdf.pdf.file.syntax import reference, text


class PaintError(Exception):
    """The pages contradict themselves, and no faithful document can be made of them."""


LIBRARY = f"ReportLab {Version}"
VERSION = (1, 7)
PACKED = 200
"""How many objects share an object stream; a viewer unpacks them all to see one."""

_ROW = struct.Struct(">BIH")
"""A row of the cross-reference stream (ISO 32000-1, table 18)."""
_FREE, _PLAIN, _COMPRESSED = range(3)


class Stream(NamedTuple):
    """Bytes as they are stored, the entries of a dictionary that say what they are, and what the seal says of both."""

    data: bytes
    entries: str = ""
    sealed: str = ""

    def written(self) -> bytes:
        """Return the object. A line ends before `endstream` (ISO 19005-2, 6.1.7.1).

        A program that looks for that end finds all the data before it: a carriage return that is its last byte must not
        look like the first half of the line's end, so then the line ends with both bytes.
        """
        entries = self.entries.encode("ascii")
        end = b"\r\n" if self.data.endswith(b"\r") else b"\n"
        return b"<<%b/Length %d>>\nstream\n%b%bendstream" % (entries, len(self.data), self.data, end)


def deflated(data: bytes, entries: str = "", effort: int = QUICK) -> Stream:
    """Return a stream of bytes made small. The seal is of what they were, for any program may pack them again."""
    return _unsealed(data, entries, effort)._replace(sealed=f"<<{entries}>>{digest(data)}")


def _unsealed(data: bytes, entries: str, effort: int = QUICK) -> Stream:
    """Return a stream made small of bytes that say nothing by themselves."""
    return Stream(deflate(data, effort), f"/Filter/FlateDecode{entries}")


def plain(data: bytes, entries: str) -> Stream:
    """Return a stream of bytes as they are."""
    return Stream(data, entries, f"<<{entries}>>{digest(data)}")


class Document:
    """Objects in PDF syntax, in the order of their numbers, and the dictionaries that lead to them."""

    def __init__(self, language: str) -> None:
        self._file = pdfdoc.PDFDocument(invariant=1, compression=0, pdfVersion=VERSION, lang=language)
        self._file.Catalog.Outlines = None
        self._fonts = self._file.idToObject[pdfdoc.BasicFonts]
        self.fonts: int = self._file.objectcounter
        self.page_tree = self._registered(self._file.Pages)
        self._catalog = self._registered(self._file.Catalog)
        self._first: int = self._file.objectcounter + 1
        self._items: list[str | Stream | None] = []
        self._named: dict[str, str] = {}
        self._described = {"Lang": text(language)}

    def _registered(self, item: object) -> int:
        """Give an object of ReportLab's the next number of the file, and that as its name."""
        number: int = self._file.objectcounter + 1
        self._file.Reference(item, str(number))
        return number

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object to be written later, or the first of several that follow each other."""
        self._items += [None] * count
        return self._first + len(self._items) - count

    def write(self, number: int, *objects: str) -> None:
        """Write objects that were reserved, from this number on."""
        place = number - self._first
        self._items[place : place + len(objects)] = objects

    def add(self, syntax: str) -> int:
        """Write an object and return its number."""
        self._items.append(syntax)
        return self._first + len(self._items) - 1

    def add_stream(self, stream: Stream) -> int:
        """Write a stream and return its number."""
        self._items.append(stream)
        return self._first + len(self._items) - 1

    def add_font(self, name: str, number: int) -> None:
        """Give a font its name in the resources that all pages share."""
        self._fonts[name] = self._named[name] = reference(number)

    def add_page(self) -> int:
        """Return the number of a new last page, to be written later."""
        number = self.reserve()
        self._file.Pages.addPage(reference(number).encode("ascii"))
        return number

    def describe(self, entries: Mapping[str, str]) -> None:
        """Write entries of the catalog."""
        self._described |= entries
        catalog = self._file.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *entries]
        for key, value in entries.items():
            setattr(catalog, key, value.encode("ascii"))

    def sealed(self) -> list[str]:
        """Return what is sealed: the catalog, the names of fonts, and all objects in the order of their numbers."""
        entries = [f"/{key} {self._described[key]}" for key in sorted(self._described)]
        fonts = [f"/{name} {self._named[name]}" for name in sorted(self._named)]
        objects = [item if isinstance(item, str) else item.sealed for item in self._items if item is not None]
        return entries + fonts + objects

    def finish(self, info: int) -> bytes:
        """Return the file: streams one by one, then all other objects packed into streams."""
        output = pdfdoc.PDFFile(VERSION)
        rows = {0: _ROW.pack(_FREE, 0, 0xFFFF)}
        theirs = self._file.numberToId
        numbers = list(theirs)
        packed = [self._file.idToObject[name].format(self._file).decode("ascii") for name in theirs.values()]
        for number, item in enumerate(self._items, self._first):
            if isinstance(item, str):
                numbers.append(number)
                packed.append(item)
            elif item is not None:
                rows[number] = _put(output, number, item)
            else:
                raise ValueError(f"object {number} was reserved but never written")
        for start in range(0, len(numbers), PACKED):
            holder, inside = self.reserve(), numbers[start : start + PACKED]
            rows[holder] = _put(output, holder, _pack(inside, packed[start : start + PACKED]))
            places = map(_ROW.pack, repeat(_COMPRESSED), repeat(holder), range(len(inside)))
            rows |= zip(inside, places, strict=True)
        self._close(output, rows, info)
        return bytes(output.format(self._file))

    def _close(self, output: pdfdoc.PDFFile, rows: dict[int, bytes], info: int) -> None:
        """Write the cross-reference stream and the end of the file. Its identifier is a digest of all before."""
        start, number = output.offset, self.reserve()
        rows[number] = _ROW.pack(_PLAIN, start, 0)
        digest = blake2b(output.format(self._file), digest_size=16).hexdigest()
        entries = (
            f"/Type/XRef/Size {number + 1}/W[1 4 2]/Root {reference(self._catalog)}/Info {reference(info)}"
            f"/ID[<{digest}><{digest}>]"
        )
        _put(output, number, _unsealed(b"".join(map(rows.__getitem__, range(number + 1))), entries))
        output.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _put(output: pdfdoc.PDFFile, number: int, stream: Stream) -> bytes:
    """Write a stream and return its row of the cross-reference stream."""
    offset = output.add(b"%d 0 obj\n%b\nendobj\n" % (number, stream.written()))
    return _ROW.pack(_PLAIN, offset, 0)


def _pack(numbers: Sequence[int], objects: Sequence[str]) -> Stream:
    """Return an object stream (ISO 32000-1, 7.5.7)."""
    places = accumulate([len(body) + 1 for body in objects[:-1]], initial=0)
    index = " ".join(map("%d %d".__mod__, zip(numbers, places, strict=True)))
    packed = "\n".join((index, *objects)).encode("ascii")
    return _unsealed(packed, f"/Type/ObjStm/N {len(numbers)}/First {len(index) + 1}")


def digest(data: bytes) -> str:
    """Return the digest of what is in a stream."""
    return blake2b(data, digest_size=16).hexdigest()


def seal(objects: Iterable[str], packet: str) -> str:
    """Return the code of objects and of the XMP packet that it is written into, as a UUID of version 8 (RFC 9562)."""
    spelt = "\n".join(objects).encode("ascii")  # apart from the packet, whose first character would widen them all
    digits = digest(b"%b\n%b" % (spelt, packet.encode()))
    return f"uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
