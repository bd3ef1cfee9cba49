"""What any program added to the pages of a leaflet after it was made: stamps, watermarks, notes.

All that a leaflet paints is marked content, in composite fonts, without forms inside its pages (ISO 14289-1, 7.1).
So what is painted outside of any mark, in another font or by a form, is not the leaflet's, nor is an annotation that
is neither a link nor a field.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from leaflet_pdf.proof.fold import fold, shorten
from leaflet_pdf.proof.reader.bounded import BoundedReader, Unfolding, bounded, stream, unpacked
from leaflet_pdf.proof.reader.objects import ReadError, entry, string
from leaflet_pdf.proof.reader.pages.fonts import characters_of
from leaflet_pdf.proof.reader.read import remarks_of

_SHOWING = {b"Tj", b"TJ", b"'", b'"'}
_PAINTING = {b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE"}
_KEPT = {b"q", b"Q", b"cm"}
"""Operators that are kept outside of marked content: some programs wrap the page in them."""
_OURS = {"Link", "Widget"}
_OF_LEAFLETS = b"<xmp:CreatorTool>leaflet_pdf</xmp:CreatorTool>"
"""The creator in a leaflet's metadata, which programs that stamp it do not change."""

_DEEPEST = 8


class Stamp(NamedTuple):
    """Something that was added to a page (from 1): what it is, and its words, "" if it has no readable ones.

    It is painted into the page, or an annotation if not `painted`.
    """

    page: int
    kind: str
    words: str
    painted: bool = True

    def __str__(self) -> str:
        quote = f": “{shorten(self.words)}”" if self.words else ""
        return f"page {self.page}: {self.kind} was added after the PDF was made{quote}"


class StampedError(ReadError):
    """A leaflet to which something was added after it was made, and which could be read otherwise."""

    def __init__(self, stamps: tuple[Stamp, ...], reason: str) -> None:
        super().__init__(f"{'; '.join(map(str, stamps))} ({reason})")
        self.stamps = stamps


def stamps_on(pdf: bytes) -> tuple[Stamp, ...]:
    """Return what was added to the pages of a leaflet; nothing for a file that is not a leaflet, or is broken."""
    with suppress(Exception), remarks_of(), bounded():  # other rules report broken files
        reader = BoundedReader(pdf, strict=True)
        if _OF_LEAFLETS in stream(entry(reader.root_object, "/Metadata"), "the metadata"):
            return tuple(_on_pages(reader))
    return ()


def without_stamps(pdf: bytes) -> bytes:
    """Return a leaflet without what was added to its pages. Raises ReadError for a broken file."""
    out = io.BytesIO()
    try:
        with remarks_of(), bounded():
            writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf), strict=True))
            for page in writer.pages:
                _restore(writer, page)
            writer.write(out)
    except Exception as error:
        raise ReadError(f"the file is broken: {error}") from error
    return out.getvalue()


def _on_pages(reader: BoundedReader) -> Iterator[Stamp]:
    unfolding = Unfolding(reader)
    for number, page in enumerate(reader.pages, 1):
        unfolding.page(page, number)
        yield from _on_page(page, number)


def _on_page(page: DictionaryObject, number: int) -> Iterator[Stamp]:
    walk = _Walk(entry(page, "/Resources") or DictionaryObject())
    walk.page(page)
    if walk.words:
        yield Stamp(number, "a text", fold(" ".join(walk.words)))
    yield from (Stamp(number, kind, "") for kind in dict.fromkeys(walk.drawn) if not walk.words)
    for source in _annotations(page):
        kind = string(entry(source, "/Subtype"))
        if kind not in _OURS:
            yield Stamp(number, f"an annotation ({kind})", fold(string(entry(source, "/Contents"))), painted=False)


def _restore(writer: PdfWriter, page: DictionaryObject) -> None:
    resources = entry(page, "/Resources") or DictionaryObject()
    walk = _Walk(resources)
    walk.page(page)
    if walk.words or walk.drawn:
        content = ContentStream(None, writer)
        content.operations = walk.kept
        page[NameObject("/Contents")] = writer._add_object(content)
        _leave(resources, "/Font", _is_composite)
        _leave(resources, "/XObject", lambda value: string(entry(value, "/Subtype")) == "Image")
    if "/Annots" in page:
        listed = entry(page, "/Annots")
        ours = [each for each in listed if string(entry(each.get_object(), "/Subtype")) in _OURS]
        page[NameObject("/Annots")] = ArrayObject(ours)


def _leave(resources: DictionaryObject, kind: str, ours: Any) -> None:
    """Keep only the leaflet's own resources of a kind."""
    listed = entry(resources, kind)
    for name in list(listed or ()):
        if not ours(entry(listed, name)):
            del listed[name]


def _annotations(page: DictionaryObject) -> list[DictionaryObject]:
    return [each.get_object() for each in entry(page, "/Annots") or ()]


def _is_composite(font: Any) -> bool:
    return bool(entry(font, "/Subtype") == "/Type0" and entry(font, "/Encoding") == "/Identity-H")


@dataclass(slots=True)
class _Walk:
    """Walks through a page's operators: keeps those of the leaflet, and collects what the others show."""

    resources: DictionaryObject
    depth: int = 0
    kept: list[Any] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    _font: Any = None
    _fonts: list[Any] = field(default_factory=list)
    _marks: int = 0

    def page(self, page: DictionaryObject) -> None:
        content = entry(page, "/Contents")
        if content is not None:
            self.follow(ContentStream(content, None, "bytes"))

    def follow(self, content: ContentStream) -> None:
        """Process all operators, and keep those of the leaflet."""
        for operands, operator in content.operations:
            self._state(operator, operands)
            inside = self.depth == 0 and self._marks > 0
            foreign = not inside or self._is_foreign(operator, operands)
            if operator in _SHOWING and foreign:
                self._show(operands)
            elif operator in _PAINTING and foreign:
                self._draw(operator, operands)
            elif self._is_kept(operator, inside=inside):
                self.kept.append((operands, operator))

    def _state(self, operator: bytes, operands: list[Any]) -> None:
        if operator in (b"BDC", b"BMC"):
            self._marks += 1
        elif operator == b"q":
            self._fonts.append(self._font)
        elif operator == b"Q" and self._fonts:
            self._font = self._fonts.pop()
        elif operator == b"Tf":
            self._font = entry(entry(self.resources, "/Font") or DictionaryObject(), operands[0])

    def _is_foreign(self, operator: bytes, operands: list[Any]) -> bool:
        if operator in _SHOWING:
            return not _is_composite(self._font)
        return operator == b"Do" and string(entry(self._drawn(operands), "/Subtype")) != "Image"

    def _is_kept(self, operator: bytes, *, inside: bool) -> bool:
        if operator == b"EMC":
            self._marks -= 1
        if operator == b"Tf":
            return _is_composite(self._font)
        return inside or operator in _KEPT or operator in _MARKS or operator in _TEXT

    def _drawn(self, operands: list[Any]) -> Any:
        return entry(entry(self.resources, "/XObject") or DictionaryObject(), operands[0]) or DictionaryObject()

    def _show(self, operands: list[Any]) -> None:
        strings = operands[-1] if isinstance(operands[-1], ArrayObject) else operands[-1:]
        self.words.append("".join(_text(self._font, each) for each in strings if isinstance(each, bytes)))

    def _draw(self, operator: bytes, operands: list[Any]) -> None:
        drawn = self._drawn(operands) if operator == b"Do" else None
        if isinstance(drawn, StreamObject) and entry(drawn, "/Subtype") == "/Form" and self.depth < _DEEPEST:
            inner = _Walk(entry(drawn, "/Resources") or self.resources, self.depth + 1)
            inner.follow(ContentStream(drawn, None, "bytes"))
            self.words += inner.words
            self.drawn += inner.drawn
        else:
            picture = operator == b"INLINE IMAGE" or drawn is not None
            self.drawn.append("a picture" if picture else "a drawing")


_MARKS = {b"BDC", b"BMC", b"EMC"}
_TEXT = {b"BT", b"ET", b"Td", b"Tm"}


def _text(font: Any, shown: bytes) -> str:
    """Return the text of a string, by the font's ToUnicode map, or else as Windows-1252."""
    if not isinstance(font, DictionaryObject):
        return shown.decode("cp1252", "replace")
    unicode = entry(font, "/ToUnicode")
    known = characters_of(unpacked(unicode)) if isinstance(unicode, StreamObject) else {}
    step = 2 if entry(font, "/Subtype") == "/Type0" else 1
    codes = (shown[at : at + step] for at in range(0, len(shown), step))
    return "".join(known.get(int.from_bytes(code, "big")) or code.decode("cp1252", "replace") for code in codes)
